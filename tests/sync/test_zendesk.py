"""`ally sync zendesk`: tickets by the incremental export, put to the right accounts. Only the network is a fake."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select
from tenacity import wait_none

from bot.domain.accounts import Ticket
from bot.domain.store import Store
from bot.sync.runs import ObjectReport
from bot.sync.zendesk import Desk, sync_changes, sync_everything
from tests import make
from tests.sync.exports import LOS_ANGELES
from tests.sync.zendesk_fake import ZendeskFake, open_zendesk

ACME = make.salesforce_id("001", 600)


@pytest.fixture
def zendesk() -> Iterator[ZendeskFake]:
    with open_zendesk(account=ACME) as opened:
        yield opened


@pytest.fixture
def acme(store: Store) -> int:
    with store.transaction() as session:
        return make.account(session, name="Acme Corporation", sf_id=ACME, domain="acme.example").id


def reach(fake: ZendeskFake) -> Desk:
    return Desk(fake.address, email="a@example.com", token="t", wait=wait_none())


def sync(store: Store, fake: ZendeskFake) -> ObjectReport:
    return sync_changes(store, reach(fake), clock=lambda: make.NOW, zone=LOS_ANGELES)[0]


def tickets(store: Store) -> dict[str, Ticket]:
    with store.reading() as session:
        return {one.source_id: one for one in session.scalars(select(Ticket))}


def test_tickets_belong_to_the_account_of_their_organization(store: Store, zendesk: ZendeskFake, acme: int) -> None:
    for number in range(1, 6):
        zendesk.put(number, status="solved" if number == 5 else "open")

    report = sync(store, zendesk)

    assert report.tally.created == 5
    found = tickets(store)
    assert {one.account_id for one in found.values()} == {acme}
    assert (found["1"].priority, found["1"].status, found["1"].is_open) == ("High", "Open", True)
    assert not found["5"].is_open
    assert found["1"].url == f"{zendesk.address}/agent/tickets/1"


def test_the_next_run_goes_on_where_the_last_one_stopped(store: Store, zendesk: ZendeskFake, acme: int) -> None:
    zendesk.put(1)
    sync(store, zendesk)
    zendesk.put(1, status="closed")
    zendesk.asked.clear()

    report = sync(store, zendesk)

    assert zendesk.asked[0]["cursor"] == ["1"]
    assert (report.tally.created, report.tally.updated) == (0, 1)
    assert not tickets(store)["1"].is_open


def test_everything_is_read_again_when_asked_for(store: Store, zendesk: ZendeskFake, acme: int) -> None:
    zendesk.put(1)
    sync(store, zendesk)

    report = sync_everything(store, reach(zendesk), clock=lambda: make.NOW, zone=LOS_ANGELES)[0]

    assert report.tally.unchanged == 1


@pytest.mark.only_sqlite
@pytest.mark.parametrize(
    ("organization", "is_found"),
    [
        ({"name": "ACME Corporation, Inc."}, False),
        ({"name": "acme corporation"}, True),
        ({"name": "Whoever", "domain_names": ["Acme.example"]}, True),
        ({"name": "Whoever", "domain_names": ["shared.example"]}, False),
        ({"name": "Whoever", "external_id": "4711"}, False),
    ],
)
def test_an_organization_is_an_account_only_when_one_account_can_be_meant(
    store: Store, zendesk: ZendeskFake, acme: int, organization: dict[str, Any], is_found: bool
) -> None:
    with store.transaction() as session:
        for name in ("Globex", "Initech"):
            make.account(session, name=name, domain="shared.example")
    zendesk.organizations = [{"id": 1, **organization}]
    zendesk.put(1)

    report = sync(store, zendesk)

    assert [one.account_id for one in tickets(store).values()] == ([acme] if is_found else [])
    assert report.tally.rejected == (0 if is_found else 1)


@pytest.mark.only_sqlite
def test_a_busy_zendesk_is_waited_for(store: Store, zendesk: ZendeskFake, acme: int) -> None:
    zendesk.put(1)
    zendesk.failures = [429, 503]

    assert sync(store, zendesk).tally.created == 1


@pytest.mark.only_sqlite
def test_a_refusal_is_said(store: Store, zendesk: ZendeskFake, acme: int) -> None:
    zendesk.failures = [401]

    assert "401" in str(sync(store, zendesk).error)
