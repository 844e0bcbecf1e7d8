"""Every way of saying a day, one form each, written in the words of `bot.language.wording`.

A day without a year, month or week is the nearest one in the direction of the bias. A form that raises ValueError
has met a day that no calendar has, or words that only look like a day; either way nothing is read.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

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
from bot.language.grammar import Grammar, Moment

NUMBER = r"(?P<number>\d{1,4}|an?|(?:a )?couple(?: of)?)"
UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year)"
PART = r"(?: (?:in the )?(?P<part>morning|afternoon|evening|night))?"
WEEKDAY = r"(?P<doubt>[Ww])(?P<weekday>\d)"
ON_WEEKDAY = r"(?:[Ww](?P<weekday>\d)(?: \.)?(?: ,)?(?: the)? )?"
MONTH = r"(?P<doubt>[Mm])(?P<month>\d\d)"
DAY = r"(?P<day>\d{1,2})(?P<ordinal>th|o)?"
YEAR = r"(?:(?: [,-])? (?P<year>20\d\d))?(?! (?:unit|minute|hour|day|week|month|year|quarter)(?!\S))"

LED = re.compile(r"(?:^| )(?:on|by|due|until|for|to|before|from|since|dated|date|this|->)(?: the)? $")

DAYS: Grammar[date | datetime] = Grammar()


def read_number(said: str | None) -> int:
    """How many "two", "a", "a couple of" are, once a `Wording` has turned numbers into digits."""
    if said is None or said in {"a", "an"}:
        return 1
    return 2 if "couple" in said else int(said)


def is_led(said: re.Match[str]) -> bool:
    """A word such as "on" or "due" stands before it."""
    return bool(LED.search(said.string[max(0, said.start() - 20) : said.start()]))


def is_followed_by_other_words(said: re.Match[str]) -> bool:
    return said.string.startswith(" ~", said.end())


def away(which: str | None) -> int:
    """How many weeks or months from the present one "next", "this", "last" are."""
    return {"next": 1, "coming": 1, "last": -1, "previous": -1}.get((which or "").strip(), 0)


def _some_weekday(said: re.Match[str], moment: Moment) -> date:
    """The weekday, unless its word is rather the verb "sat" or "wed", the name "Mon", the sun."""
    if said["doubt"] == "w" and not is_led(said) and (said["weekday"] in "56" or is_followed_by_other_words(said)):
        raise ValueError("no weekday")
    return weekday_near(int(said["weekday"]), moment.today, moment.bias)


def _in_week(said: re.Match[str], moment: Moment, weeks: int) -> date:
    return whole("week", weeks, moment.today)[0] + timedelta(days=int(said["weekday"]))


def _agreed(said: re.Match[str], day: date) -> date:
    """The day, if the weekday said with it is its own."""
    if said["weekday"] and int(said["weekday"]) != day.weekday():
        raise ValueError("weekday and day disagree")
    return day


@DAYS.form(r"today|(?:earlier |later )?this (?P<part>morning|afternoon|evening)|tonight")
def today(said: re.Match[str], moment: Moment) -> date:
    return moment.today


@DAYS.form(rf"tomorrow{PART}")
def tomorrow(said: re.Match[str], moment: Moment) -> date:
    return moment.today + timedelta(days=1)


@DAYS.form(rf"yesterday{PART}|last night")
def yesterday(said: re.Match[str], moment: Moment) -> date:
    return moment.today - timedelta(days=1)


@DAYS.form(r"(?:the )?day after tomorrow")
def day_after_tomorrow(said: re.Match[str], moment: Moment) -> date:
    return moment.today + timedelta(days=2)


@DAYS.form(r"(?:the )?day before yesterday")
def day_before_yesterday(said: re.Match[str], moment: Moment) -> date:
    return moment.today - timedelta(days=2)


@DAYS.form(rf"{WEEKDAY}{PART}")
def weekday(said: re.Match[str], moment: Moment) -> date:
    return _some_weekday(said, moment)


@DAYS.form(r"W(?P<weekday>\d)s")
def weekday_without_apostrophe(said: re.Match[str], moment: Moment) -> date:
    """ "log fridays call" is one Friday; "on fridays" is all of them."""
    if moment.bias is Bias.FORWARD or is_led(said):
        raise ValueError("every week")
    return weekday_near(int(said["weekday"]), moment.today, moment.bias)


@DAYS.form(rf"this {WEEKDAY}{PART}")
def this_weekday(said: re.Match[str], moment: Moment) -> date:
    """The coming one; of what was done, the one of this week."""
    day = _in_week(said, moment, 0)
    if moment.bias is Bias.BACK and day <= moment.today:
        return day
    return weekday_near(int(said["weekday"]), moment.today, Bias.FORWARD)


@DAYS.form(rf"(?:this )?coming {WEEKDAY}{PART}")
def coming_weekday(said: re.Match[str], moment: Moment) -> date:
    return weekday_near(int(said["weekday"]), moment.today, Bias.FORWARD)


@DAYS.form(rf"(?:last|(?:this )?past|previous) {WEEKDAY}{PART}")
def last_weekday(said: re.Match[str], moment: Moment) -> date:
    return weekday_near(int(said["weekday"]), moment.today, Bias.BACK)


@DAYS.form(rf"next {WEEKDAY}{PART}")
def next_weekday(said: re.Match[str], moment: Moment) -> date:
    return _in_week(said, moment, 1)


@DAYS.form(rf"{WEEKDAY}{PART}(?: of| in| ,)? (?P<which>this|next|last) week")
def weekday_of_week(said: re.Match[str], moment: Moment) -> date:
    return _in_week(said, moment, away(said["which"]))


@DAYS.form(rf"(?P<which>this|next|last) week(?: 's| on| ,)? {WEEKDAY}{PART}")
def week_and_weekday(said: re.Match[str], moment: Moment) -> date:
    return _in_week(said, moment, away(said["which"]))


@DAYS.form(rf"(?:{WEEKDAY}|(?P<near>today|tomorrow)) week")
def british_week(said: re.Match[str], moment: Moment) -> date:
    """ "Friday week" is a week after the coming Friday."""
    if said["near"]:
        return moment.today + timedelta(days=7 if said["near"] == "today" else 8)
    return weekday_near(int(said["weekday"]), moment.today, Bias.FORWARD) + timedelta(days=7)


@DAYS.form(
    rf"(?:every|each)(?: other)? {WEEKDAY}|[Ww]\d (?:after next|before last)|[Ww]\d (?:after|before)(?= (?:the )?(?:[WwMmD]\d|\d+th|christmas|new year))"
)
def no_one_weekday(said: re.Match[str], moment: Moment) -> date:
    """Many of them, or one that the day after it tells."""
    raise ValueError("no one day")


@DAYS.form(
    rf"{NUMBER} {UNIT} (?:today|(?P<tomorrow>tomorrow))|{NUMBER.replace('number', 'count')} {UNIT.replace('unit', 'span')} from (?:now|today)"
)
def units_from_now(said: re.Match[str], moment: Moment) -> date:
    """ "Two weeks from now", and the British "a week today", "a week tomorrow"."""
    number, unit = said["number"] or said["count"], said["unit"] or said["span"]
    return add(moment.today, read_number(number), unit) + timedelta(days=1 if said["tomorrow"] else 0)


@DAYS.form(
    rf"(?:in|within)(?: about| around)?(?: the next)? {NUMBER} {UNIT}(?: and (?P<more>\d{{1,2}}|an?) (?P<smaller>day|week))?"
)
def in_units(said: re.Match[str], moment: Moment) -> date:
    if moment.bias is Bias.BACK:
        raise ValueError("a stretch of time rather than a day")
    day = add(moment.today, read_number(said["number"]), said["unit"])
    return add(day, read_number(said["more"]), said["smaller"]) if said["more"] else day


@DAYS.form(rf"(?:(?:in|within) )?{NUMBER} business day(?P<later> from now| from today| ago)?")
def working_days(said: re.Match[str], moment: Moment) -> date:
    ago = said["later"] == " ago"
    if not said["later"] and (moment.bias is Bias.BACK or not said[0].startswith(("in ", "within "))):
        raise ValueError("a stretch of time rather than a day")
    return add_working_days(moment.today, read_number(said["number"]) * (-1 if ago else 1))


@DAYS.form(r"(?:the )?next business day")
def next_working_day(said: re.Match[str], moment: Moment) -> date:
    return add_working_days(moment.today, 1)


@DAYS.form(rf"{NUMBER} {UNIT} ago")
def units_ago(said: re.Match[str], moment: Moment) -> date:
    return add(moment.today, -read_number(said["number"]), said["unit"])


@DAYS.form(r"(?:(?P<number>\d{1,3}|an?|half an?)) (?P<unit>hour|minute) ago")
def hours_ago(said: re.Match[str], moment: Moment) -> date:
    number = 0.5 if said["number"].startswith("half") else read_number(said["number"])
    return (moment.now.astimezone(UTC) - timedelta(**{said["unit"] + "s": number})).astimezone(moment.now.tzinfo).date()


@DAYS.form(r"in (?P<number>\d{1,3}|an?|half an?) (?P<unit>hour|minute)")
def in_hours(said: re.Match[str], moment: Moment) -> datetime:
    if moment.bias is Bias.BACK:
        raise ValueError("a stretch of time rather than a moment")
    number = 0.5 if said["number"].startswith("half") else read_number(said["number"])
    return (moment.now.astimezone(UTC) + timedelta(**{said["unit"] + "s": number})).astimezone(moment.now.tzinfo)


@DAYS.form(r"(?:[Ww](?P<weekday>\d)(?: ,)? )?D(?P<iso>\S+)")
def full_date(said: re.Match[str], moment: Moment) -> date | datetime:
    if "T" in said["iso"]:
        return datetime.fromisoformat(said["iso"]).replace(tzinfo=moment.now.tzinfo)
    return _agreed(said, date.fromisoformat(said["iso"]))


@DAYS.form(rf"{ON_WEEKDAY}S(?P<first>\d+)/(?P<second>\d+)(?! (?:unit|of))")
def month_slash_day(said: re.Match[str], moment: Moment) -> date:
    """12/15 is American; 15/12 can only be British. Scores and fractions (9/10, 1/2, 24/7) need a word such as "on"."""
    first, second = int(said["first"]), int(said["second"])
    like_a_fraction = second in {5, 10} or first == second or (first < second <= 4) or (first, second) == (24, 7)
    if like_a_fraction and not said["weekday"] and not is_led(said):
        raise ValueError("a fraction")
    month, day = (second, first) if first > 12 else (first, second)
    return _agreed(said, month_day_near(month, day, moment.today, moment.bias))


@DAYS.form(rf"{ON_WEEKDAY}{MONTH}(?: \.)?(?: -)?(?: the)? {DAY}{YEAR}")
def month_and_day(said: re.Match[str], moment: Moment) -> date:
    return _day_of_month(said, moment)


@DAYS.form(rf"{ON_WEEKDAY}(?:the )?{DAY}(?: of| -| \.)? {MONTH}(?: \.(?= 20))?{YEAR}")
def day_and_month(said: re.Match[str], moment: Moment) -> date:
    return _day_of_month(said, moment)


def _day_of_month(said: re.Match[str], moment: Moment) -> date:
    """The day, unless the month's word is rather the verb "may" or "march"."""
    sure = said["doubt"] == "M" or said["ordinal"] or said["year"] or said["weekday"] or is_led(said)
    if not sure and is_followed_by_other_words(said):
        raise ValueError("no month")
    month, day = int(said["month"]), int(said["day"])
    if said["year"]:
        return _agreed(said, date(int(said["year"]), month, day))
    return _agreed(said, month_day_near(month, day, moment.today, moment.bias))


