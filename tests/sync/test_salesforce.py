"""`ally sync salesforce`: incremental, restartable, and the same rules as for files. Only the network is a fake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import requests
from requests.adapters import HTTPAdapter
from simple_salesforce.api import Salesforce
from sqlalchemy import select
from tenacity import wait_none

from bot.domain.accounts import Account, CsmChange, Opportunity
from bot.domain.contacts import Contact
from bot.domain.outbox import SyncRun
from bot.domain.people import User
from bot.domain.store import Store
from bot.sync.runs import ObjectReport
from bot.sync.salesforce import Org, sync_changes, sync_everything
from tests import make
from tests.sync.exports import LOS_ANGELES
from tests.sync.salesforce_org import SalesforceOrg, open_org

ACME, GLOBEX, INITECH = (make.salesforce_id("001", 700 + number) for number in range(3))
MAYA, PRIYA = (make.salesforce_id("005", 700 + number) for number in range(2))


class ToLocal(HTTPAdapter):
    """Sends what is meant for Salesforce to the org of the test."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        request.url = self.address + request.path_url
        return super().send(request, *args, **kwargs)


@pytest.fixture
def org() -> Iterator[SalesforceOrg]:
    with open_org() as opened:
        opened.put("User", Id=MAYA, Name="Maya Okafor", Email="maya@example.com", IsActive=True, stamp=stamp(0))
        opened.put("Account", Id=ACME, Name="Acme", CSM__c=MAYA, ARR__c=420000.0, ParentId=None, stamp=stamp(0))
        yield opened


def stamp(minute: int) -> str:
    return f"2026-11-20T10:{minute:02d}:00.000+0000"


def reach(org: SalesforceOrg) -> Org:
    def log_in() -> Salesforce:
        session = requests.Session()
        session.mount("https://", ToLocal(org.address))
        return Salesforce(username="u", password="p", security_token="t", domain="acme.my", session=session)

    return Org(log_in, wait=wait_none())


def clock() -> datetime:
    return make.NOW


def sync(store: Store, org: SalesforceOrg) -> dict[str, ObjectReport]:
    return {one.name: one for one in sync_changes(store, reach(org), clock=clock, zone=LOS_ANGELES)}


def account(store: Store, sf_id: str = ACME) -> Account:
    with store.reading() as session:
        return session.scalars(select(Account).where(Account.sf_id == sf_id)).one()


def test_what_the_org_holds_is_taken_in(store: Store, org: SalesforceOrg) -> None:
    org.put("Contact", Id=make.salesforce_id("003"), AccountId=ACME, FirstName="Dana", LastName="Reyes", stamp=stamp(1))
    org.put(
        "Opportunity", Id=make.salesforce_id("006"), AccountId=ACME, Name="Renewal", StageName="Closed Won",
        Amount=1.5, IsClosed=True, stamp=stamp(1),
    )  # fmt: skip

    reports = sync(store, org)

    assert reports["Account"].tally.created == 1
    with store.reading() as session:
        maya = session.scalars(select(User)).one()
        assert account(store).csm_id == maya.id
        assert session.scalars(select(Contact.name)).all() == ["Dana Reyes"]
        assert session.scalars(select(Opportunity.is_won)).all() == [True]


def test_the_second_run_asks_only_for_what_changed(store: Store, org: SalesforceOrg) -> None:
    sync(store, org)
    org.queries.clear()
    org.put("Account", Id=ACME, ARR__c=500000.0, stamp=stamp(5))

    report = sync(store, org)["Account"].tally

    asked = next(query for query in org.queries if "FROM Account" in query)
    assert "SystemModstamp >= 2026-11-20T10:00:00.000Z" in asked
    assert (report.created, report.updated, report.unchanged) == (0, 1, 0)
    assert account(store).arr == 500000


def test_everything_is_read_again_when_asked_for(store: Store, org: SalesforceOrg) -> None:
    sync(store, org)
    org.queries.clear()

    reports = sync_everything(store, reach(org), clock=clock, zone=LOS_ANGELES)

    assert all("SystemModstamp >=" not in query for query in org.queries)
    assert sum(one.tally.unchanged for one in reports) == 2


def test_an_edit_made_here_survives_until_salesforce_changes_that_field(store: Store, org: SalesforceOrg) -> None:
    org.put("Account", Id=ACME, Lifecycle_Stage__c="Onboarding", stamp=stamp(1))
    sync(store, org)
    with store.transaction() as session:
        session.scalars(select(Account)).one().stage = "Adoption"
    org.put("Account", Id=ACME, ARR__c=1.0, stamp=stamp(2))
    sync(store, org)
    assert account(store).stage == "Adoption"

    org.put("Account", Id=ACME, Lifecycle_Stage__c="Will Churn", stamp=stamp(3))
    sync(store, org)
    assert account(store).stage == "Will Churn"


