"""What people chose about being told is what happens: digest only, off, muted, away, quiet."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.domain import preferences
from bot.domain.accounts import Account, Follow
from bot.domain.ctas import Cta
from bot.domain.people import User
from bot.domain.talk import Preference
from tests import make
from tests.notifications.scene import Scene, a_deed, an_account


def _people(scene: Scene, **wishes: Any) -> tuple[User, User, Account]:
    """Maya with these wishes, Priya who works, and an account of Maya's."""
    with scene.ally.store.transaction() as session:
        maya, priya = scene.person(session, "Maya Okafor"), scene.person(session, "Priya Nair")
        if wishes.pop("stand_in", None):
            wishes["stand_in_id"] = priya.id
        session.add(Preference(user_id=maya.id, **wishes))
        return maya, priya, an_account(session, csm=maya, name="Acme & Sons")


def _assign(scene: Scene, owner: User, account: Account, *, by: User | None, names: tuple[str, ...]) -> None:
    with a_deed(scene, by=by) as session:
        for name in names:
            make.cta(
                session, account=account, owner=owner, name=name, type="Activity", reason="Follow-up", due=make.days(60)
            )


def test_what_is_wanted_in_the_digest_only_comes_in_the_next_digest_and_not_again(scene: Scene) -> None:
    maya, priya, acme = _people(scene, events={"cta-assigned": {"where": "digest"}})
    scene.tick()
    _assign(scene, maya, acme, by=priya, names=("Chase the review",))
    scene.tick()
    assert scene.told("Maya Okafor") == []
    scene.passes(days=1)
    scene.tick()
    (digest,) = scene.told("Maya Okafor")
    assert "Chase the review" in digest
    scene.passes(days=1)
    scene.tick()
    assert len(scene.told("Maya Okafor")) == 1


def test_many_of_a_kind_are_one_row_of_the_digest_and_none_is_left_out_of_the_count(scene: Scene) -> None:
    maya, priya, acme = _people(scene, events={"cta-assigned": {"where": "digest"}})
    scene.tick()
    _assign(scene, maya, acme, by=priya, names=tuple(f"Chase {number}" for number in range(9)))
    scene.tick()
    scene.passes(days=1)
    scene.tick()
    (digest,) = scene.told("Maya Okafor")
    assert "9 CTAs were assigned to you" in digest
    assert "and 4 more" in digest


def test_a_digest_asked_for_shows_what_waits_for_it_and_the_next_one_still_has_it(scene: Scene) -> None:
    maya, priya, acme = _people(scene, events={"cta-assigned": {"where": "digest"}})
    scene.tick()
    _assign(scene, maya, acme, by=priya, names=("Chase the review",))
    scene.tick()
    scene.slack.person("Maya Okafor").says("digest now")
    assert "Chase the review" in scene.told("Maya Okafor")[-1]
    scene.passes(days=1)
    scene.tick()
    assert "Chase the review" in scene.told("Maya Okafor")[-1]


def test_who_has_no_digest_gets_what_is_wanted_in_it_gathered_at_its_hour_once(scene: Scene) -> None:
    maya, priya, acme = _people(scene, events={"digest": {"where": "off"}, "cta-assigned": {"where": "digest"}})
    for name in ("Chase the review", "Send the deck"):
        _assign(scene, maya, acme, by=priya, names=(name,))
        scene.tick()
    scene.passes(hours=5)
    scene.tick()
    assert scene.told("Maya Okafor") == []
    scene.passes(hours=19)
    for _ in range(3):
        scene.tick()
    (told,) = scene.told("Maya Okafor")
    assert "2 CTAs were assigned to you" in told
    assert "Chase the review" in told
    assert "your day" not in told
    scene.passes(days=1)
    scene.tick()
    assert len(scene.told("Maya Okafor")) == 1


def test_who_chose_no_day_for_the_digest_gets_what_waits_on_the_next_working_day(scene: Scene) -> None:
    maya, priya, acme = _people(scene, digest_days=[], events={"cta-assigned": {"where": "digest"}})
    scene.passes(days=4)
    _assign(scene, maya, acme, by=priya, names=("Chase the review",))
    scene.tick()
    for _ in range(2):
        scene.passes(days=1)
        scene.tick()
    assert scene.told("Maya Okafor") == []  # it is Sunday
    scene.passes(days=1)
    scene.tick()
    (told,) = scene.told("Maya Okafor")
    assert "Chase the review" in told


def test_whoever_switches_the_digest_off_still_gets_what_was_already_kept_for_it(scene: Scene) -> None:
    maya, priya, acme = _people(scene, events={"cta-assigned": {"where": "digest"}})
    scene.tick()
    _assign(scene, maya, acme, by=priya, names=("Chase the review",))
    scene.tick()
    scene.slack.person("Maya Okafor").says("digest off")
    before = len(scene.told("Maya Okafor"))
    scene.passes(days=1)
    scene.tick()
    (told,) = scene.told("Maya Okafor")[before:]
    assert "Chase the review" in told


