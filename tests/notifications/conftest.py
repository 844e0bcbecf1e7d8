"""The stage of these tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.app import build_delivery
from tests.house import a_house
from tests.notifications.scene import MONDAY, Scene


@pytest.fixture
def scene(database_url: str) -> Iterator[Scene]:
    with a_house(database_url, at=MONDAY) as (slack, ally):
        yield Scene(slack, ally, build_delivery(ally, pace=0))