def test_a_merged_account_is_kept_and_points_to_the_one_that_stays(store: Store, org: SalesforceOrg) -> None:
    org.put("Account", Id=GLOBEX, Name="Globex", MasterRecordId=None, stamp=stamp(1))
    sync(store, org)
    org.put("Account", Id=GLOBEX, IsDeleted=True, MasterRecordId=ACME, stamp=stamp(2))

    sync(store, org)

    globex = account(store, GLOBEX)
    assert globex.is_leftover and globex.survivor_id == account(store).id


def test_a_run_that_dies_is_taken_up_at_its_last_page(store: Store, org: SalesforceOrg) -> None:
    sync(store, org)
    for number in range(6):
        org.put(
            "Account", Id=make.salesforce_id("001", 800 + number), Name=f"Company {number}", stamp=stamp(10 + number)
        )
    org.down_from = 5

    report = sync(store, org)["Account"]
    assert report.error is not None and report.tally.created == 3

    org.down_from = 0
    org.queries.clear()
    report = sync(store, org)["Account"]

    assert "SystemModstamp >= 2026-11-20T10:12:00.000Z" in next(one for one in org.queries if "FROM Account" in one)
    assert (report.error, report.tally.created) == (None, 3)
    with store.reading() as session:
        errors = session.scalars(select(SyncRun.error).where(SyncRun.entity == "Account").order_by(SyncRun.id)).all()
    assert [bool(error) for error in errors] == [False, True, False]


def test_a_parent_that_arrives_on_a_later_day_is_still_set(store: Store, org: SalesforceOrg) -> None:
    org.put("Account", Id=ACME, ParentId=INITECH, stamp=stamp(1))
    sync(store, org)
    assert account(store).parent_id is None

    org.put("Account", Id=INITECH, Name="Initech", stamp=stamp(30))
    sync(store, org)

    assert account(store).parent_id == account(store, INITECH).id


def test_a_csm_who_becomes_known_later_is_set_and_the_change_is_kept(store: Store, org: SalesforceOrg) -> None:
    sync(store, org)
    org.put("Account", Id=ACME, CSM__c=PRIYA, stamp=stamp(2))
    sync(store, org)
    org.put("User", Id=PRIYA, Name="Priya Raman", Email="priya@example.com", IsActive=True, stamp=stamp(3))

    sync(store, org)

    with store.reading() as session:
        priya = session.scalars(select(User).where(User.sf_id == PRIYA)).one()
        assert account(store).csm_id == priya.id
        assert session.scalars(select(CsmChange.new_csm_id)).all() == [priya.id]


@pytest.mark.only_sqlite
@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_passing_trouble_is_waited_out(store: Store, org: SalesforceOrg, status: int) -> None:
    org.failures = [status, status]

    assert sync(store, org)["Account"].tally.created == 1


@pytest.mark.only_sqlite
def test_a_session_that_expired_is_opened_again(store: Store, org: SalesforceOrg) -> None:
    org.failures = [401]

    assert sync(store, org)["Account"].tally.created == 1
    assert org.logins == 2


@pytest.mark.only_sqlite
def test_a_refusal_is_said_and_the_rest_is_not_tried(store: Store, org: SalesforceOrg) -> None:
    org.failures = [403]

    reports = sync(store, org)

    assert list(reports) == ["User"] and "not now" in str(reports["User"].error)


def test_a_record_that_cannot_be_read_is_told_and_costs_nothing_else(store: Store, org: SalesforceOrg) -> None:
    org.put("Account", Id=GLOBEX, Name="Globex", CSM_Sentiment__c="Purple", stamp=stamp(1))

    report = sync(store, org)["Account"]

    assert (report.tally.created, report.tally.rejected) == (1, 1)
    assert report.reasons == [f"Account {GLOBEX}: CSM_Sentiment__c: “Purple” is none of Red, Yellow, Green"]


def test_runs_are_kept_with_what_they_did(store: Store, org: SalesforceOrg) -> None:
    sync(store, org)

    with store.reading() as session:
        run = session.scalars(select(SyncRun).where(SyncRun.entity == "Account")).one()
    assert (run.created, run.source, run.error) == (1, "salesforce", None)
    assert run.finished_at is not None and run.finished_at - run.started_at < timedelta(seconds=1)
