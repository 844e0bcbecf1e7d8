"""A small Zendesk over HTTP: hands out its tickets page by page; and can misbehave."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class ZendeskFake:
    """The export: tickets in the order they changed, two to a page; the cursor is the place in that order."""

    tickets: list[dict[str, Any]] = field(default_factory=list)
    organizations: list[dict[str, Any]] = field(default_factory=list)
    failures: list[int] = field(default_factory=list)
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    address: str = ""

    def put(self, number: int, **fields: Any) -> None:
        plain = {"id": number, "subject": "Export times out", "priority": "high", "status": "open"}
        self.tickets.append(plain | {"created_at": "2026-11-20T10:00:00Z", "organization_id": 1} | fields)

    def answer(self, query: dict[str, list[str]]) -> tuple[int, dict[str, Any]]:
        self.asked.append(query)
        if self.failures:
            return self.failures.pop(0), {}
        start = int(query.get("cursor", ["0"])[0])
        page = self.tickets[start : start + 2]
        return 200, {
            "tickets": page,
            "organizations": self.organizations,
            "after_cursor": str(start + len(page)),
            "end_of_stream": start + 2 >= len(self.tickets),
        }


@contextmanager
def open_zendesk(*, account: str) -> Iterator[ZendeskFake]:
    """A Zendesk with one organization, the customer of this Salesforce id."""
    fake = ZendeskFake(organizations=[{"id": 1, "name": "Acme Corp.", "external_id": account[:15], "domain_names": []}])

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, answer = fake.answer(parse_qs(urlsplit(self.path).query))
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Retry-After", "0")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    fake.address = f"http://127.0.0.1:{server.server_port}"
    yield fake
    server.shutdown()
    server.server_close()
    thread.join()
