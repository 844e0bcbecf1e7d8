"""Hours of the clock, written in the words of a `Wording`: "3pm", "at 10", "2pm to 2:30", "noon"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.language.time_words import ZONES

CLOCK = r"[TH]\d\d:\d\d|noon"
NO_HOUR = r"(?! (?:unit|minute|hour|day|week|month|year|[MmWw]\d|of|[-./]))"
BARE = rf"\d{{1,2}}(?:\.[0-5]\d)?{NO_HOUR}"
FIRST = (
    rf"(?:(?:at|from|around|about|between|by|before|until) )?(?P<clock>{CLOCK})|(?:at|from|between) (?P<bare>{BARE})"
    rf"|(?:around|about|by|before|until) (?P<near>{BARE}(?! ~))|(?P<short>\d{{1,2}})(?= (?:to|-|until) T)"
    r"|(?P<dotted>(?:1[3-9]|2[0-3])\.[0-5]\d(?! (?:unit|~)))"
)
TAIL = r"(?: (?:in the|at) (?P<part>morning|afternoon|evening|night))?(?: Z(?P<zone>\w+))?"
HOUR = rf"(?:{FIRST})(?: (?:to|-|until|and) (?P<to>{CLOCK}|{BARE}))?{TAIL}"
AFTER_DAY = re.compile(rf" (?:, |'s )?{HOUR}(?!\S)")
BEFORE_DAY = re.compile(rf"(?<!\S){HOUR} (?:on |, )?(?:the )?$")
ALONE = re.compile(
    rf"(?<!\S)(?P<way>at|from|by|until|before) (?P<clock>{CLOCK})(?: (?:to|-|until) (?P<to>{CLOCK}|{BARE}))?{TAIL}(?!\S)"
)
RANGE = re.compile(
    rf"(?<!\S)(?:(?P<clock>{CLOCK})|(?P<bare>\d{{1,2}})) (?:to|-|until|and) (?P<to>{CLOCK}|{BARE})(?!\S)"
)


@dataclass(frozen=True, slots=True)
class Hours:
    """When something begins, and how many minutes it lasts where an end was said."""

    begin: time
    minutes: int | None
    zone: ZoneInfo | None = None
    """Where the clock hangs, when somebody said so; else the speaker's."""


def read_hours(said: re.Match[str], part: str | None = None) -> Hours | None:
    """The hours a match of these patterns says; `part` is the morning, afternoon or evening said beside it.

    An hour without am or pm is in working hours: 1 to 6 are in the afternoon.
    """
    groups = said.groupdict()
    first = next((hour for name in ("clock", "bare", "near", "short", "dotted") if (hour := groups.get(name))), "")
    last, part = groups["to"], groups.get("part") or part
    begin = _halves(first)
    end = _halves(last) if last else []
    if not begin or (last and not end):
        return None
    if len(begin) > 1 and len(end) == 1:
        earlier = [minute for minute in begin if minute < end[0]]
        start = max(earlier) if earlier else begin[0]
    elif len(begin) > 1:
        late = part in {"afternoon", "evening", "night"} or (part != "morning" and begin[0] < 7 * 60)
        start = begin[1] if late else begin[0]
    else:
        start = begin[0]
    later = [minute for minute in end if minute > start]
    zone = ZoneInfo(ZONES[groups["zone"]]) if groups.get("zone") else None
    return Hours(time(start // 60, start % 60), min(later) - start if later else None, zone)


def _halves(hour: str) -> list[int]:
    """Minutes after midnight that an hour can mean: one, or two where morning and afternoon are both open."""
    if hour == "noon":
        return [12 * 60]
    hours, _, minutes = hour.lstrip("TH").replace(".", ":").partition(":")
    said = int(hours) * 60 + int(minutes or 0)
    if said >= 24 * 60:
        return []
    if hour.startswith("T") or said >= 13 * 60 or int(hours) == 0:
        return [said]
    return [said % (12 * 60) + 12 * 60] if int(hours) == 12 else [said, said + 12 * 60]


def at_hour(day: date, hours: Hours, now: datetime) -> datetime:
    """When they begin, in the speaker's zone; an hour that the change to summer time leaves out is the one after it."""
    return datetime.combine(day, hours.begin, hours.zone or now.tzinfo).astimezone(UTC).astimezone(now.tzinfo)
