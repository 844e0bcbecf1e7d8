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

WHICH_WEEK = r"(?:(?P<which>this|next|last) week|week (?P<far>after next|before last))"
SOME_HOURS = r"(?P<number>\d{1,3}|(?:a )?few|(?:a )?couple(?: of)?|half an?|an?)"

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


@NEAR.form(rf"tomorrow{PART}", needs="tomorrow")
def tomorrow(said: re.Match[str], moment: Moment) -> date:
    return moment.today + timedelta(days=1)


@NEAR.form(rf"yesterday{PART}|last (?:night|evening)")
def yesterday(said: re.Match[str], moment: Moment) -> date:
    return moment.today - timedelta(days=1)


@NEAR.form(r"(?:the )?day after tomorrow", needs="after tomorrow")
def day_after_tomorrow(said: re.Match[str], moment: Moment) -> date:
    return moment.today + timedelta(days=2)


@NEAR.form(r"(?:the )?day before yesterday", needs="before yesterday")
def day_before_yesterday(said: re.Match[str], moment: Moment) -> date:
    return moment.today - timedelta(days=2)


@NEAR.form(rf"{WEEKDAY}{PART}")
def weekday(said: re.Match[str], moment: Moment) -> date:
    return _some_weekday(said, moment)


@NEAR.form(r"W(?P<weekday>\d)s", needs="s")
def weekday_without_apostrophe(said: re.Match[str], moment: Moment) -> date:
    """ "log fridays call" is one Friday; "on fridays" is all of them."""
    if moment.bias is Bias.FORWARD or is_led(said):
        raise ValueError("every week")
    return weekday_near(int(said["weekday"]), moment.today, moment.bias)


@NEAR.form(rf"this {WEEKDAY}{PART}", needs="this")
def this_weekday(said: re.Match[str], moment: Moment) -> date:
    """The coming one; of what was done, the one of this week."""
    day = _in_week(said, moment, 0)
    if moment.bias is Bias.BACK and day <= moment.today:
        return day
    return weekday_near(int(said["weekday"]), moment.today, Bias.FORWARD)


@NEAR.form(rf"(?:this )?coming {WEEKDAY}{PART}", needs="coming")
def coming_weekday(said: re.Match[str], moment: Moment) -> date:
    return weekday_near(int(said["weekday"]), moment.today, Bias.FORWARD)


@NEAR.form(rf"(?:last|(?:this )?past|previous) {WEEKDAY}{PART}", needs="last|past|previous|gone")
@NEAR.form(rf"(?:this )?{WEEKDAY}{PART} (?:gone|past)", needs="last|past|previous|gone")
def last_weekday(said: re.Match[str], moment: Moment) -> date:
    return weekday_near(int(said["weekday"]), moment.today, Bias.BACK)


@NEAR.form(rf"next {WEEKDAY}{PART}", needs="next")
def next_weekday(said: re.Match[str], moment: Moment) -> date:
    return _in_week(said, moment, 1)


@NEAR.form(rf"{WEEKDAY}{PART}(?: of| in| ,)?(?: the)? {WHICH_WEEK}", needs="week")
def weekday_of_week(said: re.Match[str], moment: Moment) -> date:
    return _in_week(said, moment, _weeks_away(said))


@NEAR.form(rf"(?:the )?{WHICH_WEEK}(?: 's| on| ,)?(?: the)? {WEEKDAY}{PART}", needs="week")
def week_and_weekday(said: re.Match[str], moment: Moment) -> date:
    return _in_week(said, moment, _weeks_away(said))


def _weeks_away(said: re.Match[str]) -> int:
    return {"after next": 2, "before last": -2}.get(said["far"]) or away(said["which"])


@NEAR.form(rf"(?:the )?{WEEKDAY} (?P<far>after next|before last)", needs="after next|before last")
def weekday_after_next(said: re.Match[str], moment: Moment) -> date:
    """A week after next Friday, or before last Friday."""
    if said["far"] == "after next":
        return _in_week(said, moment, 2)
    return weekday_near(int(said["weekday"]), moment.today, Bias.BACK) - timedelta(weeks=1)


@NEAR.form(rf"(?:{WEEKDAY}|(?P<near>today|tomorrow)) (?P<unit>week|fortnight)", needs="week|fortnight")
def british_week(said: re.Match[str], moment: Moment) -> date:
    """ "Friday week" is a week after the coming Friday."""
    if said["near"]:
        return add(moment.today, 1, said["unit"]) + timedelta(days=1 if said["near"] == "tomorrow" else 0)
    return add(weekday_near(int(said["weekday"]), moment.today, Bias.FORWARD), 1, said["unit"])


