"""The edges: what is acknowledged, what is refused, and who may read an answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from bot.app import Ally, build_wsgi
from bot.domain.store import Store
from bot.local.line import WsgiPort
from bot.local.team import HOME_TEAM, OTHER_TEAM
from tests import make
from tests.house import a_house
from tests.slack import SlackForTests


@pytest.fixture
def house(store: Store, database_url: str) -> Iterator[tuple[SlackForTests, Ally]]:
    with store.transaction() as session:
        maya = make.user(session, name="Maya Okafor")
        make.user(session, name="Vera Quill", role="Viewer")
        make.account(session, name="Acme Corporation", csm=maya)
    with a_house(database_url) as played:
        yield played


def ask(ally: Ally, path: str) -> tuple[int, str]:
    with httpx.Client(transport=httpx.WSGITransport(app=build_wsgi(ally)), base_url="http://ally") as client:
        answer = client.get(path)
    return answer.status_code, answer.text


def test_an_unknown_event_is_acknowledged(house: tuple[SlackForTests, Ally]) -> None:
    slack, _ally = house
    slack.person("maya.okafor@example.com")
    body = {"type": "event_callback", "event_id": "Ev1", "team_id": HOME_TEAM, "event": {"type": "emoji_changed"}}
    delivery = slack.deliver("emoji_changed", json.dumps(body).encode(), "application/json")
    assert delivery.status == 200


def test_a_forged_request_is_turned_away(house: tuple[SlackForTests, Ally]) -> None:
    _slack, ally = house
    body = json.dumps({"type": "event_callback", "event": {"type": "message"}}).encode()
    headers = {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": "1700000000",
        "X-Slack-Signature": "v0=" + "0" * 64,
    }
    status, _text = WsgiPort(build_wsgi(ally)).send(body, headers)
    assert status == 401


def test_health_and_readiness_are_told(house: tuple[SlackForTests, Ally]) -> None:
    _slack, ally = house
    assert ask(ally, "/healthz") == (200, "up")
    assert ask(ally, "/readyz") == (200, "ready")
    assert ask(ally, "/metrics")[0] == 200
    assert ask(ally, "/elsewhere")[0] == 404


@pytest.mark.parametrize("shape", ["shared", "guest", "hidden"])
def test_with_outsiders_in_the_channel_nothing_about_customers_is_shown(
    house: tuple[SlackForTests, Ally], shape: str
) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    facts: dict[str, Any] = {"is_shared_outside": True} if shape == "shared" else {}
    guest = slack.team.add_person("Gus Guest", email="gus@acme.example", is_guest=True)
    foreign = slack.team.add_person("Ola Outside", email="ola@acme.example", team=OTHER_TEAM)
    members = {"shared": (maya.person, foreign), "guest": (maya.person, guest), "hidden": (maya.person,)}[shape]
    slack.team.add_channel("acme", *members, **facts)
    if shape == "hidden":
        slack.fail_next("conversations.info", error="missing_scope")
    maya.mentions_ally("log a call with acme: secret", channel="acme")
    assert "People from outside can read this channel" in maya.sees()
    assert "Acme Corporation" not in maya.sees()


def test_an_answer_in_a_channel_is_for_the_asker_until_it_is_shared(house: tuple[SlackForTests, Ally]) -> None:
    slack, _ally = house
    maya, vera = slack.person("maya.okafor@example.com"), slack.person("vera.quill@example.com")
    slack.team.add_channel("acme", maya.person, vera.person)
    maya.slash("/ally", "arr of acme", channel="acme")
    assert "Acme" in maya.sees()
    assert vera.sees() == ""
    maya.clicks("Share here")
    assert "Acme" in vera.sees()
    assert "Shared by Maya Okafor" in vera.sees()


def test_a_viewer_asks_and_logs_but_does_not_change(house: tuple[SlackForTests, Ally]) -> None:
    slack, _ally = house
    vera = slack.person("vera.quill@example.com")
    vera.says("log a call with acme: as a viewer")
    assert "Logged" in vera.sees()


def test_a_broken_slack_does_not_lose_the_call(house: tuple[SlackForTests, Ally]) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    slack.fail_next("chat.postMessage", status=500, times=1)
    maya.says("log a call with acme: once")
    assert "Logged" in maya.sees()


def test_edits_bots_and_deletions_are_ignored(house: tuple[SlackForTests, Ally]) -> None:
    slack, _ally = house
    maya = slack.person("maya.okafor@example.com")
    channel = slack.team.direct(maya.person)
    for subtype in ("message_changed", "message_deleted", "bot_message", "channel_join"):
        event = {
            "type": "message",
            "subtype": subtype,
            "channel": channel.id,
            "channel_type": "im",
            "ts": "1763913600.0001",
            "user": maya.person.id,
            "text": "log a call with acme",
        }
        body = {"type": "event_callback", "event_id": f"Ev{subtype}", "team_id": HOME_TEAM, "event": event}
        assert slack.deliver(subtype, json.dumps(body).encode(), "application/json").status == 200
    assert maya.sees() == ""
