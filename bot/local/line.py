"""The line from Slack to the app: requests signed as Slack signs them, over HTTP or straight into a WSGI application."""

from __future__ import annotations

import hashlib
import hmac
import io
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from wsgiref.util import setup_testing_defaults

import httpx

from bot.local.clock import Clock

ACKNOWLEDGE_SECONDS = 3.0

WsgiApplication = Callable[[dict[str, Any], Callable[..., Any]], Any]


class Port(Protocol):
    """Where the app listens."""

    def send(self, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
        """Posts the body; returns status and text of the answer."""
        ...


@dataclass(frozen=True)
class HttpPort:
    """An app behind a URL."""

    url: str

    def send(self, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
        answer = httpx.post(self.url, content=body, headers=dict(headers), timeout=30)
        return answer.status_code, answer.text


@dataclass(frozen=True)
class WsgiPort:
    """An app in this process."""

    application: WsgiApplication
    path: str = "/slack/events"

    def send(self, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
        environ: dict[str, Any] = {}
        setup_testing_defaults(environ)
        environ |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
        environ |= {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": self.path,
            "QUERY_STRING": "",
            "CONTENT_TYPE": headers["Content-Type"],
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        }
        status: list[str] = []
        parts = self.application(environ, lambda line, _headers, _exc=None: status.append(line))
        text = b"".join(parts).decode()
        if hasattr(parts, "close"):
            parts.close()
        return int(status[0].split()[0]), text


@dataclass(frozen=True)
class Delivery:
    """One request to the app and what came of it."""

    name: str
    """What it was, for people: "message", "/ally", "block_actions log-call"."""
    body: bytes
    content_type: str
    attempt: int = 0
    status: int = 0
    answer: str = ""
    seconds: float = 0.0
    """Until it was acknowledged."""

    @property
    def fault(self) -> str | None:
        """Why Slack would deliver it again or show the person a warning."""
        if self.status != 200:
            return f"{self.name}: answered {self.status} {self.answer[:200]}"
        if self.seconds > ACKNOWLEDGE_SECONDS:
            return f"{self.name}: acknowledged after {self.seconds:.1f} s, must be within {ACKNOWLEDGE_SECONDS:.0f} s"
        return None


@dataclass
class Line:
    """Signs and sends, and waits until the app has done what it does after acknowledging."""

    port: Port
    signing_secret: str
    wall: Clock
    """The true time: signatures are checked against it, however far the workspace's clock was moved."""
    settle: Callable[[], object] = field(default=lambda: None)
    """Returns when the app has nothing left to do."""

    def deliver(self, name: str, body: bytes, content_type: str) -> Delivery:
        """Sends something for the first time."""
        return self._send(Delivery(name, body, content_type))

    def deliver_again(self, earlier: Delivery) -> Delivery:
        """Sends the very same once more, marked as Slack marks a repeated delivery."""
        return self._send(replace(earlier, attempt=earlier.attempt + 1))

    def _send(self, delivery: Delivery) -> Delivery:
        headers = self._signed(delivery.body) | {"Content-Type": delivery.content_type}
        if delivery.attempt:
            headers |= {"X-Slack-Retry-Num": str(delivery.attempt), "X-Slack-Retry-Reason": "http_timeout"}
        started = time.monotonic()
        status, answer = self.port.send(delivery.body, headers)
        seconds = time.monotonic() - started
        self.settle()
        return replace(delivery, status=status, answer=answer, seconds=seconds)

    def _signed(self, body: bytes) -> dict[str, str]:
        timestamp = str(int(self.wall().timestamp()))
        signed = hmac.new(self.signing_secret.encode(), b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256)
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={signed.hexdigest()}"}
