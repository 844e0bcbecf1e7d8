"""Drafts outlive the process: what was asked, typed or broken off is gone on with by a new Ally on the same database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from bot.domain.store import Store
from bot.domain.timeline import Activity
from bot.local.actor import Actor
from tests import make
from tests.lives import ally
from tests.slack import SlackForTests, a_slack

NOTES = "They love it.\n\nThe board decides in June & we wait."


@pytest.fixture
def slack(store: Store) -> Iterator[SlackForTests]:
    """Slack goes on while Ally comes and goes."""
    with store.transaction() as session:
        maya = make.user(session, name="Maya Okafor")
        make.account(session, name="Pinewell Foods", csm=maya, country="United States", region="AMER")
        make.account(session, name="Pinewell Foods", csm=maya, country="Canada", region="AMER")
    with a_slack() as running:
        yield running


@pytest.fixture
def maya(slack: SlackForTests) -> Actor:
    return slack.person("maya.okafor@example.com")


def press(maya: Actor) -> None:
    """Presses the first answer of the question on the screen."""
    labels = [
        one["text"]["text"] for block in maya.last_message.blocks for one in block.get("elements", []) if "value" in one
    ]
    maya.clicks(labels[0])


def entries(store: Store) -> list[Activity]:
    with store.reading() as session:
        return list(session.scalars(select(Activity)))


def test_a_question_asked_before_a_restart_is_answered_after_it_in_words_and_by_a_click(
    slack: SlackForTests, maya: Actor, store: Store, database_url: str
) -> None:
    with ally(slack, database_url):
        maya.says(f"log a call with pinewell foods: {NOTES}")
        assert "Which pinewell foods?" in maya.sees()
    with ally(slack, database_url):
        maya.says("the second one")
        assert "Logged: Call with *Pinewell Foods*" in maya.sees()
    with ally(slack, database_url):
        maya.says("log a call with pinewell foods yesterday: they call back")
    with ally(slack, database_url):
        press(maya)
        assert "Logged: Call with *Pinewell Foods*" in maya.sees()
    assert {one.notes for one in entries(store)} == {NOTES, "they call back"}


def test_a_form_closed_before_a_restart_is_opened_again_as_it_was_left(
    slack: SlackForTests, maya: Actor, store: Store, database_url: str
) -> None:
    with ally(slack, database_url):
        maya.says("help")
        maya.clicks("Log a call")
        maya.types({"Kind": "Meeting", "When": "2026-11-20", "Notes": NOTES})
        maya.closes()
    with ally(slack, database_url):
        maya.says("help drafts")
        maya.chooses("⋯", "Go on")
        assert "Kind (optional): Meeting" in maya.sees()
        assert "The board decides in June & we wait." in maya.sees()
        maya.chooses("Account", "Pinewell Foods")
        maya.submits()
        assert "Logged: Meeting with *Pinewell Foods*" in maya.sees()
        maya.says("help drafts")
        assert "You left nothing unfinished" in maya.sees()
    assert [one.notes for one in entries(store)] == [NOTES]


def test_a_form_that_was_open_during_a_restart_is_sent_after_it(
    slack: SlackForTests, maya: Actor, store: Store, database_url: str
) -> None:
    with ally(slack, database_url):
        maya.says("help")
        maya.clicks("Log a call")
        maya.types({"Account": "Pinewell Foods", "Notes": NOTES})
    with ally(slack, database_url):
        maya.submits()
        assert "Logged: Call with *Pinewell Foods*" in maya.sees()
    with ally(slack, database_url):
        maya.clicks("Undo")
        assert "Taken back" in maya.sees()
    assert entries(store) == []
