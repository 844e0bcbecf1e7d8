"""Sponsor changes: noticed once, a spelling is none, and each raises the one risk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain import sponsors
from bot.domain.changes import Change, Deed
from bot.domain.contacts import Contact, SponsorChange
from bot.domain.ctas import Cta, CtaTask
from bot.domain.store import Session, Store
from tests import make


def _left(session: Session, contact: Contact, **rest: object) -> SponsorChange | None:
    facts = {"change": "left", "old": None, "new": None, "evidence": "Maya", "confidence": "high", "now": make.NOW}
    return sponsors.record_change(session, contact, **(facts | rest))


def _updated(session: Session, contact: Contact, field: str, old: object, new: object, **deed: object) -> None:
    row = Deed(**({"actor": "sync:salesforce", "ability": "sync", "done_at": make.NOW} | deed))
    session.add(row)
    session.flush()
    session.add(Change(deed_id=row.id, entity="contacts", row_id=contact.id, field=field, old=old, new=new))
    session.flush()


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        ("company", "Acme", "Acme Inc."),
        ("company", "ACME, Inc", "Acme Incorporated"),
        ("title", "VP Eng", "Vice President, Engineering"),
        ("title", "cto", "CTO"),
        ("location", "Zürich", "Zurich"),
    ],
)
def test_a_spelling_is_no_change(change: str, old: str, new: str) -> None:
    assert sponsors.is_same(change, old, new)


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [("company", "Acme", "Globex"), ("title", "VP Engineering", "CTO"), ("title", "Director", "Senior Director")],
)
def test_a_real_move_is_a_change(change: str, old: str, new: str) -> None:
    assert not sponsors.is_same(change, old, new)


def test_a_sponsor_who_leaves_raises_one_risk_for_the_csm_with_the_playbook(store: Store) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        dana = make.contact(session, account=make.account(session, csm=maya))
        make.sponsor(session, contact=dana, by=maya)
        change = _left(session, dana, by=maya)
        again = _left(session, dana, evidence="contact record in Salesforce", now=make.NOW + timedelta(days=2))
        assert change is again
        cta = session.scalars(select(Cta)).one()
        assert (cta.type, cta.reason, cta.playbook, cta.owner_id) == (
            "Risk",
            "Executive Sponsor Change",
            "Loss of Sponsor",
            maya.id,
        )
        assert session.scalars(select(CtaTask)).all()
        assert not dana.is_active


def test_a_second_sponsor_who_moves_adds_to_the_open_risk(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session, csm=make.user(session))
        _left(session, make.contact(session, account=account))
        _left(session, make.contact(session, account=account, name="Li Wei"))
        assert len(session.scalars(select(Cta)).all()) == 1
        assert len(session.scalars(select(SponsorChange)).all()) == 2


def test_contact_updates_of_a_source_are_looked_at_once_and_only_for_watched_people(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session, csm=make.user(session))
        dana, li = make.contact(session, account=account), make.contact(session, account=account, name="Li Wei")
        make.sponsor(session, contact=dana)
        _updated(session, dana, "title", "VP Engineering", "CTO")
        _updated(session, li, "title", "VP Engineering", "CTO")
        assert [one.new_value for one in sponsors.watch_contacts(session, now=make.NOW)] == ["CTO"]
        assert sponsors.watch_contacts(session, now=make.NOW + timedelta(minutes=5)) == []


def test_a_contact_moved_to_another_customer_is_a_loss_for_the_old_one(store: Store) -> None:
    with store.transaction() as session:
        acme, globex = make.account(session), make.account(session, name="Globex")
        dana = make.contact(session, account=globex)
        make.sponsor(session, contact=dana)
        _updated(session, dana, "account_id", acme.id, globex.id)
        change = sponsors.watch_contacts(session, now=make.NOW)[0]
        assert (change.account_id, change.old_value, change.new_value) == (acme.id, "Acme Corporation", "Globex")


def test_a_contact_moved_within_one_customers_tree_has_not_left(store: Store) -> None:
    with store.transaction() as session:
        acme = make.account(session)
        dana = make.contact(session, account=make.account(session, name="Acme Emea", parent_id=acme.id))
        make.sponsor(session, contact=dana)
        _updated(session, dana, "account_id", acme.id, dana.account_id)
        assert sponsors.watch_contacts(session, now=make.NOW) == []
