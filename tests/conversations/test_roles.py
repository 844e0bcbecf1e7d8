"""Who may do what: every ability that writes, tried by every role, is done or refused before it touches anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import Ally
from bot.domain.accounts import ChannelBinding
from bot.domain.changes import Deed
from bot.domain.errors import Refusal
from bot.domain.people import Role, User
from bot.domain.store import Store
from bot.intents import BY_NAME, CATALOGUE
from bot.pursuit import Request, make_ready
from bot.turn import Ask, Pending, Picked, Place, Press, Surface, Turn, Visitor
from tests import make
from tests.house import a_house
from tests.slack import SlackForTests

House = tuple[SlackForTests, Ally]
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
ACCOUNT, CTA, TASK, CONTACT = {"id": 1}, {"id": 1}, {"id": 1}, {"id": 1}
DAY = "2026-11-27"
DEEDS: dict[str, dict[str, Any]] = {
    "log-call": {"account": ACCOUNT, "notes": "all is well"},
    "update-attribute": {"account": ACCOUNT, "attribute": "stage", "value": "Implementation"},
    "open-cta": {"account": ACCOUNT, "name": "Send the deck", "type": "activity", "due": DAY},
    "update-cta": {"cta": CTA, "priority": "high"},
    "close-cta": {"cta": CTA, "status": "closed-success"},
    "snooze-cta": {"cta": CTA, "until": DAY},
    "add-task": {"cta": CTA, "text": "Ask the CFO", "due": DAY},
    "complete-task": {"task": TASK},
    "apply-playbook": {"cta": CTA, "playbook": "Account Triage", "fit": "move-cta"},
    "raise-risk": {"account": ACCOUNT, "reason": "loss-of-budget", "into": "new"},
    "close-risk": {"account": ACCOUNT},
    "open-success-plan": {"account": ACCOUNT, "template": "empty", "another": "another"},
    "add-objective": {"account": ACCOUNT, "plan": "Big plan", "text": "Migrate CI", "due": DAY},
    "activate-success-plan": {"account": ACCOUNT},
    "close-success-plan": {"account": ACCOUNT, "plan": "Big plan", "outcome": "closed-success"},
    "share-success-plan": {"account": ACCOUNT, "plan": "Big plan", "contact": CONTACT, "sure": "log"},
    "add-contact": {"account": ACCOUNT, "contact": "Ann Lee"},
    "track-sponsor": {"account": ACCOUNT, "contact": CONTACT},
    "report-sponsor-change": {"account": ACCOUNT, "contact": CONTACT, "change": "left"},
    "follow-account": {"account": ACCOUNT, "who": "me"},
    "unfollow-account": {"account": ACCOUNT, "who": "me"},
    "bind-channel": {"account": ACCOUNT},
    "unbind-channel": {},
    "send-email": {"account": ACCOUNT, "contact": CONTACT, "template": "Welcome", "sure": "log"},
}
"""One thing to do with each ability that changes what is known of customers."""
OWN_ONLY = {"change-settings", "undo"}
"""Abilities that write nothing but what is the speaker's own."""
WRITING = [one.ability for one in CATALOGUE if one.writes and one.ability not in OWN_ONLY]


@pytest.fixture
def house(store: Store, database_url: str) -> Iterator[House]:
    with store.transaction() as session:
        make.user(session, name="Vera Viewer", role=Role.VIEWER)
        make.user(session, name="Carl Csm", role=Role.CSM)
        make.user(session, name="Mona Manager", role=Role.MANAGER)
        make.user(session, name="Abe Admin", role=Role.ADMIN)
        owner = make.user(session, name="Otis Owner")
        acme = make.account(session, name="Acme & Sons", csm=owner)
        make.contact(session, account=acme, name="Dana Reyes")
        cta = make.cta(session, account=acme, name="Review", owner=owner, due=make.days(30))
        make.task(session, cta=cta, text="Call them", owner=owner, due=make.days(20))
        plan = make.plan(session, account=acme, name="Big plan", status="Active")
        make.plan(session, account=acme, name="New plan", status="Draft")
        make.cta(session, account=acme, name="Objective", type="Objective", plan_id=plan.id, owner=owner)
    with a_house(database_url) as played:
        yield played


def asks(ally: Ally, person: str, ability: str, *, again: str = "") -> tuple[str, str]:
    """The outcome and the words when this person presses for it, in a channel of ours."""
    with ally.store.reading() as session:
        user = session.scalars(select(User).where(User.name == person)).one()
    ask = Ask(
        key=f"{person}:{ability}{again}",
        visitor=Visitor(user.slack_id or "", email=user.email, name=user.name, zone=user.time_zone),
        at=NOW,
        place=Place(channel="C1", surface=Surface.COMMAND, message="1.0"),
        what=Picked(Press(ability, DEEDS[ability])),
    )
    reply = ally.conversation.answer(ask)
    return reply.outcome, reply.plain()


def test_every_writing_ability_is_tried_here() -> None:
    assert set(DEEDS) == set(WRITING)


def test_a_viewer_is_refused_everything_but_logging_and_following(house: House, store: Store) -> None:
    _slack, ally = house
    done = [ability for ability in WRITING if asks(ally, "Vera Viewer", ability)[0] == "done"]
    assert done == ["log-call", "follow-account", "unfollow-account"]
    for ability in set(WRITING) - set(done):
        outcome, said = asks(ally, "Vera Viewer", ability, again="!")
        assert (outcome, "changing customer data needs a CSM's role" in said) == ("refused", True), ability
    with store.reading() as session:
        assert set(session.scalars(select(Deed.ability))) <= set(done)


@pytest.mark.only_sqlite
def test_the_domain_refuses_a_viewer_even_where_the_road_forgets_to(house: House, store: Store) -> None:
    _slack, ally = house
    closed = [ability for ability in WRITING if not BY_NAME[ability].allowed_to_viewers]
    ended = {ability: performed(store, ally, "Vera Viewer", ability) for ability in closed}
    assert ended == dict.fromkeys(closed, "viewer-may-not-change")


@pytest.mark.only_sqlite
@pytest.mark.parametrize("person", ["Carl Csm", "Mona Manager", "Abe Admin"])
def test_whoever_may_change_is_refused_nothing_for_their_role(house: House, store: Store, person: str) -> None:
    _slack, ally = house
    assert {ability: performed(store, ally, person, ability) for ability in WRITING} == dict.fromkeys(WRITING, "done")


def performed(store: Store, ally: Ally, person: str, ability: str) -> str:
    """What becomes of an ability that is performed directly, past the road; nothing of it is kept."""
    with store.sessions() as session:
        speaker = session.scalars(select(User).where(User.name == person)).one()
        if ability == "unbind-channel":
            session.add(ChannelBinding(channel_id="C1", account_id=1, bound_by_id=speaker.id, bound_at=NOW))
        place = Place(channel="C1", surface=Surface.COMMAND)
        now = NOW.astimezone(speaker.zone(ally.house.zone))
        turn = Turn(session=session, speaker=speaker, now=now, place=place, house=ally.house)
        request = Request(ability=BY_NAME[ability], slots=dict(DEEDS[ability]))
        try:
            make_ready(turn, request)
            request.ability(**request.values).perform(turn)
            session.flush()
        except Refusal as refusal:
            return refusal.code
        except Pending as pending:
            return f"asked: {pending.question.text}"
        finally:
            session.rollback()
    return "done"
