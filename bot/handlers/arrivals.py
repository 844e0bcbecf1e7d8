"""Arrivals: what Slack delivers, turned into an ask. Everybody we cannot vouch for counts as an outsider."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.turn import Ask, Filled, Opened, Picked, Place, Said, Surface, Visitor

log = structlog.get_logger(__name__)

REMEMBERED_FOR = 300.0
"""Seconds for which what Slack said of a person or channel is believed."""
MOST_REMEMBERED = 20_000
UNANSWERED = (SlackApiError, OSError)
"""Slack refused, or did not answer in time."""


@dataclass(frozen=True, slots=True)
class Known:
    """An answer of Slack's, and until when it is believed."""

    answer: Any
    until: float


class Reception:
    """Knows who people are and who can read in a channel; asks Slack, and remembers for a while."""

    def __init__(self, *, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._known: dict[tuple[str, str], Known] = {}
        self._lock = threading.Lock()

    def visitor(self, client: WebClient, *, slack_id: str, team_id: str | None) -> Visitor:
        """The person, or an outsider when Slack does not vouch for them."""
        user = self._remember(("person", slack_id), lambda: _ask_person(client, slack_id))
        if user is None:
            return Visitor(slack_id, is_outsider=True)
        profile = user.get("profile", {})
        is_foreign = bool(team_id and user.get("team_id") and user["team_id"] != team_id)
        return Visitor(
            slack_id=slack_id,
            email=profile.get("email") if user.get("is_email_confirmed", True) else None,
            name=user.get("real_name") or user.get("name") or "",
            zone=user.get("tz"),
            is_outsider=is_foreign or _is_outsider(user),
        )

    def has_outsiders(self, client: WebClient, *, channel: str, team_id: str | None) -> bool:
        """True when somebody from outside can read the channel, or when that could not be found out."""
        if channel.startswith("D"):
            return False
        return self._remember(("channel", channel), lambda: _ask_channel(client, channel, team_id, self)) is not False

    def direct(self, client: WebClient, *, slack_id: str) -> str:
        """The channel of the person's direct message with us; their own id where Slack does not say, which works too."""
        return self._remember(("direct", slack_id), lambda: _ask_direct(client, slack_id)) or slack_id

    def forget(self, *, channel: str | None = None, slack_id: str | None = None) -> None:
        """Drops what is remembered, when Slack says that it changed."""
        with self._lock:
            for key in (("channel", channel), ("person", slack_id)):
                if key[1] is not None:
                    self._known.pop((key[0], key[1]), None)

    def _remember(self, key: tuple[str, str], ask: Callable[[], Any]) -> Any:
        now = self._clock().timestamp()
        with self._lock:
            known = self._known.get(key)
        if known is not None and known.until > now:
            return known.answer
        answer = ask()
        if answer is None:
            return None  # Slack did not say; it is asked again next time
        with self._lock:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            self._known[key] = Known(answer, now + REMEMBERED_FOR)
        return answer


def _ask_person(client: WebClient, slack_id: str) -> Mapping[str, Any] | None:
    try:
        user: Mapping[str, Any] = client.users_info(user=slack_id)["user"]
    except UNANSWERED as error:
        log.warning("person not found at slack", person=slack_id, error=str(error))
        return None
    return user


def _ask_direct(client: WebClient, slack_id: str) -> str | None:
    try:
        return str(client.conversations_open(users=slack_id)["channel"]["id"])
    except UNANSWERED:
        return None


def _is_outsider(user: Mapping[str, Any]) -> bool:
    return any(user.get(mark) for mark in ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger"))


def _ask_channel(client: WebClient, channel: str, team_id: str | None, reception: Reception) -> bool | None:
    try:
        about: dict[str, Any] = client.conversations_info(channel=channel).get("channel", {})
        if about.get("is_ext_shared") or about.get("is_shared") or about.get("is_pending_ext_shared"):
            return True
        members: list[str] = []
        cursor = None
        while True:
            page = client.conversations_members(channel=channel, limit=1000, cursor=cursor)
            members += page["members"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                break
        return any(_may_not_read(reception, client, member, team_id) for member in members)
    except UNANSWERED as error:
        log.warning("channel not looked into", channel=channel, error=str(error))
        return None


def _may_not_read(reception: Reception, client: WebClient, member: str, team_id: str | None) -> bool:
    user = reception._remember(("person", member), lambda: _ask_person(client, member))
    if user is None:
        return True
    if user.get("is_bot"):
        return False
    return _is_outsider(user) or bool(team_id and user.get("team_id") and user["team_id"] != team_id)


# ── the ways of arriving ───────────────────────────────────────────────────────────────────


def from_message(reception: Reception, client: WebClient, body: Mapping[str, Any], *, surface: Surface) -> Ask:
    """A direct message or a mention."""
    event = body["event"]
    channel, ts = event["channel"], event["ts"]
    is_shared = bool(body.get("is_ext_shared_channel"))
    team_id = body.get("team_id")
    text = event.get("text") or ""
    thread = event.get("thread_ts") or (ts if surface is Surface.MENTION else None)
    return Ask(
        key=f"event:{body.get('event_id') or ts}",
        visitor=reception.visitor(client, slack_id=event["user"], team_id=team_id),
        at=moment(ts),
        place=Place(
            channel=channel,
            surface=surface,
            thread=thread,
            message=ts,
            has_outsiders=is_shared or reception.has_outsiders(client, channel=channel, team_id=team_id),
        ),
        what=Said(_with_names(reception, client, text)),
    )


def from_command(reception: Reception, client: WebClient, body: Mapping[str, Any], *, at: datetime) -> Ask:
    """A slash command; what follows it is read like any other words."""
    return Ask(
        key=f"command:{body['trigger_id']}",
        visitor=reception.visitor(client, slack_id=body["user_id"], team_id=body.get("team_id")),
        at=at,
        place=Place(
            channel=body["channel_id"],
            surface=Surface.COMMAND,
            has_outsiders=reception.has_outsiders(client, channel=body["channel_id"], team_id=body.get("team_id")),
            name=body.get("channel_name", ""),
        ),
        what=Said(_with_names(reception, client, f"{body['command']} {body.get('text') or ''}".strip())),
    )


def _with_names(reception: Reception, client: WebClient, text: str) -> str:
    """The words with people who are mentioned under their names: as they are known to the CRM, not as Slack's ids."""

    def named(mention: re.Match[str]) -> str:
        name = reception.visitor(client, slack_id=mention[1], team_id=None).name
        return f"<@{mention[1]}|{name}>" if name else mention[0]

    return re.sub(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>", named, text)


def from_press(reception: Reception, client: WebClient, body: Mapping[str, Any], what: Picked, *, at: datetime) -> Ask:
    """A pressed button or a chosen option, in a message or on the Home tab."""
    container = body.get("container", {})
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id") or ""
    action = body["actions"][0]
    message = body.get("message") or {}
    team_id = (body.get("team") or {}).get("id")
    return Ask(
        key=f"press:{body['user']['id']}:{action.get('action_ts')}:{action.get('action_id')}",
        visitor=who(reception, client, body),
        at=at,
        place=Place(
            channel=channel or reception.direct(client, slack_id=body["user"]["id"]),
            surface=Surface.DM if channel.startswith("D") else Surface.MENTION if channel else Surface.HOME,
            thread=message.get("thread_ts") or container.get("thread_ts"),
            message=container.get("message_ts") or message.get("ts"),
            has_outsiders=bool(channel) and reception.has_outsiders(client, channel=channel, team_id=team_id),
            is_private=bool(container.get("is_ephemeral")) or channel.startswith("D") or not channel,
        ),
        what=what,
    )


def from_form(reception: Reception, client: WebClient, body: Mapping[str, Any], what: Filled, *, at: datetime) -> Ask:
    """A submitted form; its receipt goes to the person's direct message."""
    user = body["user"]["id"]
    return Ask(
        key=f"form:{body['view']['id']}:{body.get('trigger_id') or body['view'].get('hash')}",
        visitor=who(reception, client, body),
        at=at,
        place=Place(channel=reception.direct(client, slack_id=user), surface=Surface.FORM),
        what=what,
    )


def from_home(reception: Reception, client: WebClient, body: Mapping[str, Any]) -> Ask:
    """Somebody opened the Home tab."""
    event = body["event"]
    return Ask(
        key=f"event:{body.get('event_id') or event['event_ts']}",
        visitor=reception.visitor(client, slack_id=event["user"], team_id=body.get("team_id")),
        at=moment(event["event_ts"]),
        place=Place(channel=event["user"], surface=Surface.HOME),
        what=Opened(),
    )


def who(reception: Reception, client: WebClient, body: Mapping[str, Any]) -> Visitor:
    """The person behind an interactive payload."""
    return reception.visitor(client, slack_id=body["user"]["id"], team_id=(body.get("team") or {}).get("id"))


def moment(ts: str) -> datetime:
    """Slack's timestamp as an aware moment."""
    return datetime.fromtimestamp(float(ts), UTC)
