"""What is said back, as data. Every string is plain text; the view escapes it, so no markup can get through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bot.turn import Option, Press

# ── words with a meaning ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that carry the point."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of ours or of Salesforce."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A Slack person who must act; everyone else is named in plain words."""

    slack_id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, always shown with its weekday."""

    on: date


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment, shown in each reader's own zone."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its currency."""

    amount: Decimal
    currency: str | None


@dataclass(frozen=True, slots=True)
class Code:
    """Words to type exactly so."""

    text: str


Span = str | Strong | Link | Mention | Day | Instant | Money | Code
Spans = tuple[Span, ...]


# ── parts of a reply ────────────────────────────────────────────────────────────────────────────


class Style(StrEnum):
    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Action:
    """A button."""

    label: str
    press: Press
    style: Style = Style.PLAIN
    confirm: str = ""
    """Asked before it is done; for what destroys."""
    stays: bool = False
    """The message keeps its buttons and the answer comes after it; otherwise the answer takes its place."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Small:
    """A side remark: the age of the data, an assumption, a hint."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, two in a row."""

    pairs: tuple[tuple[str, Spans], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a list: the point, details below it, and what can be done with it."""

    spans: Spans
    details: tuple[Spans, ...] = ()
    actions: tuple[Action, ...] = ()
    """One is drawn beside the row; several become its menu."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, verbatim."""

    text: str


@dataclass(frozen=True, slots=True)
class Buttons:
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class MenuOption:
    label: str
    press: Press
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A choice among several presses: filters, sort orders."""

    label: str
    options: tuple[MenuOption, ...]


@dataclass(frozen=True, slots=True)
class Menus:
    """Menus side by side."""

    menus: tuple[Menu, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image made here (PNG), uploaded where that is allowed; `alt` says the same in words."""

    png: bytes
    alt: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A history on a scale of 0–100, drawn as a picture where pictures may be uploaded; `alt` says it in words."""

    title: str
    points: tuple[tuple[date, int | None], ...]
    """Oldest first, evenly spaced; None where nothing is known."""
    bands: tuple[tuple[str, int], ...]
    """Name and upper end of each band, the lowest first."""
    alt: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file to hand over (a CSV export)."""

    content: bytes
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Divider:
    pass


Part = Line | Heading | Small | Facts | Item | Quote | Buttons | Menu | Menus | Picture | Chart | Document | Divider


@dataclass(frozen=True, slots=True)
class Card:
    """What a living card shows; wherever it was posted it is redrawn when the thing changes."""

    entity: str
    row_id: int


@dataclass(frozen=True, slots=True)
class Form:
    """A form to open: an ability's slots as inputs, filled with what is known."""

    press: Press
    title: str
    above: tuple[Part, ...] = ()
    """Shown over the inputs: what is already open there, what will happen."""
    values: Mapping[str, Any] = field(default_factory=dict)
    choices: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    """Slots that are chosen from a list here instead of being typed."""
    without: frozenset[str] = frozenset()
    """Slots this form does not ask for."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer."""

    parts: tuple[Part, ...] = ()
    text: str = ""
    """The point in one plain line, for notifications and screen readers; taken from the first line when empty."""
    actions: tuple[Action, ...] = ()
    """What to do about this very thing; at most five are in view."""
    next_steps: tuple[Action, ...] = ()
    """Two or three sensible next requests."""
    card: Card | None = None
    form: Form | None = None
    faults: Mapping[str, str] = field(default_factory=dict)
    """Of a submitted form: what is wrong, by slot name; the form stays open with what was typed."""
    is_silent: bool = False
    """Nothing is said (a repetition, a message that is not for us)."""
    is_shareable: bool = True
    """Customer data that the asker may share with the channel."""
    asked: Press | None = None
    """The request this answers, so that it can be asked again for everybody (Share)."""
    follows_up: tuple[Reply, ...] = ()
    """Further messages after this one."""
    ability: str = ""
    """What was asked for, as far as it was understood; for the log."""
    outcome: str = "answered"
    """How it ended: answered, done, asked, refused, not-understood, turned-away, repeated or failed; for the log."""

    def with_parts(self, *parts: Part) -> Reply:
        return replace(self, parts=(*self.parts, *parts))

    def plain(self) -> str:
        """The point in one line: `text`, or the first line's words."""
        if self.text:
            return self.text
        for part in self.parts:
            if isinstance(part, Line | Item):
                return plain(part.spans)
            if isinstance(part, Heading):
                return part.text
        return ""


def plain(spans: Spans) -> str:
    """Spans as bare words."""
    return "".join(_plain_span(span) for span in spans)


def _plain_span(span: Span) -> str:
    match span:
        case str():
            return span
        case Mention(_, name):
            return name
        case Day(on):
            return f"{on:%a %d %b %Y}"
        case Instant(at):
            return f"{at:%a %d %b %Y %H:%M}"
        case Money(amount, currency):
            return f"{amount:,.0f} {currency or ''}".strip()
        case _:
            return span.text


SILENCE = Reply(is_silent=True, outcome="repeated")


def say(*spans: Span, **rest: Any) -> Reply:
    """A reply of one line."""
    return Reply(parts=(Line(spans),), **rest)


def line(*spans: Span) -> Line:
    return Line(spans)


def small(*spans: Span) -> Small:
    return Small(spans)
