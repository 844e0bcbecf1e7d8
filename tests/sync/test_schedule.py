"""Sources are read by themselves: once per turn, whoever asks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.store import Store
from bot.sync.schedule import SALESFORCE_EVERY, ZENDESK_EVERY, take_turn


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_one_of_several_processes_takes_the_turn(store: Store) -> None:
    turns = [take_turn(store, "salesforce", every=SALESFORCE_EVERY, now=at(9)) for _ in range(3)]

    assert turns == [True, False, False]


@pytest.mark.only_sqlite
def test_salesforce_is_read_every_two_hours(store: Store) -> None:
    moments = [at(7) + timedelta(minutes=30) * number for number in range(9)]

    assert sum(take_turn(store, "salesforce", every=SALESFORCE_EVERY, now=now) for now in moments) == 3


@pytest.mark.only_sqlite
@pytest.mark.parametrize(("moment", "is_due"), [(at(6, 59, day=24), False), (at(7, 0, day=24), True)])
def test_a_night_begins_at_seven_utc(store: Store, moment: datetime, is_due: bool) -> None:
    take_turn(store, "zendesk", every=ZENDESK_EVERY, now=at(12))

    assert take_turn(store, "zendesk", every=ZENDESK_EVERY, now=moment) is is_due
