"""A Slack workspace as it stands: its people, channels, messages, open forms and files. Knows no protocol."""

from __future__ import annotations

import itertools
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.local.clock import Clock

HOME_TEAM = "T0ALLYTEAM"
OTHER_TEAM = "T0OUTSIDE1"

View = dict[str, Any]


@dataclass
class Person:
    """A member of the workspace, or somebody from outside who is in a shared channel."""

    id: str
    name: str
    email: str | None = None
    zone: str = "America/Los_Angeles"
    team: str = HOME_TEAM
    role: str = ""
    """What the workspace's picker says about the person ("CSM", "Viewer"); Slack does not know it."""
    is_bot: bool = False
    is_guest: bool = False
    is_deleted: bool = False
    is_email_confirmed: bool = True

    @property
    def handle(self) -> str:
        """The short name after the @ in transcripts: the first name, in small letters."""
        return self.name.split()[0].lower()


@dataclass
class Channel:
    """A public or private channel, or a direct conversation between Ally and one person."""

    id: str
    name: str
    members: set[str] = field(default_factory=set)
    is_im: bool = False
    is_private: bool = False
    is_shared_outside: bool = False
    is_archived: bool = False


@dataclass
class File:
    """Something uploaded. Shown only once its upload was completed into a channel."""

    id: str
    name: str
    title: str = ""
    alt: str = ""
    content: bytes = b""


@dataclass
class Message:
    """What stands in a channel. `only_for` makes it ephemeral: one person sees it, nobody can fetch it."""

    ts: str
    channel: str
    author: str
    text: str
    blocks: list[dict[str, Any]] = field(default_factory=list)
    thread: str | None = None
    only_for: str | None = None
    edited: str | None = None
    metadata: dict[str, Any] | None = None
    files: list[File] = field(default_factory=list)
    reactions: list[str] = field(default_factory=list)
    is_pinned: bool = False


@dataclass
class Form:
    """An open modal: what the app sent, what the person typed so far, and what the app objected to."""

    id: str
    person: str
    view: View
    hash: str
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    external_id: str = ""


@dataclass(frozen=True)
class Change:
    """Something people can see has happened: `kind` is posted, edited, removed, form, home or clock."""

    number: int
    kind: str
    channel: str | None = None
    message: Message | None = None
    person: str | None = None