def test_while_somebody_is_away_their_stand_in_is_told_and_has_their_ctas_in_the_digest(scene: Scene) -> None:
    maya, _priya, acme = _people(scene, away_from=make.days(0), away_until=make.days(3), stand_in=True)
    with scene.ally.store.transaction() as session:
        boss = scene.person(session, "Mona Boss", role="CSM Manager")
        make.cta(session, account=acme, owner=maya, name="Send the deck", due=make.days(0))
    scene.tick()
    (digest,) = scene.told("Priya Nair")
    assert "Send the deck" in digest
    assert "you are the stand-in" in digest
    _assign(scene, maya, acme, by=boss, names=("Chase the review",))
    scene.passes(minutes=2)
    scene.tick()
    scene.tick()
    assert scene.told("Maya Okafor") == []
    assert "For Maya Okafor, who is away" in scene.told("Priya Nair")[-1]
    assert len(scene.told("Priya Nair")) == 2


def test_without_a_stand_in_who_is_here_the_news_waits_for_the_return(scene: Scene) -> None:
    maya, priya, acme = _people(scene, away_from=make.days(0), away_until=make.days(1), stand_in=True)
    with scene.ally.store.transaction() as session:
        boss = scene.person(session, "Mona Boss", role="CSM Manager")
        session.get_one(User, priya.id).is_active = False
    _assign(scene, maya, acme, by=boss, names=("Chase the review",))
    scene.tick()
    scene.passes(days=1)
    scene.tick()
    assert scene.told("Maya Okafor") == []
    scene.passes(days=1)
    scene.tick()
    (digest,) = scene.told("Maya Okafor")
    assert "Chase the review" in digest


def test_a_channel_that_follows_an_account_is_told_once(scene: Scene) -> None:
    maya, priya, acme = _people(scene)
    room = scene.slack.team.add_channel("acme-team")
    with scene.ally.store.transaction() as session:
        session.add(Follow(account_id=acme.id, channel_id=room.id, since=make.NOW))
    _assign(scene, maya, acme, by=priya, names=("Chase the review",))
    for _ in range(3):
        scene.tick()
        scene.passes(minutes=1)
    (told,) = scene.told_in(room.id)
    assert "Chase the review" in told
    assert "Stop following" in told


def test_an_account_muted_until_a_day_is_silent_before_it_and_heard_on_it(scene: Scene) -> None:
    maya, priya, acme = _people(scene)
    with scene.ally.store.transaction() as session:
        preferences.mute(session, user_id=maya.id, account_id=acme.id, until=make.days(2))
    _assign(scene, maya, acme, by=priya, names=("Unheard",))
    scene.tick()
    assert scene.told("Maya Okafor") == []
    scene.passes(days=2)
    _assign(scene, maya, acme, by=priya, names=("Heard",))
    scene.tick()
    scene.passes(minutes=1)
    scene.tick()
    (told,) = [one for one in scene.told("Maya Okafor") if "assigned you" in one]
    assert "Heard" in told


def test_quiet_hours_across_midnight_end_on_the_readers_own_morning(scene: Scene) -> None:
    maya, priya, acme = _people(scene, quiet_from="22:00", quiet_until="06:00", time_zone="Asia/Tokyo")
    _assign(scene, maya, acme, by=priya, names=("Chase the review",))  # eleven in the evening in Tokyo
    scene.tick()
    assert scene.told("Maya Okafor") == []
    scene.passes(hours=7)
    scene.tick()
    (told,) = scene.told("Maya Okafor")
    assert "Chase the review" in told


def _team(scene: Scene, **wishes: Any) -> None:
    with scene.ally.store.transaction() as session:
        boss = scene.person(session, "Mona Boss", role="CSM Manager")
        session.add(Preference(user_id=boss.id, **wishes))
        maya = scene.person(session, "Maya Okafor", manager_id=boss.id)
        acme = an_account(session, csm=maya, name="Acme & Sons")
        make.cta(session, account=acme, owner=maya, due=make.days(-3))
        session.flush()
        assert session.query(Cta).count() == 1


def test_a_manager_hears_how_the_team_stands_on_monday_once_and_on_no_other_day(scene: Scene) -> None:
    _team(scene)
    scene.passes(minutes=2)
    for _ in range(6):
        scene.tick()
        scene.passes(days=1)
    rollups = [one for one in scene.told("Mona Boss") if "team’s week" in one]
    assert len(rollups) == 1
    assert "1 CTA overdue" in rollups[0]
    assert "Maya Okafor" in rollups[0]
    scene.passes(days=1)
    scene.tick()
    assert len([one for one in scene.told("Mona Boss") if "team’s week" in one]) == 2


def test_a_manager_who_switched_the_roll_up_off_or_is_away_gets_none(scene: Scene) -> None:
    _team(scene, events={"weekly-rollup": {"where": "off"}})
    scene.passes(minutes=2)
    scene.tick()
    assert scene.told("Mona Boss") == []


def test_a_roll_up_hours_late_is_sent_and_a_stale_one_not(scene: Scene) -> None:
    _team(scene)
    scene.passes(hours=5)
    scene.tick()
    assert len(scene.told("Mona Boss")) == 1
    scene.comes(scene.slack.movable() + timedelta(days=7, hours=4))
    scene.tick()
    assert len(scene.told("Mona Boss")) == 1
