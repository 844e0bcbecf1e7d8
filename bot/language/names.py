"""What the reader is told of the names there are, whoever keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Spot(Protocol):
    """A stretch of a text that names something known."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def score(self) -> float:
        """0–100."""

    @property
    def exact(self) -> bool:
        """True when the words are a name as it is written; otherwise it is only a proposal."""


class Names(Protocol):
    """The accounts that can be named."""

    def spot(self, text: str) -> Sequence[Spot]:
        """Where the text names accounts, from left to right, no two overlapping."""

    def __len__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class NoNames:
    """Nothing is known yet, as with an empty database: accounts are found by where they stand."""

    def spot(self, text: str) -> Sequence[Spot]:
        return ()

    def __len__(self) -> int:
        return 0


__all__ = ["Names", "NoNames", "Spot"]
