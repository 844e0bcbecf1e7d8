"""Taking back, and leaving be."""

from __future__ import annotations

from dataclasses import dataclass

from bot.intents.ability import Doing


@dataclass(frozen=True, kw_only=True)
class Undo(Doing):
    """Takes back the last thing you did."""

    ability = "undo"
    heading = "Trust"
    says = (
        "undo",
        "undo that",
    )
    allowed_to_viewers = True


@dataclass(frozen=True, kw_only=True)
class Cancel(Doing):
    """Drops the question that is open."""

    ability = "cancel"
    heading = "Trust"
    says = (
        "cancel",
        "never mind",
    )
    allowed_to_viewers = True
    writes = False
