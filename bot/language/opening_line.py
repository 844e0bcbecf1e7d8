"""A sentence with what was done when and how long marked in it, as the opening of a log is read from it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.language.almanac import Bias
from bot.language.dates import find_days
from bot.language.found import Found
from bot.language.opening_words import TIMES, WEEKDAYS
from bot.language.places import Stretch
from bot.language.quantities import find_durations
from bot.language.sentence import Sentence, Unit

EXAMINED = 400
"""Characters within which an opening is over."""
LONGEST_DAY = 25
"""Characters of a day and its hour."""
LONGEST = 10 * 60
"""Minutes; what is longer is rather an hour of the day, such as "14:00 hrs"."""

_BARE_MINUTES = re.compile(
    r"\b(?:for |lasted |took |quick |(?:duration|length|minutes|mins?)\s?[=:]\s?)([1-9][05])(?=\s*(?:[,.;)\n–—]|$|\w+=))",
    re.IGNORECASE,
)
"""Minutes that are not called so: "synced for 30, she is leaving"."""
_BARE_DAY = re.compile(
    r"(?:\b(?:xx+|call|zoom|meeting|mtg|sync|[eq]br|demo|visit|lunch|coffee|review|on-?site|kick-?off|check-?in|catch-?up)|(?P<mark>[,(/|–—-]))\s*"
    r"(?:(?P<day>\d{1,2}/\d{1,2}|[0-3]?\d\.[01]\d\.?|mon|wed)(?=[\s,.;:)/|–—-])(?! of\b| done\b|[-–.]\d))(?P<closed>\s*(?:[,.;:)/|–—-]|\d|$))?",
    re.IGNORECASE,
)
"""Days that are written without anything that tells them: "call 2/4 w/ Kofi", "Acme, 2.09, 1h", "call mon jess"."""
_TOKEN = re.compile(r"\n|[^\W_](?:\w|[&+%](?!\w)|[-.](?=\w)|/(?=\d)|'(?=\w))*|\S")


_DOUBLE = re.compile(r"[^\W\d_]{2,}(?:[/+&][^\W\d_]{2,})+")


@dataclass(frozen=True, slots=True)
class Line:
    """The units of a message, its past days as `@day` and its lengths of time as `@length`."""

    sentence: Sentence
    account: int | None
    """The unit that names the account."""
    days: Mapping[int, date | datetime]
    """By the character at which they are said."""
    hours: Mapping[int, datetime]
    """Hours of today without a day beside them, likewise: "today with Acme at 3 pm"."""
    lengths: Mapping[int, int]
    """Minutes, likewise."""

    def at(self, place: int) -> str:
        """The word of a unit, "" behind the last."""
        return self.sentence.words[place] if 0 <= place < len(self.sentence.words) else ""

    def leads_to_time(self, place: int, *leads: str) -> bool:
        """A time is said there, right away or after one of these words."""
        return self.at(place) in TIMES or (self.at(place) in leads and self.at(place + 1) in TIMES)

    def find_any(self, words: frozenset[str], first: int, last: int) -> int | None:
        """The first unit of a stretch that is one of these words."""
        return next((at for at in range(first, min(last, len(self.sentence.words))) if self.at(at) in words), None)

    def skip(self, words: frozenset[str], place: int, most: int) -> int:
        """The unit after as many of these words as stand there, at most so many."""
        last = place + most
        while place < last and self.at(place) in words:
            place += 1
        return place


def mark_times(sentence: Sentence, *, account: Stretch | None, now: datetime) -> Line:
    """The line of a sentence whose account stands in the given stretch."""
    text = _without_names(sentence, account)[:EXAMINED]
    said = find_days(text, now=now.replace(hour=23, minute=59), bias=Bias.BACK)
    days = [one for one in said if _date_of(one.value) <= now.date() and one.rule != "hour alone"]
    hours = [one for one in said if isinstance(one.value, datetime) and one.rule == "hour alone"]
    days += _find_bare_days(text, found=days, now=now)
    lengths = [one for one in (*find_durations(text), *_find_bare_minutes(text)) if one.value <= LONGEST]
    marks = [Unit(one.start, one.end, "@day") for one in (*days, *hours)]
    marks += [Unit(one.start, one.end, "@length") for one in lengths if not _is_within(one.start, one.end, marks)]
    if account:
        begin, end = sentence.units[account[0]].start, sentence.units[account[1] - 1].end
        marks.append(Unit(begin, end, "@account"))
    pieces = [piece for unit in sentence.units for piece in _pieces(sentence.text, unit)]
    units = sorted(
        [*marks, *(one for one in pieces if not _is_within(one.start, one.end, marks))], key=lambda unit: unit.start
    )
    marked = Sentence(sentence.text, units, [unit.word for unit in units], sentence.people)
    return Line(
        sentence=marked,
        account=marked.unit_from(begin) if account else None,
        days={one.start: one.value for one in sorted(days, key=lambda each: each.start)},
        hours={one.start: one.value for one in hours if isinstance(one.value, datetime)},
        lengths={one.start: one.value for one in sorted(lengths, key=lambda each: each.start)},
    )


def _without_names(sentence: Sentence, account: Stretch | None) -> str:
    """The text with its accounts blotted out: "Friday Island Canneries" is no day, "Tuesday" is one though a company is called so."""
    text = sentence.text
    named = [
        (unit.start, unit.end)
        for unit in sentence.units
        if unit.word == "@account" and text[unit.start : unit.end].lower() not in WEEKDAYS
    ]
    if account:
        named.append((sentence.units[account[0]].start, sentence.units[account[1] - 1].end))
    for start, end in named:
        text = text[:start] + "x" * (end - start) + text[end:]
    return text


def _find_bare_days(
    text: str, *, found: Sequence[Found[date | datetime]], now: datetime
) -> list[Found[date | datetime]]:
    """Days behind the account, an activity or a mark; behind a mark only where another one closes them."""
    bare: list[Found[date | datetime]] = []
    for said in _BARE_DAY.finditer(text):
        start = said.start("day")
        if (said["mark"] and said["closed"] is None) or any(one.start <= start < one.end for one in found):
            continue
        days = find_days(f"on {text[start : start + LONGEST_DAY]}", now=now, bias=Bias.BACK)
        if days and days[0].start == len("on ") and _date_of(days[0].value) <= now.date():
            bare.append(replace(days[0], start=start, end=start + days[0].end - len("on "), lead_start=start))
    return bare


def _find_bare_minutes(text: str) -> list[Found[int]]:
    return [
        Found(said.start(1), said.end(1), int(said[1]), "minutes left unsaid", said.start())
        for said in _BARE_MINUTES.finditer(text)
    ]


def _is_within(start: int, end: int, marks: list[Unit]) -> bool:
    return any(mark.start < end and start < mark.end for mark in marks)


def _pieces(text: str, unit: Unit) -> list[Unit]:
    """A unit, or the words of one that stands for a time or a number, or for two names: "Dana/Li"."""
    if not _DOUBLE.fullmatch(unit.word) and (not unit.word.startswith("@") or unit.word in ("@", "@account", "@email")):
        return [unit]
    return [
        Unit(unit.start + said.start(), unit.start + said.end(), said.group().lower())
        for said in _TOKEN.finditer(text[unit.start : unit.end])
    ]


def _date_of(day: date | datetime) -> date:
    return day.date() if isinstance(day, datetime) else day


__all__ = ["Line", "mark_times"]
