"""A sentiment that is given moves the account's health at once, and back when it is taken back."""

from __future__ import annotations

from bot.domain.accounts import Account
from bot.domain.health_upkeep import refresh
from bot.domain.store import Store
from tests import make
from tests.house import a_house
from tests.make import NOW


def test_a_red_sentiment_turns_the_account_red_at_once_and_undo_turns_it_back(store: Store, database_url: str) -> None:
    with store.transaction() as session:
        account = make.account(session, csm=make.user(session))
        make.measure(session, account=account, name="Stage Adoption", score=95, scored_at=NOW)
        refresh(session, now=NOW)

    def band() -> str | None:
        with store.reading() as session:
            return session.get_one(Account, account.id).health_band

    with a_house(database_url, at=NOW) as (slack, _ally):
        maya = slack.person("maya.okafor@example.com")
        assert band() == "Green"
        maya.says("Acme sentiment red")
        if "Shall I" in maya.sees():
            maya.clicks("Yes")
        assert band() == "Red"
        maya.says("is Acme red?")
        assert "overall it is Red because CSM sentiment is red" in maya.sees()
        maya.says("undo")
        assert band() == "Green"
