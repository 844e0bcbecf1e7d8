"""Days, periods, lengths, amounts and percentages in many voices: British, American, Indian, German, dictated, terse.

The table says what each means to somebody who speaks on Tuesday, 24 November 2026, half past ten in New York; nothing
behind the stroke is nothing to be read.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bot.language.almanac import Bias
from bot.language.dates import find_days
from bot.language.day_forms import DAYS
from bot.language.periods import NAMED, find_periods
from bot.language.quantities import find_amounts, find_durations, find_percentages
from bot.language.spans import find_until
from bot.language.wording import word

TUESDAY = datetime.fromisoformat("2026-11-24T10:30:00-05:00")
TABLE = Path(__file__).with_name("ways_of_saying.txt").read_text(encoding="utf-8")


def ways(heading: str) -> list[str]:
    return TABLE.partition(f"[{heading}]\n")[2].partition("\n\n")[0].splitlines()


def split(line: str) -> tuple[str, list[str]]:
    text, _, meant = line.removesuffix(" |").partition(" | ")
    return text, [meant] if meant else []


def days(text: str, bias: Bias) -> list[str]:
    return [found.value.isoformat() for found in find_days(text, now=TUESDAY, bias=bias)]


def periods(text: str, bias: Bias) -> list[str]:
    return [f"{found.value.start}..{found.value.end}" for found in find_periods(text, now=TUESDAY, bias=bias)]


@pytest.mark.parametrize("line", ways("to be done"))
def test_the_day_something_is_to_be_done(line: str) -> None:
    text, meant = split(line)
    assert days(text, Bias.FORWARD) == meant


@pytest.mark.parametrize("line", ways("was done"))
def test_the_day_something_was_done(line: str) -> None:
    text, meant = split(line)
    assert days(text, Bias.BACK) == meant


@pytest.mark.parametrize("line", ways("days to come"))
def test_a_stretch_of_days_to_come(line: str) -> None:
    text, meant = split(line)
    assert periods(text, Bias.FORWARD) == meant


@pytest.mark.parametrize("line", ways("days gone by"))
def test_a_stretch_of_days_gone_by(line: str) -> None:
    text, meant = split(line)
    assert periods(text, Bias.BACK) == meant


@pytest.mark.parametrize("line", ways("waits until"))
def test_what_is_snoozed_wakes_on_a_day(line: str) -> None:
    text, meant = split(line)
    found = find_until(text, now=TUESDAY)
    assert ([found.value.isoformat()] if found else []) == meant


@pytest.mark.parametrize("line", ways("minutes"))
def test_a_length_in_minutes(line: str) -> None:
    text, meant = split(line)
    assert [str(found.value) for found in find_durations(text)] == meant


@pytest.mark.parametrize("line", ways("amount"))
def test_an_amount(line: str) -> None:
    text, meant = split(line)
    assert [found.value for found in find_amounts(text)] == [float(one) for one in meant]


@pytest.mark.parametrize("line", ways("percent"))
def test_a_percentage(line: str) -> None:
    text, meant = split(line)
    assert [found.value for found in find_percentages(text)] == [float(one) for one in meant]


@pytest.mark.parametrize("text", ways("no day"))
@pytest.mark.parametrize("bias", Bias)
def test_no_day_is_seen_in_what_only_looks_like_one(text: str, bias: Bias) -> None:
    assert days(text, bias) == []


def test_a_form_fits_no_line_without_what_it_is_looked_for_by() -> None:
    for text in TABLE.splitlines():
        line = word(text.partition(" | ")[0]).line
        for pattern, needs, name, _ in (*DAYS._forms, *NAMED._forms):
            assert not pattern.search(line) or any(part in line for part in needs), (name, line)
