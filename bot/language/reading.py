"""A reading: what a message asks for, how sure that is, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Tier = Literal["exact", "tagged", "none"]
NOTHING_FITS = ("nothing fits",)
"""Why a text asks for nothing that nothing forbids."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message asks for."""

    text: str
    intent: str | None
    slots: dict[str, Any] = field(default_factory=dict)
    confidence: float = 0.0
    """0–1."""
    tier: Tier = "none"
    alternatives: tuple[tuple[str, float], ...] = ()
    """Other abilities it might be, the likeliest first."""
    rest: str | None = None
    """What else was asked for in the same message."""
    words: str = ""
    """The plain words of the request itself, without that rest."""
    is_bare_name: bool = False
    """True when the message is nothing but an account's name."""
    why: tuple[str, ...] = ()
    """For the log: which frame, which veto."""


__all__ = ["NOTHING_FITS", "Reading", "Tier"]
