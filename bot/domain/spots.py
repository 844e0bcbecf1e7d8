"""Spots: where a text names somebody or something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.domain.ordinary_words import GENERIC

if TYPE_CHECKING:
    from bot.domain.account_index import AccountIndex

MOST_KEYS = 20
"""Accounts that a spot names at most."""


class Stretch(Protocol):
    """Where a text names somebody or something."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def exact(self) -> bool:
        """True when the name is written as it is known."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A stretch of a text that names accounts."""

    start: int
    end: int
    score: float
    """0–100."""
    exact: bool
    """True when the words are a name or a telling part of one as it is written; otherwise it is only a proposal."""
    keys: tuple[int, ...]
    """The accounts it can mean."""


def spot(index: AccountIndex, start: int, end: int, score: float, rows: list[int], *, exact: bool) -> Spotted:
    """A stretch that names the accounts in some rows of the index; records that were merged away only where there are no others."""
    entries = [index.entry_at(row) for row in rows[:MOST_KEYS]]
    living = [entry for entry in entries if not entry.leftover] or entries
    return Spotted(start, end, score, exact, tuple(dict.fromkeys(entry.key for entry in living)))


def overlap(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end


def without_overlaps(found: Iterable[Spotted]) -> list[Spotted]:
    """In the order they stand in: where several overlap, the certain one before the proposed, then the longer, then the likelier."""
    chosen = list[Spotted]()
    for one in sorted(found, key=lambda one: (not one.exact, one.start - one.end, -one.score)):
        if not any(overlap(one, other) for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)


def begins_with(name: Sequence[str], word: str) -> bool:
    """True when the word stands first in the name, or first behind general words such as "university of"."""
    for other in name:
        if other == word:
            return True
        if other not in GENERIC:
            return False
    return False
