"""`ally serve` as a process of its own: over HTTP behind a production server, and over Socket Mode."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.sync.server import ServerConnection, serve

from bot.domain.migration import migrate
from bot.domain.store import Store
from bot.local.line import HttpPort
from bot.local.slack import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET
from tests import make
from tests.slack import a_slack

PATIENCE = 30.0


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'ally.db'}"
    migrate(url)
    store = Store(url)
    with store.transaction() as session:
        maya = make.user(session, name="Maya Okafor")
        make.account(session, name="Acme Corporation", csm=maya)
    store.close()
    return url


@contextmanager
def ally_serve(cwd: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"],
        cwd=cwd,
        env={**os.environ, "ALLY_SCHEDULE": "off", "SLACK_BOT_TOKEN": BOT_TOKEN, **environment},
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def wait_for(answered: Any) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if answered():
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError("nothing happened in time")


def test_a_message_is_answered_over_http_by_a_process_of_its_own(database: str, tmp_path: Path) -> None:
    port = free_port()
    with a_slack() as slack:
        maya = slack.person("maya.okafor@example.com")
        secrets = {"SLACK_SIGNING_SECRET": SIGNING_SECRET, "SLACK_API_URL": slack.api_url, "DATABASE_URL": database}
        with ally_serve(tmp_path, ALLY_PORT=str(port), **secrets):
            wait_for(lambda: httpx.get(f"http://127.0.0.1:{port}/readyz").status_code == 200)
            slack.connect(HttpPort(f"http://127.0.0.1:{port}/slack/events"))
            maya.says("help")
            wait_for(lambda: "your own words" in maya.sees())
            assert slack.deliveries[-1].seconds < 3


class SocketStandIn:
    """Slack's end of Socket Mode: says hello, delivers envelopes, and hears what is acknowledged."""

    def __init__(self) -> None:
        self.acknowledged: list[str] = []
        self.connection: ServerConnection | None = None
        self.server = serve(self._talk, "127.0.0.1", 0)
        self.url = f"ws://127.0.0.1:{self.server.socket.getsockname()[1]}/link"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def _talk(self, connection: ServerConnection) -> None:
        connection.send(json.dumps({"type": "hello", "num_connections": 1}))
        self.connection = connection
        for frame in connection:
            self.acknowledged.append(json.loads(frame).get("envelope_id", ""))

    def deliver(self, envelope_id: str, payload: dict[str, Any]) -> None:
        assert self.connection is not None
        envelope = {"envelope_id": envelope_id, "type": "events_api", "payload": payload}
        self.connection.send(json.dumps(envelope))


def test_a_message_is_answered_over_socket_mode_and_delivered_twice_it_counts_once(
    database: str, tmp_path: Path
) -> None:
    stand_in = SocketStandIn()
    with a_slack() as slack:
        slack.team.socket_url = stand_in.url
        maya = slack.person("maya.okafor@example.com")
        channel = slack.team.direct(maya.person)
        event = {
            "type": "message",
            "channel": channel.id,
            "channel_type": "im",
            "user": maya.person.id,
            "text": "log a call with acme: over the socket",
            "ts": slack.team.new_ts(),
        }
        body = {"type": "event_callback", "event_id": "Ev1", "team_id": maya.person.team, "event": event}
        with ally_serve(tmp_path, SLACK_APP_TOKEN=APP_TOKEN, SLACK_API_URL=slack.api_url, DATABASE_URL=database):
            wait_for(lambda: stand_in.connection is not None)
            stand_in.deliver("first", body)
            stand_in.deliver("again", body)
            wait_for(lambda: "Logged: Call" in maya.sees() and len(stand_in.acknowledged) == 2)
        assert maya.sees().count("Logged: Call") == 1
    stand_in.server.shutdown()
