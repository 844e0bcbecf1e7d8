"""What people are told unprompted, as they see it at Slack."""

from __future__ import annotations

import time
from datetime import timedelta

from bot.domain import sponsors
from bot.domain.accounts import Account, Follow
from bot.notifications.sweep import sweep
from tests import make
from tests.notifications.scene import MONDAY, Scene, a_deed, an_account


def test_a_digest_comes_once_in_the_morning_with_what_is_due(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya = scene.person(session, "Maya Okafor")
        acme = an_account(session, csm=maya, name="Acme & Sons")
        make.cta(session, account=acme, owner=maya, name="Chase the review", due=make.days(-2))
        make.cta(session, account=acme, owner=maya, name="Send the deck", due=make.days(0))
    for _ in range(3):
        scene.tick()
    (digest,) = scene.told("Maya Okafor")
    assert "1 overdue, 1 due today" in digest
    assert "Chase the review" in digest
    assert "overdue by 2 days" in digest
    assert "Acme & Sons" in digest


def test_a_digest_with_nothing_in_it_is_not_sent(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        scene.person(session, "Maya Okafor")
    scene.tick()
    assert scene.told("Maya Okafor") == []
    assert ("digest", "dropped") in scene.states()


def test_a_sponsor_change_in_the_digest_leads_to_its_play(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya = scene.person(session, "Maya Okafor")
        contact = make.contact(session, account=an_account(session, csm=maya, name="Acme & Sons"), name="Dana Reyes")
        gone = {"old": None, "new": None, "evidence": "said", "confidence": "high"}
        sponsors.record_change(session, contact, change="left", **gone, now=MONDAY - timedelta(hours=20))
    scene.tick()
    (digest,) = scene.told("Maya Okafor")
    assert "Dana Reyes* at Acme & Sons left\n[⋯ Open the play | Who else is there | Not a sponsor]" in digest


def test_the_new_owner_hears_of_a_cta_and_whoever_gave_it_does_not(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya, priya = scene.person(session, "Maya Okafor"), scene.person(session, "Priya Nair")
        cta = make.cta(session, account=an_account(session), owner=priya, due=make.days(20))
    with a_deed(scene, by=priya) as session:
        session.get_one(type(cta), cta.id).owner_id = maya.id
    scene.tick()
    (told,) = scene.told("Maya Okafor")
    assert "Priya Nair assigned you" in told
    assert "Stop these" in told
    assert scene.told("Priya Nair") == []


def test_many_assignments_at_once_come_as_one_message(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya, priya = scene.person(session, "Maya Okafor"), scene.person(session, "Priya Nair")
        account = an_account(session)
    with a_deed(scene, by=priya) as session:
        for number in range(30):
            make.cta(session, account=account, owner=maya, name=f"CTA {number}", due=make.days(30))
    scene.tick()
    (told,) = scene.told("Maya Okafor")
    assert "30 CTAs were assigned to you" in told
    assert "and 18 more" in told


def test_quiet_hours_hold_a_notice_back_until_the_morning(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya, priya = scene.person(session, "Maya Okafor"), scene.person(session, "Priya Nair")
        account = an_account(session)
    scene.passes(hours=12)  # nine in the evening
    with a_deed(scene, by=priya) as session:
        make.cta(session, account=account, owner=maya, due=make.days(30))
    scene.tick()
    assert scene.told("Maya Okafor") == []
    scene.passes(hours=10)
    scene.tick()
    assert len(scene.told("Maya Okafor")) == 1


def test_a_call_that_slack_took_but_never_answered_is_found_by_its_mark_and_not_repeated(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya = scene.person(session, "Maya Okafor")
        make.cta(session, account=an_account(session, csm=maya), owner=maya, due=make.days(0))
    client = scene.delivery.carriers[""].client  # type: ignore[attr-defined]
    client.timeout = 1
    scene.slack.fail_next("chat.postMessage", delay=1.5)
    scene.tick()
    assert ("digest", "doubt") in scene.states()
    client.timeout = 10
    time.sleep(1)  # Slack is done with it by now
    scene.passes(seconds=20)
    scene.tick()
    assert len(scene.told("Maya Okafor")) == 1
    assert ("digest", "sent") in scene.states()


def test_a_worker_that_died_before_the_call_leaves_nothing_unsaid(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya = scene.person(session, "Maya Okafor")
        make.cta(session, account=an_account(session, csm=maya), owner=maya, due=make.days(0))
    sweep(scene.ally.store, now=scene.slack.movable(), zone=scene.ally.house.zone)
    assert scene.delivery._lease() is not None  # and it is never heard of again
    scene.tick()
    assert scene.told("Maya Okafor") == []
    scene.passes(seconds=61)
    scene.tick()
    scene.passes(seconds=20)
    scene.tick()
    assert len(scene.told("Maya Okafor")) == 1


def test_rate_limits_are_waited_out(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya = scene.person(session, "Maya Okafor")
        make.cta(session, account=an_account(session, csm=maya), owner=maya, due=make.days(0))
    scene.slack.fail_next("chat.postMessage", status=429, retry_after=30)
    scene.tick()
    scene.tick()
    assert scene.told("Maya Okafor") == []
    scene.passes(seconds=32)
    scene.tick()
    assert len(scene.told("Maya Okafor")) == 1


def test_somebody_gone_from_slack_is_settled_and_an_admin_hears_of_it(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya = scene.person(session, "Maya Okafor")
        scene.person(session, "Ada Admin", role="Admin")
        make.cta(session, account=an_account(session, csm=maya), owner=maya, due=make.days(0))
    gone = scene.slack.team.find_person("Maya Okafor")
    assert gone is not None
    gone.is_deleted = True
    scene.tick()
    scene.passes(minutes=1)
    scene.tick()
    scene.passes(minutes=1)
    scene.tick()
    assert ("digest", "failed") in scene.states()
    (told,) = scene.told("Ada Admin")
    assert "the channel or person is gone" in told
    scene.slack.faults.clear()


def test_a_digest_hours_late_is_sent_once_and_a_stale_one_not_at_all(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya = scene.person(session, "Maya Okafor")
        make.cta(session, account=an_account(session, csm=maya), owner=maya, due=make.days(0))
    scene.passes(hours=4)
    scene.tick()
    assert len(scene.told("Maya Okafor")) == 1
    scene.passes(days=1, hours=4)  # five in the afternoon of the next day
    scene.tick()
    assert len(scene.told("Maya Okafor")) == 1


def test_a_health_that_fell_is_told_to_the_csm_and_to_followers_but_not_when_it_recovered(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya, sal = scene.person(session, "Maya Okafor"), scene.person(session, "Sal Sales", role="Viewer")
        acme = an_account(session, csm=maya, health_band="Green", health_score=80)
        session.add(Follow(account_id=acme.id, user_id=sal.id, since=make.NOW))
    with a_deed(scene, by=None, actor="rule:health") as session:
        session.get_one(Account, acme.id).health_band = "Red"
    scene.tick()
    assert "fell from Green to Red" in scene.told("Maya Okafor")[-1]
    assert "fell from Green to Red" in scene.told("Sal Sales")[-1]
    scene.passes(hours=1)
    with a_deed(scene, by=None, actor="rule:health") as session:
        session.get_one(Account, acme.id).health_band = "Yellow"
    scene.tick()
    assert len(scene.told("Sal Sales")) == 1


def test_news_older_than_its_expiry_is_dropped(scene: Scene) -> None:
    with scene.ally.store.transaction() as session:
        maya, priya = scene.person(session, "Maya Okafor"), scene.person(session, "Priya Nair")
        account = an_account(session)
    with a_deed(scene, by=priya) as session:
        make.cta(session, account=account, owner=maya, due=make.days(30))
    scene.passes(hours=timedelta(days=4).total_seconds() / 3600)
    scene.tick()
    assert scene.told("Maya Okafor") == []
