"""Feasts that people plan by: "by Thanksgiving", "Easter Monday", "new year's eve"."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable
from datetime import date, datetime, timedelta

from bot.language.almanac import Bias, easter, month_day_near, weekday_near
from bot.language.day_words import is_followed_by_other_words, is_led
from bot.language.grammar import Grammar, Moment

FEASTS: Grammar[date | datetime] = Grammar()
AFTER_EASTER = {"Feasteaster": 0, "Feasteastersunday": 0, "Feasteastermonday": 1, "Feastgoodfriday": -2}
"""Days."""


def _near(feast: Callable[[int], date], moment: Moment) -> date:
    """The feast of the year it is nearest in, for somebody who looks forward or back."""
    days = (feast(moment.today.year + moment.bias.value * away) for away in (0, 1))
    return next(day for day in days if (day - moment.today).days * moment.bias.value >= 0)


@FEASTS.form("|".join(AFTER_EASTER), needs="Feast")
def feast_of_easter(said: re.Match[str], moment: Moment) -> date:
    _refuse_name(said)
    return _near(lambda year: easter(year) + timedelta(days=AFTER_EASTER[said[0]]), moment)


@FEASTS.form(r"thanksgiving(?: day)?", needs="thanks")
def thanksgiving(said: re.Match[str], moment: Moment) -> date:
    """The American one, on the fourth Thursday of November."""
    _refuse_name(said)
    return _near(lambda year: weekday_near(3, date(year, 10, 31), Bias.FORWARD) + timedelta(weeks=3), moment)


@FEASTS.form(r"halloween|(?P<valentine>Feastvalentineday)", needs="halloween|Feast")
def halloween_or_valentine(said: re.Match[str], moment: Moment) -> date:
    _refuse_name(said)
    return month_day_near(*((2, 14) if said["valentine"] else (10, 31)), moment.today, moment.bias)


def _refuse_name(said: re.Match[str]) -> None:
    """ "A christmas party" is on some other day, "Easter Foods" a customer."""
    if is_followed_by_other_words(said) and not is_led(said):
        raise ValueError("no day")


@FEASTS.form(r"christmas(?: (?P<eve>eve)| day)?|(?P<boxing>boxing day)", needs="christmas|boxing")
def christmas(said: re.Match[str], moment: Moment) -> date:
    _refuse_name(said)
    return month_day_near(12, 24 if said["eve"] else 26 if said["boxing"] else 25, moment.today, moment.bias)


@FEASTS.form(
    r"new year(?: 's)?(?: (?P<eve>eve)| day)|(?:(?<=after )|(?<=and )|(?<=to )|(?<=since )|(?<=before )|(?<=by )|(?<=until ))new year(?: 's)?",
    needs="new year",
)
def new_year(said: re.Match[str], moment: Moment) -> date:
    return month_day_near(*((12, 31) if said["eve"] else (1, 1)), moment.today, moment.bias)


@FEASTS.form(r"leap day", needs="leap")
def leap_day(said: re.Match[str], moment: Moment) -> date:
    years = (moment.today.year + moment.bias.value * ahead for ahead in range(9))
    days = (date(year, 2, 29) for year in years if isleap(year))
    return next(day for day in days if (day - moment.today).days * moment.bias.value >= 0)
