"""What the reader is told of the names there are, of accounts and of people, whoever keeps them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
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


class AccountSpot(Spot, Protocol):
    """A stretch of a text that names an account."""

    @property
    def keys(self) -> tuple[int, ...]:
        """Which accounts it can mean, for `spot_people_of`."""


class Names(Protocol):
    """The accounts and the people that can be named."""

    def spot(
        self, text: str, *, people: Sequence[Spot] = (), familiar: Collection[str] = (), head: int | None = None
    ) -> Sequence[AccountSpot]:
        """Where the text names accounts, from left to right, no two overlapping, and none where one of these people is named.

        familiar: words in small letters that are themselves, never a misspelt name. head: where an account is named beyond
        doubt before this place, nothing behind it is looked at.
        """

    def spot_people(self, text: str, *, titles: Collection[str]) -> Sequence[Spot]:
        """Where the text names people who are known: in full, or by the surname behind a title."""

    def spot_people_of(self, accounts: Iterable[int], text: str) -> Sequence[Spot]:
        """Where the text has the first name or the surname of one of our own people, or of somebody at these accounts."""

    def __len__(self) -> int:
        """How many accounts are known."""


@dataclass(frozen=True, slots=True)
class NoNames:
    """Nothing is known yet, as with an empty database: accounts are found by where they stand."""

    def spot(
        self, text: str, *, people: Sequence[Spot] = (), familiar: Collection[str] = (), head: int | None = None
    ) -> Sequence[AccountSpot]:
        return ()

    def spot_people(self, text: str, *, titles: Collection[str]) -> Sequence[Spot]:
        return ()

    def spot_people_of(self, accounts: Iterable[int], text: str) -> Sequence[Spot]:
        return ()

    def __len__(self) -> int:
        return 0


__all__ = ["AccountSpot", "Names", "NoNames", "Spot"]
