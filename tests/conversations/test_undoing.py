"""Taking back: by whom, until when, and what stands in the way; and words that a failure may not lose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from bot.app import Ally
from bot.domain.accounts import Account
from bot.domain.ctas import Cta
from bot.domain.people import Role
from bot.domain.store import Store
from bot.domain.talk import Draft
from bot.domain.timeline import Activity
from tests import make
from tests.house import a_house
from tests.slack import SlackForTests

House = tuple[SlackForTests, Ally]
NOTES = "They love it.\n\nThe board decides in June & we wait."


@pytest.fixture
def house(store: Store, database_url: str) -> Iterator[House]:
    with store.transaction() as session:
        maya = make.user(session, name="Maya Okafor")
        make.user(session, name="Priya Raman")
        make.user(session, name="Sam Delgado", role=Role.ADMIN)
        make.account(session, name="Acme Corporation", csm=maya, stage="Onboarding")
    with a_house(database_url) as played:
        yield played


def stage(store: Store) -> str | None:
    with store.reading() as session:
        return session.scalars(select(Account)).one().stage


def entries(store: Store) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(Activity)) or 0


def test_taking_back_twice_or_too_late_is_refused(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("set Acme Corporation's stage to Adoption")
    slack.passes(hours=25)
    maya.clicks("Undo")
    assert "more than a day ago" in maya.sees()
    maya.says("set Acme Corporation's stage to Implementation")
    maya.says("undo")
    assert stage(store) == "Adoption"
    maya.says("undo")
    assert stage(store) == "Adoption"


def test_what_others_built_upon_stays_and_they_are_named(house: House, store: Store) -> None:
    slack, _ally = house
    maya, priya = slack.person("maya.okafor@example.com"), slack.person("priya.raman@example.com")
    maya.says("open a risk CTA for Acme Corporation due Friday")
    with store.reading() as session:
        number = session.scalars(select(Cta)).one().number
    priya.says(f"comment on CTA {number}: I know their CFO")
    maya.clicks("Undo")
    assert "I can't undo that" in maya.sees()
    with store.reading() as session:
        assert session.scalars(select(Cta)).one().number == number


def test_nobody_but_the_doer_or_an_admin_takes_back(house: House, store: Store) -> None:
    slack, _ally = house
    maya, priya, sam = (slack.person(f"{one}@example.com") for one in ("maya.okafor", "priya.raman", "sam.delgado"))
    slack.team.add_channel("acme", maya.person, priya.person, sam.person)
    maya.says("set Acme Corporation's stage to Adoption")
    priya.says("undo")
    assert "nothing of yours to undo" in priya.sees()
    assert stage(store) == "Adoption"


@pytest.mark.only_sqlite
def test_when_the_database_cannot_be_written_the_words_come_back(house: House, store: Store, database_url: str) -> None:
    slack, ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("help")
    maya.clicks("Log a call")
    maya.types({"Account": "Acme Corporation", "Notes": NOTES})
    there = Path(database_url.removeprefix("sqlite:///"))
    ally.store.engine.dispose()
    away = there.rename(there.with_suffix(".away"))
    there.mkdir()
    try:
        maya.submits()
        assert "What you typed is still here" in maya.sees()
        assert "The board decides in June" in maya.sees()
    finally:
        there.rmdir()
        away.rename(there)
    maya.submits()
    assert "Logged: Call with *Acme Corporation*" in maya.sees()
    assert entries(store) == 1


@pytest.mark.only_postgres
def test_when_the_connection_dies_in_the_middle_of_a_write_the_words_are_kept(house: House, store: Store) -> None:
    slack, _ally = house
    with store.transaction() as session:
        session.execute(
            text(
                "CREATE FUNCTION cut() RETURNS trigger AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); "
                "RETURN NEW; END $$ LANGUAGE plpgsql"
            )
        )
        session.execute(text("CREATE TRIGGER cut BEFORE INSERT ON activities EXECUTE FUNCTION cut()"))
    maya = slack.person("maya.okafor@example.com")
    try:
        maya.says(f"log a call with Acme Corporation: {NOTES}")
        assert "Something broke on my side" in maya.sees()
        assert "The board decides in June & we wait." in maya.sees()
    finally:
        with store.transaction() as session:
            session.execute(text("DROP TRIGGER cut ON activities"))
            session.execute(text("DROP FUNCTION cut"))
    with store.reading() as session:
        kept = session.scalars(select(Draft)).one()
        assert kept.words is not None and "The board decides in June" in kept.words
    maya.says("help drafts")
    maya.chooses("⋯", "Go on")
    assert "Logged: Call with *Acme Corporation*" in maya.sees()
    assert entries(store) == 1