@DAYS.form(
    r"(?P<the>the )?(?P<day>\d{1,2})th(?! (?:~|unit|minute|hour|day|week|month|quarter|year|half|business|last|-))"
)
def day_of_any_month(said: re.Match[str], moment: Moment) -> date:
    """ "The 15th"; "the 3rd party" is none."""
    if not said["the"] and not is_led(said) and said[0] != said.string:
        raise ValueError("no day")
    return day_of_month_near(int(said["day"]), moment.today, moment.bias)


@DAYS.form(r"[Ww](?P<weekday>\d)(?: ,)?(?: the)? (?P<day>\d{1,2})th")
def weekday_and_day(said: re.Match[str], moment: Moment) -> date:
    return _agreed(said, day_of_month_near(int(said["day"]), moment.today, moment.bias))


@DAYS.form(r"(?:after )?(?:the )?new year(?: 's)?(?: ,)?(?: on)? the (?P<day>\d{1,2})th")
def day_of_new_year(said: re.Match[str], moment: Moment) -> date:
    return month_day_near(1, int(said["day"]), moment.today, moment.bias)


@DAYS.form(rf"(?:the )?{DAY}(?: day)? (?:of )?(?:the |(?P<which>this|next|last) )?month")
def day_of_said_month(said: re.Match[str], moment: Moment) -> date:
    if not said["ordinal"]:
        raise ValueError("no ordinal")
    if not said["which"]:
        return day_of_month_near(int(said["day"]), moment.today, moment.bias)
    return whole("month", away(said["which"]), moment.today)[0].replace(day=int(said["day"]))


