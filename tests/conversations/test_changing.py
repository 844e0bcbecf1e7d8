"""Changing fields: by whom, from what to what, one or many at once, and what two people do at the same time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from bot.app import Ally
from bot.domain.accounts import Account, CsmChange
from bot.domain.outbox import Parcel
from bot.domain.people import Role
from bot.domain.store import Store
from tests import make
from tests.house import a_house
from tests.slack import SlackForTests

House = tuple[SlackForTests, Ally]


@pytest.fixture
def house(store: Store, database_url: str) -> Iterator[House]:
    with store.transaction() as session:
        maya = make.user(session, name="Maya Okafor")
        make.user(session, name="Priya Raman")
        make.user(session, name="Vera Vogel", role=Role.VIEWER)
        make.account(session, name="Acme Corporation", csm=maya, stage="Onboarding")
        make.account(session, name="Hooli Inc.", csm=maya, stage="Onboarding", arr=90_000)
        make.account(session, name="Globex", csm=maya, stage="Adoption", arr=10_000)
    with a_house(database_url) as played:
        yield played


def acme(store: Store) -> Account:
    with store.reading() as session:
        return session.scalars(select(Account).where(Account.name == "Acme Corporation")).one()


def test_a_field_is_changed_and_the_receipt_tells_old_and_new(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("set Acme Corporation's stage to adoption")
    assert "Stage: Onboarding → Adoption" in maya.sees()
    assert acme(store).stage_since is not None
    maya.clicks("Undo")
    assert (acme(store).stage, acme(store).stage_since) == ("Onboarding", None)


def test_a_value_that_is_no_choice_is_asked_and_not_guessed(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("set Acme Corporation's stage to expanding")
    assert "“expanding” is not one of the choices for Stage." in maya.sees()
    assert acme(store).stage == "Onboarding"
    maya.clicks("Optimize & Grow")
    assert acme(store).stage == "Optimize & Grow"


@pytest.mark.parametrize(
    ("field", "said"),
    [("arr", "belongs to Salesforce"), ("renewal date", "belongs to Salesforce"), ("nps", "worked out")],
)
def test_what_is_not_ours_is_refused_with_where_it_is_changed(house: House, field: str, said: str) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says(f"set Acme Corporation's {field} to 750k")
    assert said in maya.sees()
    assert field == "nps" or "Open it in Salesforce" in maya.sees()


def test_a_change_of_csm_is_kept_told_and_written_back_and_so_is_its_undoing(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("set Acme Corporation's csm to Priya")
    assert "CSM: Maya Okafor → Priya Raman" in maya.sees()
    assert "Priya Raman will be told" in maya.sees()
    maya.clicks("Undo")
    with store.reading() as session:
        kept = session.scalars(select(CsmChange).order_by(CsmChange.id)).all()
        assert [one.old_csm_id == kept[0].old_csm_id for one in kept] == [True, False]
        parcels = session.scalars(select(Parcel).where(Parcel.kind == "write-back")).all()
        assert [one.facts["fields"] for one in parcels] == [["csm_id"], ["csm_id"]]
        assert all(one.not_before <= slack.movable() for one in parcels)


def test_a_viewer_changes_nothing(house: House, store: Store) -> None:
    slack, _ally = house
    vera = slack.person("vera.vogel@example.com")
    vera.says("set Acme Corporation's stage to Adoption")
    assert "changing customer data needs a CSM's role" in vera.sees()
    assert acme(store).stage == "Onboarding"


def test_what_a_colleague_changed_meanwhile_is_shown_and_asked_about(house: House, store: Store) -> None:
    slack, _ally = house
    maya, priya = slack.person("maya.okafor@example.com"), slack.person("priya.raman@example.com")
    maya.says("stage of Acme Corporation")
    maya.clicks("Change it")
    priya.says("set Acme Corporation's stage to Implementation")
    assert "is Maya Okafor’s account" in priya.sees()
    maya.fills({"New value": "Adoption"})
    seen = maya.sees()
    assert "Stage changed since you looked" in seen
    assert "Priya Raman changed it" in seen
    assert acme(store).stage == "Implementation"
    maya.clicks("Yes, change it")
    assert "Implementation → Adoption" in maya.sees()
    priya.clicks("Undo")
    assert "changed again later by Maya Okafor" in priya.sees()


def test_many_are_changed_after_every_row_was_shown_and_taken_back_at_once(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("my accounts")
    maya.clicks("Change all…")
    maya.fills({"Field": "Stage", "New value": "Adoption"})
    seen = maya.sees()
    assert "Acme Corporation · Stage: Onboarding → Adoption" in seen
    assert "Hooli Inc. · Stage: Onboarding → Adoption" in seen
    assert "Globex" not in seen
    with store.transaction() as session:
        session.scalars(select(Account).where(Account.name == "Hooli Inc.")).one().stage = "Implementation"
    maya.clicks("Change all 2")
    assert "Hooli Inc. · Stage: Implementation → Adoption" in maya.sees()
    maya.clicks("Change all 2")
    assert "2 accounts" in maya.sees()
    maya.clicks("Undo")
    assert acme(store).stage == "Onboarding"


def test_one_sentence_changes_many_after_every_row_was_shown(house: House, store: Store) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    maya.says("set the stage of all my onboarding accounts over 50k ARR to Adoption")
    assert "Hooli Inc. · Stage: Onboarding → Adoption" in maya.sees()
    assert acme(store).stage == "Onboarding"
    maya.clicks("Change all 2")
    assert acme(store).stage == "Adoption"


def test_the_old_and_the_new_csm_are_told_but_not_who_did_it(house: House, store: Store) -> None:
    slack, _ally = house
    priya = slack.person("priya.raman@example.com")
    priya.says("change CSM of Acme Corporation to me")
    assert "Maya Okafor will be told" in priya.sees()
    with store.reading() as session:
        told = session.scalars(select(Parcel.kind).where(Parcel.kind.startswith("account-"))).all()
    assert list(told) == ["account-handed-over"]
