"""Working days, Monday to Friday."""

from __future__ import annotations

from datetime import date, timedelta

FRIDAY = 4


def add_working_days(day: date, count: int) -> date:
    """The working day `count` working days after `day`; with 0 the day itself, or the Monday after a weekend."""
    day = next_working_day(day)
    weeks, rest = divmod(count, 5)
    day += timedelta(weeks=weeks)
    for _ in range(rest):
        day = next_working_day(day + timedelta(days=1))
    return day


def next_working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day if day.weekday() <= FRIDAY else day + timedelta(days=7 - day.weekday())
