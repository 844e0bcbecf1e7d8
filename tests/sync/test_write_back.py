"""What is changed here reaches Salesforce through the outbox: the CSM of an account, and contacts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from bot.domain import outbox
from bot.domain.contacts import Contact
from bot.domain.outbox import Parcel
from bot.domain.store import Store
from bot.notifications.deliver import Delivery
from bot.notifications.source_carrier import Nowhere, Source, SourceCarrier
from bot.sync.write_back import WriteBacks
from tests import make
from tests.sync.salesforce_org import SalesforceOrg, open_org
from tests.sync.test_salesforce import ACME, MAYA, reach


@pytest.fixture
def org() -> Iterator[SalesforceOrg]:
    with open_org() as opened:
        yield opened


def deliver(store: Store, source: Source) -> None:
    Delivery(store=store, carriers={"write-back": SourceCarrier(source)}, clock=lambda: make.NOW, pace=0).deliver_due()


def queue(store: Store, entity: str, row: int, fields: list[str]) -> None:
    facts = {"entity": entity, "row": row, "fields": fields}
    with store.transaction() as session:
        outbox.queue(
            session, [{"key": f"write-back:{entity}:{row}", "kind": "write-back", "facts": facts}], now=make.NOW
        )


def outcome(store: Store) -> tuple[str, str | None]:
    with store.reading() as session:
        parcel = session.scalars(select(Parcel).where(Parcel.kind == "write-back")).one()
        return parcel.state, parcel.last_error


def test_a_csm_chosen_here_is_the_csm_in_salesforce(store: Store, org: SalesforceOrg) -> None:
    with store.transaction() as session:
        acme = make.account(session, sf_id=ACME, csm=make.user(session, sf_id=MAYA))
    queue(store, "accounts", acme.id, ["csm_id"])

    deliver(store, WriteBacks(reach(org)))

    assert org.writes == [("PATCH", f"Account/{ACME}", {"CSM__c": MAYA})]
    assert outcome(store) == ("sent", None)


def test_a_contact_made_here_is_made_there_and_keeps_its_id(store: Store, org: SalesforceOrg) -> None:
    with store.transaction() as session:
        acme = make.account(session, sf_id=ACME)
        dana = make.contact(session, account=acme, name="Dana Reyes", sf_id=None, first_name=None, last_name=None)
    queue(store, "contacts", dana.id, [])

    deliver(store, WriteBacks(reach(org)))

    method, path, body = org.writes[0]
    assert (method, path.rstrip("/")) == ("POST", "Contact")
    assert body == {
        "AccountId": ACME,
        "FirstName": "Dana",
        "LastName": "Reyes",
        "Email": dana.email,
        "Title": dana.title,
    }
    with store.reading() as session:
        assert session.get_one(Contact, dana.id).sf_id == "0035f00000NEWidAAH"


def test_a_contact_changed_here_sends_only_what_changed(store: Store, org: SalesforceOrg) -> None:
    with store.transaction() as session:
        dana = make.contact(session, account=make.account(session, sf_id=ACME), title="CTO")
    queue(store, "contacts", dana.id, ["title"])

    deliver(store, WriteBacks(reach(org)))

    assert org.writes == [("PATCH", f"Contact/{dana.sf_id}", {"Title": "CTO"})]


def test_a_csm_whom_salesforce_does_not_know_is_given_up_and_told(store: Store, org: SalesforceOrg) -> None:
    with store.transaction() as session:
        acme = make.account(session, sf_id=ACME, csm=make.user(session, name="Maya Okafor", sf_id=None))
    queue(store, "accounts", acme.id, ["csm_id"])

    deliver(store, WriteBacks(reach(org)))

    assert org.writes == []
    assert outcome(store) == ("failed", "Maya Okafor has no user in Salesforce")


def test_what_salesforce_refuses_is_not_tried_again_and_what_it_misses_is(store: Store, org: SalesforceOrg) -> None:
    with store.transaction() as session:
        acme = make.account(session, sf_id=ACME)
    queue(store, "accounts", acme.id, ["csm_id"])

    org.failures = [503] * 6
    deliver(store, WriteBacks(reach(org)))
    assert outcome(store)[0] == "waiting"

    with store.transaction() as session:
        session.scalars(select(Parcel)).one().not_before = make.NOW
    org.failures = [400]
    deliver(store, WriteBacks(reach(org)))
    assert outcome(store)[0] == "failed"


def test_without_a_connection_there_is_nothing_to_write(store: Store) -> None:
    with store.transaction() as session:
        acme = make.account(session, sf_id=ACME)
    queue(store, "accounts", acme.id, ["csm_id"])

    deliver(store, Nowhere())

    assert outcome(store)[0] == "dropped"
