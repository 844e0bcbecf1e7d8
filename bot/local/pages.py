"""The web server of the local workspace: its page, the state a page shows, the changes as they come, the deeds.

It answers on loopback only, and only to pages of its own: a page from elsewhere cannot reach it, whatever name it
gave this machine.
"""

from __future__ import annotations

import json
import queue
from collections.abc import Iterator
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from bot.local.deeds import DEEDS
from bot.local.gestures import Hand
from bot.local.permits import SlackError
from bot.local.server import LocalServer, Request, Response, Route, as_json
from bot.local.surfaces import form_state
from bot.local.team import HOME_TEAM, Change, Channel, Form, Message, Person
from bot.local.validity import message_measures
from bot.local.webapi.written import channel_kind
from bot.local.workspace import Workspace

CONTENT_TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml",
}
HEARTBEAT_SECONDS = 15
OWN_HOSTS = {"127.0.0.1", "localhost", "[::1]"}


class Pages:
    """The workspace in the browser."""

    def __init__(self, workspace: Workspace, *, port: int = 0) -> None:
        self.workspace = workspace
        routes: dict[str, Route] = {
            "/": self._page,
            "/state": self._state,
            "/changes": self._changes,
            "/traffic": self._traffic,
            "/files/": self._file,
            "/do/": self._do,
        }
        self._server = LocalServer({path: own_only(route) for path, route in routes.items()}, port=port)
        self.url = self._server.url

    def close(self) -> None:
        """Stops serving."""
        self._server.close()

    def _page(self, request: Request) -> Response:
        name = request.rest or "index.html"
        source = files("bot.local") / "web" / name
        kind = name.rpartition(".")[2]
        if "/" in name or kind not in CONTENT_TYPES or not source.is_file():
            return Response(b"not found", status=404)
        return Response(source.read_bytes(), content_type=CONTENT_TYPES[kind], headers={"Cache-Control": "no-store"})

    def _state(self, request: Request) -> Response:
        who = request.query.get("as", "")
        person = self.workspace.slack.team.find_person(who) if who else None
        return as_json(self.picture(person))

    def _changes(self, request: Request) -> Response:
        person = self.workspace.slack.team.find_person(request.query.get("as", ""))
        if person is None:
            return Response(b"nobody", status=404)
        known = int(request.headers.get("Last-Event-Id") or request.query.get("after") or 0)
        return Response(content_type="text/event-stream", stream=self._news(person, known))

    def _news(self, person: Person, known: int) -> Iterator[bytes]:
        """Every change the person can see since the one known last, for as long as the page listens."""
        team = self.workspace.slack.team
        waiting: queue.SimpleQueue[Change] = queue.SimpleQueue()
        with team.lock:
            missed = team.changes[known:]
            team.watchers.append(waiting.put)
        try:
            yield b": listening\n\n"
            for change in missed:
                yield self._line(change, person)
            while True:
                try:
                    yield self._line(waiting.get(timeout=HEARTBEAT_SECONDS), person)
                except queue.Empty:
                    yield b": still here\n\n"
        finally:
            team.watchers.remove(waiting.put)

    def _line(self, change: Change, person: Person) -> bytes:
        told = self._told(change, person)
        return b"" if told is None else f"id: {change.number}\ndata: {json.dumps(told)}\n\n".encode()

    def _told(self, change: Change, person: Person) -> dict[str, Any] | None:
        team = self.workspace.slack.team
        told: dict[str, Any] = {"number": change.number, "kind": change.kind}
        if change.message is not None:
            channel = team.channels[change.message.channel]
            if person.id not in channel.members or change.person not in (None, person.id):
                return None
            return {**told, "channel": self._channel(channel, person), "message": self._message(change.message)}
        if change.kind == "clock":
            return {**told, "clock": self._clock()}
        if change.kind == "reset":
            return told
        if change.person != person.id:
            return None
        return {**told, "forms": self._forms(person), "home": team.homes.get(person.id)}

    def picture(self, person: Person | None) -> dict[str, Any]:
        """Everything a page shows; for nobody yet, only who one can be."""
        team = self.workspace.slack.team
        features = self.workspace.slack.manifest.get("features", {})
        picture = {
            "last": len(team.changes),
            "generation": self.workspace.generation,
            "workspace": team.name,
            "bot": team.bot.id,
            "people": {each.id: self._person(each) for each in team.people.values()},
            "clock": self._clock(),
            "commands": features.get("slash_commands", []),
            "shortcuts": features.get("shortcuts", []),
            "happenings": [{"key": each.key, "label": each.label} for each in self.workspace.resident.happenings],
        }
        if person is None:
            return picture
        mine = [channel for channel in team.channels.values() if person.id in channel.members]
        return picture | {
            "me": person.id,
            "channels": [self._channel(channel, person) for channel in mine],
            "messages": [self._message(message) for message in team.visible_to(person)],
            "forms": self._forms(person),
            "home": team.homes.get(person.id),
        }

    def _clock(self) -> dict[str, Any]:
        clock = self.workspace.clock
        return {"now": clock().isoformat(), "ahead": clock.ahead.total_seconds()}

    def _person(self, person: Person) -> dict[str, Any]:
        return {
            "id": person.id,
            "name": person.name,
            "handle": person.handle,
            "role": person.role,
            "zone": person.zone,
            "is_bot": person.is_bot,
            "is_outside": person.team != HOME_TEAM or person.is_guest,
        }

    def _channel(self, channel: Channel, reader: Person) -> dict[str, Any]:
        others = [member for member in channel.members if member != reader.id]
        return {
            "id": channel.id,
            "name": self.workspace.slack.team.people[others[0]].name if channel.is_im else channel.name,
            "kind": channel_kind(channel),
            "is_shared_outside": channel.is_shared_outside,
            "is_archived": channel.is_archived,
            "members": sorted(channel.members),
        }

    def _message(self, message: Message) -> dict[str, Any]:
        return {
            "ts": message.ts,
            "channel": message.channel,
            "author": message.author,
            "text": message.text,
            "blocks": message.blocks,
            "thread": message.thread,
            "is_only_for_you": message.only_for is not None,
            "is_edited": message.edited is not None,
            "files": [
                {"id": file.id, "name": file.name, "title": file.title, "alt": file.alt} for file in message.files
            ],
            "reactions": message.reactions,
            "is_pinned": message.is_pinned,
        }

    def _forms(self, person: Person) -> list[dict[str, Any]]:
        return [self._form(form) for form in self.workspace.slack.team.forms.get(person.id, [])]

    def _form(self, form: Form) -> dict[str, Any]:
        return {"id": form.id, "view": form.view, "values": form_state(form), "errors": form.errors, "hash": form.hash}

    def _traffic(self, request: Request) -> Response:
        after = int(request.query.get("after") or 0)
        exchanges = [exchange for exchange in list(self.workspace.slack.traffic) if exchange.number > after]
        return as_json(
            [
                {
                    "number": exchange.number,
                    "direction": exchange.direction,
                    "name": exchange.name,
                    "request": exchange.request,
                    "answer": exchange.answer,
                    "status": exchange.status,
                    "milliseconds": round(exchange.seconds * 1000),
                    "faults": exchange.faults,
                    "measures": message_measures(exchange.request),
                }
                for exchange in exchanges[-60:]
            ]
        )

    def _file(self, request: Request) -> Response:
        file = self.workspace.slack.team.files.get(request.rest)
        if file is None:
            return Response(b"not found", status=404)
        is_picture = file.name.endswith(".png")
        headers = {} if is_picture else {"Content-Disposition": f'attachment; filename="{file.name}"'}
        kind = "image/png" if is_picture else "application/octet-stream"
        return Response(file.content, content_type=kind, headers=headers)

    def _do(self, request: Request) -> Response:
        wish = request.arguments()
        person = self.workspace.slack.team.people.get(wish.get("as", ""))
        if person is None or request.rest not in DEEDS:
            return as_json({"error": "nobody_or_nothing"}, status=404)
        try:
            result = DEEDS[request.rest](self.workspace, Hand(self.workspace.slack, person), wish)
        except SlackError as refusal:
            return as_json({"error": refusal.error}, status=409)
        return as_json({"result": result})


def own_only(route: Route) -> Route:
    """Refuses what another page sends here, and every name of this machine but its loopback ones."""

    def guarded(request: Request) -> Response:
        host = request.headers.get("Host", "")
        origin = request.headers.get("Origin")
        is_from_here = origin is None or urlsplit(origin).netloc == host
        is_json = request.verb == "GET" or request.headers.get("Content-Type", "").startswith("application/json")
        if host.rpartition(":")[0] not in OWN_HOSTS or not is_from_here or not is_json:
            return Response(b"only pages of this workspace may ask", status=403)
        return route(request)

    return guarded
