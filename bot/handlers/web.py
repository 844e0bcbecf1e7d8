"""The HTTP side: Slack's one endpoint, and the three that machines ask (`/healthz`, `/readyz`, `/metrics`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST
from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler

from bot.domain.errors import StoreAway
from bot.domain.migration import is_at_head
from bot.domain.store import Store
from bot.handlers.metrics import Metrics

StartResponse = Callable[..., Any]
LARGEST_BODY = 1_000_000
"""Bytes. Slack's own requests stay far below."""


def serve_wsgi(
    app: App, *, store: Store, metrics: Metrics
) -> Callable[[dict[str, Any], StartResponse], Iterable[bytes]]:
    """The WSGI application of `ally serve`."""
    slack = SlackRequestHandler(app, path="/slack/events")

    def serve(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == "/slack/events":
            if int(environ.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
                return _plain(start_response, "413 Content Too Large", "larger than anything Slack sends")
            return slack(environ, start_response)
        if path == "/healthz":
            return _plain(start_response, "200 OK", "up")
        if path == "/readyz":
            fault = find_fault(store)
            return _plain(start_response, "503 Service Unavailable" if fault else "200 OK", fault or "ready")
        if path == "/metrics":
            start_response("200 OK", [("Content-Type", CONTENT_TYPE_LATEST)])
            return [metrics.told()]
        return _plain(start_response, "404 Not Found", "nothing here")

    return serve


def find_fault(store: Store) -> str | None:
    """Why we are not ready: the database is away, or its tables are not at head."""
    try:
        at_head = is_at_head(store.engine)
    except StoreAway as error:
        return f"database not reachable: {error}"
    return None if at_head else "database not at head: run ally migrate"


def _plain(start_response: StartResponse, status: str, text: str) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [text.encode()]
