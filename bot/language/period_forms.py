"""Every way of naming a stretch of days, one form each, written in the words of `bot.language.wording`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.language.almanac import Bias, Period, add, add_working_days, month_near, months_from, whole
from bot.language.day_words import NUMBER, UNIT, WHOSE_YEAR, away, find_year, read_number
from bot.language.grammar import Grammar, Moment

WHICH = r"(?P<which>this|next|coming|last|previous|past)"
WHOLE = r"(?P<unit>week|month|quarter|halfyear|year)"
YEAR = rf"(?:(?: of)?(?: ,)? Y?(?P<year>20\d\d)|{WHOSE_YEAR})?"
MONTHS_IN = {"q": 3, "h": 6, "quarter": 3, "half": 6}
LED = re.compile(
    r"(?:^| )(?:in|by|during|for|before|after|since|until|through|of|due|from|between|to|and|-)(?: the)? $"
)
TO_MONTH = re.compile(r" (?:to|-|through|until) [Mm]\d")
SATURDAY = 5
WITH = re.compile(r"(?:^| )with $")

PERIODS: Grammar[Period] = Grammar()


def whole_unit(unit: str, units: int, moment: Moment) -> Period:
    return Period(*whole(unit, units, moment.today))


def months_near(month: int, months: int, year: int | None, moment: Moment) -> Period:
    """Calendar months from the given one on, in the year said or the one that the bias points to."""
    if year:
        return Period(*months_from(date(year, month, 1), months))
    last = month_near(month + months - 1, moment.today, Bias.FORWARD)[0].year
    first = month_near(month, moment.today, Bias.BACK)[0].year
    return Period(*months_from(date(last if moment.bias is Bias.FORWARD else first, month, 1), months))


@PERIODS.form(rf"(?:the )?{WHICH} {WHOLE}", needs="this|next|coming|last|past|previous")
def named_unit(said: re.Match[str], moment: Moment) -> Period:
    """ "Past month" is the thirty days or so behind, "last month" the calendar's."""
    if said["which"] == "past":
        return Period(add(moment.today, -1, said["unit"]), moment.today)
    return whole_unit(said["unit"], away(said["which"]), moment)


@PERIODS.form(
    r"this (?P<unit>week|month|quarter|year) (?:and|or|-|to|through)(?: the)? next(?: (?P=unit))?|this (?:and|or) next (?P<after>week|month|quarter|year)",
    needs="next",
)
def this_and_next(said: re.Match[str], moment: Moment) -> Period:
    unit = said["unit"] or said["after"]
    return Period(whole_unit(unit, 0, moment).start, whole_unit(unit, 1, moment).end)


@PERIODS.form(r"(?:last (?:and|or) this (?P<unit>week|month|quarter|year))", needs="this")
def last_and_this(said: re.Match[str], moment: Moment) -> Period:
    return Period(whole_unit(said["unit"], -1, moment).start, whole_unit(said["unit"], 0, moment).end)


@PERIODS.form(
    r"(?:the )?(?P<unit>week|month|quarter|year) (?P<side>after next|before last)", needs="after next|before last"
)
def unit_after_next(said: re.Match[str], moment: Moment) -> Period:
    return whole_unit(said["unit"], 2 if said["side"] == "after next" else -2, moment)


@PERIODS.form(
    rf"(?:(?:in|within|over|during) )?(?:the )?(?:next|coming) {NUMBER} {UNIT}|within {NUMBER.replace('number', 'count')} {UNIT.replace('unit', 'span')}",
    needs="next|coming|within",
)
def next_units(said: re.Match[str], moment: Moment) -> Period:
    return _stretch(
        said["number"] or said["count"],
        said["unit"] or said["span"],
        moment,
        Bias.FORWARD if said["number"] else moment.bias,
    )


@PERIODS.form(
    rf"(?:(?:in|within|over|during) )?(?:the )?(?:last|past|previous|trailing) {NUMBER} {UNIT}",
    needs="last|past|previous|trailing",
)
def last_units(said: re.Match[str], moment: Moment) -> Period:
    return _stretch(said["number"], said["unit"], moment, Bias.BACK)