@DAYS.form(
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


@DAYS.form(r"(?:the )?begin of (?:the |(?P<which>this|next|last) )?(?P<unit>week|month|quarter|year)")
def begin_of_unit(said: re.Match[str], moment: Moment) -> date:
    return whole(said["unit"], away(said["which"]), moment.today)[0]


@DAYS.form(r"(?:the )?begin of [Mm](?P<month>\d\d)(?: (?P<year>20\d\d))?")
def begin_of_month(said: re.Match[str], moment: Moment) -> date:
    if said["year"]:
        return date(int(said["year"]), int(said["month"]), 1)
    return month_day_near(int(said["month"]), 1, moment.today, moment.bias)


@DAYS.form(
    r"(?:the )?(?:(?:end|last day|close)(?: of)? |eo)(?:the |(?P<which>this|next|last) )?(?P<unit>week|month|quarter|year)"
)
def end_of_unit(said: re.Match[str], moment: Moment) -> date:
    return _last_day(said["unit"], away(said["which"]), moment.today)


@DAYS.form(r"(?:(?P<which>this|next|last) )?eo(?P<unit>[wmqy])(?: (?P<later>next) (?:week|month|quarter|year))?")
def end_of_unit_in_short(said: re.Match[str], moment: Moment) -> date:
    unit = {"w": "week", "m": "month", "q": "quarter", "y": "year"}[said["unit"]]
    return _last_day(unit, away(said["which"] or said["later"]), moment.today)


@DAYS.form(r"(?P<unit>month|quarter|year)(?: -)? end")
def unit_end(said: re.Match[str], moment: Moment) -> date:
    return _last_day(said["unit"], 0, moment.today)


def _last_day(unit: str, units: int, today: date) -> date:
    """A week ends, where work is concerned, on its Friday."""
    first, last = whole(unit, units, today)
    return first + timedelta(days=4) if unit == "week" else last


@DAYS.form(
    r"(?:the )?(?:(?:end|last day|close)(?: of)?|eom(?: of)?)(?: -)?(?: (?P<which>this|next))? [Mm](?P<month>\d\d)(?:(?: ,)? (?P<year>20\d\d))?(?! \d)"
)
def end_of_month(said: re.Match[str], moment: Moment) -> date:
    if said["which"] == "next":
        raise ValueError("this year's or the next one's")
    month = int(said["month"])
    if said["year"]:
        return add(date(int(said["year"]), month, 1), 1, "month") - timedelta(days=1)
    return month_near(month, moment.today, moment.bias)[1]


@DAYS.form(
    r"(?:the )?(?:(?:end|last day|close)(?: of)?|eoq)(?: the)? (?:q(?P<quarter>[1-4])|h(?P<half>[12])|(?P<nth>[1-4])(?:o|th) quarter)(?: (?P<year>20\d\d))?"
)
def end_of_quarter(said: re.Match[str], moment: Moment) -> date:
    quarter = said["quarter"] or said["nth"]
    month = int(quarter) * 3 if quarter else int(said["half"]) * 6
    if said["year"]:
        return add(date(int(said["year"]), month, 1), 1, "month") - timedelta(days=1)
    return month_near(month, moment.today, moment.bias)[1]


@DAYS.form(r"(?:the )?end of (?P<year>20\d\d)")
def end_of_year(said: re.Match[str], moment: Moment) -> date:
    return date(int(said["year"]), 12, 31)


@DAYS.form(
    r"(?:by|due|before|until)(?: the)? (?P<core>eod|end of(?: the)? day|close of business)(?! (?:on )?(?:today|tomorrow|next|[WwMmDS]\d|\d))"
)
def end_of_day(said: re.Match[str], moment: Moment) -> date:
    """Only after a word such as "by": an "eod dump" is no day."""
    return moment.today


@DAYS.form(r"until (?:the )?(?P<core>(?:next|coming) (?P<unit>week|month|quarter|year))")
def until_next_unit(said: re.Match[str], moment: Moment) -> date:
    """Its first day: what sleeps until next month wakes when it comes."""
    if moment.bias is Bias.BACK:
        raise ValueError("no day on which something was done")
    return whole(said["unit"], 1, moment.today)[0]


@DAYS.form(r"until (?P<core>[Mm](?P<month>\d\d)(?: (?P<year>20\d\d))?)(?! \d)")
def until_month(said: re.Match[str], moment: Moment) -> date:
    if moment.bias is Bias.BACK:
        raise ValueError("no day on which something was done")
    if said["year"]:
        return date(int(said["year"]), int(said["month"]), 1)
    return month_day_near(int(said["month"]), 1, moment.today + timedelta(days=1), moment.bias)


@DAYS.form(r"until (?:the )?(?P<core>(?P<new>new year(?: 's)?)|q(?P<quarter>[1-4])|(?P<year>20\d\d))(?! (?:eve|day|,))")
def until_new_year_or_quarter(said: re.Match[str], moment: Moment) -> date:
    if moment.bias is Bias.BACK:
        raise ValueError("no day on which something was done")
    if said["year"]:
        return date(int(said["year"]), 1, 1)
    month = int(said["quarter"]) * 3 - 2 if said["quarter"] else 1
    return month_day_near(month, 1, moment.today + timedelta(days=1), moment.bias)


@DAYS.form(r"christmas(?: (?P<eve>eve)| day)?|(?P<boxing>boxing day)")
def christmas(said: re.Match[str], moment: Moment) -> date:
    """ "A christmas party" is on some other day."""
    if is_followed_by_other_words(said) and not is_led(said):
        raise ValueError("no day")
    return month_day_near(12, 24 if said["eve"] else 26 if said["boxing"] else 25, moment.today, moment.bias)


@DAYS.form(r"new year(?: 's)?(?: (?P<eve>eve)| day)")
def new_year(said: re.Match[str], moment: Moment) -> date:
    return month_day_near(*((12, 31) if said["eve"] else (1, 1)), moment.today, moment.bias)
