"""The stretches of a message that stand for one thing before any word of it is read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from bot.language.almanac import Bias
from bot.language.dates import find_days, find_waits
from bot.language.everyday import EVERYDAY
from bot.language.names import AccountSpot, Names, Spot
from bot.language.people import NO_PERSON, ROLES, TITLES
from bot.language.periods import find_periods
from bot.language.quantities import find_durations
from bot.language.sentence import Unit

EXAMINED = 700
"""Characters in which accounts and times are looked for; a request is made at the beginning."""
UNSURE = 50.0
"""Names that are everyday words ("Next") count from this score on, where an account is to be expected."""
PARTIAL = 65.0
"""From here on it is only a part of a name, which needs to be surer."""
HEAD = 110
"""Characters at the head, where most requests name the account."""
NAMED = 300
"""Characters in which accounts are looked for; who a request is about is said early."""
SURE = 70.0
"""Proposed names below this score are left to the place they stand in."""

_CTA = re.compile(
    r"(?:(?<![\w/])(?:cta|call to action)(?:\s+(?:no\.?|nr\.?|number|num|id))?\s*[#:]?\s*#?|(?<![\w#&])#|(?<=\bthe )(?:number|nr\.?|no\.)\s)(\d{1,7})\b(?![.,:/]\d|%|-\d)",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"(\w*)\W*\Z")
BEFORE_HASH = frozenset(
    " close flip shift bump wrap shut drop delay extend defer escalate snooze move give assign start reassign push comment on to for show update finish complete park hide of reschedule and with hand bring put take mark set make open done please about postpone begin resolve in from is what".split(
        " "
    )
)
"""Words before "#42" when that is a CTA; "ticket #42" is something else."""
BEFORE_ACCOUNT = re.compile(
    r"\b(?:with|for|at|of|about|to|from|w|w/|on|against|is|are|and|the|has|does|did|follow|following|unfollow|left|flag|mark|prep|open|cta)\s+\Z",
    re.IGNORECASE,
)
AFTER_ACCOUNT = re.compile(r"'s\b|\s*:\s|\s+(?:is|are|isn't)\s+(?:no longer|not|at|now|still|safe|back|a)\b")
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_NUMBER = re.compile(r"(?<![\w.,/@#-])\d{1,9}(?:[.,]\d{1,3})*(?:\s?[kKmM%]\b|%)?(?![\w/@])")


def find_ctas(text: str) -> list[Unit]:
    """CTAs by their number: "CTA 42", "#42", "cta no. 42"; the unit is the number alone with its lead."""
    return [
        Unit(said.start(), said.end(), "@cta")
        for said in _CTA.finditer(text)
        if said.group()[0] != "#" or _LAST_WORD.search(text[: said.start()])[1].lower() in BEFORE_HASH  # type: ignore[index]  # always matches
    ]


def find_times(text: str, *, now: datetime) -> list[Unit]:
    """Days, periods and lengths of time."""
    found = [
        *find_periods(text, now=now),
        *find_days(text, now=now, bias=Bias.FORWARD),
        *find_waits(text, now=now),
        *find_durations(text),
    ]
    return [
        Unit(one.start, one.end, "@time") for one in sorted(found, key=lambda one: (one.start - one.end, one.start))
    ]


def find_masks(text: str, *, named: Named, now: datetime) -> Iterator[Unit]:
    """Every mask, the surest first."""
    accounts = named.accounts
    head = text[:EXAMINED]
    for mail in _EMAIL.finditer(head):
        yield Unit(mail.start(), mail.end(), "@email")
    for one in accounts:
        if one.exact:
            yield Unit(one.start, one.end, "@account")
    begun = {one.start for one in accounts if one.exact}
    yield from (
        one for one in find_ctas(head) if not (text[one.start : one.end].endswith(" 4") and one.end + 1 in begun)
    )
    for one in accounts:
        if not one.exact and one.score >= SURE:
            yield Unit(one.start, one.end, "@account")
    yield from (one for one in find_times(head, now=now) if not named.is_person(one.start, one.end))
    for one in accounts:
        if UNSURE <= one.score < PARTIAL and (
            AFTER_ACCOUNT.match(head, one.end)
            or BEFORE_ACCOUNT.search(head[: one.start])
            or text.strip(" ?!.") == text[one.start : one.end]
        ):
            yield Unit(one.start, one.end, "@account")
    for number in _NUMBER.finditer(head):
        if number.group() == "4" and number.end() + 1 in begun:
            continue  # "a CTA 4 Globex" is one for Globex
        yield Unit(number.start(), number.end(), "@num")


@dataclass(frozen=True, slots=True)
class Named:
    """Who and what a text names, as far as it is known."""

    accounts: Sequence[Spot]
    people: Sequence[Spot]

    def is_person(self, start: int, end: int) -> bool:
        """Whether a stretch belongs to somebody's name."""
        return any(one.start < end and start < one.end for one in self.people)

    def within(self, start: int, end: int) -> Named:
        """Those named in a part of the text, as they stand in it."""
        accounts, people = (
            [
                Placed(one.start - start, one.end - start, one.score, one.exact)
                for one in spots
                if start <= one.start and one.end <= end
            ]
            for spots in (self.accounts, self.people)
        )
        return Named(accounts, people)


