"""The stretches of a message that stand for one thing before any word of it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.language.almanac import Bias
from bot.language.dates import find_days, find_waits
from bot.language.names import Names, Spot
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
    " close snooze move give assign start reassign push comment on to for show update finish complete park hide of reschedule and with hand bring put take mark set make open done please about postpone begin resolve in from is what".split(
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


def find_masks(text: str, *, accounts: Sequence[Spot], now: datetime) -> Iterator[Unit]:
    """Every mask, the surest first."""
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
    yield from find_times(head, now=now)
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


def spot_accounts(text: str, names: Names) -> list[Spot]:
    """The accounts named in the part of the text that is examined: at its head, or further on when none is named there."""
    if not len(names):
        return []
    if len(text) > HEAD:
        head = text[: text.rfind(" ", 0, HEAD)]
        found = list(names.spot(head))
        if any(one.exact and one.end < len(head) - 15 for one in found):
            return found
    return list(names.spot(text[:NAMED]))


__all__ = ["EXAMINED", "find_ctas", "find_masks", "find_times", "spot_accounts"]
