"""Days that are told by their distance from today: weekdays, "tomorrow", "in two weeks", "an hour ago"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from bot.language.almanac import (
    Bias,
    add,
    add_working_days,
    weekday_near,
    whole,
)
from bot.language.day_words import (
    NUMBER,
    PART,
    UNIT,
    WEEKDAY,
    away,
    is_followed_by_other_words,
    is_led,
    read_number,
)
from bot.language.grammar import Grammar, Moment

NEAR: Grammar[date | datetime] = Grammar()


def _some_weekday(said: re.Match[str], moment: Moment) -> date:
    """The weekday, unless its word is rather the verb "sat" or "wed", the name "Mon", the sun."""
    if said["doubt"] == "w" and not is_led(said) and (said["weekday"] in "56" or is_followed_by_other_words(said)):
        raise ValueError("no weekday")
    return weekday_near(int(said["weekday"]), moment.today, moment.bias)


def _in_week(said: re.Match[str], moment: Moment, weeks: int) -> date:
    return whole("week", weeks, moment.today)[0] + timedelta(days=int(said["weekday"]))


@NEAR.form(r"(?:today|(?:earlier |later )?this) (?P<part>morning|afternoon|evening)|today|tonight")
def today(said: re.Match[str], moment: Moment) -> date:
    return moment.today


@NEAR.form(rf"tomorrow{PART}")
def tomorrow(said: re.Match[str], moment: Moment) -> date:
    return moment.today + timedelta(days=1)


@NEAR.form(rf"yesterday{PART}|last night")
def yesterday(said: re.Match[str], moment: Moment) -> date:
    return moment.today - timedelta(days=1)


@NEAR.form(r"(?:the )?day after tomorrow")
def day_after_tomorrow(said: re.Match[str], moment: Moment) -> date:
    return moment.today + timedelta(days=2)


@NEAR.form(r"(?:the )?day before yesterday")
def day_before_yesterday(said: re.Match[str], moment: Moment) -> date:
    return moment.today - timedelta(days=2)


@NEAR.form(rf"{WEEKDAY}{PART}")
def weekday(said: re.Match[str], moment: Moment) -> date:
    return _some_weekday(said, moment)


@NEAR.form(r"W(?P<weekday>\d)s")
def weekday_without_apostrophe(said: re.Match[str], moment: Moment) -> date:
    """ "log fridays call" is one Friday; "on fridays" is all of them."""
    if moment.bias is Bias.FORWARD or is_led(said):
        raise ValueError("every week")
    return weekday_near(int(said["weekday"]), moment.today, moment.bias)


@NEAR.form(rf"this {WEEKDAY}{PART}")
def this_weekday(said: re.Match[str], moment: Moment) -> date:
    """The coming one; of what was done, the one of this week."""
    day = _in_week(said, moment, 0)
    if moment.bias is Bias.BACK and day <= moment.today:
        return day
    return weekday_near(int(said["weekday"]), moment.today, Bias.FORWARD)


@NEAR.form(rf"(?:this )?coming {WEEKDAY}{PART}")
def coming_weekday(said: re.Match[str], moment: Moment) -> date:
    return weekday_near(int(said["weekday"]), moment.today, Bias.FORWARD)


@NEAR.form(rf"(?:last|(?:this )?past|previous) {WEEKDAY}{PART}")
def last_weekday(said: re.Match[str], moment: Moment) -> date:
    return weekday_near(int(said["weekday"]), moment.today, Bias.BACK)


@NEAR.form(rf"next {WEEKDAY}{PART}")
def next_weekday(said: re.Match[str], moment: Moment) -> date:
    return _in_week(said, moment, 1)


@NEAR.form(rf"{WEEKDAY}{PART}(?: of| in| ,)? (?P<which>this|next|last) week")
def weekday_of_week(said: re.Match[str], moment: Moment) -> date:
    return _in_week(said, moment, away(said["which"]))


@NEAR.form(rf"(?P<which>this|next|last) week(?: 's| on| ,)? {WEEKDAY}{PART}")
def week_and_weekday(said: re.Match[str], moment: Moment) -> date:
    return _in_week(said, moment, away(said["which"]))


@NEAR.form(rf"(?:{WEEKDAY}|(?P<near>today|tomorrow)) week")
def british_week(said: re.Match[str], moment: Moment) -> date:
    """ "Friday week" is a week after the coming Friday."""
    if said["near"]:
        return moment.today + timedelta(days=7 if said["near"] == "today" else 8)
    return weekday_near(int(said["weekday"]), moment.today, Bias.FORWARD) + timedelta(days=7)


@NEAR.form(rf"{NUMBER} week last {WEEKDAY}")
def weeks_before_last_weekday(said: re.Match[str], moment: Moment) -> date:
    """The British "a week last Friday"."""
    last = weekday_near(int(said["weekday"]), moment.today, Bias.BACK)
    return last - timedelta(weeks=read_number(said["number"]))


@NEAR.form(
    rf"(?:every|each)(?: other)? {WEEKDAY}|[Ww]\d (?:after next|before last)|{NUMBER} week ago(?: on)? [Ww]\d"
    r"|(?:the )?\d+th of every month|every month on the \d+th|[Ww]\d (?:after|before)(?= (?:the )?(?:[WwMmD]\d|\d+th|christmas|new year))"
)
def no_one_weekday(said: re.Match[str], moment: Moment) -> date:
    """Many of them, or one that the day after it tells."""
    raise ValueError("no one day")


@NEAR.form(
    rf"{NUMBER} {UNIT} (?:today|(?P<tomorrow>tomorrow))|{NUMBER.replace('number', 'count')} {UNIT.replace('unit', 'span')} from (?:now|today)"
)
def units_from_now(said: re.Match[str], moment: Moment) -> date:
    """ "Two weeks from now", and the British "a week today", "a week tomorrow"."""
    number, unit = said["number"] or said["count"], said["unit"] or said["span"]
    return add(moment.today, read_number(number), unit) + timedelta(days=1 if said["tomorrow"] else 0)


@NEAR.form(
    rf"(?:in|within)(?: about| around)?(?: the next)? {NUMBER} {UNIT}(?: and (?P<more>\d{{1,2}}|an?) (?P<smaller>day|week))?"
)
def in_units(said: re.Match[str], moment: Moment) -> date:
    if moment.bias is Bias.BACK:
        raise ValueError("a stretch of time rather than a day")
    day = add(moment.today, read_number(said["number"]), said["unit"])
    return add(day, read_number(said["more"]), said["smaller"]) if said["more"] else day


@NEAR.form(rf"(?:(?:in|within) )?{NUMBER} business day(?P<later> from now| from today| ago)?")
def working_days(said: re.Match[str], moment: Moment) -> date:
    ago = said["later"] == " ago"
    if not said["later"] and (moment.bias is Bias.BACK or not said[0].startswith(("in ", "within "))):
        raise ValueError("a stretch of time rather than a day")
    return add_working_days(moment.today, read_number(said["number"]) * (-1 if ago else 1))


@NEAR.form(r"(?:the )?next business day")
def next_working_day(said: re.Match[str], moment: Moment) -> date:
    return add_working_days(moment.today, 1)


@NEAR.form(rf"{NUMBER} {UNIT} ago")
def units_ago(said: re.Match[str], moment: Moment) -> date:
    return add(moment.today, -read_number(said["number"]), said["unit"])


@NEAR.form(r"(?:(?P<number>\d{1,3}|an?|half an?)) (?P<unit>hour|minute) ago")
def hours_ago(said: re.Match[str], moment: Moment) -> date:
    number = 0.5 if said["number"].startswith("half") else read_number(said["number"])
    return (moment.now.astimezone(UTC) - timedelta(**{said["unit"] + "s": number})).astimezone(moment.now.tzinfo).date()


@NEAR.form(r"in (?P<number>\d{1,3}|an?|half an?) (?P<unit>hour|minute)")
def in_hours(said: re.Match[str], moment: Moment) -> datetime:
    if moment.bias is Bias.BACK:
        raise ValueError("a stretch of time rather than a moment")
    number = 0.5 if said["number"].startswith("half") else read_number(said["number"])
    return (moment.now.astimezone(UTC) + timedelta(**{said["unit"] + "s": number})).astimezone(moment.now.tzinfo)
