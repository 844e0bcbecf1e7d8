"""The demo begins when there is something to see."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.demo import OFFICE, working_moment


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        ("2026-11-23 11:30", "2026-11-23 11:30"),  # a Monday in working hours
        ("2026-11-23 06:00", "2026-11-23 10:00"),
        ("2026-11-23 17:00", "2026-11-24 10:00"),
        ("2026-11-20 22:00", "2026-11-23 10:00"),  # Friday night
        ("2026-11-22 12:00", "2026-11-23 10:00"),  # Sunday
    ],
)
def test_the_demo_begins_in_working_hours(now: str, begins: str) -> None:
    moment = working_moment(datetime.fromisoformat(now).replace(tzinfo=OFFICE))
    assert moment == datetime.fromisoformat(begins).replace(tzinfo=OFFICE)
