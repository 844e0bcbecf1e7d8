from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.quantities import find_amounts, find_counts, find_durations, find_percentages

DURATIONS = """
20 mins | 20
a 30 min call | 30
45-minute | 45
an hour and a quarter | 75
a quarter hour | 15
50 minutes | 50
30m | 30
1h | 60
1h30 | 90
2h 15m | 135
1.5 hours | 90
2 hrs | 120
an hour | 60
half an hour | 30
a good half hour | 30
an hour and a half | 90
one and a half hours | 90
1 hr 20 mins | 80
quarter of an hour | 15
three quarters of an hour | 45
a couple of hours | 120
ninety minutes | 90
2pm to 2:30 | 30
from 10 to 11:30 | 90
2-2:30pm | 30
11am-1pm | 120
14:00-14:45 | 45
1:15h | 75
2,5 hours | 150
1 1/2 hours | 90
hour-long call | 60
45 mintues | 45
1 hour and 30 users | 60
from 10 to 11 this morning | 60
""".strip().splitlines()


@pytest.mark.parametrize("line", DURATIONS)
def test_a_length_of_time_is_minutes(line: str) -> None:
    text, _, minutes = line.partition(" | ")
    assert [found.value for found in find_durations(text)] == [int(minutes)]


@pytest.mark.parametrize(
    "text",
    [
        "1:1 with dana",
        "0 min",
        "in 2 hours",
        "two hours ago",
        "99 hours",
        "every 30 minutes",
        "the next 2 hours",
        "2 days",
        "10 to 12",
    ],
)
def test_what_is_no_length_of_a_call_is_none(text: str) -> None:
    assert find_durations(text) == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("over 100k ARR", 100_000),
        ("€1.2m", 1_200_000),
        ("1.2 million dollars", 1_200_000),
        ("$1,250,000.50", 1_250_000.5),
        ("1.500.000 EUR", 1_500_000),
        ("1,5 mio", 1_500_000),
        ("£30k", 30_000),
        ("50 thousand", 50_000),
        ("250,000", 250_000),
        ("nps below -10", -10),
        ("at least 80.", 80),
        ("half a million", 500_000),
        ("ten thousand", 10_000),
    ],
)
def test_an_amount_is_its_number(text: str, amount: float) -> None:
    assert [found.value for found in find_amounts(text)] == [amount]


@pytest.mark.parametrize("text", ["between 50 and 100k", "50-100k", "50k to 100k"])
def test_two_amounts_share_their_scale(text: str) -> None:
    assert [found.value for found in find_amounts(text)] == [50_000, 100_000]


@pytest.mark.parametrize("text", ["50%", "2026-12-12", "15:30", "12/15", "Q1", "#42", "v2"])
def test_a_percentage_a_day_or_a_name_is_no_amount(text: str) -> None:
    assert find_amounts(text) == []


def test_percentages_are_read_as_said() -> None:
    text = "under 50% utilization, up 8.5 percent, 12 per cent"
    assert [found.value for found in find_percentages(text)] == [50, 8.5, 12]


@pytest.mark.parametrize(
    ("text", "count"), [("top 10 by ARR", 10), ("the last five calls", 5), ("5 biggest accounts", 5), ("first 3", 3)]
)
def test_a_count_is_how_many_are_asked_for(text: str, count: int) -> None:
    assert [found.value for found in find_counts(text)] == [count]


@pytest.mark.parametrize("text", ["last 30 days", "next 2 weeks", "last call", "next one", "top 10%", "last 12/15"])
def test_a_period_is_no_count(text: str) -> None:
    assert find_counts(text) == []


@given(text=st.text(max_size=200))
def test_any_text_is_read_without_error_and_within_itself(text: str) -> None:
    for find in (find_durations, find_amounts, find_percentages, find_counts):
        for found in find(text):
            assert 0 <= found.lead_start <= found.start < found.end <= len(text)
