"""Which accounts are at risk, why, and since when."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.domain.risks import list_risks
from bot.domain.store import Store
from bot.domain.timeline import Kind
from tests import make
from tests.counting import queries
from tests.make import NOW, TODAY, days

UTC_ZONE = ZoneInfo("UTC")


def test_an_account_is_at_risk_by_sentiment_by_an_open_risk_or_because_it_will_churn(store: Store) -> None:
    with store.transaction() as session:
        for name, columns in {
            "Leaving": {"stage": "Will Churn"},
            "Red": {"sentiment": "Red"},
            "Yellow": {"sentiment": "Yellow"},
            "Green": {"sentiment": "Green"},
            "Red score only": {"health_band": "Red"},
        }.items():
            make.account(session, name=name, **columns)
        make.cta(session, account=make.account(session, name="With CTA"), type="Risk")
        make.cta(session, account=make.account(session, name="Closed CTA"), type="Risk", status="Closed Success")
        make.cta(session, account=make.account(session, name="Other CTA"), type="Lifecycle")
        risks = list_risks(session, zone=UTC_ZONE, limit=20)
        assert [one.account.name for one in risks.page] == ["Leaving", "Red", "With CTA", "Yellow"]


def test_a_risk_knows_since_when_the_last_word_and_when_the_next_is_due(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session, sentiment="Red", sentiment_at=NOW - timedelta(days=20), arr=Decimal(500))
        make.cta(session, account=account, created_at=NOW - timedelta(days=40), updated_at=NOW - timedelta(days=9))
        make.activity(session, account=account, kind=Kind.CALL, happened_at=NOW - timedelta(days=1))
        make.activity(session, account=account, kind=Kind.UPDATE, happened_at=NOW - timedelta(days=5))
        (risk,) = list_risks(session, zone=UTC_ZONE, limit=20).page
        assert risk.since == days(-40)
        assert risk.last_update == NOW - timedelta(days=5)
        assert risk.next_update == days(2)


def test_the_next_update_of_a_cta_speaks_before_the_weekly_rhythm(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session, sentiment="Red", sentiment_at=NOW)
        make.cta(session, account=account, next_update_due=TODAY)
        (risk,) = list_risks(session, zone=UTC_ZONE, limit=20).page
        assert risk.next_update == TODAY


def test_a_yellow_account_has_no_rhythm(store: Store) -> None:
    with store.transaction() as session:
        make.account(session, sentiment="Yellow", sentiment_at=NOW)
        (risk,) = list_risks(session, zone=UTC_ZONE, limit=20).page
        assert (risk.next_update, risk.since) == (None, TODAY)


def test_risks_are_three_queries_however_many(store: Store) -> None:
    with store.transaction() as session:
        for number in range(30):
            make.cta(session, account=make.account(session, name=f"Account {number}"))
        with queries(session) as sent:
            risks = list_risks(session, zone=UTC_ZONE, limit=10)
        assert (len(risks.page), risks.accounts.count, len(sent)) == (10, 30, 3)
