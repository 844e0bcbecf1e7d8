"""Whatever dies in between, everybody is told once."""

from __future__ import annotations

import pytest

from bot.domain import deliveries
from tests.notifications import worker
from tests.notifications.killing import kill_while_delivering


def test_workers_killed_at_random_lose_nothing_and_say_nothing_twice(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliveries, "LEASE", worker.LEASE)
    monkeypatch.setattr(deliveries, "SETTLING", worker.SETTLING)
    toll = kill_while_delivering(database_url, people=40, seconds=3, seed=7)
    assert toll.killed >= 5
    assert toll.meanwhile > 0
    assert (toll.lost, toll.doubled) == (0, 0)
