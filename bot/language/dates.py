"""Days and moments said in a sentence: "Friday", "the 15th", "in two weeks", "tomorrow 9am"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from bot.language.almanac import Bias, add, add_working_days, weekday_near
from bot.language.day_forms import DAYS
from bot.language.day_words import NUMBER, UNIT, read_number
from bot.language.found import Found
from bot.language.grammar import Moment, Phrase
from bot.language.hours import AFTER_DAY, ALONE, BEFORE_DAY, at_hour, read_hours
from bot.language.wording import Wording, word

LEAD = re.compile(
    r"(?<!\S)(?:(?:due|date|by|on|until|for|to|before|from|since|at|in|dated|through|of|is|the|->) ){1,4}$"
)
DENIED = re.compile(r"(?:^| )(?:after|instead of|not|rather than|week of|week begin)(?: the)? $")
STILL_TO_COME = re.compile(r"(?<!\S)(?:by|due|until|before)(?: on)?(?: the)? $")
VAGUELY_LED = frozenset({"at", "in", "of", "is", "the", "through", "to the", "for", "for the", "is the", "of the"})
"""Words before a day that stand before much else."""
LONG_AGO = 300
"""Days; a date without a year that would be further back is rather one to come."""
SHIFTED = re.compile(rf"(?<!\S)(?:{NUMBER} {UNIT} (?P<way>from|after|before)|a (?P<week>week) on)(?: the)? $")
DAY_BESIDE = re.compile(r"(?<!\S)(?:the )?(?:day|[Ww](?P<weekday>\d)) (?P<way>after|before)(?: the)? $")
WAIT = re.compile(
    rf"(?<!\S)(?:for )?(?P<core>(?:{NUMBER}|another)(?: more)? (?:(?P<business>business day)|{UNIT}))(?! (?:ago|from|before|after))(?!\S)"
)
T = TypeVar("T")
REACH = 50
"""Characters of the line in which the words before a day are looked for."""


def find_days(text: str, *, now: datetime, bias: Bias) -> list[Found[date | datetime]]:
    """Every day in the text, from left to right; a moment in the speaker's zone where an hour was said with it.

    `now` is aware, in the speaker's zone. A day that is denied ("not Friday", "instead of today") or only bounds
    another one ("after Friday") is left out, and so is one that cannot be meant: nothing is due yesterday, and
    nothing was done by Friday or tomorrow.
    """
    wording, moment = word(text), Moment(now, bias)
    found: list[Found[date | datetime]] = []
    taken: list[tuple[int, int]] = []
    for phrase in DAYS.phrases(wording):
        if (day := phrase.read(moment)) is None:
            taken.append(phrase.said.span())
            continue
        start, end, value = _placed(phrase, day, moment)
        if value is not None and _suits(value, phrase, wording.line[max(0, start - REACH) : start], moment):
            found.append(_found(wording, start, end, value, phrase.rule))
        taken.append((start, end))
    for said in ALONE.finditer(wording.line):
        if not any(start < said.end() and said.start() < end for start, end in taken):
            found += _today_at(wording, said, moment)
    return sorted(found, key=lambda each: each.start)


def _suits(value: date | datetime, phrase: Phrase[date | datetime], before: str, moment: Moment) -> bool:
    """The day lies where somebody looks who plans, or who tells what was done."""
    ahead = ((value.date() if isinstance(value, datetime) else value) - moment.today).days
    if moment.bias is Bias.BACK and STILL_TO_COME.search(before):
        return False
    if phrase.rule == "full date" or phrase.said.groupdict().get("year"):
        return True
    return ahead >= 0 if moment.bias is Bias.FORWARD else -LONG_AGO <= ahead <= 0


def find_impossible_day(text: str, *, now: datetime) -> Found[str] | None:
    """The first day that no calendar has, as it was said: "due 31 June", "on Friday 25 December" when that is a Saturday.

    Only behind a word such as "due" or "on", so that nobody is asked about what was no day.
    """
    wording, moment = word(text), Moment(now, Bias.FORWARD)
    for phrase in DAYS.phrases(wording):
        start, end = phrase.said.span("core" if "core" in phrase.said.re.groupindex else 0)
        led = LEAD.search(wording.line[max(0, start - REACH) : start])
        if led and led[0].strip() not in VAGUELY_LED and phrase.is_impossible(moment):
            found = _found(wording, start, end, "", phrase.rule)
            return replace(found, value=text[found.start : found.end])
    return None


def find_waits(text: str, *, now: datetime) -> list[Found[date]]:
    """The day on which a wait is over: "snooze it for two weeks", "1 week", "10 days". Only for what can wait."""
    wording = word(text)
    found = []
    for said in WAIT.finditer(wording.line):
        try:
            number = read_number(said["number"])
            value = add_working_days(now.date(), number) if said["business"] else add(now.date(), number, said["unit"])
        except (ValueError, OverflowError):
            continue
        found.append(_found(wording, said.start("core"), said.end("core"), value, "wait"))
    return found


def _placed(
    phrase: Phrase[date | datetime], day: date | datetime, moment: Moment
) -> tuple[int, int, date | datetime | None]:
    """Where the day stands in the line with the hour and the distance said beside it, and what it then is."""
    line, start, end = phrase.said.string, phrase.said.start(), phrase.said.end()
    if "core" in phrase.said.re.groupindex:
        start, end = phrase.said.span("core")
    before = line[max(0, start - REACH) : start]
    if shifted := SHIFTED.search(before):
        distance = read_number(shifted["number"]) * (-1 if shifted["way"] == "before" else 1)
        return start - len(before) + shifted.start(), end, _shifted(day, distance, shifted["unit"] or shifted["week"])
    if beside := DAY_BESIDE.search(before):
        return start - len(before) + beside.start(), end, _beside(day, beside["weekday"], beside["way"])
    if DENIED.search(before) and not phrase.said[0].startswith("after"):
        return start, end, None
    if isinstance(day, datetime):
        return start, end, day
    part = phrase.said[0].rpartition(" ")[2] if "part" in phrase.said.re.groupindex else None
    part = "night" if phrase.said[0] == "tonight" else part
    after, ahead = AFTER_DAY.match(line, end), BEFORE_DAY.search(before)
    if after and (hours := read_hours(after, part)):
        return start, after.end(), at_hour(day, hours, moment.now)
    if ahead and (hours := read_hours(ahead, part)):
        return start - len(before) + ahead.start(), end, at_hour(day, hours, moment.now)
    return start, end, day


def _shifted(day: date | datetime, distance: int, unit: str) -> date | None:
    try:
        return add(day, distance, unit)
    except (ValueError, OverflowError):
        return None


def _beside(day: date | datetime, weekday: str | None, way: str) -> date:
    """The day after Christmas, the Monday before it."""
    bias = Bias.FORWARD if way == "after" else Bias.BACK
    if weekday is None:
        return day + timedelta(days=bias.value)
    return weekday_near(int(weekday), day, bias)


def _today_at(wording: Wording, said: re.Match[str], moment: Moment) -> list[Found[date | datetime]]:
    """An hour without a day is today's, where that lies in the direction of the bias."""
    hours = read_hours(said)
    if hours is None or (moment.bias is Bias.BACK and said["way"] not in {"at", "from"}):
        return []
    then = at_hour(moment.today, hours, moment.now)
    if (then - moment.now).total_seconds() * moment.bias.value < 0:
        return []
    return [_found(wording, said.start("clock"), said.end(), then, "hour alone")]


def _found(wording: Wording, start: int, end: int, value: T, rule: str) -> Found[T]:
    lead = LEAD.search(wording.line[max(0, start - REACH) : start])
    begin, finish = wording.span(start, end)
    lead_start = start - len(lead[0]) if lead else start
    return Found(begin, finish, value, rule, wording.span(lead_start, end)[0])
