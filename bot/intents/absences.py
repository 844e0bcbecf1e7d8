"""Being away: read from words ("away from Thursday until 12 Dec, Priya covers"), kept, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.names import fold
from bot.domain.people import User, find_people
from bot.domain.talk import Preference
from bot.language.dates import find_waits
from bot.language.periods import find_periods
from bot.reply import Day, Spans
from bot.turn import Option, Pending, Question, Turn

DAY = timedelta(days=1)
_DAYS_OF_MONTH = re.compile(r"\b(?P<first>\d{1,2}) ?[-–] ?(?P<last>\d{1,2}) (?P<month>[A-Za-z]{3,9})\b")
"""1-12 Dec"""


@dataclass(frozen=True, slots=True)
class Absence:
    """The first and the last day of being away, as far as they were said."""

    first: date | None
    last: date | None


def find_absence(words: str, *, now: datetime) -> Absence:
    """ "from Thursday until 12 Dec", "next week", "tomorrow", "from Monday for two weeks", "until Friday", "back on Friday".

    Who is away for two weeks or is back on a day is here again on that day.
    """
    leaving, *returning = re.split(r"\bback\b", _DAYS_OF_MONTH.sub(r"\g<first> \g<month> to \g<last> \g<month>", words))
    periods = [one.value for one in find_periods(leaving, now=now)]
    first = next((one.start for one in periods if one.start), None)
    last = next((one.end for one in periods if one.end), None)
    waits = find_waits(leaving, now=now)
    if last is None and waits:
        last = (first or now.date()) + (waits[0].value - now.date()) - DAY
    if last is None and returning:
        here = next((one.value.start for one in find_periods(returning[0], now=now) if one.value.start), None)
        last = here - DAY if here and here > now.date() else None
    return Absence(first, last)


def find_stand_in(words: str) -> str | None:
    """The colleague named: "with Priya as stand-in", "Priya stands in", "Priya covers"."""
    for pattern in (
        r"\b(?:with|to) (?P<who>[\w .'’-]+?) (?:as (?:my )?(?:stand-?in|cover|backup)|covering|standing in|instead)\b",
        r"(?:^|[,;.] *|\band )(?P<who>[\w .'’-]+?) (?:stands in|is (?:my )?stand-?in|covers|is covering|will cover)\b",
        r"\bstand-?in(?: is|:)? (?P<who>[\w .'’-]+)$",
        r"\bwith (?P<who>[\w .'’-]+)$",
    ):
        match = re.search(pattern, words.strip(), re.IGNORECASE)
        if match:
            return match["who"].strip()
    return None


def is_about_absence(words: str) -> bool:
    """Somebody stands in, is away, or is back."""
    return find_stand_in(words) is not None or re.search(r"\b(?:away|back|vacation|office)\b", fold(words)) is not None


def is_return(words: str) -> bool:
    """ "I am back", "away off"."""
    return re.search(r"\b(?:back|returned|off|no longer|not away|here)\b", fold(words)) is not None


def set_away(turn: Turn, kept: Preference, first: date | None, until: date, stand_in: User | None) -> Iterator[Spans]:
    today = turn.now.date()
    first = max(first or today, today)
    if until < first:
        raise Pending(Question("away_until", "That is before it begins. Until which day?"))
    if stand_in is not None and stand_in.id == turn.speaker.id:
        raise Pending(Question("stand_in", "You cannot stand in for yourself. Who does?"))
    kept.away_from, kept.away_until = first, until
    kept.stand_in_id = stand_in.id if stand_in else None
    who = f"{stand_in.name} is told instead." if stand_in else "What happens is kept for the digest after that."
    yield ("You are away ", *tell_absence(kept, today), f". {who}")


def tell_absence(kept: Preference, today: date) -> Spans:
    """ "from Thu 26 Nov 2026 until Sat 12 Dec 2026, that day included" """
    first, last = kept.away_from or today, kept.away_until or today
    if first == last:
        return ("on ", Day(last))
    begins: Spans = ("from ", Day(first), " ") if first > today else ()
    return (*begins, "until ", Day(last), ", that day included")


def come_back(turn: Turn, kept: Preference) -> Spans:
    was_here = kept.away_from is not None and kept.away_from > turn.now.date()
    stand_in = turn.session.get(User, kept.stand_in_id) if kept.stand_in_id else None
    kept.away_from = kept.away_until = kept.stand_in_id = None
    if was_here:
        return ("You stay, then.",)
    told = f"{stand_in.name} was told meanwhile" if stand_in else "What happened meanwhile is in your next digest"
    return (f"Welcome back. {told}.",)


def get_stand_in(turn: Turn, words: str) -> User | None:
    named = find_stand_in(words)
    found = find_people(turn.session, named) if named else []
    if named and len(found) != 1:
        options = tuple(Option(one.name, {"id": one.id}, one.role) for one in found[:5])
        raise Pending(Question("stand_in", f"Which {named}?" if found else f"Who is “{named}”?", options))
    return found[0] if found else None
