"""Health as it is kept and read: history, drivers, sentiment, band changes."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from bot.domain.accounts import Account
from bot.domain.changes import Change, Deed
from bot.domain.health import HealthPoint, MeasurePoint, read_health
from bot.domain.health_upkeep import BandChange, refresh
from bot.domain.store import Session, Store
from tests import make
from tests.make import NOW


def weekly(session: Session, account: Account, measure: str, *scores: int) -> None:
    """One point a week, the last of them today."""
    for back, score in enumerate(reversed(scores)):
        session.add(
            MeasurePoint(
                account_id=account.id, measure=measure, score=score, scored_at=NOW - timedelta(weeks=back, hours=1)
            )
        )


def test_scores_are_kept_where_lists_find_them(store: Store) -> None:
    with store.transaction() as session:
        good, bad, unknown = (make.account(session, name=name) for name in ("Good", "Bad", "Unknown"))
        weekly(session, good, "Support", 90)
        weekly(session, bad, "Support", 20)
        changed = refresh(session, now=NOW)
        assert (good.health_score, good.health_band) == (90, "Green")
        assert (bad.health_score, bad.health_band) == (20, "Red")
        assert (unknown.health_score, unknown.health_band) == (None, None)
        assert changed == [BandChange(good.id, None, "Green"), BandChange(bad.id, None, "Red")]
    with store.reading() as session:
        assert session.scalar(select(Account.health_score).where(Account.name == "Bad")) == 20
        assert session.scalars(select(Deed)).all() == []


def test_a_band_that_changed_is_in_the_audit_and_bumps_no_version(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session)
        weekly(session, account, "Support", 90)
        refresh(session, now=NOW)
        version = account.version
        account.sentiment, account.sentiment_at = "Red", NOW
        changed = refresh(session, account_ids=[account.id], now=NOW)
        assert changed == [BandChange(account.id, "Green", "Red")]
        assert account.version == version + 1  # the sentiment's own edit
        change = session.scalars(select(Change)).one()
        assert (change.field, change.old, change.new) == ("health_band", "Green", "Red")


def test_refreshing_again_keeps_one_point_a_week(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session)
        weekly(session, account, "Support", 90)
        refresh(session, now=NOW)
        weekly_points = select(HealthPoint).where(HealthPoint.account_id == account.id)
        session.add(MeasurePoint(account_id=account.id, measure="Support", score=40, scored_at=NOW))
        assert refresh(session, now=NOW + timedelta(hours=1)) == [BandChange(account.id, "Green", "Red")]
        assert refresh(session, now=NOW + timedelta(hours=2)) == []
        assert [point.score for point in session.scalars(weekly_points)] == [40]
        refresh(session, now=NOW + timedelta(weeks=1))
        assert len(session.scalars(weekly_points).all()) == 2


def test_the_first_refresh_tells_the_weeks_before_from_their_own_points(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session)
        weekly(session, account, "Support", *range(20, 92, 4))
        refresh(session, now=NOW)
        health = read_health(session, account, now=NOW)
        assert len(health.weeks) == 18
        assert [week.score for week in health.weeks][-3:] == [84 - 4, 84, 88]
        assert health.weeks[0].band == "Red"
        assert health.weeks[-1].band == "Green"
        assert health.change_since(1) == 4
        assert health.change_since(4) == 16


def test_drivers_say_what_moved_it_and_by_how_much(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session)
        weekly(session, account, "Stage Adoption", 80, 80, 80, 70, 60, 40)
        weekly(session, account, "Support", 60, 60, 60, 60, 60, 100)
        weekly(session, account, "Success Plan", 50, 50, 50, 50, 50, 50)
        health = read_health(session, account, now=NOW)
        assert [(one.measure, one.before, one.after) for one in health.drivers] == [
            ("Stage Adoption", 80, 40),
            ("Support", 60, 100),
        ]
        assert health.drivers[0].effect < 0 < health.drivers[1].effect


def test_the_accounts_own_sentiment_speaks_before_a_point_of_the_scorecard(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session, sentiment="Red", sentiment_at=NOW - timedelta(days=2))
        weekly(session, account, "CSM Sentiment", 100, 100)
        assert read_health(session, account, now=NOW).now.band == "Red"


def test_a_sentiment_given_here_is_remembered_when_the_next_one_is_given(store: Store) -> None:
    with store.transaction() as session:
        account = make.account(session, sentiment="Red", sentiment_at=NOW - timedelta(weeks=8))
        weekly(session, account, "Support", *[90] * 18)
        refresh(session, now=NOW)
        account.sentiment, account.sentiment_at = "Green", NOW
        refresh(session, now=NOW)
        drivers = read_health(session, account, now=NOW).drivers
        assert [(one.measure, one.before, one.after) for one in drivers] == [("CSM Sentiment", 30, 100)]
