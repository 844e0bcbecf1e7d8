"""A call is logged from wherever one is, once, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from bot.app import Ally
from bot.domain.store import Store
from bot.domain.timeline import Activity
from tests import make
from tests.house import a_house
from tests.slack import SlackForTests


@pytest.fixture
def house(store: Store, database_url: str) -> Iterator[tuple[SlackForTests, Ally]]:
    with store.transaction() as session:
        maya = make.user(session, name="Maya Okafor")
        make.account(session, name="Acme Corporation", csm=maya)
        make.account(session, name="Pinewell Foods", country="United States", region="AMER")
        make.account(session, name="Pinewell Foods", country="Canada", region="AMER")
    with a_house(database_url) as played:
        yield played


def entries(store: Store) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(Activity)) or 0


def test_a_call_logged_in_a_direct_message_is_receipted_and_undone(
    house: tuple[SlackForTests, Ally], store: Store
) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("log a call with acme: renewal is safe & sound <3")
    assert "Logged: Call with *Acme Corporation*" in maya.sees()
    assert "renewal is safe & sound <3" in maya.sees()
    assert entries(store) == 1
    maya.clicks("Undo")
    assert "Taken back" in maya.sees()
    assert entries(store) == 0


def test_a_call_at_an_account_nobody_knows_is_asked_about_before_anything_is_kept(
    house: tuple[SlackForTests, Ally], store: Store
) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("just off the phone with contoso, 25 min, they want sso before renewing")
    assert "Which account?" in maya.sees()
    maya.says("acme")
    assert entries(store) == 0
    assert "25 min" in maya.sees()
    maya.clicks("Yes")
    assert "Logged: Call with *Acme Corporation*" in maya.sees()
    assert entries(store) == 1


def test_the_same_event_delivered_three_times_logs_one_call(house: tuple[SlackForTests, Ally], store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("log a call with acme: once")
    delivery = slack.deliveries[-1]
    slack.deliver_again(delivery)
    slack.deliver_again(delivery)
    assert entries(store) == 1


def test_a_call_is_logged_by_mention_in_a_thread(house: tuple[SlackForTests, Ally], store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    slack.team.add_channel("acme", maya.person)
    maya.mentions_ally("log a call with acme: in a thread", channel="acme")
    assert "Logged: Call with *Acme Corporation*" in maya.sees()
    assert entries(store) == 1


def test_which_of_two_is_asked_and_answered_by_a_click(house: tuple[SlackForTests, Ally], store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("log a call with pinewell foods: hello")
    assert "Which pinewell foods?" in maya.sees()
    assert "Canada" in maya.sees()
    assert entries(store) == 0
    maya.says("the second one")
    assert "Logged: Call with *Pinewell Foods*" in maya.sees()
    assert entries(store) == 1


def test_a_form_logs_a_call_too(house: tuple[SlackForTests, Ally], store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("help")
    maya.clicks("Log a call")
    maya.fills({"Account": "Acme Corporation", "Kind": "Meeting", "Notes": "two\nlines"})
    assert "Logged: Meeting with *Acme Corporation*" in maya.sees()
    assert entries(store) == 1
