"""When a digest is due: at each person's own local time, once a local day, whatever clocks and zones do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.domain import outbox
from bot.domain.people import User
from bot.domain.store import Store
from bot.domain.talk import Preference
from bot.notifications.daily_digest import DailyDigest
from bot.notifications.sweep import sweep
from tests import make
from tests.notifications.scene import MONDAY, Scene, an_account

HOUSE = ZoneInfo("America/Los_Angeles")
EVERY_DAY = list(range(7))


def _reader(store: Store, zone: str, **wishes: object) -> int:
    with store.transaction() as session:
        person = make.user(session, time_zone=zone)
        session.add(Preference(user_id=person.id, **({"digest_days": EVERY_DAY} | wishes)))
        return person.id


def _digests(store: Store, start: datetime, end: datetime, *, minutes: int = 30) -> Iterator[tuple[date, datetime]]:
    """The local days whose digest these sweeps queue, with the moment of the sweep."""
    now = start
    while now < end:
        with store.transaction() as session:
            keys = outbox.queue(session, DailyDigest().due(session, now=now, zone=HOUSE), now=now)
        for key in keys:
            yield date.fromisoformat(key.split(":")[-1]), now
        now += timedelta(minutes=minutes)


def _at(store: Store, zone: str, start: datetime, *, days: int) -> list[str]:
    """The local times at which the digests of so many days come."""
    found = list(_digests(store, start, start + timedelta(days=days)))
    assert len({day for day, _now in found}) == len(found), "one a local day"
    return [f"{now.astimezone(ZoneInfo(zone)):%a %H:%M}" for _day, now in found]


@pytest.mark.only_sqlite
@pytest.mark.parametrize(
    ("begins", "times"),
    [
        (datetime(2027, 3, 13, 6, tzinfo=UTC), ["Sat 02:30", "Sun 03:30", "Mon 02:30"]),
        (datetime(2026, 10, 31, 5, tzinfo=UTC), ["Sat 01:30", "Sun 01:30", "Mon 01:30"]),
    ],
    ids=["a time the clocks skip is an hour later", "a time they repeat is the first"],
)
def test_a_change_of_the_clocks_costs_no_digest_and_brings_none_twice(
    store: Store, begins: datetime, times: list[str]
) -> None:
    _reader(store, "America/New_York", digest_at=times[0][-5:])
    assert _at(store, "America/New_York", begins, days=3)[:3] == times


@pytest.mark.only_sqlite
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Australia/Lord_Howe"])
def test_at_both_ends_of_the_day_the_digest_comes_at_the_local_hour(store: Store, zone: str) -> None:
    _reader(store, zone, digest_at="08:30")
    midnight = datetime(2026, 11, 23, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    expected = ["Mon 08:30", "Tue 08:30", "Wed 08:30"]
    assert [f"{one[:8]}0" for one in _at(store, zone, midnight, days=3)] == expected


@pytest.mark.only_sqlite
def test_working_days_are_those_of_the_readers_own_calendar(store: Store) -> None:
    _reader(store, "Pacific/Kiritimati", digest_days=[0])
    sunday_in_london = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
    assert [day for day, _now in _digests(store, sunday_in_london, sunday_in_london + timedelta(days=3))] == [
        date(2026, 11, 23)
    ]


def _moves(store: Store, person_id: int, zone: str) -> None:
    with store.transaction() as session:
        session.get_one(User, person_id).time_zone = zone


@pytest.mark.only_sqlite
@pytest.mark.parametrize(
    ("home", "away", "hours_later"),
    [
        ("America/New_York", "Europe/Berlin", 13),  # eight in New York, two in the afternoon in Berlin
        ("America/New_York", "America/Los_Angeles", 14),  # nine, after the digest; six in Los Angeles
        ("Pacific/Kiritimati", "Pacific/Pago_Pago", 20),  # a whole day back
        ("Pacific/Pago_Pago", "Pacific/Kiritimati", 12),  # a whole day on: it is tomorrow, half past one
        ("Asia/Tokyo", "America/New_York", 30),
    ],
)
def test_a_zone_that_changes_at_slack_brings_no_second_digest_of_a_day_and_loses_none(
    store: Store, home: str, away: str, hours_later: int
) -> None:
    person_id = _reader(store, home)
    start = datetime(2026, 11, 23, tzinfo=ZoneInfo(home)).astimezone(UTC)
    moves = start + timedelta(hours=hours_later)
    before = list(_digests(store, start, moves))
    _moves(store, person_id, away)
    after = list(_digests(store, moves, start + timedelta(days=3)))
    days = [day for day, _now in before + after]
    assert days == sorted(set(days))
    assert [later - day for day, later in pairwise(days)] == [timedelta(days=1)] * (len(days) - 1)


def test_whoever_flies_past_the_hour_gets_no_stale_digest_in_the_evening_but_the_next_in_the_morning(
    scene: Scene,
) -> None:
    with scene.ally.store.transaction() as session:
        maya = scene.person(session, "Maya Okafor")
        make.cta(session, account=an_account(session, csm=maya), owner=maya, name="Chase it", due=make.days(1))
    scene.comes(MONDAY + timedelta(hours=23))  # eight in New York: not yet
    scene.tick()
    _moves(scene.ally.store, maya.id, "Asia/Tokyo")  # ten in the evening
    scene.tick()
    assert scene.told("Maya Okafor") == []
    scene.comes(MONDAY + timedelta(hours=34))  # Wednesday, nine in the morning
    scene.tick()
    (told,) = scene.told("Maya Okafor")
    assert "Chase it" in told


def test_a_digest_that_waits_while_the_zone_changes_is_sent_once(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya = scene.person(session, "Maya Okafor")
        make.cta(session, account=an_account(session, csm=maya), owner=maya, due=make.days(0))
    sweep(scene.ally.store, now=scene.slack.movable(), zone=scene.ally.house.zone)
    _moves(scene.ally.store, maya.id, "America/Los_Angeles")
    for _ in range(6):
        scene.tick()
        scene.passes(hours=1)
    assert len(scene.told("Maya Okafor")) == 1


def test_a_digest_left_waiting_past_its_use_is_dropped_unsent(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya = scene.person(session, "Maya Okafor")
        make.cta(session, account=an_account(session, csm=maya), owner=maya, due=make.days(0))
    sweep(scene.ally.store, now=scene.slack.movable(), zone=scene.ally.house.zone)
    scene.passes(hours=7)
    scene.delivery.deliver_due()
    assert scene.told("Maya Okafor") == []
    assert ("digest", "dropped") in scene.states()
