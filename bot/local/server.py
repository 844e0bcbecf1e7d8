"""A small HTTP server on loopback: requests go by the beginning of their path, one thread each."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

STRUCTURED = {"blocks", "view", "files", "metadata", "attachments"}
"""Arguments that Slack takes as JSON inside a form."""


@dataclass(frozen=True)
class Request:
    """What came in. `rest` is the path behind the beginning that chose the route."""

    verb: str
    rest: str
    query: dict[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def token(self) -> str:
        """The bearer token, or nothing."""
        return self.headers.get("Authorization", "").removeprefix("Bearer ")

    def arguments(self) -> dict[str, Any]:
        """Query, form and JSON in one, as Slack's Web API takes them."""
        text = self.body.decode()
        if "application/json" in self.headers.get("Content-Type", ""):
            given = json.loads(text or "{}")
        else:
            given = dict(parse_qsl(text, keep_blank_values=True))
        merged = {**self.query, **given}
        for key in STRUCTURED & merged.keys():
            if isinstance(merged[key], str):
                merged[key] = json.loads(merged[key])
        return {key: _typed(value) for key, value in merged.items()}


def _typed(value: Any) -> Any:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


@dataclass(frozen=True)
class Response:
    """What goes out; with `stream`, piece by piece for as long as there are pieces."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    stream: Iterator[bytes] | None = None


Route = Callable[[Request], Response]


def as_json(content: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer."""
    body = json.dumps(content).encode()
    return Response(body, status, "application/json; charset=utf-8", headers or {})


class LocalServer:
    """Serves from its making until it is closed."""

    def __init__(self, routes: Mapping[str, Route], *, port: int = 0) -> None:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                _serve(self, routes)

            def do_POST(self) -> None:
                _serve(self, routes)

            def log_message(self, format: str, *args: Any) -> None:
                """Says nothing: the traffic is kept for inspection."""

        self._http = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stops listening."""
        self._http.shutdown()
        self._http.server_close()


def can_listen(port: int) -> bool:
    """Whether a server can be made at a port of this machine; 0 stands for any that is free."""
    try:
        with socket.create_server(("127.0.0.1", port)):
            return True
    except OSError:
        return False


def _serve(handler: BaseHTTPRequestHandler, routes: Mapping[str, Route]) -> None:
    url = urlsplit(handler.path)
    body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
    prefix = max((each for each in routes if url.path.startswith(each)), key=len, default=None)
    if prefix is None:
        _send(handler, Response(b"not found", status=404))
        return
    query = dict(parse_qsl(url.query, keep_blank_values=True))
    headers = {name.title(): value for name, value in handler.headers.items()}
    _send(handler, routes[prefix](Request(handler.command, url.path.removeprefix(prefix), query, headers, body)))


def _send(handler: BaseHTTPRequestHandler, response: Response) -> None:
    try:
        handler.send_response(response.status)
        handler.send_header("Content-Type", response.content_type)
        for name, value in response.headers.items():
            handler.send_header(name, value)
        if response.stream is None:
            handler.send_header("Content-Length", str(len(response.body)))
            handler.end_headers()
            handler.wfile.write(response.body)
            return
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.close_connection = True
        for piece in response.stream:
            handler.wfile.write(piece)
            handler.wfile.flush()
    except (BrokenPipeError, ConnectionResetError):
        handler.close_connection = True
