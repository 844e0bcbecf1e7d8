"""Values in a stretch of a message: days, periods, lengths, choices, with the stretch each was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache

from bot.language.almanac import Bias, Period
from bot.language.dates import find_days, find_waits
from bot.language.declare import Choice
from bot.language.found import Found
from bot.language.periods import find_periods
from bot.language.quantities import find_durations

_EDGES = " \t\n.,:;!?…\"'()[]-–—"


def clean(text: str) -> str:
    """Words without article, possessive, quotes or closing punctuation; a parenthesis that was opened is closed."""
    bare = re.sub(r"^(?:the|a|an)\s+(?=\S)", "", text.strip(_EDGES), flags=re.IGNORECASE)
    if not bare.endswith("s'"):
        bare = re.sub(r"'s?$", "", bare)
    bare = bare.strip(_EDGES)
    return f"{bare})" if "(" in bare and ")" not in bare and f"{bare})" in text else bare


def find_day(text: str, *, now: datetime, bias: Bias) -> Found[date | datetime] | None:
    """The first day said."""
    return next(iter(find_days(text, now=now, bias=bias)), None)


UNTIL = re.compile(r"\b(?:until|till|til)\b", re.IGNORECASE)
THROUGHOUT = re.compile(r"\b(?:over|during)(?: (?:the|this))?(?: weekend)?\s*$", re.IGNORECASE)
TODAY_LONG = re.compile(r"\bfor (?:today|the day|the rest of (?:the day|today))\b", re.IGNORECASE)


def find_until(text: str, *, now: datetime) -> Found[date | datetime] | Found[date] | Found[Period] | None:
    """The day until which something waits: said as a day, a wait, a period that begins then or is over then, or hours."""
    if said := TODAY_LONG.search(text):
        return Found(said.start(), said.end(), now.date() + timedelta(days=1), "today long", said.start())
    days = find_days(text, now=now, bias=Bias.FORWARD)
    if days and THROUGHOUT.search(text[: days[0].start]):
        return Found(days[0].start, days[0].end, days[0].value + timedelta(days=1), days[0].rule, days[0].lead_start)
    if days:
        return days[-1] if re.search(r"new year|holidays?", text, re.IGNORECASE) else days[0]
    if waits := find_waits(text, now=now):
        return waits[0]
    begun = UNTIL.sub(lambda said: " " * len(said[0]), text)
    for period in find_periods(begun, now=now):
        start, end = period.value.start, period.value.end
        is_over_then = not start or (end and (start <= now.date() or THROUGHOUT.search(text[: period.end])))
        wakes = end + timedelta(days=1) if end and is_over_then else start
        if wakes:
            return Found(period.start, period.end, wakes, period.rule, period.lead_start)
    for length in find_durations(text):
        moment = (now.astimezone(UTC) + timedelta(minutes=length.value)).astimezone(now.tzinfo)
        return Found(length.start, length.end, moment, length.rule, length.lead_start)
    return None


def find_period(text: str, *, now: datetime, bias: Bias = Bias.FORWARD) -> dict[str, str | None] | None:
    """The first period said, as the contract writes it."""
    found = find_periods(text, now=now, bias=bias)
    return as_period(found[0].value) if found else None


def as_period(period: Period) -> dict[str, str | None]:
    """A period as the contract writes it."""
    return {
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
    }


def find_choice(text: str, choices: Iterable[Choice]) -> tuple[str, int, int] | None:
    """The choice whose words stand first in the text (the longest where several begin there), and where."""
    best: tuple[int, int, str] | None = None
    for choice in choices:
        for word in (*choice.words, choice.value.replace("-", " ")):
            if (said := _word(word).search(text)) and (
                best is None or (said.start(), -said.end()) < (best[0], -best[1])
            ):
                best = (said.start(), said.end(), choice.value)
    return (best[2], best[0], best[1]) if best else None


@cache
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


__all__ = ["as_period", "clean", "find_choice", "find_day", "find_period", "find_until"]
