"""Days that are told by their number: "8 Jan", "12/15", "the 15th", "the second Friday of January".

A day without a year or month is the nearest one in the direction of the bias.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.language.almanac import (
    Bias,
    NoSuchDay,
    add,
    add_working_days,
    day_of_month_near,
    get_day,
    month_day_near,
    month_near,
    weekday_near,
    whole,
)
from bot.language.day_words import (
    DAY,
    MONTH,
    ON_WEEKDAY,
    YEAR,
    agreed,
    away,
    find_year,
    is_followed_by_other_words,
    is_led,
)
from bot.language.grammar import Grammar, Moment

DATES: Grammar[date | datetime] = Grammar()


@DATES.form(r"(?:[Ww](?P<weekday>\d)(?: ,)? )?D(?P<iso>[^ ?]+)(?P<either>\?)?", needs="D")
def full_date(said: re.Match[str], moment: Moment) -> date | datetime:
    if "T" in said["iso"]:
        then = datetime.fromisoformat(said["iso"])
        return then.astimezone(moment.now.tzinfo) if then.tzinfo else then.replace(tzinfo=moment.now.tzinfo)
    day = date.fromisoformat(said["iso"])
    if said["either"] and said["weekday"] and day.weekday() != int(said["weekday"]):
        day = day.replace(month=day.day, day=day.month)
    return agreed(said, day)


@DATES.form(r"X0", needs="X0")
def no_date(said: re.Match[str], moment: Moment) -> date:
    """2026-02-30; or 12-06-2026, which is in June to some and in December to others."""
    raise NoSuchDay


@DATES.form(rf"{ON_WEEKDAY}S(?P<first>\d+)/(?P<second>\d+)(?! (?:unit|of))", needs="S")
def month_slash_day(said: re.Match[str], moment: Moment) -> date:
    """12/15 is American; 15/12 can only be British, and so is "Friday 4/12" where only 4 December is a Friday.

    Scores and fractions (9/10, 1/2, 24/7) need a word such as "on".
    """
    first, second = int(said["first"]), int(said["second"])
    like_a_fraction = second in {5, 10} or first == second or (first < second <= 4) or (first, second) == (24, 7)
    if like_a_fraction and not said["weekday"] and not is_led(said):
        raise ValueError("a fraction")
    ways = [way for way in ((first, second), (second, first)) if way[0] <= 12]
    if not ways:
        raise NoSuchDay("no such month")
    days = [month_day_near(month, day, moment.today, moment.bias) for month, day in ways[: 2 if said["weekday"] else 1]]
    return agreed(said, next((day for day in days if said["weekday"] == str(day.weekday())), days[0]))


@DATES.form(
    r"(?:(?P<sure>due(?: on)?|by|dated)|on|until|from) (?P<core>(?P<day>\d\d?)\.(?P<month>\d\d?))(?! (?:unit|~))",
    needs=".",
)
def continental_day_and_month(said: re.Match[str], moment: Moment) -> date:
    """ "Due 6.12", "on 06.12": a single digit is rather a decimal, unless something is due."""
    if not said["sure"] and len(said["core"]) < len("06.12"):
        raise ValueError("a decimal")
    return month_day_near(int(said["month"]), int(said["day"]), moment.today, moment.bias)


BESIDE_DOTTED = re.compile(r"(?:^|C\S+ (?:-|to|and|until) (?:the )?|(?:^| )(?:deadline|between) )$")


@DATES.form(rf"{ON_WEEKDAY}C(?P<day>\d+)\.(?P<month>\d+)(?:\.(?P<short>\d\d))?(?: (?P<year>20\d\d))?", needs="C")
def date_with_dots(said: re.Match[str], moment: Moment) -> date:
    """ "On 6.12. we met", "6.12.26"; without a word such as "on" it is rather a version."""
    if not (said["weekday"] or is_led(said) or BESIDE_DOTTED.search(said.string[: said.start()])):
        raise ValueError("no day")
    return _in_its_year(said, moment)


@DATES.form(rf"{ON_WEEKDAY}{MONTH}(?: \.)?(?: -)?(?: the)? {DAY}{YEAR}", needs="M|m0")
def month_and_day(said: re.Match[str], moment: Moment) -> date:
    return _day_of_month(said, moment)


@DATES.form(rf"{ON_WEEKDAY}(?:the )?{DAY}(?: of| -| \.)? {MONTH}(?: \.(?= 20))?{YEAR}", needs="M|m0")
def day_and_month(said: re.Match[str], moment: Moment) -> date:
    return _day_of_month(said, moment)


def _day_of_month(said: re.Match[str], moment: Moment) -> date:
    """The day, unless the month's word is rather the verb "may" or "march"."""
    sure = said["doubt"] == "M" or said["ordinal"] or said["year"] or said["weekday"] or is_led(said)
    if not sure and is_followed_by_other_words(said):
        raise ValueError("no month")
    return _in_its_year(said, moment)


