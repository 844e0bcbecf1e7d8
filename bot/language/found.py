"""What a finder found in a text, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value that was said, and the stretch of text that said it."""

    start: int
    end: int
    value: T
    rule: str
    lead_start: int
    """Where the words that lead to it begin ("due by", "until"); `start` when there are none."""