@PERIODS.form(
    r"(?:(?P<within>(?:in|within|over|during) (?:the )?)(?P<way>next|last) (?P<unit>week|month|year)"
    r"|(?:the )?(?P<side>next|coming|last|past|previous) (?P<fortnight>fortnight))",
    needs="next|last|fortnight",
)
def rolling_unit(said: re.Match[str], moment: Moment) -> Period:
    """ "In the last month" is the thirty days or so behind; "last month" is the calendar's."""
    bias = Bias.FORWARD if (said["way"] or said["side"]) in {"next", "coming"} else Bias.BACK
    return _stretch("1", said["unit"] or said["fortnight"], moment, bias)


@PERIODS.form(
    rf"(?:(?:in|within|over|during) )?(?:the )?(?:next|coming) {NUMBER} business day|within {NUMBER.replace('number', 'count')} business day",
    needs="business day",
)
def next_working_days(said: re.Match[str], moment: Moment) -> Period:
    return Period(moment.today, add_working_days(moment.today, read_number(said["number"] or said["count"])))


@PERIODS.form(r"ttm", needs="ttm")
def trailing_year(said: re.Match[str], moment: Moment) -> Period:
    return _stretch("12", "month", moment, Bias.BACK)


@PERIODS.form(rf"(?P<way>in|for|over|during)(?: (?:more than|over|at least|about|under|less than))? {NUMBER} {UNIT}")
def in_units(said: re.Match[str], moment: Moment) -> Period:
    """Forward "renewing in 60 days"; back "no call in 60 days", "for more than 60 days"."""
    if said["way"] != "in" and moment.bias is Bias.FORWARD:
        raise ValueError("a length")
    return _stretch(said["number"], said["unit"], moment, moment.bias)


@PERIODS.form(rf"since(?: about)? {NUMBER} {UNIT}(?! ago)", needs="since")
def since_units(said: re.Match[str], moment: Moment) -> Period:
    """ "Since two weeks", as it is said in other languages."""
    return _stretch(said["number"], said["unit"], moment, Bias.BACK)


@PERIODS.form(r"(?:between|from) (?P<core>now)", needs="now")
def now(said: re.Match[str], moment: Moment) -> Period:
    return Period(moment.today, moment.today)


def _stretch(number: str, unit: str, moment: Moment, bias: Bias) -> Period:
    other = add(moment.today, bias.value * read_number(number), unit)
    return Period(min(other, moment.today), max(other, moment.today))


@PERIODS.form(r"(?:the )?(?:last|past|previous) (?:24|48) hour", needs="hour")
def last_hours(said: re.Match[str], moment: Moment) -> Period:
    return Period(moment.today - timedelta(days=2 if "48" in said[0] else 1), moment.today)


@PERIODS.form(rf"(?:(?:the )?rest of (?:the |this )?|later this ){WHOLE}", needs="rest|later")
def rest_of_unit(said: re.Match[str], moment: Moment) -> Period:
    return Period(moment.today, whole_unit(said["unit"], 0, moment).end)


@PERIODS.form(
    rf"(?:so far )?(?:this )?{WHOLE} (?:so far|to date)|(?:so far|earlier) this {WHOLE.replace('unit', 'span')}|(?P<short>[yqmw])td",
    needs="far|to date|td|earlier",
)
def unit_to_date(said: re.Match[str], moment: Moment) -> Period:
    unit = said["unit"] or said["span"] or {"y": "year", "q": "quarter", "m": "month", "w": "week"}[said["short"]]
    return Period(whole_unit(unit, 0, moment).start, moment.today)


@PERIODS.form(
    r"(?:(?P<over>over|during) )?(?:the )?(?:this |(?P<next>next )|(?P<last>last |past ))?weekend", needs="weekend"
)
def weekend(said: re.Match[str], moment: Moment) -> Period:
    """This week's; "over the weekend" of what was done, the one that is over or on."""
    weeks = 1 if said["next"] else -1 if said["last"] else 0
    if said["over"] and moment.bias is Bias.BACK and moment.today.weekday() < SATURDAY:
        weeks = -1
    monday = whole("week", weeks, moment.today)[0]
    return Period(monday + timedelta(days=SATURDAY), monday + timedelta(days=SATURDAY + 1))


