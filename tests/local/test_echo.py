"""What Slack also delivers, and the real app must not answer: its own words, edits, things nobody asked for."""

from __future__ import annotations

import httpx
import pytest

from bot.domain.store import Store
from bot.local.envelopes import echo
from bot.local.line import HttpPort
from tests import make
from tests.house import a_house


def test_ally_does_not_answer_itself_or_an_edit(store: Store, database_url: str) -> None:
    with store.transaction() as session:
        make.user(session, email="maya.okafor@example.com")
    with a_house(database_url) as (slack, _ally):
        maya = slack.person("maya.okafor@example.com").says("help")
        answers = len(maya.received())
        echo(slack, maya.last_message)
        echo(slack, maya.last_message, subtype="message_changed")
        assert len(maya.received()) == answers


def test_the_same_event_delivered_three_times_is_answered_once(store: Store, database_url: str) -> None:
    with store.transaction() as session:
        make.user(session, email="maya.okafor@example.com")
    with a_house(database_url) as (slack, _ally):
        maya = slack.person("maya.okafor@example.com").says("help")
        first = slack.deliveries[-1]
        second = slack.deliver_again(first)
        slack.deliver_again(second)
        assert len(maya.received()) == 1


def test_a_request_that_slack_did_not_sign_is_refused(store: Store, database_url: str) -> None:
    with a_house(database_url) as (slack, _ally):
        assert slack.line is not None
        forged = {"Content-Type": "application/json", "X-Slack-Request-Timestamp": "1", "X-Slack-Signature": "v0=00"}
        status, _ = slack.line.port.send(b'{"type": "event_callback"}', forged)
        assert status == 401


def test_an_app_behind_a_url_is_reached_over_http() -> None:
    with pytest.raises(httpx.ConnectError):
        HttpPort("http://127.0.0.1:9/slack/events").send(b"", {"Content-Type": "text/plain"})