@dataclass(frozen=True, slots=True)
class Placed:
    """A spot of a text as it stands in a part of it."""

    start: int
    end: int
    score: float
    exact: bool


def spot_names(text: str, names: Names, *, familiar: Collection[str]) -> Named:
    """The accounts and people named in the part of the text that is examined.

    familiar: words in small letters that are themselves, never a misspelt name.
    """
    people = [
        one
        for one in names.spot_people(text[:EXAMINED], titles=TITLES)
        if may_be_called(text[one.start : one.end], is_exact=one.exact)
    ]
    accounts = _without_employed(_spot_accounts(text, names, people, familiar), text)
    people = [one for one in people if not any(one.start < other.end and other.start < one.end for other in accounts)]
    taken = [*accounts, *people]
    people += [
        one
        for one in names.spot_people_of(next((one.keys for one in accounts if one.exact), ()), text[:NAMED])
        if not any(other.start < one.end and one.start < other.end for other in taken)
        and may_be_called(text[one.start : one.end], is_exact=False)
    ]
    return Named(accounts, sorted(people, key=lambda one: one.start))


def _without_employed(accounts: Sequence[AccountSpot], text: str) -> list[AccountSpot]:
    """The accounts without whoever is only called as their company is: "Mbali at Mbali Mutual", "Herr Pfläumer"."""
    return [
        one
        for one, following in zip_longest(accounts, accounts[1:])
        if not _is_titled(text[: one.start])
        and (
            following is None
            or not set(one.keys) & set(following.keys)
            or text[one.end : following.start].strip().lower() not in ("at", "from", "of", "@", "(")
        )
    ]


def _is_titled(before: str) -> bool:
    """Whether a title ends a text, so that somebody's name follows."""
    said = _LAST_WORD.search(before)
    return said is not None and said[1].lower() in TITLES and before.endswith((" ", ". "))


def may_be_called(words: str, *, is_exact: bool) -> bool:
    """Whether words that are somebody's name can be it here: everyday words in small letters are rather themselves."""
    are_everyday = [word in EVERYDAY or word in NO_PERSON or word in ROLES for word in words.lower().split()]
    return not all(are_everyday) if is_exact else not any(are_everyday)


def _spot_accounts(text: str, names: Names, people: Sequence[Spot], familiar: Collection[str]) -> Sequence[AccountSpot]:
    """At the head of the text, or further on when none is named there."""
    if not len(names):
        return ()
    head = text.rfind(" ", 0, HEAD) if len(text) > HEAD else -1
    return names.spot(text[:NAMED], people=people, familiar=familiar, head=head if head > 0 else None)


__all__ = ["EXAMINED", "Named", "find_ctas", "find_masks", "find_times", "spot_names"]
