"""What Slack's methods work on, and how they read their arguments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.local.permits import Permits, SlackError
from bot.local.team import Channel, Message, Person, Team

Args = Mapping[str, Any]
Answer = dict[str, Any]


@dataclass
class Office:
    """What the methods work on."""

    team: Team
    permits: Permits
    granted: frozenset[str] | None = None
    """What the app was granted; None is everything Ally asks for."""


def refuse_faults(error: str, faults: list[str]) -> None:
    """Raises `SlackError` when there is anything to object to."""
    if faults:
        raise SlackError(error, *faults)


def get_person(office: Office, id: str) -> Person:
    """The person with that id, or `user_not_found`."""
    person = office.team.people.get(id)
    if person is None:
        raise SlackError("user_not_found")
    return person


def is_known_to_bot(channel: Channel, team: Team) -> bool:
    """Whether Ally can know of the channel: private ones only from inside."""
    return team.bot.id in channel.members or not (channel.is_private or channel.is_im)


def get_channel(office: Office, args: Args) -> Channel:
    """The channel in the arguments, or `channel_not_found`."""
    channel = office.team.channels.get(str(args.get("channel")))
    if channel is None or not is_known_to_bot(channel, office.team):
        raise SlackError("channel_not_found")
    return channel


def writable_channel(office: Office, args: Args) -> Channel:
    """The channel in the arguments, where Ally may write; a person stands for the direct conversation."""
    named = str(args.get("channel"))
    if named in office.team.people:
        if office.team.people[named].is_deleted:
            raise SlackError("channel_not_found")
        return office.team.direct(office.team.people[named])
    channel = get_channel(office, args)
    if channel.is_archived:
        raise SlackError("is_archived")
    if office.team.bot.id not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def get_message(office: Office, channel: Channel, ts: str) -> Message:
    """A message everybody can see, or `message_not_found`."""
    message = office.team.find_message(channel.id, ts)
    if message is None or message.only_for:
        raise SlackError("message_not_found")
    return message


def page(items: list[Any], args: Args) -> tuple[list[Any], str]:
    """The items of one page and the cursor of the next."""
    start, size = int(args.get("cursor") or 0), int(args.get("limit") or 100)
    following = start + size
    return items[start:following], str(following) if following < len(items) else ""
