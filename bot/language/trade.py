"""What was heard in a message, and what the readers are told of a trade: its abilities, its words and its rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.language.declare import Declaration
from bot.language.frames import Frame, Match
from bot.language.places import PhrasePlace, Stretch
from bot.language.sentence import Sentence
from bot.language.sound import BY_SOUND, Ear


@dataclass(frozen=True, slots=True)
class Heard:
    """A frame that fits, and where."""

    frame: Frame
    sentence: Sentence
    match: Match
    clause: int
    """The unit at which the clause begins; openers come before the frame."""
    score: float
    is_placed: bool
    """True when an account was found by its place, not by its name."""

    @property
    def ability(self) -> str:
        return self.frame.ability

    @property
    def is_by_sound(self) -> bool:
        """Whether no frame fits and only the sound of the words tells."""
        return self.frame.source == BY_SOUND

    @property
    def first(self) -> int:
        """The frame's first unit."""
        return self.match.first

    @property
    def last(self) -> int:
        """The unit after its last."""
        return self.match.last

    def find(self, slot: str) -> str | None:
        """The words that stand in a slot of the frame, as typed."""
        found = self.find_units(slot)
        return self.sentence.said(*found) if found else None

    @property
    def is_plain(self) -> bool:
        """Whether the message begins with a request whose wording leaves no doubt, or is nothing else."""
        is_clear = self.frame.weight >= 1 and not self.is_placed
        is_whole = self.last >= len(self.sentence.units) and self.score >= 1
        return self.clause == 0 and (is_clear or is_whole)

    def find_units(self, slot: str) -> Stretch | None:
        """The first unit of a slot and the one after its last."""
        return self.match.slots.get(slot)


class Anchored(Protocol):
    """Tells whether what would write is about the trade's world."""

    def __call__(self, heard: Heard, *, knows_names: bool) -> bool: ...


class Doubts(Protocol):
    """Why a text that only sounds like a request must be left alone; None when nothing speaks against it."""

    def __call__(self, text: str, *, writes: bool) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Trade:
    """What the reader is told of the abilities and the trade."""

    declarations: Sequence[Declaration]
    frames: Mapping[str, Sequence[str]]
    """The frames of every ability, in their source."""
    groups: Mapping[str, tuple[str, ...]]
    padding: tuple[str, ...]
    openers: tuple[str, ...]
    spellings: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    leads: Mapping[str, Sequence[str]]
    """What a sign at the beginning of a frame stands for: groups that may come before it, in their order."""
    places: Mapping[str, PhrasePlace]
    """Further places of slots, beside those every trade has."""
    ear: Ear
    """Tells what a sentence sounds like."""
    keeps_words: frozenset[str]
    """Abilities that keep words verbatim: what they are told says nothing about what is wanted."""
    words: frozenset[str]
    """Words of the vocabulary beside those of the frames, for the lexicon."""
    fill: Callable[[Heard, datetime], dict[str, Any]]
    """The slots of a heard frame."""
    is_anchored: Anchored
    find_doubt: Doubts
    """Why a text that only sounds like a request must not be done."""
    is_taken_back: Callable[[str, str], bool]
    """Whether second thoughts at the end of a text take back what an ability was asked for."""
    find_veto: Callable[[str, Heard], str | None]
    """Why what was heard must not be done; None when nothing speaks against it."""


__all__ = ["Heard", "Trade"]
