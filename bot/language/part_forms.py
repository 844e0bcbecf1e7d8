"""Stretches that are part of a longer one: "the first two weeks of January", "mid March", "1-15 June"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.language.almanac import Bias, Period, add, day_of_month_near, months_from
from bot.language.day_words import MONTH, YEAR, find_year, is_led, read_number
from bot.language.grammar import Grammar, Moment
from bot.language.period_forms import MONTHS_IN, months_near, whole_unit

PARTS: Grammar[Period] = Grammar()
WHOLE = (
    r"(?:the )?(?:(?:(?P<which>this|next|last) )?(?P<whole>week|month|quarter|year)|[Mm](?P<month>\d\d)|(?P<kind>[qh])(?P<nth>[1-4])"
    r"|Y?(?P<alone>20\d\d))(?:(?: of)?(?: ,)? (?:Y?(?P<year>20\d\d)|(?P<whose>this|next|last) year))?(?! \d)"
)
"""What it is a part of."""
DAY = timedelta(days=1)


def _whole(said: re.Match[str], moment: Moment) -> tuple[date, date, str]:
    """First and last day of what it is a part of, and its unit."""
    if said["whole"]:
        away = {"next": 1, "last": -1}.get(said["which"] or "", 0)
        period, unit = whole_unit(said["whole"], away, moment), said["whole"]
    elif said["alone"]:
        period, unit = months_near(1, 12, int(said["alone"]), moment), "year"
    else:
        months = MONTHS_IN[said["kind"]] if said["kind"] else 1
        first = int(said["month"] or (int(said["nth"]) - 1) * months + 1)
        period = months_near(first, months, find_year(said, moment.today), moment)
        unit = {1: "month", 3: "quarter", 6: "halfyear"}[months]
    if period.start is None or period.end is None:
        raise ValueError("open")
    return period.start, period.end, unit


@PARTS.form(
    rf"(?:(?:in|within|over|during) )?(?:the )?(?P<side>[1-4](?:o|th)|last) (?:(?P<number>\d{{1,2}}|couple(?: of)?) )?(?P<unit>day|week|month|quarter) (?:of|in) {WHOLE}",
    needs=" of | in ",
)
def first_units_of(said: re.Match[str], moment: Moment) -> Period:
    """ "The first week of January" is its first seven days, "the last two weeks of December" its last fourteen."""
    first, last, _ = _whole(said, moment)
    number = read_number(said["number"] or "a")
    if said["side"] == "last":
        return Period(max(first, add(last + DAY, -number, said["unit"])), last)
    begin = add(first, number * (int(said["side"][0]) - 1), said["unit"])
    if begin > last:
        raise ValueError("not so many")
    return Period(begin, min(last, add(begin, number, said["unit"]) - DAY))


@PARTS.form(rf"(?:the )?(?P<side>1|2)(?:o|th) half (?:of|in) {WHOLE}", needs="half")
def half_of(said: re.Match[str], moment: Moment) -> Period:
    """The first half of a month ends on its 15th."""
    first, last, unit = _whole(said, moment)
    if unit == "week":
        raise ValueError("no half of a week")
    second = first.replace(day=16) if unit == "month" else add(first, (last - first).days // 60, "month")
    return Period(first, second - DAY) if said["side"] == "1" else Period(second, last)


MONTH_PARTS: dict[str, Callable[[date, date], tuple[date, date]]] = {
    "early": lambda first, last: (first, first.replace(day=10)),
    "mid": lambda first, last: (first.replace(day=11), first.replace(day=20)),
    "late": lambda first, last: (first.replace(day=21), last),
}
WEEKDAYS = {"early": (0, 1), "mid": (1, 3), "late": (3, 4)}
"""First and last day of a part of the week, from Monday on."""
MONTHS = {
    "quarter": {"early": (0, 1), "mid": (1, 1), "late": (2, 1)},
    "halfyear": {"early": (0, 2), "mid": (2, 2), "late": (4, 2)},
    "year": {"early": (0, 3), "mid": (4, 4), "late": (9, 3)},
}
"""After how many months a part of a longer stretch begins, and how many it has."""


@PARTS.form(rf"(?:the )?(?P<part>early|mid|late)(?: of| in| -)? {WHOLE}", needs="early|mid|late")
def early_mid_or_late(said: re.Match[str], moment: Moment) -> Period:
    """A third of the month, two or three days of the week; of a year rather its first, middle or last months."""
    first, last, unit = _whole(said, moment)
    if unit == "week":
        begin, end = WEEKDAYS[said["part"]]
        return Period(first + begin * DAY, first + end * DAY)
    if unit == "month":
        return Period(*MONTH_PARTS[said["part"]](first, last))
    after, number = MONTHS[unit][said["part"]]
    return Period(*months_from(add(first, after, "month"), number))


JOINED = r"(?: (?P<joint>to|-|until|through|and)(?: the)? )"
FIRST = r"(?P<first>\d{1,2})(?:th|o)?(?: of)?"
LAST = r"(?P<last>\d{1,2})(?:th|o)?"
BETWEEN = r"(?:(?P<between>between|from) )?(?:the )?"


@PARTS.form(rf"{BETWEEN}{FIRST}{JOINED}{LAST}(?: of)? {MONTH}{YEAR}", needs="M|m0")
@PARTS.form(rf"{BETWEEN}{MONTH}(?: the)? {FIRST}{JOINED}{LAST}{YEAR}(?! ~)", needs="M|m0")
def days_of_month(said: re.Match[str], moment: Moment) -> Period:
    """ "1-15 June", "between June 1 and 15"; "June 1 and 15" are two days."""
    if (said["joint"] == "and" and said["between"] != "between") or (said["doubt"] == "m" and not _is_sure(said)):
        raise ValueError("two days, or no month")
    first, last = int(said["first"]), int(said["last"])
    year = find_year(said, moment.today)
    month = months_near(int(said["month"]), 1, year, moment).start
    if month is None or first > last:
        raise ValueError("no stretch of one month")
    return Period(month.replace(day=first), month.replace(day=last))


def _is_sure(said: re.Match[str]) -> bool:
    return bool(said["between"]) or is_led(said)


@PARTS.form(
    r"(?:(?:between|from) )?(?:the )?(?P<first>\d{1,2})th (?:to|-|until|through)(?: the)? (?P<last>\d{1,2})th(?! (?:~|of|[Mm]\d))",
    needs="th",
)
def days_of_any_month(said: re.Match[str], moment: Moment) -> Period:
    """ "The 1st to the 10th", of the month at hand."""
    if moment.bias is Bias.FORWARD:
        first = day_of_month_near(int(said["first"]), moment.today, Bias.FORWARD)
        return Period(first, day_of_month_near(int(said["last"]), first, Bias.FORWARD))
    last = day_of_month_near(int(said["last"]), moment.today, Bias.BACK)
    return Period(day_of_month_near(int(said["first"]), last, Bias.BACK), last)


__all__ = ["PARTS"]