class Team:
    """The workspace's state, guarded by one lock, telling its watchers of every change."""

    def __init__(self, *, clock: Clock, name: str = "Ally's local workspace", bot_name: str = "Ally") -> None:
        self.name, self.clock = name, clock
        self.lock = threading.RLock()
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[str, list[Message]] = {}
        self.forms: dict[str, list[Form]] = {}
        """Per person, the stack of open modals, the one in front last."""
        self.homes: dict[str, View] = {}
        self.files: dict[str, File] = {}
        self.socket_url: str | None = None
        """Where Socket Mode is offered, when it is."""
        self.changes: list[Change] = []
        self.watchers: list[Callable[[Change], None]] = []
        self._numbers = itertools.count(1)
        self._last_ts = 0
        self.bot = self.add_person(bot_name, is_bot=True, id="U0ALLYBOT")

    # -- people and channels

    def add_person(self, name: str, *, id: str | None = None, **facts: Any) -> Person:
        """Adds somebody; `facts` are the fields of `Person`."""
        person = Person(id=id or self.new_id("U"), name=name, **facts)
        with self.lock:
            self.people[person.id] = person
        return person

    def add_channel(self, name: str, *members: Person, with_bot: bool = True, **facts: Any) -> Channel:
        """Adds a channel with its members; `facts` are the fields of `Channel`."""
        channel = Channel(id=self.new_id("C"), name=name, members={member.id for member in members}, **facts)
        with self.lock:
            if with_bot:
                channel.members.add(self.bot.id)
            self.channels[channel.id] = channel
        return channel

    def direct(self, person: Person) -> Channel:
        """The direct conversation between Ally and a person, opened when it was not."""
        with self.lock:
            for channel in self.channels.values():
                if channel.is_im and person.id in channel.members:
                    return channel
            channel = Channel(id=self.new_id("D"), name=person.handle, members={person.id, self.bot.id}, is_im=True)
            self.channels[channel.id] = channel
            return channel

    def find_person(self, who: str) -> Person | None:
        """By id, e-mail, whole name or handle."""
        folded = who.removeprefix("@").casefold()
        for person in self.people.values():
            if folded in (person.id.casefold(), (person.email or "").casefold(), person.name.casefold(), person.handle):
                return person
        return None

    def find_channel(self, which: str) -> Channel | None:
        """By id or name, with or without the #."""
        for channel in self.channels.values():
            if which == channel.id or (not channel.is_im and which.removeprefix("#") == channel.name):
                return channel
        return None

    # -- messages

    def post(self, message: Message) -> Message:
        """Puts a message into its channel."""
        with self.lock:
            self.messages.setdefault(message.channel, []).append(message)
        self.changed("posted", channel=message.channel, message=message, person=message.only_for)
        return message

    def edit(self, message: Message, **facts: Any) -> None:
        """Changes a message that stands."""
        with self.lock:
            for name, value in facts.items():
                setattr(message, name, value)
            message.edited = self.new_ts()
        self.changed("edited", channel=message.channel, message=message, person=message.only_for)

    def remove(self, message: Message) -> None:
        """Takes a message away."""
        with self.lock:
            self.messages[message.channel].remove(message)
        self.changed("removed", channel=message.channel, message=message, person=message.only_for)

    def find_message(self, channel: str, ts: str) -> Message | None:
        """The message of a channel with that timestamp, ephemeral or not."""
        return next((message for message in self.messages.get(channel, []) if message.ts == ts), None)

    def visible_to(self, person: Person) -> Iterator[Message]:
        """Every message the person can see, oldest first."""
        with self.lock:
            mine = {channel.id for channel in self.channels.values() if person.id in channel.members}
            seen = [
                message
                for channel in mine
                for message in self.messages.get(channel, [])
                if message.only_for in (None, person.id)
            ]
        yield from sorted(seen, key=lambda message: message.ts)

    def has_outsiders(self, channel: Channel) -> bool:
        """Whether anybody in the channel belongs to another workspace or is a guest."""
        members = [self.people[member] for member in channel.members]
        return any(member.team != HOME_TEAM or member.is_guest for member in members)

    # -- numbers and news

    def new_id(self, letter: str) -> str:
        """An id as Slack's look: a letter that says what it is, then capitals and digits."""
        return f"{letter}0{next(self._numbers):08d}"

    def new_ts(self) -> str:
        """The present as a Slack timestamp, unlike any given before."""
        with self.lock:
            now = self.clock()
            self._last_ts = max(self._last_ts + 1, int(now.timestamp() * 1_000_000))
            return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def changed(self, kind: str, **what: Any) -> None:
        """Writes the change down and tells the watchers."""
        with self.lock:
            change = Change(number=len(self.changes) + 1, kind=kind, **what)
            self.changes.append(change)
            watchers = list(self.watchers)
        for watch in watchers:
            watch(change)


def moment_of(ts: str, zone: str) -> datetime:
    """When a timestamp was, on a person's wall clock."""
    return datetime.fromtimestamp(float(ts), tz=ZoneInfo(zone))


def as_typed(text: str, team: Team) -> str:
    """What Slack makes of what a person types: `&<>` escaped, people, channels, addresses and links marked up."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    linked = _LINK.sub(_mark_link, escaped)
    names = sorted(team.people.values(), key=lambda person: -len(person.name))
    for person in names:
        linked = re.sub(rf"(?<![\w<])@{re.escape(person.name)}\b", f"<@{person.id}>", linked)
    for channel in team.channels.values():
        if not channel.is_im:
            linked = re.sub(rf"(?<![\w<])#{re.escape(channel.name)}\b", f"<#{channel.id}|{channel.name}>", linked)
    return linked


_LINK = re.compile(
    r"(?P<mail>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b)|(?P<url>\bhttps?://[^\s|]+)"
    r"|(?P<bare>\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|example)\b)",
    re.IGNORECASE,
)


def _mark_link(match: re.Match[str]) -> str:
    found = match.group()
    if match["mail"]:
        return f"<mailto:{found}|{found}>"
    return f"<{found}>" if match["url"] else f"<http://{found}|{found}>"
