"""The living summary of a channel: posted and pinned once, edited from then on, and never shown to outsiders."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from bot.app import build_delivery
from bot.domain.accounts import Account
from bot.domain.people import Role
from bot.local.actor import Actor
from bot.local.envelopes import event_request
from bot.local.team import Message
from tests import make
from tests.house import a_house
from tests.notifications.scene import MONDAY, Scene, a_deed

VEILED = "is not shown while people from outside can read this channel"


@pytest.fixture
def scene(database_url: str) -> Iterator[Scene]:
    with a_house(database_url, at=MONDAY) as (slack, ally):
        scene = Scene(slack, ally, build_delivery(ally, pace=0))
        with ally.store.transaction() as session:
            maya = scene.person(session, "Maya Okafor")
            scene.person(session, "Vera Vogel", role=Role.VIEWER)
            make.account(session, name="Acme & Sons", csm=maya, renewal_date=make.days(200))
            make.account(session, name="Globex", csm=maya, renewal_date=make.days(200))
        slack.team.add_channel("acme", *slack.team.people.values())
        yield scene


@pytest.fixture
def maya(scene: Scene) -> Actor:
    return scene.slack.person("maya.okafor@example.com")


def cards(scene: Scene) -> list[Message]:
    """What stands in the channel for everybody, of Ally's, and is no line above an answer."""
    team = scene.slack.team
    channel = team.find_channel("acme")
    assert channel is not None
    mine = [one for one in team.messages.get(channel.id, []) if one.author == team.bot.id]
    return [one for one in mine if one.only_for is None and one.thread is None]


def shown(scene: Scene) -> str:
    (card,) = cards(scene)
    return scene._whole(card)


def looks(scene: Scene, times: int = 1) -> None:
    for _ in range(times):
        scene.passes(minutes=2)
        scene.tick()


def pins(scene: Scene, maya: Actor) -> None:
    maya.slash("/ally", "this channel is for Acme & Sons", "acme")
    maya.clicks("Pin a living summary here")
    assert "will stand pinned here" in maya.sees()
    looks(scene)


def test_a_summary_is_pinned_once_and_edited_when_the_account_changes(scene: Scene, maya: Actor) -> None:
    pins(scene, maya)
    (card,) = cards(scene)
    assert card.is_pinned
    assert "*Acme & Sons*" in shown(scene)
    assert "Adoption" in shown(scene)
    assert "Kept here by Maya Okafor" in shown(scene)
    maya.says("set Acme & Sons's stage to Implementation")
    maya.says("open a risk CTA for Acme & Sons due Friday")
    maya.says("log a call with Acme & Sons: all is well")
    looks(scene)
    assert "Implementation" in shown(scene)
    assert "1 open CTA" in shown(scene)
    assert "last call or meeting today" in shown(scene)
    assert [one.ts for one in cards(scene)] == [card.ts]


def test_a_burst_of_changes_is_one_edit_and_no_change_is_none(scene: Scene, maya: Actor) -> None:
    pins(scene, maya)
    updates = len([one for one in scene.slack.traffic if one.name == "chat.update"])
    for stage in ("Implementation", "Onboarding", "Adoption", "Onboarding"):
        maya.says(f"set Acme & Sons's stage to {stage}")
    looks(scene, times=3)
    assert "Onboarding" in shown(scene)
    scene.passes(hours=2)
    scene.tick()
    now = len([one for one in scene.slack.traffic if one.name == "chat.update"])
    assert now == updates + 1


def test_what_a_sync_changed_is_seen_by_the_next_sweep(scene: Scene, maya: Actor) -> None:
    pins(scene, maya)
    scene.passes(minutes=1)
    with a_deed(scene, by=None, actor="sync:salesforce") as session:
        session.scalars(select(Account).where(Account.name == "Acme & Sons")).one().stage = "Will Churn"
    looks(scene)
    assert "Will Churn" in shown(scene)


def test_when_an_outsider_joins_nothing_is_shown_until_they_are_gone(scene: Scene, maya: Actor) -> None:
    pins(scene, maya)
    guest = scene.slack.team.add_person("Gus Guest", email="gus@acme.example", is_guest=True)
    channel = scene.slack.team.find_channel("acme")
    assert channel is not None
    channel.members.add(guest.id)
    joins(scene, channel.id, guest.id)
    scene.tick()
    assert VEILED in shown(scene)
    assert "Acme" not in shown(scene)
    maya.says("set Acme & Sons's stage to Implementation")
    looks(scene)
    assert "Acme" not in shown(scene)
    channel.members.remove(guest.id)
    scene.passes(hours=2)
    scene.tick()
    assert "*Acme & Sons*" in shown(scene)


def test_when_nobody_can_tell_who_reads_there_nothing_is_shown(scene: Scene, maya: Actor) -> None:
    pins(scene, maya)
    scene.slack.fail_next("conversations.info", error="internal_error")
    scene.passes(hours=2)
    scene.tick()
    assert VEILED in shown(scene)


