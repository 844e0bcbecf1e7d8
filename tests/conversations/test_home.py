"""The Home tab: what somebody finds there, within Slack's limits and in few queries."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.accounts import Follow
from bot.domain.store import Store
from tests import make
from tests.house import a_house
from tests.make import NOW, days


def test_home_shows_today_what_is_at_risk_what_renews_and_what_is_followed(store: Store, database_url: str) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        acme = make.account(session, csm=maya, sentiment="Red", sentiment_at=NOW, renewal_date=days(20))
        quiet = make.account(session, name="Quiet & Sons", renewal_date=days(300))
        make.cta(session, account=acme, owner=maya, due=days(-4))
        session.add(Follow(user_id=maya.id, account_id=quiet.id, since=NOW))
    with a_house(database_url) as (slack, _ally):
        person = slack.person("maya.okafor@example.com")
        person.opens_home()
        seen = person.sees()
        for words in ("Today", "1 CTA due today or before, 1 overdue", "Chase the security review", "At risk"):
            assert words in seen
        for words in ("Acme Corporation", "CSM sentiment", "Within 30 days", "Quiet & Sons", "Settings", "Help"):
            assert words in seen


def test_home_of_a_stranger_shows_how_to_get_access_and_nothing_else(store: Store, database_url: str) -> None:
    with store.transaction() as session:
        make.account(session, sentiment="Red")
    with a_house(database_url) as (slack, _ally):
        stranger = slack.person("eve@elsewhere.example")
        stranger.opens_home()
        assert "ask your CS Ops admin" in stranger.sees()
        assert "Acme" not in stranger.sees()


def test_home_with_everything_in_it_stays_within_slacks_limits(store: Store, database_url: str) -> None:
    with store.transaction() as session:
        maya = make.user(session)
        for number in range(60):
            account = make.account(
                session,
                name=f"Account {number} " + "& Partners " * 12,
                csm=maya,
                sentiment="Red",
                renewal_date=days(number),
            )
            for back in range(3):
                make.cta(session, account=account, owner=maya, due=days(-back), name="Long name " * 20)
            session.add(Follow(user_id=maya.id, account_id=account.id, since=NOW - timedelta(days=1)))
    with a_house(database_url) as (slack, _ally):
        person = slack.person("maya.okafor@example.com")
        person.opens_home()
        assert "180 CTAs due today or before" in person.sees()
        assert "All 60 risks" in person.sees()
