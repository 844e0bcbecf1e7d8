"""The message shortcut: what somebody wrote becomes an entry, with its author, its link, its day, and its thread if asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.app import Ally
from bot.domain.accounts import ChannelBinding
from bot.domain.store import Store
from bot.domain.timeline import Activity, Attendee
from bot.handlers.listeners import SHORTCUT
from bot.local.actor import Actor
from bot.local.team import Message
from tests import make
from tests.house import a_house
from tests.slack import SlackForTests

House = tuple[SlackForTests, Ally]
LATE = datetime(2026, 11, 24, 3, 30, tzinfo=UTC)
"""Half past ten on Monday evening in New York."""
THREADED = frozenset({"chat:write", "commands", "im:history", "users:read", "users:read.email", "im:write"})


def staffed(store: Store) -> None:
    with store.transaction() as session:
        maya = make.user(session, name="Maya Okafor")
        make.user(session, name="Priya Raman")
        make.account(session, name="Acme & Sons", csm=maya)


@pytest.fixture
def house(store: Store, database_url: str) -> Iterator[House]:
    staffed(store)
    with a_house(database_url, at=LATE) as played:
        yield played


def people(slack: SlackForTests) -> tuple[Actor, Actor]:
    maya, priya = slack.person("maya.okafor@example.com"), slack.person("priya.raman@example.com")
    slack.team.add_channel("acme", maya.person, priya.person)
    return maya, priya


def written(slack: SlackForTests, by: Actor, text: str, *, answers: Message | None = None) -> Message:
    by.writes(text, channel="acme", thread=answers)
    channel = slack.team.find_channel("acme")
    assert channel is not None
    return slack.team.messages[channel.id][-1]


def logged(store: Store) -> Activity:
    with store.reading() as session:
        return session.scalars(select(Activity)).one()


def test_a_message_is_logged_with_its_words_author_link_and_day(house: House, store: Store) -> None:
    slack, _ally = house
    maya, priya = people(slack)
    message = written(slack, priya, "They want 3 < 5 seats & “soon”, @Maya Okafor *really*")
    slack.passes(hours=3)  # by now it is Tuesday
    maya.uses_message_shortcut(SHORTCUT, message)
    seen = maya.sees()
    assert "Notes (optional): They want 3 < 5 seats & “soon”, @Maya Okafor *really*" in seen
    assert "Attendees (optional): Priya Raman" in seen
    assert "Kind (optional): Update" in seen
    assert "When (optional): 2026-11-23" in seen
    assert "Thread" not in seen
    maya.fills({"Account": "Acme & Sons"})
    entry = logged(store)
    assert entry.notes == "They want 3 < 5 seats & “soon”, @Maya Okafor *really*"
    assert entry.happened_at == datetime.fromtimestamp(float(message.ts), UTC)
    assert (entry.kind, entry.source) == ("Update", "shortcut")
    assert entry.permalink is not None
    assert message.ts.replace(".", "") in entry.permalink
    with store.reading() as session:
        assert session.scalars(select(Attendee.name)).all() == ["Priya Raman"]


def test_a_channel_tied_to_an_account_lends_it_to_the_form(house: House, store: Store) -> None:
    slack, _ally = house
    maya, priya = people(slack)
    channel = slack.team.find_channel("acme")
    assert channel is not None
    with store.transaction() as session:
        session.add(ChannelBinding(channel_id=channel.id, account_id=1, bound_by_id=1, bound_at=LATE))
    maya.uses_message_shortcut(SHORTCUT, written(slack, priya, "hello"))
    assert "Account: Acme & Sons" in maya.sees()


def test_a_thread_that_may_not_be_read_is_said_plainly_with_what_it_would_take(house: House, store: Store) -> None:
    slack, _ally = house
    maya, priya = people(slack)
    first = written(slack, priya, "The renewal is in doubt")
    answer = written(slack, maya, "Why?", answers=first)
    maya.uses_message_shortcut(SHORTCUT, answer)
    assert "logged alone" in maya.sees()
    assert "granting channels:history" in maya.sees()
    assert "Thread" not in maya.sees()
    maya.fills({"Account": "Acme & Sons"})
    assert logged(store).notes == "Why?"


def test_a_thread_with_ally_itself_is_added_when_asked(house: House, store: Store) -> None:
    slack, _ally = house
    maya, _priya = people(slack)
    maya.says("the board met & wants three offers")
    first = slack.team.messages[maya.direct.id][0]
    maya.says("their CFO decides", thread=first)
    maya.uses_message_shortcut(SHORTCUT, first)
    maya.fills({"Account": "Acme & Sons", "Thread": "Add the whole thread"})
    notes = logged(store).notes or ""
    assert notes.startswith("Maya Okafor: the board met & wants three offers")
    assert "Maya Okafor: their CFO decides" in notes
    assert notes.count("the board met") == 1


@pytest.mark.only_sqlite
def test_a_thread_in_a_channel_is_added_where_an_admin_granted_reading(store: Store, database_url: str) -> None:
    staffed(store)
    with a_house(database_url, at=LATE, scopes=THREADED | {"channels:history", "channels:read"}) as (slack, _ally):
        maya, priya = people(slack)
        first = written(slack, priya, "The renewal is in doubt")
        written(slack, maya, "Why?", answers=first)
        maya.uses_message_shortcut(SHORTCUT, first)
        slack.fail_next("conversations.replies", error="ratelimited", status=429, retry_after=60, times=9)
        maya.fills({"Account": "Acme & Sons", "Thread": "Add the whole thread", "Notes": "My own words"})
        assert "I could not read the thread just now" in maya.sees()
        assert "My own words" in maya.sees()
        slack._mishaps.clear()
        maya.submits()
    assert logged(store).notes == "My own words\n\nPriya Raman: The renewal is in doubt\n\nMaya Okafor: Why?"


def test_a_message_of_forty_thousand_characters_is_logged_whole(house: House, store: Store) -> None:
    slack, _ally = house
    maya, priya = people(slack)
    long = "word & word\n" * 3_300
    maya.uses_message_shortcut(SHORTCUT, written(slack, priya, long))
    maya.fills({"Account": "Acme & Sons", "Notes": "and mine"})
    assert logged(store).notes == f"{long.strip()}\n\nand mine"
