"""What comes in: an ask, the place it was made in, and the turn in which an ability answers it.

Everything that crosses from the edges inward is here, as small frozen values; no Slack object goes further in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.domain.house import House
    from bot.domain.people import User
    from bot.domain.store import Session
    from bot.reply import Part


class Surface(StrEnum):
    """How somebody spoke; it decides who sees the answer."""

    DM = "dm"
    MENTION = "mention"
    COMMAND = "command"
    HOME = "home"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Place:
    """Where it was said, and who can read there."""

    channel: str
    surface: Surface
    thread: str | None = None
    """Timestamp of the thread's first message."""
    message: str | None = None
    """Timestamp of the message itself, or of the one whose button was pressed."""
    has_outsiders: bool = False
    """Anyone from outside can read there. True when it could not be found out."""
    name: str = ""
    is_private: bool = True
    """Only the speaker reads the answer (a direct message, an ephemeral answer)."""

    @property
    def key(self) -> str:
        """What keeps two conversations apart: the channel and its thread."""
        return f"{self.channel}:{self.thread or ''}"


class How(StrEnum):
    """What pressing a button means."""

    DO = "do"  # perform the ability with these slots
    FORM = "form"  # open the ability's form, filled with these slots
    ANSWER = "answer"  # give this value to the open question of a draft
    SHARE = "share"  # say it again where everybody can read it
    RESUME = "resume"  # go on with a draft that was left unfinished


@dataclass(frozen=True, slots=True)
class Press:
    """A request made by pointing rather than by speaking: an ability and what is already known."""

    ability: str
    slots: Mapping[str, Any] = field(default_factory=dict)
    """Raw words, ISO dates, or {"id": n} for a record that is already known. JSON only."""
    how: How = How.DO
    draft: int | None = None
    """The draft whose question this answers, or which it takes up again."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words, in a message or after a slash command (then with the command in front: "/cta open acme")."""

    text: str


@dataclass(frozen=True, slots=True)
class Picked:
    """A pressed button or a chosen option."""

    press: Press
    trigger: str = ""
    """Slack's trigger, three seconds long, for opening a form."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A submitted form: the values of its inputs by slot name."""

    press: Press
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody opened our Home tab."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """The Slack person behind an ask, before we know whether they are one of ours."""

    slack_id: str
    email: str | None = None
    """Verified by Slack; None when Slack would not tell."""
    name: str = ""
    zone: str | None = None
    is_outsider: bool = False
    """A guest, somebody of another workspace, a bot, or nobody we could look up."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: its delivery key, who, when, where and what."""

    key: str
    """Unique per delivery; a repetition bears the same key and has no effect."""
    visitor: Visitor
    at: datetime
    """Aware, from Slack's timestamp."""
    place: Place
    what: Said | Picked | Filled | Opened


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer to a question: what is shown, and the slot's value when it is chosen."""

    label: str
    value: Any
    detail: str = ""
    """What tells it apart from the others."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that must be known first: which slot it fills, how it is asked, what may be answered."""

    slot: str
    text: str
    options: tuple[Option, ...] = ()
    preview: tuple[Part, ...] = ()
    """Shown above the question: what is about to happen, row by row."""
    is_free: bool = True
    """Words may answer it too, not only the options."""


class Pending(Exception):
    """Raised by `perform`, before it wrote anything, when something must be asked first."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.text)
        self.question = question


@dataclass(frozen=True, slots=True)
class Turn:
    """What an ability has in its hands while it answers one ask."""

    session: Session
    speaker: User
    now: datetime
    """The moment of speaking in the speaker's zone: `turn.now.date()` is their today."""
    place: Place
    house: House
    words: str | None = None
    """What was said, verbatim, for the audit."""

    @property
    def zone(self) -> ZoneInfo:
        zone = self.now.tzinfo
        assert zone is not None  # noqa: S101  (an ask's moment is aware)
        return zone  # type: ignore[return-value]  # the road only ever builds turns with a ZoneInfo
