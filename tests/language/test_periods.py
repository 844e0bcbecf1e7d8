from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.almanac import Bias
from bot.language.periods import find_periods

TUESDAY = datetime.fromisoformat("2026-11-24T10:30:00-05:00")


def periods(text: str, bias: Bias) -> list[str]:
    return [f"{found.value.start}..{found.value.end}" for found in find_periods(text, now=TUESDAY, bias=bias)]


FORWARD = """
due this week | 2026-11-23..2026-11-29
next week | 2026-11-30..2026-12-06
this month | 2026-11-01..2026-11-30
next quarter | 2027-01-01..2027-03-31
this quarter | 2026-10-01..2026-12-31
next year | 2027-01-01..2027-12-31
this month and next | 2026-11-01..2026-12-31
this and next quarter | 2026-10-01..2027-03-31
this week or next week | 2026-11-23..2026-12-06
the next 90 days | 2026-11-24..2027-02-22
in the next two weeks | 2026-11-24..2026-12-08
within 60 days | 2026-11-24..2027-01-23
in 60 days | 2026-11-24..2027-01-23
over the next 3 months | 2026-11-24..2027-02-24
last 30 days | 2026-10-25..2026-11-24
q4 | 2026-10-01..2026-12-31
Q1 | 2027-01-01..2027-03-31
Q2 2028 | 2028-04-01..2028-06-30
second quarter of 2027 | 2027-04-01..2027-06-30
H1 | 2027-01-01..2027-06-30
in january | 2027-01-01..2027-01-31
renewals jan | 2027-01-01..2027-01-31
in may | 2027-05-01..2027-05-31
next november | 2027-11-01..2027-11-30
in febuary 2028 | 2028-02-01..2028-02-29
in 2027 | 2027-01-01..2027-12-31
before March | None..2027-02-28
by end of March | None..2027-03-31
before friday | None..2026-11-26
by friday | None..2026-11-27
after new year's day | 2027-01-02..None
between may and july | 2027-05-01..2027-07-31
from jan to march | 2027-01-01..2027-03-31
jan - mar | 2027-01-01..2027-03-31
january and february | 2027-01-01..2027-02-28
between 1 dec and 15 jan | 2026-12-01..2027-01-15
rest of the year | 2026-11-24..2026-12-31
due today | 2026-11-24..2026-11-24
for tomorrow | 2026-11-25..2026-11-25
this weekend | 2026-11-28..2026-11-29
Q1-Q3 | 2027-01-01..2027-09-30
Q4 next year | 2027-10-01..2027-12-31
on or before march 31 | None..2027-03-31
between now and march | 2026-11-24..2027-03-31
march to may | 2027-03-01..2027-05-31
Q1/Q2 | 2027-01-01..2027-06-30
Q1 & Q2 | 2027-01-01..2027-06-30
2028 H1 | 2028-01-01..2028-06-30
in less than 60 days | 2026-11-24..2027-01-23
due 2026-12-01..2026-12-15 | 2026-12-01..2026-12-15
starting january | 2027-01-01..None
renewals 2027 | 2027-01-01..2027-12-31
later this month | 2026-11-24..2026-11-30
week of december 9 | 2026-12-07..2026-12-13
""".strip().splitlines()

BACK = """
last week | 2026-11-16..2026-11-22
last quarter | 2026-07-01..2026-09-30
past 30 days | 2026-10-25..2026-11-24
in the past month | 2026-10-24..2026-11-24
no call in 60 days | 2026-09-25..2026-11-24
since April | 2026-04-01..None
since 1 november | 2026-11-01..None
since friday | 2026-11-20..None
in january | 2026-01-01..2026-01-31
in november | 2026-11-01..2026-11-30
in december | 2025-12-01..2025-12-31
Q4 | 2026-10-01..2026-12-31
q1 | 2026-01-01..2026-03-31
so far this year | 2026-01-01..2026-11-24
ytd | 2026-01-01..2026-11-24
from monday to friday | 2026-11-16..2026-11-20
meetings from last month | 2026-10-01..2026-10-31
no call in 90+ days | 2026-08-26..2026-11-24
for more than 30 days | 2026-10-25..2026-11-24
since two weeks | 2026-11-10..2026-11-24
yesterday | 2026-11-23..2026-11-23
""".strip().splitlines()


@pytest.mark.parametrize("line", FORWARD)
def test_a_period_to_come(line: str) -> None:
    text, _, period = line.partition(" | ")
    assert periods(text, Bias.FORWARD) == [period]


@pytest.mark.parametrize("line", BACK)
def test_a_period_gone_by(line: str) -> None:
    text, _, period = line.partition(" | ")
    assert periods(text, Bias.BACK) == [period]


@pytest.mark.parametrize(
    "text",
    ["may renew", "they march on", "a call with June", "not this week", "a month", "between", "q5", "since ever"],
)
def test_what_only_looks_like_a_period_is_none(text: str) -> None:
    assert periods(text, Bias.FORWARD) == []


PIECES = st.sampled_from(
    [
        "this",
        "next",
        "last",
        "past",
        "the",
        "week",
        "month",
        "quarter",
        "year",
        "q1",
        "h2",
        "jan",
        "may",
        "march",
        "2027",
        "before",
        "after",
        "since",
        "from",
        "to",
        "between",
        "and",
        "-",
        "by",
        "end",
        "of",
        "rest",
        "90",
        "9999",
        "days",
        "friday",
        "tomorrow",
        "12/15",
        "in",
        "for",
        "within",
        "weekend",
        "31",
        "feb",
        "so",
        "far",
    ]
)


@given(pieces=st.lists(PIECES, max_size=12), bias=st.sampled_from(Bias))
def test_any_jumble_of_words_of_time_gives_sound_periods(pieces: list[str], bias: Bias) -> None:
    text = " ".join(pieces)
    for found in find_periods(text, now=TUESDAY, bias=bias):
        assert 0 <= found.lead_start <= found.start < found.end <= len(text)
        assert found.value.start is None or found.value.end is None or found.value.start <= found.value.end


@given(text=st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    find_periods(text, now=TUESDAY)
