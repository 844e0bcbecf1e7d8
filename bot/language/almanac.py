"""Calendar arithmetic: weeks that start on Monday, calendar months, quarters and years."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum


class Bias(Enum):
    """Which way an open day points: what is to be done lies ahead, what was done lies behind."""

    FORWARD = 1
    BACK = -1


class NoSuchDay(ValueError):
    """What was said is a day, and no calendar has it: 31 June, a Friday that is a Saturday."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included; None is an open end."""

    start: date | None
    end: date | None


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: date, number: int, unit: str) -> date:
    """The day that lies so many days, weeks, fortnights, months, quarters or years away."""
    days = {"day": 1, "week": 7, "fortnight": 14}
    if unit in days:
        return day + timedelta(days=number * days[unit])
    return add_months(day, number * {"month": 1, "quarter": 3, "year": 12}[unit])


def add_working_days(day: date, number: int) -> date:
    """So many days from Monday to Friday on, holidays not minded."""
    step = timedelta(days=1 if number > 0 else -1)
    for _ in range(abs(number)):
        day += step
        while day.weekday() > 4:
            day += step
    return day


def months_from(first: date, number: int) -> tuple[date, date]:
    """First and last day of so many months, the first of them given by its first day."""
    return first, add_months(first, number) - timedelta(days=1)


def whole(unit: str, away: int, today: date) -> tuple[date, date]:
    """First and last day of the week, month, quarter, half or whole year that lies so many away from today's."""
    if unit == "week":
        monday = today - timedelta(days=today.weekday() - 7 * away)
        return monday, monday + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "halfyear": 6, "year": 12}[unit]
    first = today.replace(month=(today.month - 1) // months * months + 1, day=1)
    return months_from(add_months(first, away * months), months)


def weekday_near(weekday: int, today: date, bias: Bias) -> date:
    """The coming Friday, or the last one; never today."""
    days = (bias.value * (weekday - today.weekday()) - 1) % 7 + 1
    return today + timedelta(days=bias.value * days)


def get_day(year: int, month: int, day: int) -> date:
    """That day of the calendar; NoSuchDay when it has none."""
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay(f"{year}-{month}-{day}") from None


def month_day_near(month: int, day: int, today: date, bias: Bias) -> date:
    """The next 8 January, or the last one; today counts. NoSuchDay when neither year at hand has it."""
    here = [
        date(year, month, day) for year in (today.year, today.year + bias.value) if day <= monthrange(year, month)[1]
    ]
    near = [candidate for candidate in here if (candidate - today).days * bias.value >= 0]
    if not near:
        raise NoSuchDay(f"{month}/{day}")
    return near[0]


def day_of_month_near(day: int, today: date, bias: Bias) -> date:
    """The next 15th, or the last one; today counts, months that are too short do not."""
    for away in range(3):
        year, month = divmod(today.year * 12 + today.month - 1 + away * bias.value, 12)
        if day <= monthrange(year, month + 1)[1]:
            candidate = date(year, month + 1, day)
            if (candidate - today).days * bias.value >= 0:
                return candidate
    raise ValueError(f"no month has a {day}th")


def month_near(month: int, today: date, bias: Bias) -> tuple[date, date]:
    """The month of that name that is not past (forward), or has begun (back); the present one counts."""
    year = today.year
    if bias is Bias.FORWARD and month < today.month:
        year += 1
    if bias is Bias.BACK and month > today.month:
        year -= 1
    return months_from(date(year, month, 1), 1)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of Gauss as Lichtenberg mended it."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    lunar = (19 * (year % 19) + moon) % 30
    full_moon = 21 + lunar - (lunar // 29 + (lunar // 28 - lunar // 29) * (year % 19 // 11))
    first_sunday = 7 - (year + year // 4 + sun) % 7
    in_march = full_moon + 7 - (full_moon - first_sunday) % 7
    return date(year, 3, 1) + timedelta(days=in_march - 1)
