"""Slack on loopback: the Web API the app calls, and the line on which the app hears what people do.

The tests and the local workspace use this one Slack. It holds the app to Slack's limits: whatever Slack would refuse
or warn about is refused, and written to `faults`.
"""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from bot.local.clock import Clock
from bot.local.line import Delivery, Line, Port
from bot.local.permits import Permits, SlackError
from bot.local.server import LocalServer, Request, Response, as_json
from bot.local.surfaces import named
from bot.local.team import Message, Team
from bot.local.validity import message_faults
from bot.local.webapi import METHODS
from bot.local.webapi.office import Office

SIGNING_SECRET = "local-signing-secret"  # noqa: S105 - signs on loopback only, known to everybody
APP_TOKEN = "xapp-local"  # noqa: S105 - opens nothing but this Slack's socket
BOT_TOKEN = "xoxb-local"  # noqa: S105 - opens nothing but this Slack
EXPECTED_REFUSALS = {"users_not_found", "already_reacted", "already_pinned", "hash_conflict"}
"""Answers that a well-behaved app meets now and then: they are no faults."""


@dataclass(frozen=True)
class Mishap:
    """What happens to the next call of a method instead of, or before, the answer."""

    error: str = ""
    status: int = 200
    retry_after: int | None = None
    delay: float = 0.0


@dataclass(frozen=True)
class Exchange:
    """A request and its answer, in either direction, for whoever inspects the traffic."""

    number: int
    direction: str
    """`to the app` or `to Slack`."""
    name: str
    request: Any
    answer: Any
    status: int
    seconds: float
    faults: tuple[str, ...] = ()


