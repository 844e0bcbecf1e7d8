"""Periods said in a sentence: "this quarter", "next 90 days", "in January", "before March", "between May and July".

First the stretches that have a name, and the single days; then the words before and between them, which open,
close and join them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.language.almanac import Bias, Period, whole
from bot.language.day_forms import DAYS
from bot.language.found import Found
from bot.language.grammar import Grammar, Moment, Phrase
from bot.language.part_forms import PARTS
from bot.language.period_forms import PERIODS
from bot.language.wording import Wording, word

DAY = timedelta(days=1)
REACH = 40
"""Characters of the line in which the words before a period are looked for."""
OPERATOR = re.compile(
    r"(?<!\S)(?:(?P<until>by|on or before|until|through|no later than|up to)|(?P<before>before|pre(?: -)?|earlier than|previous to)"
    r"|(?P<after>after|post(?: -)?|later than)|(?P<since>since)|(?P<from>from|starting|as of|as from|effective)|(?P<between>between)"
    r"|(?P<week>weekof|week (?:of|begin))|(?P<week_after>(?<!a )(?<!\d )week after)|(?P<week_before>(?<!a )(?<!\d )week before)"
    r"|(?P<denied>instead of|not|rather than))(?: the)? $"
)
LEAD = re.compile(r"(?<!\S)(?:(?:due|in|on|for|of|during|within|over|the) ){1,3}$")
ONWARD = re.compile(r" (?:on|onwards?|until now)(?!\S)")
JOINED = re.compile(r" (?:(?P<range>to|-|until|through|\. \.)|(?P<list>(?:, )?(?:and|or)|/|,))(?: the)? ")
NAMED = Grammar(PERIODS, PARTS)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period with a name, or a single day, as it stands in the line."""

    phrase: Phrase[Period] | Phrase[date | datetime]
    start: int
    end: int

    def read(self, moment: Moment) -> Period | None:
        """The days it stands for, for somebody who looks forward or back."""
        value = self.phrase.read(moment)
        if isinstance(value, datetime):
            value = value.date()
        return Period(value, value) if isinstance(value, date) else value

    def read_bounds(self, moment: Moment) -> tuple[date, date] | None:
        """Its first and last day."""
        period = self.read(moment)
        return (period.start, period.end) if period and period.start and period.end else None

    @property
    def is_dated(self) -> bool:
        """A year is said with it, which then holds for what it is joined to: "Jan-Mar 2028"."""
        return any(self.phrase.said.groupdict().get(name) for name in ("year", "short", "whose", "iso"))


def find_periods(text: str, *, now: datetime, bias: Bias = Bias.FORWARD) -> list[Found[Period]]:
    """Every period in the text, from left to right; a single day is a period of one day.

    Looking back, a month or day without a year is the last one, and "in 60 days" the sixty days behind.
    """
    wording, moment = word(text), Moment(now, bias)
    stretches = _stretches(wording)
    found: list[Found[Period]] = []
    while stretches:
        stretch = stretches.pop(0)
        operator = OPERATOR.search(wording.line[max(0, stretch.start - REACH) : stretch.start])
        period, end = _bounded(stretch, operator, moment), stretch.end
        if stretches and (joined := _join(wording, stretch, stretches[0], operator, moment)):
            period, end = joined, stretches.pop(0).end
        if period:
            start = stretch.start - (len(operator[0]) if operator else 0)
            found.append(_found(wording, start, end, period, stretch.phrase.rule))
    return found


def _stretches(wording: Wording) -> list[Stretch]:
    """Named periods and days, the longest at each place; where both fit, the period."""
    named = [_stretch(phrase) for phrase in NAMED.phrases(wording)]
    days = [_stretch(phrase) for phrase in DAYS.phrases(wording) if not phrase.rule.startswith("until")]
    kept: list[Stretch] = []
    for stretch in sorted([*named, *days], key=lambda each: (each.start, -each.end)):
        if not kept or stretch.start >= kept[-1].end:
            kept.append(stretch)
    return kept


def _stretch(phrase: Phrase[Period] | Phrase[date | datetime]) -> Stretch:
    return Stretch(phrase, *phrase.said.span("core" if phrase.rule == "now" else 0))


def _bounded(stretch: Stretch, operator: re.Match[str] | None, moment: Moment) -> Period | None:
    """What the word before makes of it: "before" ends it, "since" lets it go on."""
    way = operator.lastgroup if operator else None
    period = stretch.read(replace(moment, bias=Bias.BACK) if way == "since" else moment)
    if period is None or period.start is None or period.end is None or way == "denied":
        return None
    if way == "before" and "end" in stretch.phrase.rule.split():
        way = "until"
    if way == "from" and moment.bias is Bias.BACK and not ONWARD.match(stretch.phrase.said.string, stretch.end):
        way = None
    match way:
        case "until":
            return Period(None, period.end)
        case "before":
            return Period(None, period.start - DAY)
        case "after":
            return Period(period.end + DAY, None)
        case "since" | "from":
            return Period(period.start, None)
        case "week" | "week_after" | "week_before":
            away = {"week_after": 1, "week_before": -1}.get(way, 0)
            return Period(*whole("week", away, period.start)) if period.start == period.end else None
    return period


def _join(
    wording: Wording, first: Stretch, second: Stretch, operator: re.Match[str] | None, moment: Moment
) -> Period | None:
    """ "Between May and July", "from Monday to Friday", and "January and February", which follow on each other."""
    way = operator.lastgroup if operator else None
    between = JOINED.fullmatch(wording.line[first.end : second.start])
    if not between or way not in {None, "between", "from"}:
        return None
    begin, last = first.read_bounds(moment), second.read_bounds(moment)
    if begin and last and begin > last and first.phrase.rule.startswith("next"):
        last = second.read_bounds(replace(moment, now=moment.now + (begin[0] - moment.today)))
    elif begin and last and (begin > last or (second.is_dated and not first.is_dated)):
        begin = first.read_bounds(Moment(moment.now + (last[0] - moment.today), Bias.BACK))
    if not begin or not last or begin > last:
        return None
    if between["list"] and way != "between" and begin[1] + DAY != last[0]:
        return None
    return Period(begin[0], last[1])


def _found(wording: Wording, start: int, end: int, period: Period, rule: str) -> Found[Period]:
    lead = LEAD.search(wording.line[max(0, start - REACH) : start])
    begin, finish = wording.span(start, end)
    return Found(begin, finish, period, rule, wording.span(start - len(lead[0]), end)[0] if lead else begin)
