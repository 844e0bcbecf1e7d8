"""What resolving a mention may come to, and what is known of the person who said it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.account_entry import AccountEntry


class Evidence(StrEnum):
    """What speaks for a candidate."""

    ID = "id"
    DOMAIN = "domain"
    NAME = "name"  # its name or an alias, word for word
    PART = "part"  # words of its name
    INITIALS = "initials"
    SPELLING = "spelling"  # like its name
    MERGED = "merged"  # the record that was named lives on in it


class Assumption(StrEnum):
    """What was taken for granted beyond the words; it is said to the person."""

    REMEMBERED = "remembered"  # chosen before for the same wording
    OWN = "own"  # "my …": the only one among the speaker's own
    SURVIVOR = "survivor"  # the named record was merged into this one


class Problem(StrEnum):
    """Why an id leads nowhere."""

    WRONG_CHECKSUM = "wrong-checksum"
    NOT_AN_ACCOUNT = "not-an-account"
    UNKNOWN_ID = "unknown-id"


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known of the speaker. Account keys."""

    own: frozenset[int] = frozenset()
    followed: frozenset[int] = frozenset()
    recent: tuple[int, ...] = ()
    """Latest first."""
    thread: int | None = None
    remembered: Mapping[str, int] = field(default_factory=dict)
    """`wording(mention)` → the account this person chose for it."""

    def rank(self, key: int) -> int:
        """0 for what is nearest to the speaker."""
        if key == self.thread:
            return 0
        return 1 if key in self.own else 2 if key in self.recent else 3 if key in self.followed else 4


@dataclass(frozen=True, slots=True)
class Candidate:
    key: int
    score: float
    """0–100."""
    why: Evidence
    customer: int
    """The key that stands for the customer this record belongs to, the same for a whole family and for duplicates."""


@dataclass(frozen=True, slots=True)
class Resolved:
    account: AccountEntry
    why: Evidence
    assumed: Assumption | None = None
    score: float = 100.0
    """0–100."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    candidates: tuple[Candidate, ...]
    """At most five; one of each customer first, then further records."""
    likely: int | None = None
    """The candidate nearest to the speaker, good enough to read about, never to write to."""


@dataclass(frozen=True, slots=True)
class Unknown:
    nearest: tuple[Candidate, ...] = ()
    """The nearest names, none near enough."""
    problem: Problem | None = None


Resolution = Resolved | Ambiguous | Unknown
