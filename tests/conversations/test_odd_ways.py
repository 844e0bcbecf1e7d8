"""What hurried people do: mention, paste, press twice, press what is old, and write about what is gone meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.app import Ally
from bot.domain.accounts import Account
from bot.domain.store import Store
from bot.domain.timeline import Activity, Attendee
from tests import make
from tests.house import a_house
from tests.slack import SlackForTests

House = tuple[SlackForTests, Ally]


@pytest.fixture
def house(store: Store, database_url: str) -> Iterator[House]:
    with store.transaction() as session:
        maya = make.user(session, name="Maya Okafor")
        make.user(session, name="Priya Raman")
        acme = make.account(session, name="Acme & Sons", csm=maya, stage="Onboarding")
        make.contact(session, account=acme, name="Dana Reyes")
    with a_house(database_url) as played:
        yield played


def entries(store: Store) -> list[Activity]:
    with store.reading() as session:
        return list(session.scalars(select(Activity)))


def test_somebody_who_is_mentioned_is_an_attendee_and_an_owner(house: House, store: Store) -> None:
    slack, _ally = house
    maya, priya = slack.person("maya.okafor@example.com"), slack.person("priya.raman@example.com")
    slack.team.add_channel("acme", maya.person, priya.person)
    maya.says("log a call with Acme & Sons with @Priya Raman and Dana Reyes: all is well")
    maya.slash("/ally", "set Acme & Sons's csm to @Priya Raman", "acme")
    assert "CSM: Maya Okafor → Priya Raman" in maya.sees()
    with store.reading() as session:
        assert set(session.scalars(select(Attendee.name))) == {"Priya Raman", "Dana Reyes"}


def test_words_that_were_not_understood_stand_in_the_form_that_is_chosen_instead(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("log a call with Acme & Sons: they want <table> & more")
    assert "not sure what you mean" in maya.sees()
    maya.clicks("Log to timeline")
    assert "they want <table> & more" in maya.sees()
    maya.fills({"Account": "Acme & Sons"})
    (entry,) = entries(store)
    assert entry.notes is not None
    assert entry.notes.endswith("they want <table> & more")


def test_forty_thousand_characters_of_notes_are_kept_to_the_last(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    notes = "They asked about seats. 😀 R&D waits.\n" * 950
    maya.says(f"log a call with Acme & Sons: {notes}the end")
    (entry,) = entries(store)
    assert entry.notes == f"{notes}the end"
    assert "Logged: Call with *Acme & Sons*" in maya.sees()


def test_notes_are_kept_word_for_word(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    notes = "they said “yes” — *really*, it’s _done_ & 3 < 5 per `seat_id`, see @Priya Raman 👨‍👩‍👧"
    maya.says(f"log a call with Acme & Sons: {notes}")
    (entry,) = entries(store)
    assert entry.notes == notes


def test_a_minus_sign_is_not_lost_on_the_way(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("set Acme & Sons's employees to -5")
    assert "“-5” as a number" in maya.sees()
    with store.reading() as session:
        assert session.scalars(select(Account)).one().employees is None


def test_an_entry_whose_account_was_merged_meanwhile_is_corrected_no_more_and_the_words_are_kept(
    house: House, store: Store
) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("log a call with Acme & Sons: first")
    maya.clicks("Edit")
    with store.transaction() as session:
        session.scalars(select(Account)).one().is_leftover = True
    maya.fills({"Subject": "A better <subject> & more"})
    assert "is a leftover record" in maya.sees()
    maya.clicks("Open the form again")
    assert "A better <subject> & more" in maya.sees()


def test_an_entry_that_is_gone_is_neither_corrected_nor_taken_back_twice(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("log a call with Acme & Sons: first")
    receipt = maya.last_message
    maya.clicks("Edit")
    maya.says("undo")
    maya.fills({"Subject": "late"})
    assert "no longer exists" in maya.sees()
    assert any(
        element.get("text", {}).get("text") == "Undo"
        for block in receipt.blocks
        for element in block.get("elements", [])
    )
    slack.deliver_again(slack.deliveries[-1])
    maya.says("undo")
    assert entries(store) == []


def test_the_day_of_a_call_is_the_speakers(house: House, store: Store) -> None:
    slack, _ally = house
    slack.movable.move_to(datetime(2026, 11, 24, 4, 30, tzinfo=UTC))  # half past eleven on Monday evening in New York
    maya = slack.person("maya.okafor@example.com")
    maya.says("log a call with Acme & Sons today: late shift")
    assert "Mon 23 Nov 2026" in maya.sees() or "today" in maya.sees()
    maya.says("log a call with Acme & Sons yesterday: the day before")
    assert "Sun 22 Nov 2026" in maya.sees()


def test_a_button_of_an_old_message_shows_what_is_so_by_now(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("stage of Acme & Sons")
    slack.passes(days=9)
    maya.says("set Acme & Sons's stage to Adoption")
    maya.clicks("Undo")
    slack.passes(days=9)
    maya.says("undo")
    assert "nothing of yours to undo from the last 24 hours" in maya.sees() or "more than a day ago" in maya.sees()


def test_the_history_says_words_and_moments_as_people_write_them(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("set Acme & Sons's sentiment to red")
    maya.says("who changed Acme & Sons")
    seen = maya.sees()
    assert "said: “set Acme & Sons's sentiment to red”" in seen
    assert "2026-11-23T" not in seen
