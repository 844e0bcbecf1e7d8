"""Logging in full: every field, guests by name, corrections, drafts, and what follows for the account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import Ally
from bot.domain.accounts import Account
from bot.domain.ctas import Cta, CtaTask
from bot.domain.people import Role
from bot.domain.store import Store
from bot.domain.timeline import Activity, Attendee
from tests import make
from tests.house import a_house
from tests.slack import SlackForTests

House = tuple[SlackForTests, Ally]
NOTES = "They love the new reports.\nPricing is a worry.\n\nThe board meets in June & decides <then>."


@pytest.fixture
def house(store: Store, database_url: str) -> Iterator[House]:
    with store.transaction() as session:
        maya = make.user(session, name="Maya Okafor")
        make.user(session, name="Priya Raman")
        make.user(session, name="Vera Vogel", role=Role.VIEWER)
        acme = make.account(session, name="Acme Corporation", csm=maya)
        make.contact(session, account=acme, name="Dana Reyes")
        make.contact(session, account=acme, name="Li Wei", title="Admin")
        make.cta(session, account=acme, number=42, owner=maya, name="Security review")
    with a_house(database_url) as played:
        yield played


def log_in_full(slack: SlackForTests) -> None:
    maya = slack.person("maya.okafor@example.com")
    maya.says("help")
    maya.clicks("Log a call")
    maya.fills(
        {
            "Account": "Acme Corporation",
            "Kind": "Meeting",
            "Attendees": "Dana, Priya, Tomás Ortega",
            "Duration": "45",
            "CSM sentiment": "Yellow",
            "Notes": NOTES,
            "Follow-up": "- send the deck by Friday\n- call legal",
            "Meeting type": "Executive business review",
            "Executive sponsor attended": "Yes",
            "Risk reason": "Loss of budget",
        }
    )


def account(store: Store) -> Account:
    with store.reading() as session:
        return session.scalars(select(Account)).one()


def test_a_call_with_three_attendees_a_sentiment_and_follow_ups_is_logged_and_undone_at_once(
    house: House, store: Store
) -> None:
    slack, _ally = house
    log_in_full(slack)
    maya = slack.person("maya.okafor@example.com")
    seen = maya.sees()
    assert "Dana Reyes, Priya Raman, Tomás Ortega" in seen
    assert "Tomás Ortega: not among the contacts of Acme Corporation, kept by name." in seen
    assert "send the deck, due Fri 27 Nov 2026" in seen
    assert "Yellow (now the account's)" in seen
    with store.reading() as session:
        entry = session.scalars(select(Activity)).one()
        assert (entry.notes, entry.meeting_type, entry.sponsor_attended) == (NOTES, "Executive Business Review", True)
        assert entry.risk_reason == "Loss of Budget"
        assert session.get_one(Cta, entry.cta_id).name == "To-Do: Executive Business Review with Acme Corporation"
        assert [task.text for task in session.scalars(select(CtaTask).order_by(CtaTask.id))] == [
            "send the deck",
            "call legal",
        ]
    assert account(store).sentiment == "Yellow"
    assert account(store).last_activity_at is not None
    maya.clicks("Undo")
    assert "Taken back" in maya.sees()
    with store.reading() as session:
        assert session.scalars(select(Activity)).all() == []
        assert session.scalars(select(Attendee)).all() == []
        assert [cta.number for cta in session.scalars(select(Cta))] == [42]
    assert (account(store).sentiment, account(store).last_activity_at) == (None, None)


def test_only_a_call_or_meeting_moves_last_activity_and_undoing_gives_the_one_before_back(
    house: House, store: Store
) -> None:
    slack, _ally = house
    maya, priya = slack.person("maya.okafor@example.com"), slack.person("priya.raman@example.com")
    maya.says("log a call with acme corporation: first")
    first = account(store).last_activity_at
    slack.passes(hours=2)
    priya.says("log a call with acme corporation: second")
    assert first is not None
    assert account(store).last_activity_at == first + timedelta(hours=2)
    slack.passes(minutes=1)
    maya.clicks("Undo")
    assert "Taken back" in maya.sees()
    assert account(store).last_activity_at == first + timedelta(hours=2)
    priya.clicks("Undo")
    assert account(store).last_activity_at is None


def test_a_name_two_contacts_bear_is_kept_and_asked_about(house: House, store: Store) -> None:
    slack, _ally = house
    with store.transaction() as session:
        make.contact(session, account=session.scalars(select(Account)).one(), name="Dana Holm", title="CFO")
    maya = slack.person("maya.okafor@example.com")
    maya.says("help")
    maya.clicks("Log a call")
    maya.fills({"Account": "Acme Corporation", "Attendees": "Dana"})
    assert "Which Dana was there?" in maya.sees()
    maya.clicks("Dana Holm, CFO")
    assert "Dana Holm" in maya.sees()
    with store.reading() as session:
        assert session.scalars(select(Attendee)).one().contact_id is not None


def test_the_author_corrects_an_entry_and_nobody_else_does(house: House, store: Store) -> None:
    slack, _ally = house
    log_in_full(slack)
    maya, priya = slack.person("maya.okafor@example.com"), slack.person("priya.raman@example.com")
    maya.clicks("Edit")
    maya.fills({"Subject": "Business review", "Duration": "60", "Attendees": "Dana Reyes, Li Wei"})
    seen = maya.sees()
    assert "45 min → 60 min" in seen
    assert "Dana Reyes, Priya Raman, Tomás Ortega → Dana Reyes, Li Wei" in seen
    with store.reading() as session:
        entry = session.scalars(select(Activity)).one()
        assert (entry.subject, entry.notes, entry.meeting_type) == (
            "Business review",
            NOTES,
            "Executive Business Review",
        )
        assert [one.name for one in session.scalars(select(Attendee).order_by(Attendee.id))] == ["Dana Reyes", "Li Wei"]
    maya.clicks("Undo")
    with store.reading() as session:
        assert len(session.scalars(select(Attendee)).all()) == 3
    assert priya is not None


def test_a_follow_up_goes_into_the_linked_cta_and_asks_when_it_is_due_after_it(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("help")
    maya.clicks("Log a call")
    maya.fills(
        {"Account": "Acme Corporation", "Follow-up": "demo by 20 December", "Linked CTA": "42 · Security review"}
    )
    assert "CTA 42 is due Mon 30 Nov" in maya.sees()
    maya.clicks("Move the CTA to Sun 20 Dec")
    assert "demo, due Sun 20 Dec 2026 (CTA 42)" in maya.sees()
    with store.reading() as session:
        assert len(session.scalars(select(Cta)).all()) == 1


def test_a_viewer_logs_but_the_sentiment_stays_the_csms(house: House, store: Store) -> None:
    slack, _ally = house
    vera = slack.person("vera.vogel@example.com")
    vera.says("help")
    vera.clicks("Log a call")
    vera.fills({"Account": "Acme Corporation", "CSM sentiment": "Red", "Notes": "They were angry."})
    assert "kept on the entry" in vera.sees()
    assert account(store).sentiment is None


def test_a_closed_form_is_offered_again_as_it_was_left(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("help")
    maya.clicks("Log a call")
    maya.types({"Account": "Acme Corporation", "Notes": NOTES})
    maya.closes()
    maya.says("help drafts")
    assert "You left something unfinished" in maya.sees()
    maya.chooses("⋯", "Go on")
    assert "The board meets in June" in maya.sees()
    maya.submits()
    assert "Logged: Call with *Acme Corporation*" in maya.sees()
    maya.says("help drafts")
    assert "nothing unfinished" in maya.sees()


def test_a_form_with_a_day_to_come_is_put_right_where_it_stands(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("help")
    maya.clicks("Log a call")
    maya.fills({"Account": "Acme Corporation", "Notes": NOTES, "When": "2026-12-24"})
    assert "That is in the future" in maya.sees()
    maya.fills({"When": "2026-11-20"})
    with store.reading() as session:
        assert session.scalars(select(Activity)).one().notes == NOTES


def test_an_older_entry_does_not_overrule_a_newer_sentiment(house: House, store: Store) -> None:
    slack, _ally = house
    log_in_full(slack)
    maya = slack.person("maya.okafor@example.com")
    maya.says("help")
    maya.clicks("Log a call")
    maya.fills({"Account": "Acme Corporation", "CSM sentiment": "Green", "When": "2026-11-02"})
    assert "the account stays Yellow, which was said later" in maya.sees()
    assert account(store).sentiment == "Yellow"
