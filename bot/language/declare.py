"""What the reader needs to know of an ability: its name, its slots, what people say, and whether it writes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """How the words of a slot are read; what they mean is found out later, by the trade."""

    ACCOUNT = "account"
    PERSON = "person"  # one of us
    CONTACT = "contact"  # one of the customer's
    PEOPLE = "people"  # several of either
    CTA = "cta"  # a number, or a naming phrase
    TASK = "task"
    PLAN = "plan"
    CHOICE = "choice"  # one of a closed list, with synonyms
    ATTRIBUTE = "attribute"
    DAY = "day"  # a date, or a moment when an hour was said
    PERIOD = "period"
    DURATION = "duration"  # minutes
    COUNT = "count"
    SCOPE = "scope"  # me, team, all, or a person's words
    TEXT = "text"  # verbatim, may run over lines
    NAME = "name"  # a few words
    EMAIL = "email"
    CONDITIONS = "conditions"
    ORDER = "order"  # {"field", "order"}
    FOLLOW_UP = "follow-up"  # {"text", "due"?}
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a closed list, and the words for it."""

    value: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing an ability may be told."""

    name: str
    sort: Sort
    choices: tuple[Choice, ...] = ()
    is_required: bool = False
    is_past: bool = False
    """Bias of a day: what was done looks back, what is to be done looks forward."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """One ability as the reader sees it."""

    name: str
    writes: bool
    slots: tuple[Slot, ...]
    says: tuple[str, ...] = ()
    """Templates: sentences people say, with {slot} places."""
