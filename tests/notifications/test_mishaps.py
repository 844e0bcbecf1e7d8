"""What goes wrong around telling, and what people have of it: every message once, and an admin who knows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text

from bot.domain.accounts import Account, Follow
from bot.domain.people import User
from bot.notifications.sweep import sweep
from tests import make
from tests.notifications.scene import Scene, a_deed, an_account

OUTAGE = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"


def _somebody_with_a_day(scene: Scene) -> tuple[User, Account]:
    with scene.ally.store.transaction() as session:
        maya = scene.person(session, "Maya Okafor")
        scene.person(session, "Ada Admin", role="Admin")
        acme = an_account(session, csm=maya, name="Acme & Sons")
        make.cta(session, account=acme, owner=maya, name="Chase the review", due=make.days(0))
        return maya, acme


def _goes_on(scene: Scene, minutes: int = 3) -> None:
    for _ in range(minutes * 2):
        scene.tick()
        scene.passes(seconds=30)


@pytest.mark.parametrize("status", [500, 502, 503])
@pytest.mark.only_sqlite
def test_an_error_of_slacks_own_costs_nothing_and_repeats_nothing(scene: Scene, status: int) -> None:
    _somebody_with_a_day(scene)
    scene.slack.fail_next("chat.postMessage", status=status, times=2)
    _goes_on(scene)
    assert len(scene.told("Maya Okafor")) == 1


@pytest.mark.only_sqlite
def test_a_clock_that_goes_back_repeats_nothing_and_loses_nothing(scene: Scene) -> None:
    maya, acme = _somebody_with_a_day(scene)
    noon = scene.slack.movable()
    for hours in (0, -2, -1, 0, -24, 0, 1):
        if hours == -1:
            with a_deed(scene, by=None, actor="rule:test") as session:
                make.cta(session, account=acme, owner=maya, name="Send the deck", due=make.days(60))
        now = noon + timedelta(hours=hours)
        scene.delivery.clock = lambda now=now: now
        sweep(scene.ally.store, now=now, zone=scene.ally.house.zone)
        scene.delivery.deliver_due()
    assert sum("your day" in told for told in scene.told("Maya Okafor")) == 1
    assert sum("Send the deck" in told for told in scene.told("Maya Okafor")) == 1


@pytest.mark.only_sqlite
def test_a_clock_that_jumps_while_a_message_is_on_its_way_sends_it_no_second_time(scene: Scene) -> None:
    _somebody_with_a_day(scene)
    scene.slack.team.watchers.append(lambda _change: scene.passes(minutes=10))
    scene.tick()
    scene.slack.team.watchers.clear()
    _goes_on(scene)
    assert len(scene.told("Maya Okafor")) == 1


@pytest.mark.only_sqlite
def test_whoever_left_between_the_sweep_and_the_delivery_is_told_nothing_and_nobody_is_alarmed(scene: Scene) -> None:
    maya, _acme = _somebody_with_a_day(scene)
    sweep(scene.ally.store, now=scene.slack.movable(), zone=scene.ally.house.zone)
    with scene.ally.store.transaction() as session:
        session.get_one(User, maya.id).is_active = False
    _goes_on(scene)
    assert scene.told("Maya Okafor") == []
    assert scene.told("Ada Admin") == []


@pytest.mark.only_sqlite
def test_a_direct_conversation_that_cannot_be_had_is_given_up_and_an_admin_hears_of_it_once(scene: Scene) -> None:
    _somebody_with_a_day(scene)
    scene.slack.fail_next("chat.postMessage", error="messages_tab_disabled")
    _goes_on(scene, minutes=6)
    (told,) = scene.told("Ada Admin")
    assert "digest for Maya Okafor" in told
    assert scene.told("Maya Okafor") == []


@pytest.mark.only_sqlite
def test_an_archived_channel_is_given_up_and_an_admin_hears_of_it(scene: Scene) -> None:
    maya, acme = _somebody_with_a_day(scene)
    room = scene.slack.team.add_channel("acme-team")
    with scene.ally.store.transaction() as session:
        session.add(Follow(account_id=acme.id, channel_id=room.id, since=make.NOW))
    with a_deed(scene, by=None, actor="rule:test") as session:
        make.cta(session, account=acme, owner=maya, name="Send the deck", due=make.days(60))
    room.is_archived = True
    _goes_on(scene, minutes=6)
    assert any("the channel is archived" in told for told in scene.told("Ada Admin"))
    scene.slack.faults.clear()


@pytest.mark.only_sqlite
def test_a_channel_that_outsiders_joined_after_it_followed_is_told_nothing(scene: Scene) -> None:
    maya, acme = _somebody_with_a_day(scene)
    room = scene.slack.team.add_channel("acme-team")
    with scene.ally.store.transaction() as session:
        session.add(Follow(account_id=acme.id, channel_id=room.id, since=make.NOW))
    with a_deed(scene, by=None, actor="rule:test") as session:
        make.cta(session, account=acme, owner=maya, name="Send the deck", due=make.days(60))
    room.is_shared_outside = True
    _goes_on(scene, minutes=6)
    assert scene.told_in(room.id) == []


@pytest.mark.only_sqlite
def test_sweeps_at_the_same_moment_queue_each_thing_once(scene: Scene) -> None:
    _somebody_with_a_day(scene)
    now, zone = scene.slack.movable(), scene.ally.house.zone
    with ThreadPoolExecutor(4) as threads:
        swept = [threads.submit(sweep, scene.ally.store, now=now, zone=zone) for _ in range(4)]
        keys = [key for one in swept for key in one.result()]
    assert len(keys) == len(set(keys))
    scene.tick()
    assert len(scene.told("Maya Okafor")) == 1


@pytest.mark.only_postgres
def test_a_database_that_throws_everybody_out_in_the_middle_loses_nothing_and_repeats_nothing(scene: Scene) -> None:
    _somebody_with_a_day(scene)
    outside = create_engine(scene.ally.store.url)

    def restart(_change: object) -> None:
        with outside.connect() as connection:
            connection.execute(text(OUTAGE))

    scene.slack.team.watchers.append(restart)
    scene.tick()
    scene.slack.team.watchers.clear()
    outside.dispose()
    _goes_on(scene)
    assert len(scene.told("Maya Okafor")) == 1
    assert ("digest", "sent") in scene.states()
