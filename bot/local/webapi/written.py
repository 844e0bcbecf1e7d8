"""How Slack writes down people, channels, messages and views."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.local.team import HOME_TEAM, Channel, Form, Message, Person, Team

Answer = dict[str, Any]


def person_as_json(person: Person, now: datetime) -> Answer:
    """A user object."""
    offset = now.astimezone(ZoneInfo(person.zone)).utcoffset()
    return {
        "id": person.id,
        "team_id": person.team,
        "name": person.handle,
        "real_name": person.name,
        "deleted": person.is_deleted,
        "tz": person.zone,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "is_bot": person.is_bot,
        "is_restricted": person.is_guest,
        "is_ultra_restricted": False,
        "is_stranger": person.team != HOME_TEAM,
        "is_email_confirmed": person.is_email_confirmed,
        "profile": {
            "real_name": person.name,
            "display_name": person.name.split()[0],
            **({"email": person.email} if person.email else {}),
        },
    }


def channel_kind(channel: Channel) -> str:
    """One of Slack's four words for a kind of conversation."""
    if channel.is_im:
        return "im"
    return "private_channel" if channel.is_private else "public_channel"


def channel_as_json(channel: Channel, team: Team) -> Answer:
    """A conversation object."""
    shared = {"is_shared": channel.is_shared_outside, "is_ext_shared": channel.is_shared_outside}
    if channel.is_im:
        partner = next(member for member in channel.members if member != team.bot.id)
        return {"id": channel.id, "is_im": True, "user": partner, "is_archived": False, **shared}
    return {
        "id": channel.id,
        "name": channel.name,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_im": False,
        "is_private": channel.is_private,
        "is_archived": channel.is_archived,
        "is_member": team.bot.id in channel.members,
        "num_members": len(channel.members),
        **shared,
    }


def message_as_json(message: Message, team: Team) -> Answer:
    """A message object, as events and interactions carry it."""
    author = team.people[message.author]
    return {
        "type": "message",
        "user": author.id,
        "team": author.team,
        "ts": message.ts,
        "text": message.text,
        **({"bot_id": "B0ALLYBOT", "app_id": "A0ALLYAPP"} if author.is_bot else {}),
        **({"blocks": message.blocks} if message.blocks else {}),
        **_thread_of(message, team),
        **({"metadata": message.metadata} if message.metadata else {}),
        **({"edited": {"user": author.id, "ts": message.edited}} if message.edited else {}),
    }


def _thread_of(message: Message, team: Team) -> Answer:
    """A reply names its thread; so does the first message of one, with how many answered it."""
    if message.thread:
        return {"thread_ts": message.thread}
    replies = [one for one in team.messages.get(message.channel, []) if one.thread == message.ts and not one.only_for]
    return {"thread_ts": message.ts, "reply_count": len(replies)} if replies else {}


def view_as_json(form: Form) -> Answer:
    """A view object with its state."""
    empty = {"private_metadata": "", "callback_id": "", "external_id": "", "submit": None, "close": None}
    return {
        **empty,
        **form.view,
        "id": form.id,
        "root_view_id": form.id,
        "previous_view_id": None,
        "team_id": HOME_TEAM,
        "app_id": "A0ALLYAPP",
        "bot_id": "B0ALLYBOT",
        "hash": form.hash,
        "state": {"values": form.values},
    }
