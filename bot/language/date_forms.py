"""Days that are told by their number: "8 Jan", "12/15", "the 15th", "the second Friday of January".

A day without a year or month is the nearest one in the direction of the bias.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.language.almanac import (
    Bias,
    add,
    add_working_days,
    day_of_month_near,
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
    is_followed_by_other_words,
    is_led,
)
from bot.language.grammar import Grammar, Moment

DATES: Grammar[date | datetime] = Grammar()


@DATES.form(r"(?:[Ww](?P<weekday>\d)(?: ,)? )?D(?P<iso>\S+)")
def full_date(said: re.Match[str], moment: Moment) -> date | datetime:
    if "T" in said["iso"]:
        then = datetime.fromisoformat(said["iso"])
        return then.astimezone(moment.now.tzinfo) if then.tzinfo else then.replace(tzinfo=moment.now.tzinfo)
    return agreed(said, date.fromisoformat(said["iso"]))


@DATES.form(rf"{ON_WEEKDAY}S(?P<first>\d+)/(?P<second>\d+)(?! (?:unit|of))")
def month_slash_day(said: re.Match[str], moment: Moment) -> date:
    """12/15 is American; 15/12 can only be British. Scores and fractions (9/10, 1/2, 24/7) need a word such as "on"."""
    first, second = int(said["first"]), int(said["second"])
    like_a_fraction = second in {5, 10} or first == second or (first < second <= 4) or (first, second) == (24, 7)
    if like_a_fraction and not said["weekday"] and not is_led(said):
        raise ValueError("a fraction")
    month, day = (second, first) if first > 12 else (first, second)
    return agreed(said, month_day_near(month, day, moment.today, moment.bias))


@DATES.form(r"(?:due(?: on)?|on|until|dated|from) (?P<core>(?P<day>\d\d)\.(?P<month>\d\d))(?! (?:unit|~))")
def continental_day_and_month(said: re.Match[str], moment: Moment) -> date:
    return month_day_near(int(said["month"]), int(said["day"]), moment.today, moment.bias)


@DATES.form(rf"{ON_WEEKDAY}{MONTH}(?: \.)?(?: -)?(?: the)? {DAY}{YEAR}")
def month_and_day(said: re.Match[str], moment: Moment) -> date:
    return _day_of_month(said, moment)


@DATES.form(rf"{ON_WEEKDAY}(?:the )?{DAY}(?: of| -| \.)? {MONTH}(?: \.(?= 20))?(?: - (?P<short>2\d)(?!\S)|{YEAR})")
def day_and_month(said: re.Match[str], moment: Moment) -> date:
    return _day_of_month(said, moment)


def _day_of_month(said: re.Match[str], moment: Moment) -> date:
    """The day, unless the month's word is rather the verb "may" or "march"."""
    sure = said["doubt"] == "M" or said["ordinal"] or said["year"] or said["weekday"] or is_led(said)
    if not sure and is_followed_by_other_words(said):
        raise ValueError("no month")
    month, day = int(said["month"]), int(said["day"])
    if year := said["year"] or said.groupdict().get("short"):
        return agreed(said, date(int(year) % 2000 + 2000, month, day))
    return agreed(said, month_day_near(month, day, moment.today, moment.bias))


MOST_ATTEMPTS = 12
"""Up to here an ordinal before a noun rather counts something."""


@DATES.form(
    r"(?P<the>the )?(?P<day>\d{1,2})th(?! (?:unit|minute|hour|day|week|month|quarter|year|half|business|last|-))"
)
def day_of_any_month(said: re.Match[str], moment: Moment) -> date:
    """ "The 15th", "on the 24th concerning pricing"; "the 3rd party", "on the 5th attempt" are none."""
    if is_followed_by_other_words(said) and not (is_led(said) and int(said["day"]) > MOST_ATTEMPTS):
        raise ValueError("no day")
    if not said["the"] and not is_led(said) and said[0] != said.string:
        raise ValueError("no day")
    return day_of_month_near(int(said["day"]), moment.today, moment.bias)


@DATES.form(r"(?:(?:this|next|last|coming|this coming) )?[Ww](?P<weekday>\d)(?: ,)?(?: the)? (?P<day>\d{1,2})th")
def weekday_and_day(said: re.Match[str], moment: Moment) -> date:
    return agreed(said, day_of_month_near(int(said["day"]), moment.today, moment.bias))


@DATES.form(r"(?:after )?(?:the )?new year(?: 's)?(?: ,)?(?: on)? the (?P<day>\d{1,2})th")
def day_of_new_year(said: re.Match[str], moment: Moment) -> date:
    return month_day_near(1, int(said["day"]), moment.today, moment.bias)


@DATES.form(rf"(?:the )?{DAY}(?: day)? (?:of )?(?:the |(?P<which>this|next|last) )?month")
def day_of_said_month(said: re.Match[str], moment: Moment) -> date:
    if not said["ordinal"]:
        raise ValueError("no ordinal")
    if not said["which"]:
        return day_of_month_near(int(said["day"]), moment.today, moment.bias)
    return whole("month", away(said["which"]), moment.today)[0].replace(day=int(said["day"]))


@DATES.form(
    r"(?:the )?(?:(?P<nth>[1-4])(?:o|th)|last) (?:[Ww](?P<weekday>\d)|(?P<business>business day)) (?:of|in) "
    r"(?:(?:the |(?P<which>this|next|last) )?month|[Mm](?P<month>\d\d)(?: (?P<year>20\d\d))?)"
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