@dataclass
class Slack:
    """A running local Slack. Use as a context manager, or `close` it."""

    clock: Clock
    wall: Clock
    manifest: Mapping[str, Any] = field(default_factory=dict)
    scopes: frozenset[str] | None = None
    """What the app was granted; None grants everything."""
    faults: list[str] = field(default_factory=list)
    traffic: deque[Exchange] = field(default_factory=lambda: deque(maxlen=400))
    deliveries: list[Delivery] = field(default_factory=list)
    line: Line | None = None

    def __post_init__(self) -> None:
        self.team = Team(clock=self.clock)
        self.permits = Permits(clock=self.clock)
        self.office = Office(self.team, self.permits, self.scopes)
        self._mishaps: dict[str, list[Mishap]] = {}
        self._numbers = 0
        self._server = LocalServer(
            {"/api/": self._web_api, "/upload/": self._upload, "/respond/": self._respond, "/files/": self._file}
        )
        self.permits.base_url = self._server.url

    @property
    def api_url(self) -> str:
        """What `SLACK_API_URL` must be to reach this Slack."""
        return f"{self._server.url}/api/"

    def __enter__(self) -> Slack:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Stops listening."""
        self._server.close()

    def connect(self, port: Port, *, settle: Callable[[], object] = lambda: None) -> None:
        """Installs the app: from now on it hears what people do."""
        self.line = Line(port, SIGNING_SECRET, self.wall, settle)

    def fail_next(
        self,
        method: str,
        *,
        error: str = "",
        status: int = 200,
        retry_after: int | None = None,
        delay: float = 0.0,
        times: int = 1,
    ) -> None:
        """Lets the next calls of a Web API method fail: an error word, an HTTP status (429 with `retry_after`
        seconds, 5xx), or only a delay in seconds."""
        self._mishaps.setdefault(method, []).extend([Mishap(error, status, retry_after, delay)] * times)

    # -- towards the app

    def deliver(self, name: str, body: bytes, content_type: str) -> Delivery:
        """Brings something to the app and writes down how it was taken."""
        if self.line is None:
            raise RuntimeError("no app is connected to this Slack")
        return self._noted(self.line.deliver(name, body, content_type))

    def deliver_again(self, delivery: Delivery) -> Delivery:
        """Brings the same to the app once more, as Slack does when it was not acknowledged."""
        if self.line is None:
            raise RuntimeError("no app is connected to this Slack")
        return self._noted(self.line.deliver_again(delivery))

    def _noted(self, delivery: Delivery) -> Delivery:
        self.deliveries.append(delivery)
        faults = (delivery.fault,) if delivery.fault else ()
        self.note("to the app", delivery.name, _readable(delivery), delivery.answer, delivery, faults)
        return delivery

    def note(
        self, direction: str, name: str, request: Any, answer: Any, timed: Delivery | Timed, faults: tuple[str, ...]
    ) -> None:
        """Keeps an exchange for inspection, and its faults for the tests."""
        self._numbers += 1
        exchange = Exchange(
            self._numbers, direction, name, request, answer, timed.status, round(timed.seconds, 3), faults
        )
        self.traffic.append(exchange)
        self.faults.extend(f"{name}: {fault}" for fault in faults)

    # -- from the app

    def _web_api(self, request: Request) -> Response:
        method, args, started = request.rest, request.arguments(), time.monotonic()
        mishap = self._mishaps[method].pop(0) if self._mishaps.get(method) else None
        if mishap:
            time.sleep(mishap.delay)
        status, answer = (
            (mishap.status, {"ok": False, "error": mishap.error or _error_for(mishap.status)})
            if mishap and (mishap.error or mishap.status != 200)
            else self._answer(method, args, request.token)
        )
        faults = () if mishap else _faults_of(answer)
        self.note("to Slack", method, args, answer, Timed(status, time.monotonic() - started), faults)
        headers = {"Retry-After": str(mishap.retry_after)} if mishap and mishap.retry_after is not None else {}
        if self.scopes is not None:
            headers["x-oauth-scopes"] = ",".join(sorted(self.scopes))
        return as_json(answer, status=status, headers=headers)

    def _answer(self, method: str, args: dict[str, Any], token: str) -> tuple[int, dict[str, Any]]:
        try:
            wanted = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
            if (token or args.get("token")) != wanted:
                raise SlackError("invalid_auth" if token else "not_authed")
            if method not in METHODS:
                raise SlackError("unknown_method")
            perform, scope = METHODS[method]
            if scope and self.scopes is not None and scope not in self.scopes:
                raise SlackError("missing_scope", f"needed: {scope}")
            return 200, {"ok": True, **perform(self.office, args)}
        except SlackError as refusal:
            return 200, {
                "ok": False,
                "error": refusal.error,
                "response_metadata": {"messages": list(refusal.messages)},
            }

    def _upload(self, request: Request) -> Response:
        file = self.team.files.get(request.rest)
        if file is None:
            return Response(b"no such upload", status=404)
        file.content = request.body
        return Response(f"OK - {len(request.body)}".encode())

    def _file(self, request: Request) -> Response:
        file = self.team.files.get(request.rest)
        if file is None:
            return Response(b"no such file", status=404)
        return Response(file.content, content_type="image/png" if file.name.endswith(".png") else "application/binary")

    def _respond(self, request: Request) -> Response:
        args, started = request.arguments(), time.monotonic()
        try:
            self.answer_gesture(request.rest, args)
            status, answer = 200, "ok"
            faults: tuple[str, ...] = ()
        except SlackError as refusal:
            status, answer = 404, json.dumps({"ok": False, "error": refusal.error})
            faults = (refusal.error, *refusal.messages)
        self.note("to Slack", "response_url", args, answer, Timed(status, time.monotonic() - started), faults)
        return Response(answer.encode(), status=status)

    def answer_gesture(self, name: str, args: Mapping[str, Any]) -> None:
        """What a response URL was sent: a new message, or a change of the one whose button was pressed."""
        permit = self.permits.use_response_url(name)
        original = self.team.find_message(permit.channel, permit.message_ts) if permit.message_ts else None
        if args.get("delete_original"):
            if original:
                self.team.remove(original)
            return
        faults = message_faults(args)
        if faults:
            raise SlackError("invalid_blocks", *faults)
        if args.get("replace_original") and original:
            self.team.edit(original, text=args.get("text", ""), blocks=named(args.get("blocks") or []))
        else:
            self.post_answer(permit.person, permit.channel, args)

    def post_answer(self, person: str, channel: str, args: Mapping[str, Any]) -> None:
        """A message in answer to a gesture: for that person alone unless it says `in_channel`."""
        self.team.post(
            Message(
                ts=self.team.new_ts(),
                channel=channel,
                author=self.team.bot.id,
                text=str(args.get("text") or ""),
                blocks=named(args.get("blocks") or []),
                thread=args.get("thread_ts"),
                only_for=None if args.get("response_type") == "in_channel" else person,
            )
        )


@dataclass(frozen=True)
class Timed:
    """How an answer went."""

    status: int
    seconds: float


def _faults_of(answer: Mapping[str, Any]) -> tuple[str, ...]:
    if answer["ok"] or answer["error"] in EXPECTED_REFUSALS:
        return ()
    return (answer["error"], *answer["response_metadata"]["messages"])


def _error_for(status: int) -> str:
    return "ratelimited" if status == 429 else "internal_error"


def _readable(delivery: Delivery) -> Any:
    """The body as people can read it."""
    if delivery.content_type == "application/json":
        return json.loads(delivery.body)
    fields = {key: values[0] for key, values in parse_qs(delivery.body.decode(), keep_blank_values=True).items()}
    return json.loads(fields["payload"]) if "payload" in fields else fields