@PERIODS.form(
    rf"(?:the )?(?:Y?(?P<before>20\d\d)(?: ,)? |(?P<early>this|next|last) year (?:'s )?|(?P<way>this|next|last) )?(?P<kind>[qh])(?P<which>[1-4]){YEAR}",
    needs="q|h",
)
def quarter_or_half(said: re.Match[str], moment: Moment) -> Period:
    """Calendar quarters and halves; the nearest that is not past, or has begun."""
    return _part_of_year(said, MONTHS_IN[said["kind"]], moment)


@PERIODS.form(rf"(?:the )?(?P<which>[1-4])(?:o|th) (?P<kind>quarter|half){YEAR}(?! (?:of|in) )", needs="quarter|half")
def quarter_in_words(said: re.Match[str], moment: Moment) -> Period:
    return _part_of_year(said, MONTHS_IN[said["kind"]], moment)


def _part_of_year(said: re.Match[str], months: int, moment: Moment) -> Period:
    """The one of the year that was said; "last Q4" is one that is over, "next Q1" one that has not begun."""
    groups, month = said.groupdict(), (int(said["which"]) - 1) * months + 1
    year = find_year(said, moment.today) or (int(groups["before"]) if groups.get("before") else None)
    if groups.get("early"):
        year = moment.today.year + away(groups["early"])
    if groups.get("way") in {"last", "next"}:
        year, first = moment.today.year, date(moment.today.year, month, 1)
        if groups["way"] == "next":
            year += 1 if first <= moment.today else 0
        else:
            year -= 1 if months_from(first, months)[1] >= moment.today else 0
    return months_near(month, months, year, moment)


@PERIODS.form(
    r"(?:in |for |during |of |year )?Y(?P<sure>20\d\d)|(?:in |for |during |of |year )(?P<led>20\d\d)(?! (?:unit|day|[qh]\d))|(?P<bare>20\d\d)(?= [;.]|$)",
    needs="20",
)
def year(said: re.Match[str], moment: Moment) -> Period:
    """A calendar year; a fiscal one is taken for the same, as nobody has said otherwise."""
    return months_near(1, 12, int(said["sure"] or said["led"] or said["bare"]), moment)


@PERIODS.form(r"(?:in |during )the new year", needs="new year")
def new_year(said: re.Match[str], moment: Moment) -> Period:
    return whole_unit("year", 1, moment)


@PERIODS.form(r"K(?P<week>\d\d)(?:(?: of| /| ,)? (?P<year>20\d\d))?", needs="K")
def week_by_number(said: re.Match[str], moment: Moment) -> Period:
    """ "KW 50", "calendar week 50": weeks are numbered as ISO 8601 does it."""
    bias, today = moment.bias, moment.today
    years = [int(said["year"])] if said["year"] else [today.year, today.year + bias.value]
    mondays = [date.fromisocalendar(year, int(said["week"]), 1) for year in years]
    near = (one for one in mondays if (one - whole("week", 0, today)[0]).days * bias.value >= 0)
    return Period(*whole("week", 0, next(near, mondays[0])))


@PERIODS.form(rf"(?:(?P<which>this|next|last) )?(?P<doubt>[Mm])(?P<month>\d\d){YEAR}(?! \d)(?! 's)", needs="M|m0")
def month(said: re.Match[str], moment: Moment) -> Period:
    """ "In May", "January renewals"; a bare "may" is a verb, "with June" is a person."""
    number, today = int(said["month"]), moment.today
    before = said.string[max(0, said.start() - 20) : said.start()]
    if WITH.search(before) or (
        said["doubt"] == "m"
        and not (
            said["which"]
            or said["year"]
            or said["whose"]
            or LED.search(before)
            or TO_MONTH.match(said.string, said.end())
        )
    ):
        raise ValueError("a verb or a person")
    if said["which"] == "next":
        return Period(*month_near(number, whole("month", 1, today)[0], Bias.FORWARD))
    if said["which"] == "last":
        return Period(*month_near(number, whole("month", -1, today)[1], Bias.BACK))
    return months_near(number, 1, find_year(said, today), moment)
