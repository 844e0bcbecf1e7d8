"""Days that are told by what they begin or end: "EOM", "end of January", "until next month", "mid March"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.language.almanac import (
    Bias,
    add,
    month_day_near,
    month_near,
    months_from,
    whole,
)
from bot.language.day_words import WHOSE_YEAR, away, find_year
from bot.language.grammar import Grammar, Moment

BOUNDS: Grammar[date | datetime] = Grammar()


BEGIN = r"(?:the )?(?:begin of|early(?: in)?|(?:1o|1th) day (?:of|in))"
MID = r"(?:the )?mid(?: of| -| in)?"
END = r"(?:the )?(?:(?:end|last day)(?:(?: -)? (?:of|in))?|close of)"
OF_MONTH = r"[Mm](?P<month>\d\d)(?:(?: ,)? (?P<year>20\d\d))?(?! \d)"
PART_OF_YEAR = rf"(?:the )?(?:q(?P<quarter>[1-4])|h(?P<half>[12])|(?P<nth>[1-4])(?:o|th) quarter)(?:(?: of)? (?P<year>20\d\d)|{WHOSE_YEAR})?"


@BOUNDS.form(rf"{BEGIN} (?:the |(?P<which>this|next|last) )?(?P<unit>week|month|quarter|year)", needs="begin|early|day")
def begin_of_unit(said: re.Match[str], moment: Moment) -> date:
    return whole(said["unit"], away(said["which"]), moment.today)[0]


@BOUNDS.form(rf"{BEGIN} {OF_MONTH}", needs="begin|early|day")
def begin_of_month(said: re.Match[str], moment: Moment) -> date:
    return _day_in_month(said, 1, moment)


@BOUNDS.form(rf"{BEGIN} {PART_OF_YEAR}", needs="begin|early|day")
def begin_of_quarter(said: re.Match[str], moment: Moment) -> date:
    return _part_of_year(said, moment)[0]


@BOUNDS.form(rf"{MID} {OF_MONTH}", needs="mid")
def middle_of_month(said: re.Match[str], moment: Moment) -> date:
    """The 15th."""
    return _day_in_month(said, 15, moment)


def _day_in_month(said: re.Match[str], day: int, moment: Moment) -> date:
    month = int(said["month"])
    return (
        date(int(said["year"]), month, day) if said["year"] else month_day_near(month, day, moment.today, moment.bias)
    )


@BOUNDS.form(rf"{MID} (?:the )?(?:(?P<which>this|next|last) )?(?P<unit>week|month)", needs="mid")
def middle_of_unit(said: re.Match[str], moment: Moment) -> date:
    """Wednesday, or the 15th."""
    first, _ = whole(said["unit"], away(said["which"]), moment.today)
    return first + timedelta(days=2) if said["unit"] == "week" else first.replace(day=15)


@BOUNDS.form(
    rf"(?:{END}(?: -)?|eo)(?: -)? (?:the |(?P<which>this|next|last) )?(?P<unit>week|month|quarter|year)(?! \d)",
    needs="end|last day|close|eo",
)
def end_of_unit(said: re.Match[str], moment: Moment) -> date:
    return _last_day(said["unit"], away(said["which"]), moment)


@BOUNDS.form(
    r"(?:(?P<which>this|next|last) )?eo(?P<unit>[wmqy])(?: (?P<later>next) (?:week|month|quarter|year))?", needs="eo"
)
def end_of_unit_in_short(said: re.Match[str], moment: Moment) -> date:
    unit = {"w": "week", "m": "month", "q": "quarter", "y": "year"}[said["unit"]]
    return _last_day(unit, away(said["which"] or said["later"]), moment)


@BOUNDS.form(r"(?:the )?(?P<unit>week|month|quarter|year)(?: 's)?(?: -)? end(?! (?:of|20))", needs="end")
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
    rf"(?:{END}|eom(?: of)?)(?: -)?(?: (?P<which>this|next))? [Mm](?P<month>\d\d)(?:(?: ,)? (?P<year>20\d\d))?(?! \d)",
    needs="end|last day|close|eom",
)
def end_of_month(said: re.Match[str], moment: Moment) -> date:
    if said["which"] == "next":
        raise ValueError("this year's or the next one's")
    month = int(said["month"])
    if said["year"]:
        return add(date(int(said["year"]), month, 1), 1, "month") - timedelta(days=1)
    return month_near(month, moment.today, moment.bias)[1]


@BOUNDS.form(rf"(?:{END}|eoq(?: of)?) {PART_OF_YEAR}", needs="end|last day|close|eoq")
@BOUNDS.form(rf"{PART_OF_YEAR} (?:end|close)", needs="end|last day|close|eoq")
@BOUNDS.form(r"eoq (?P<quarter>[1-4])(?= [;.,]|$)", needs="end|last day|close|eoq")
def end_of_quarter(said: re.Match[str], moment: Moment) -> date:
    return _part_of_year(said, moment)[1]


def _part_of_year(said: re.Match[str], moment: Moment) -> tuple[date, date]:
    """First and last day of the quarter or half said, the nearest one where no year was said."""
    groups = said.groupdict()
    quarter = groups["quarter"] or groups.get("nth")
    months = 3 if quarter else 6
    last = int(quarter or groups["half"]) * months
    year = find_year(said, moment.today) or month_near(last, moment.today, moment.bias)[0].year
    return months_from(date(year, last - months + 1, 1), months)


@BOUNDS.form(
    rf"(?:{END}(?: the)?|eoy) (?:year )?Y?(?P<year>20\d\d)|year(?: -)? end Y?(?P<closed>20\d\d)",
    needs="end|last day|close|eoy",
)
def end_of_year(said: re.Match[str], moment: Moment) -> date:
    return date(int(said["year"] or said["closed"]), 12, 31)


@BOUNDS.form(
    r"(?:by|due|before|until)(?: the)? (?P<core>eod|end of(?: the)? day|midnight)(?! (?:on )?(?:today|tomorrow|next|[WwMmDS]\d|\d))",
    needs="eod|end|midnight",
)
def end_of_day(said: re.Match[str], moment: Moment) -> date:
    """Only after a word such as "by": an "eod dump" is no day."""
    return moment.today


@BOUNDS.form(r"until (?:the )?(?P<core>(?:next|coming) (?P<unit>week|month|quarter|year))", needs="until")
def until_next_unit(said: re.Match[str], moment: Moment) -> date:
    """Its first day: what sleeps until next month wakes when it comes."""
    if moment.bias is Bias.BACK:
        raise ValueError("no day on which something was done")
    return whole(said["unit"], 1, moment.today)[0]


@BOUNDS.form(r"until (?P<core>[Mm](?P<month>\d\d)(?: (?P<year>20\d\d))?)(?! \d)", needs="until")
def until_month(said: re.Match[str], moment: Moment) -> date:
    if moment.bias is Bias.BACK:
        raise ValueError("no day on which something was done")
    if said["year"]:
        return date(int(said["year"]), int(said["month"]), 1)
    return month_day_near(int(said["month"]), 1, moment.today + timedelta(days=1), moment.bias)


@BOUNDS.form(
    r"until (?:the )?(?P<core>(?P<new>new year(?: 's)?)|q(?P<quarter>[1-4])|h(?P<half>[12])|(?P<year>20\d\d))(?! (?:eve|day|,|this|next|of))",
    needs="until",
)
def until_new_year_or_quarter(said: re.Match[str], moment: Moment) -> date:
    if moment.bias is Bias.BACK:
        raise ValueError("no day on which something was done")
    if said["year"]:
        return date(int(said["year"]), 1, 1)
    month = int(said["quarter"] or 1) * 3 - 2 if not said["half"] else int(said["half"]) * 6 - 5
    return month_day_near(month, 1, moment.today + timedelta(days=1), moment.bias)
