"""The message shortcut *Log to timeline*: somebody's message becomes the beginning of an entry.

The form opens with the message's words, its author, its link and its day. A thread is read only when the person asks
for it in the form, and only where Ally may read: in direct messages with it, and in channels if an admin granted more
than the manifest asks for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.handlers.arrivals import UNANSWERED, Reception, moment, who
from bot.language import markup
from bot.turn import Ask, Filled, How, Picked, Place, Press, Surface

log = structlog.get_logger(__name__)

MOST_READ = 200
"""Messages of a thread that are read: one page, as the method may be limited to one request a minute."""
PATIENCE = 2
"""Seconds Slack may take to give what a form waits for."""
HISTORY = {"directmessage": "im:history", "privategroup": "groups:history"}
"""The scope that reading takes, by what Slack calls the conversation; all others are public channels."""
PUBLIC = "channels:history"


def from_shortcut(reception: Reception, client: WebClient, body: Mapping[str, Any], *, at: datetime) -> Ask:
    """The shortcut, as an ask for the form."""
    message, channel = body["message"], body["channel"]["id"]
    link, granted = _permalink(client, channel=channel, ts=message["ts"])
    slots = {
        "kind": "update",
        "notes": markup.reveal(message.get("text") or "", name_of=lambda slack_id: _name(reception, client, slack_id)),
        "attendees": _author(reception, client, body),
        "permalink": link,
        "said_at": moment(message["ts"]).isoformat(),
        **_thread(reception, client, body, granted=granted),
    }
    return Ask(
        key=f"shortcut:{body['trigger_id']}",
        visitor=who(reception, client, body),
        at=at,
        place=Place(channel=channel, surface=Surface.FORM, message=message["ts"]),
        what=Picked(Press("log-call", {name: value for name, value in slots.items() if value}, How.FORM)),
    )


def with_thread(reception: Reception, client: WebClient, filled: Filled) -> Filled:
    """The form with the thread's words where they were asked for; without them when Slack would not give them."""
    thread = filled.press.slots.get("thread_of")
    if not filled.values.get("thread") or not isinstance(thread, Mapping):
        return filled
    try:
        page = _quick(client).conversations_replies(channel=thread["channel"], ts=thread["ts"], limit=MOST_READ)
    except UNANSWERED as error:
        log.warning("thread not read", channel=thread["channel"], error=str(error))
        return filled
    said = [
        f"{_name(reception, client, one.get('user') or '')}: {words}"
        for one in page["messages"]
        if (words := markup.reveal(one.get("text") or "", name_of=lambda each: _name(reception, client, each)))
    ]
    if page.get("has_more"):
        said.append(f"(The thread goes on: {filled.press.slots.get('permalink') or 'see Slack'})")
    return replace(filled, values={**filled.values, "thread": "\n\n".join(said)})


def _quick(client: WebClient) -> WebClient:
    """The same app at Slack, that waits for nothing: a form is opened, and answered, within three seconds."""
    return WebClient(token=client.token, base_url=client.base_url, timeout=PATIENCE, retry_handlers=[])


def _permalink(client: WebClient, *, channel: str, ts: str) -> tuple[str | None, frozenset[str]]:
    """The message's link, and what the app was granted, which Slack says with every answer."""
    try:
        answer = _quick(client).chat_getPermalink(channel=channel, message_ts=ts)
    except SlackApiError as error:
        return None, _granted(error.response.headers)
    except OSError:
        return None, frozenset()
    return answer["permalink"], _granted(answer.headers)


def _granted(headers: Mapping[str, str] | None) -> frozenset[str]:
    said = {name.lower(): value for name, value in (headers or {}).items()}.get("x-oauth-scopes", "")
    return frozenset(scope.strip() for scope in said.split(",") if scope.strip())


def _author(reception: Reception, client: WebClient, body: Mapping[str, Any]) -> list[str]:
    """Who wrote the message, unless it is the person who logs it, or an app."""
    author = body["message"].get("user")
    if not author or author == body["user"]["id"] or body["message"].get("bot_id"):
        return []
    name = _name(reception, client, author)
    return [name.replace(",", " ")] if name else []


def _name(reception: Reception, client: WebClient, slack_id: str) -> str:
    return reception.visitor(client, slack_id=slack_id, team_id=None).name if slack_id else "somebody"


def _thread(
    reception: Reception, client: WebClient, body: Mapping[str, Any], *, granted: frozenset[str]
) -> dict[str, Any]:
    """Where the message's thread can be read from, or the scope that reading it would take."""
    message, channel = body["message"], body["channel"]
    if not message.get("thread_ts"):
        return {}
    wanted = HISTORY.get(channel.get("name", ""), PUBLIC)
    is_ours = channel["id"] == reception.direct(client, slack_id=body["user"]["id"])
    if is_ours or (wanted != HISTORY["directmessage"] and wanted in granted):
        return {"thread_of": {"channel": channel["id"], "ts": message["thread_ts"]}}
    return {"unread": wanted}
