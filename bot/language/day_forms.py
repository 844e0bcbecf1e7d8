"""Every way of saying a day, one form each.

A form that raises ValueError has met a day that no calendar has, or words that only look like a day; either way
nothing is read.
"""

from __future__ import annotations

from datetime import date, datetime

from bot.language.bound_forms import BOUNDS
from bot.language.date_forms import DATES
from bot.language.feast_forms import FEASTS
from bot.language.grammar import Grammar
from bot.language.near_forms import NEAR

DAYS: Grammar[date | datetime] = Grammar(NEAR, DATES, BOUNDS, FEASTS)
