"""Two requests in one message: the second is offered, stands whole behind its button, and is done once and by its speaker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from bot.domain.accounts import Account
from bot.domain.ctas import Cta
from bot.domain.store import Store
from bot.domain.timeline import Activity
from bot.local.actor import Actor
from tests import make
from tests.lives import ally
from tests.slack import SlackForTests, a_slack


@pytest.fixture
def slack(store: Store) -> Iterator[SlackForTests]:
    with store.transaction() as session:
        maya = make.user(session, name="Maya Okafor")
        make.user(session, name="Tom Reyes")
        make.account(session, name="Pinewell Foods", csm=maya)
        make.account(session, name="Hartwell & Vine", csm=maya)
    with a_slack() as running:
        yield running


@pytest.fixture
def maya(slack: SlackForTests) -> Actor:
    return slack.person("maya.okafor@example.com")


def notes_of(store: Store) -> list[str | None]:
    with store.reading() as session:
        return list(session.scalars(select(Activity.notes).order_by(Activity.id)))


def offered(maya: Actor) -> str:
    """The label of the button that offers the second request."""
    return next(
        one["text"]["text"]
        for block in maya.last_message.blocks
        for one in block.get("elements", [])
        if one.get("type") == "button" and one["text"]["text"].startswith("Then: ")
    )


def test_the_second_is_done_only_when_its_button_is_pressed_and_then_once(
    slack: SlackForTests, maya: Actor, store: Store, database_url: str
) -> None:
    with ally(slack, database_url):
        maya.says("log a call with Pinewell Foods: they renew. Then log a call with Hartwell & Vine: they wait")
        assert notes_of(store) == ["they renew."]
        maya.clicks("Then: log a call with Hartwell & Vine: they wait")
        assert notes_of(store) == ["they renew.", "they wait"]
        maya.clicks("Then: log a call with Hartwell & Vine: they wait")
        assert "That is finished already." in maya.sees()
    assert notes_of(store) == ["they renew.", "they wait"]


def test_the_second_waits_through_a_question_and_a_restart(
    slack: SlackForTests, maya: Actor, store: Store, database_url: str
) -> None:
    with ally(slack, database_url):
        maya.says("open a risk CTA, then log a call with Hartwell & Vine: they wait")
        assert "Which account?" in maya.sees()
    with ally(slack, database_url):
        maya.says("Pinewell Foods")
        assert offered(maya) == "Then: log a call with Hartwell & Vine: they wait"
    with ally(slack, database_url):
        maya.clicks("Then: log a call with Hartwell & Vine: they wait")
    assert notes_of(store) == ["they wait"]


def test_a_long_second_request_has_a_short_button_and_is_done_whole(
    slack: SlackForTests, maya: Actor, store: Store, database_url: str
) -> None:
    told = "They want *all* of it: R&D first, a < b.\n" + "The board decides in June, says Rosa. " * 90
    with ally(slack, database_url):
        maya.says("show me the health of Pinewell Foods, then log a call with Hartwell & Vine: " + told)
        label = offered(maya)
        assert len(label) <= 75
        assert label.startswith("Then: log a call with Hartwell & Vine: They want *all* of it")
        maya.clicks(label)
    assert notes_of(store) == [told.strip()]


def test_them_is_whom_the_first_was_about_though_others_were_spoken_of_since(
    slack: SlackForTests, maya: Actor, store: Store, database_url: str
) -> None:
    with ally(slack, database_url):
        maya.says("show me the health of Pinewell Foods, and open a risk CTA for them")
        maya.says("show me the health of Hartwell & Vine")
        maya.clicks("Then: open a risk CTA for them")
        assert "Assuming Pinewell Foods, from what we spoke of." in maya.sees()
        maya.clicks("Yes")
    with store.reading() as session:
        assert session.scalars(select(Account.name).join(Cta, Cta.account_id == Account.id)).all() == ["Pinewell Foods"]


def test_a_second_that_was_not_done_is_found_on_the_home_tab(
    slack: SlackForTests, maya: Actor, store: Store, database_url: str
) -> None:
    with ally(slack, database_url):
        maya.says("show me the health of Pinewell Foods, then log a call with Hartwell & Vine: they wait")
        maya.opens_home()
        assert "log a call with Hartwell & Vine: they wait" in maya.sees()
        maya.chooses("⋯", "Say it again")
    assert notes_of(store) == ["they wait"]


def test_nobody_else_does_what_somebody_asked_for(
    slack: SlackForTests, maya: Actor, store: Store, database_url: str
) -> None:
    tom = slack.person("tom.reyes@example.com")
    with ally(slack, database_url):
        maya.says("show me the health of Pinewell Foods, then log a call with Hartwell & Vine: they wait")
        maya.says("help drafts")
        tom.says("help drafts")
        assert "they wait" in maya.sees()
        assert "they wait" not in tom.sees()