def test_unbinding_takes_it_away_and_undoing_that_brings_it_back(scene: Scene, maya: Actor) -> None:
    pins(scene, maya)
    maya.slash("/ally", "unlink this channel", "acme")
    assert "Its pinned summary is taken away" in maya.sees()
    looks(scene)
    assert cards(scene) == []
    maya.slash("/ally", "undo", "acme")
    looks(scene)
    assert "*Acme & Sons*" in shown(scene)
    assert cards(scene)[0].is_pinned


def test_undoing_the_binding_takes_the_summary_with_it(scene: Scene, maya: Actor) -> None:
    maya.slash("/ally", "this channel is for Acme & Sons", "acme")
    maya.clicks("Pin a living summary here")
    maya.slash("/ally", "undo", "acme")
    looks(scene)
    assert cards(scene) == []
    maya.slash("/ally", "this channel is for Acme & Sons", "acme")
    maya.clicks("Pin a living summary here")
    looks(scene)
    assert len(cards(scene)) == 1
    maya.slash("/ally", "undo", "acme")
    maya.slash("/ally", "undo", "acme")
    looks(scene)
    assert cards(scene) == []


def test_a_channel_that_goes_to_another_account_takes_its_summary_along(scene: Scene, maya: Actor) -> None:
    pins(scene, maya)
    (card,) = cards(scene)
    maya.slash("/ally", "this channel is for Globex", "acme")
    maya.clicks("Yes, Globex’s")
    looks(scene)
    assert "*Globex*" in shown(scene)
    assert "Acme" not in shown(scene)
    assert cards(scene)[0].ts == card.ts


def test_a_summary_that_somebody_deleted_is_not_put_back_and_its_keeper_hears_why(scene: Scene, maya: Actor) -> None:
    pins(scene, maya)
    scene.slack.team.remove(cards(scene)[0])
    maya.says("set Acme & Sons's stage to Implementation")
    looks(scene, times=3)
    assert cards(scene) == []
    scene.slack.faults.clear()
    assert "No summary of *Acme & Sons* is kept in its channel any more" in "".join(scene.told("Maya Okafor"))
    assert "the message was deleted" in "".join(scene.told("Maya Okafor"))
    pins(scene, maya)
    assert len(cards(scene)) == 1


def test_without_the_scope_it_stands_unpinned_and_its_keeper_is_told_once_what_to_do(scene: Scene, maya: Actor) -> None:
    scene.slack.fail_next("pins.add", error="missing_scope")
    pins(scene, maya)
    scene.passes(hours=3)
    looks(scene, times=3)
    (card,) = cards(scene)
    assert not card.is_pinned
    told = [one for one in scene.told("Maya Okafor") if "could not pin it" in one]
    assert len(told) == 1
    assert "pins:write" in told[0]


def test_a_pin_that_slack_was_too_busy_for_is_made_later(scene: Scene, maya: Actor) -> None:
    scene.slack.fail_next("pins.add", status=429, retry_after=3)
    pins(scene, maya)
    assert not cards(scene)[0].is_pinned
    looks(scene)
    assert cards(scene)[0].is_pinned
    assert len(cards(scene)) == 1


def test_a_posting_nobody_knows_the_end_of_is_not_repeated(scene: Scene, maya: Actor) -> None:
    client = scene.delivery.carriers["summary"].client  # type: ignore[attr-defined]
    client.timeout = 1
    scene.slack.fail_next("chat.postMessage", delay=1.5)
    pins(scene, maya)
    client.timeout = 10
    time.sleep(1)  # Slack is done with it by now
    looks(scene, times=4)
    assert len(cards(scene)) == 1
    assert "I cannot see whether it arrived" in "".join(scene.told("Maya Okafor"))


def test_sweeps_and_looks_of_several_workers_post_one_summary(scene: Scene, maya: Actor) -> None:
    maya.slash("/ally", "this channel is for Acme & Sons", "acme")
    maya.clicks("Pin a living summary here")
    other = build_delivery(scene.ally, pace=0)
    held = other._lease()  # another worker has it in hand, and then another look is queued
    assert held is not None
    maya.says("set Acme & Sons's stage to Implementation")
    scene.tick()
    assert cards(scene) == []
    other._deliver(held)
    looks(scene)
    assert len(cards(scene)) == 1
    assert "Implementation" in shown(scene)


def test_a_viewer_pins_nothing(scene: Scene, maya: Actor) -> None:
    vera = scene.slack.person("vera.vogel@example.com")
    maya.slash("/ally", "this channel is for Acme & Sons", "acme")
    vera.slash("/ally", "this channel is for Acme & Sons", "acme")
    assert "changing customer data needs a CSM's role" in vera.sees()


def joins(scene: Scene, channel: str, person: str) -> None:
    event = {"type": "member_joined_channel", "user": person, "channel": channel, "event_ts": scene.slack.team.new_ts()}
    found = scene.slack.team.channels[channel]
    scene.slack.deliver("member_joined_channel", *event_request(scene.slack, event, found))