@NEAR.form(
    rf"(?:in )?{NUMBER} (?P<unit>week|fortnight)(?: on)?(?: the)? (?:(?:this|coming) )?{WEEKDAY}{PART}",
    needs="week|fortnight",
)
def weeks_on_weekday(said: re.Match[str], moment: Moment) -> date:
    """ "A week on Friday", "two weeks Friday": so long after the coming one."""
    if moment.bias is Bias.BACK:
        raise ValueError("a length of time, and a day")
    coming = weekday_near(int(said["weekday"]), moment.today, Bias.FORWARD)
    return add(coming, read_number(said["number"]), said["unit"])


@NEAR.form(rf"{NUMBER} {WEEKDAY}s? ago", needs="ago")
def weekdays_ago(said: re.Match[str], moment: Moment) -> date:
    """ "Two Fridays ago": the last one is one Friday ago."""
    last = weekday_near(int(said["weekday"]), moment.today, Bias.BACK)
    return last - timedelta(weeks=read_number(said["number"]) - 1)


@NEAR.form(rf"{NUMBER} week last {WEEKDAY}", needs="week last")
def weeks_before_last_weekday(said: re.Match[str], moment: Moment) -> date:
    """The British "a week last Friday"."""
    last = weekday_near(int(said["weekday"]), moment.today, Bias.BACK)
    return last - timedelta(weeks=read_number(said["number"]))


@NEAR.form(
    rf"(?:every|each)(?: other)? {WEEKDAY}|{NUMBER} week ago(?: on)? [Ww]\d"
    r"|(?:the )?\d+th of every month|every month on the \d+th|[Ww]\d (?:after|before)(?= (?:the )?(?:[WwMmD]\d|\d+th|christmas|new year))",
    needs="every|each|ago| after| before",
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
    rf"(?:in|within)(?: about| around)?(?: the next)? {NUMBER} {UNIT}(?: and (?P<more>\d{{1,2}}|an?) (?P<smaller>day|week))?(?P<more_or_less> or (?:\d+|an?)(?: (?:day|week|month))?)?"
)
def in_units(said: re.Match[str], moment: Moment) -> date:
    if moment.bias is Bias.BACK or said["more_or_less"]:
        raise ValueError("a stretch of time rather than a day")
    day = add(moment.today, read_number(said["number"]), said["unit"])
    return add(day, read_number(said["more"]), said["smaller"]) if said["more"] else day


@NEAR.form(rf"(?:(?:in|within) )?{NUMBER} business day(?P<later> from now| from today| ago)?", needs="business day")
def working_days(said: re.Match[str], moment: Moment) -> date:
    ago = said["later"] == " ago"
    if not said["later"] and (moment.bias is Bias.BACK or not said[0].startswith(("in ", "within "))):
        raise ValueError("a stretch of time rather than a day")
    return add_working_days(moment.today, read_number(said["number"]) * (-1 if ago else 1))


@NEAR.form(r"(?:the )?next business day", needs="next business")
def next_working_day(said: re.Match[str], moment: Moment) -> date:
    return add_working_days(moment.today, 1)


@NEAR.form(rf"{NUMBER} {UNIT} (?:ago|back)(?! to)|(?P<fortnight>fortnight) ago", needs="ago|back")
def units_ago(said: re.Match[str], moment: Moment) -> date:
    return add(moment.today, -read_number(said["number"]), said["unit"] or said["fortnight"])


@NEAR.form(rf"{SOME_HOURS} (?P<unit>hour|minute)(?P<and_half> and an? half)? (?:ago|back)", needs="ago|back")
def hours_ago(said: re.Match[str], moment: Moment) -> date:
    number = _read_hours(said)
    return (moment.now.astimezone(UTC) - timedelta(**{said["unit"] + "s": number})).astimezone(moment.now.tzinfo).date()


def _read_hours(said: re.Match[str]) -> float:
    """How many hours or minutes; "a few" are three."""
    some = {"half": 0.5, "few": 3.0}
    number = next((size for word, size in some.items() if word in said["number"]), None)
    number = float(read_number(said["number"])) if number is None else number
    return number + (0.5 if said["and_half"] else 0)


@NEAR.form(rf"in (?:about )?{SOME_HOURS} (?P<unit>hour|minute)(?P<and_half> and an? half)?", needs="hour|minute")
def in_hours(said: re.Match[str], moment: Moment) -> datetime:
    if moment.bias is Bias.BACK:
        raise ValueError("a stretch of time rather than a moment")
    return (moment.now.astimezone(UTC) + timedelta(**{said["unit"] + "s": _read_hours(said)})).astimezone(
        moment.now.tzinfo
    )
