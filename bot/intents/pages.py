"""Pages: a long list a page at a time, and any question asked again with something changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.store import Base
from bot.intents.ability import Ability
from bot.reply import Action
from bot.turn import Press

PAGE = 10
"""Rows of a page."""


def again(ability: Ability, **changed: Any) -> Press:
    """The same request with some slots changed (or, when None, taken away), as a button carries it."""
    slots = {slot.name: getattr(ability, slot.name) for slot in ability.slots()} | changed
    return Press(ability.ability, {name: _kept(value) for name, value in slots.items() if value is not None})


def first_row(page: int | None) -> int:
    """How many rows come before a page; pages count from 1."""
    return (max(1, page or 1) - 1) * PAGE


def extent(page: int | None, total: int) -> str:
    """ "1–10 of 43"; nothing when one page holds them all."""
    start = first_row(page)
    return f"{start + 1}–{min(start + PAGE, total)} of {total}" if total > PAGE else ""


def turning(ability: Ability, page: int | None, total: int) -> tuple[Action, ...]:
    """The buttons to the page before and the page after."""
    here = max(1, page or 1)
    buttons = []
    if here > 1:
        buttons.append(Action("‹ Previous", again(ability, page=here - 1)))
    if here * PAGE < total:
        buttons.append(Action("Next ›", again(ability, page=here + 1)))
    return tuple(buttons)


def _kept(value: Any) -> Any:
    """A settled value as a press carries it: records by id, days as ISO dates."""
    if isinstance(value, Base):
        return {"id": value.id}
    if hasattr(value, "start") and hasattr(value, "end"):
        return {"start": _kept(value.start), "end": _kept(value.end)}
    return value.isoformat() if isinstance(value, date) else value