def _in_its_year(said: re.Match[str], moment: Moment) -> date:
    month, day = int(said["month"]), int(said["day"])
    if year := find_year(said, moment.today):
        return agreed(said, get_day(year, month, day))
    return agreed(said, month_day_near(month, day, moment.today, moment.bias))


MOST_ATTEMPTS = 12
"""Up to here an ordinal before a noun rather counts something."""


@DATES.form(
    r"(?P<the>the )?(?P<day>\d{1,2})th(?! (?:unit|minute|hour|day|week|month|quarter|year|half|business|last|-))",
    needs="th",
)
def day_of_any_month(said: re.Match[str], moment: Moment) -> date:
    """ "The 15th", "on the 24th concerning pricing"; "the 3rd party", "on the 5th attempt" are none."""
    if is_followed_by_other_words(said) and not (is_led(said) and int(said["day"]) > MOST_ATTEMPTS):
        raise ValueError("no day")
    if not said["the"] and not is_led(said) and said[0] != said.string:
        raise ValueError("no day")
    return day_of_month_near(int(said["day"]), moment.today, moment.bias)


@DATES.form(r"the (?P<day>\d{1,2})o(?= [;.,]|$)", needs="o")
def day_in_words(said: re.Match[str], moment: Moment) -> date:
    """ "On the twenty-first"; "the first site", "the third" of several are none."""
    if not is_led(said):
        raise ValueError("no day")
    return day_of_month_near(int(said["day"]), moment.today, moment.bias)


@DATES.form(
    r"(?:(?:this|next|last|coming|this coming) )?[Ww](?P<weekday>\d)(?: ,)?(?: the)? (?P<day>\d{1,2})(?:th|o)",
    needs="W|w",
)
def weekday_and_day(said: re.Match[str], moment: Moment) -> date:
    return agreed(said, day_of_month_near(int(said["day"]), moment.today, moment.bias))


@DATES.form(
    r"(?:by|due|until|before|due on|on) (?P<core>[Ww](?P<weekday>\d) (?P<day>\d{1,2}))(?= [;.,]|$)", needs="W|w"
)
def weekday_and_number(said: re.Match[str], moment: Moment) -> date:
    """ "By Mon 7", where the 7th is a Monday; else the number is something else."""
    day = day_of_month_near(int(said["day"]), moment.today, moment.bias)
    if day.weekday() != int(said["weekday"]):
        return weekday_near(int(said["weekday"]), moment.today, moment.bias)
    return day


@DATES.form(r"(?:after )?(?:the )?new year(?: 's)?(?: ,)?(?: on)? the (?P<day>\d{1,2})th", needs="new year")
def day_of_new_year(said: re.Match[str], moment: Moment) -> date:
    return month_day_near(1, int(said["day"]), moment.today, moment.bias)


@DATES.form(rf"(?:the )?{DAY}(?: day)? (?:of )?(?:the |(?P<which>this|next|last) )?month", needs="month")
def day_of_said_month(said: re.Match[str], moment: Moment) -> date:
    if not said["ordinal"]:
        raise ValueError("no ordinal")
    if not said["which"]:
        return day_of_month_near(int(said["day"]), moment.today, moment.bias)
    return whole("month", away(said["which"]), moment.today)[0].replace(day=int(said["day"]))


@DATES.form(
    r"(?P<which>this|next|last) month(?: ,)?(?: on)?(?: the)? (?P<day>\d{1,2})(?P<ordinal>th|o)(?! (?:unit|~))",
    needs="month",
)
def said_month_and_day(said: re.Match[str], moment: Moment) -> date:
    """ "Next month on the 3rd"."""
    return whole("month", away(said["which"]), moment.today)[0].replace(day=int(said["day"]))


@DATES.form(
    r"(?:the )?(?:(?P<nth>[1-4])(?:o|th)|last) (?:[Ww](?P<weekday>\d)|(?P<business>business day)) (?:of|in) "
    r"(?:(?:the |(?P<which>this|next|last) )?month|[Mm](?P<month>\d\d)(?: (?P<year>20\d\d))?)",
    needs=" of | in ",
)
def nth_weekday_of_month(said: re.Match[str], moment: Moment) -> date:
    """ "The second Friday of January", "the last working day of the month"."""
    if said["month"] and said["year"]:
        first = date(int(said["year"]), int(said["month"]), 1)
    elif said["month"]:
        first = month_near(int(said["month"]), moment.today, moment.bias)[0]
    else:
        first = whole("month", away(said["which"]), moment.today)[0]
    before, after = first - timedelta(days=1), add(first, 1, "month")
    if said["business"]:
        return add_working_days(before, int(said["nth"])) if said["nth"] else add_working_days(after, -1)
    if not said["nth"]:
        return weekday_near(int(said["weekday"]), after, Bias.BACK)
    return weekday_near(int(said["weekday"]), before, Bias.FORWARD) + timedelta(weeks=int(said["nth"]) - 1)
