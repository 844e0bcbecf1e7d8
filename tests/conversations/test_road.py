"""The road: who is answered, where, and once."""

from __future__ import annotations

from bot.domain.store import Store
from tests import make
from tests.house import a_house


def test_somebody_we_know_is_helped_in_a_direct_message(store: Store, database_url: str) -> None:
    with store.transaction() as session:
        make.user(session, name="Maya Okafor")
    with a_house(database_url) as (slack, _ally):
        maya = slack.person("maya.okafor@example.com")
        maya.says("help")
        assert "your own words" in maya.sees()


def test_a_stranger_hears_how_to_get_access_and_nothing_else(store: Store, database_url: str) -> None:
    with store.transaction() as session:
        make.account(session, name="Acme Corporation")
    with a_house(database_url) as (slack, _ally):
        stranger = slack.person("eve@elsewhere.example")
        stranger.says("tell me about Acme")
        assert "ask your CS Ops admin" in stranger.sees()
        assert "Acme" not in stranger.sees()
