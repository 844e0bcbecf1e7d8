"""Days that are told by what they begin or end, and feasts: "EOM", "end of January", "until next month", "new year's eve"."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, datetime, timedelta

from bot.language.almanac import (
    Bias,
    add,
    month_day_near,
    month_near,
    whole,
)
from bot.language.day_words import (
    away,
    is_followed_by_other_words,
    is_led,
)
from bot.language.grammar import Grammar, Moment

BOUNDS: Grammar[date | datetime] = Grammar()


@BOUNDS.form(r"(?:the )?begin of (?:the |(?P<which>this|next|last) )?(?P<unit>week|month|quarter|year)")
def begin_of_unit(said: re.Match[str], moment: Moment) -> date:
    return whole(said["unit"], away(said["which"]), moment.today)[0]


@BOUNDS.form(r"(?:the )?begin of [Mm](?P<month>\d\d)(?: (?P<year>20\d\d))?")
def begin_of_month(said: re.Match[str], moment: Moment) -> date:
    if said["year"]:
        return date(int(said["year"]), int(said["month"]), 1)
    return month_day_near(int(said["month"]), 1, moment.today, moment.bias)


@BOUNDS.form(
    r"(?:the )?(?:(?:end|last day|close)(?:(?: -)? of)?(?: -)? |eo)(?:the |(?P<which>this|next|last) )?(?P<unit>week|month|quarter|year)"
)
def end_of_unit(said: re.Match[str], moment: Moment) -> date:
    return _last_day(said["unit"], away(said["which"]), moment)


@BOUNDS.form(r"(?:(?P<which>this|next|last) )?eo(?P<unit>[wmqy])(?: (?P<later>next) (?:week|month|quarter|year))?")
def end_of_unit_in_short(said: re.Match[str], moment: Moment) -> date:
    unit = {"w": "week", "m": "month", "q": "quarter", "y": "year"}[said["unit"]]
    return _last_day(unit, away(said["which"] or said["later"]), moment)


@BOUNDS.form(r"(?P<unit>month|quarter|year)(?: -)? end")
def unit_end(said: re.Match[str], moment: Moment) -> date:
    return _last_day(said["unit"], 0, moment)


def _last_day(unit: str, units: int, moment: Moment) -> date:
    """A week ends, where work is concerned, on its Friday; on a weekend the week that is planned is the coming one."""
    first, last = whole(unit, units, moment.today)
    if unit != "week":
        return last
    friday = first + timedelta(days=4)
    planned_on_weekend = units == 0 and friday < moment.today and moment.bias is Bias.FORWARD
    return friday + timedelta(days=7) if planned_on_weekend else friday


@BOUNDS.form(
    r"(?:the )?(?:(?:end|last day|close)(?: of)?|eom(?: of)?)(?: -)?(?: (?P<which>this|next))? [Mm](?P<month>\d\d)(?:(?: ,)? (?P<year>20\d\d))?(?! \d)"
)
def end_of_month(said: re.Match[str], moment: Moment) -> date:
    if said["which"] == "next":
        raise ValueError("this year's or the next one's")
    month = int(said["month"])
    if said["year"]:
        return add(date(int(said["year"]), month, 1), 1, "month") - timedelta(days=1)
    return month_near(month, moment.today, moment.bias)[1]


@BOUNDS.form(
    r"(?:the )?(?:(?:end|last day|close)(?: of)?|eoq)(?: the)? (?:q(?P<quarter>[1-4])|h(?P<half>[12])|(?P<nth>[1-4])(?:o|th) quarter)(?: (?P<year>20\d\d))?"
)
def end_of_quarter(said: re.Match[str], moment: Moment) -> date:
    quarter = said["quarter"] or said["nth"]
    month = int(quarter) * 3 if quarter else int(said["half"]) * 6
    if said["year"]:
        return add(date(int(said["year"]), month, 1), 1, "month") - timedelta(days=1)
    return month_near(month, moment.today, moment.bias)[1]


@BOUNDS.form(r"(?:the )?end of (?P<year>20\d\d)")
def end_of_year(said: re.Match[str], moment: Moment) -> date:
    return date(int(said["year"]), 12, 31)


@BOUNDS.form(
    r"(?:by|due|before|until)(?: the)? (?P<core>eod|end of(?: the)? day|close of business)(?! (?:on )?(?:today|tomorrow|next|[WwMmDS]\d|\d))"
)
def end_of_day(said: re.Match[str], moment: Moment) -> date:
    """Only after a word such as "by": an "eod dump" is no day."""
    return moment.today


@BOUNDS.form(r"until (?:the )?(?P<core>(?:next|coming) (?P<unit>week|month|quarter|year))")
def until_next_unit(said: re.Match[str], moment: Moment) -> date:
    """Its first day: what sleeps until next month wakes when it comes."""
    if moment.bias is Bias.BACK:
        raise ValueError("no day on which something was done")
    return whole(said["unit"], 1, moment.today)[0]


@BOUNDS.form(r"until (?P<core>[Mm](?P<month>\d\d)(?: (?P<year>20\d\d))?)(?! \d)")
def until_month(said: re.Match[str], moment: Moment) -> date:
    if moment.bias is Bias.BACK:
        raise ValueError("no day on which something was done")
    if said["year"]:
        return date(int(said["year"]), int(said["month"]), 1)
    return month_day_near(int(said["month"]), 1, moment.today + timedelta(days=1), moment.bias)


@BOUNDS.form(
    r"until (?:the )?(?P<core>(?P<new>new year(?: 's)?)|q(?P<quarter>[1-4])|(?P<year>20\d\d))(?! (?:eve|day|,))"
)
def until_new_year_or_quarter(said: re.Match[str], moment: Moment) -> date:
    if moment.bias is Bias.BACK:
        raise ValueError("no day on which something was done")
    if said["year"]:
        return date(int(said["year"]), 1, 1)
    month = int(said["quarter"]) * 3 - 2 if said["quarter"] else 1
    return month_day_near(month, 1, moment.today + timedelta(days=1), moment.bias)


@BOUNDS.form(r"christmas(?: (?P<eve>eve)| day)?|(?P<boxing>boxing day)")
def christmas(said: re.Match[str], moment: Moment) -> date:
    """ "A christmas party" is on some other day."""
    if is_followed_by_other_words(said) and not is_led(said):
        raise ValueError("no day")
    return month_day_near(12, 24 if said["eve"] else 26 if said["boxing"] else 25, moment.today, moment.bias)


@BOUNDS.form(r"new year(?: 's)?(?: (?P<eve>eve)| day)")
def new_year(said: re.Match[str], moment: Moment) -> date:
    return month_day_near(*((12, 31) if said["eve"] else (1, 1)), moment.today, moment.bias)


@BOUNDS.form(r"leap day")
def leap_day(said: re.Match[str], moment: Moment) -> date:
    years = (moment.today.year + moment.bias.value * ahead for ahead in range(9))
    days = (date(year, 2, 29) for year in years if isleap(year))
    return next(day for day in days if (day - moment.today).days * moment.bias.value >= 0)
