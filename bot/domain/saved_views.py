"""Lists that people keep for themselves, by a name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.domain.people import User
from bot.domain.store import Session
from bot.domain.talk import SavedView

LONGEST_NAME = 80


def saved_views(session: Session, person: User, *, ability: str) -> list[SavedView]:
    """What this person keeps, in the order it was saved."""
    rows = session.scalars(
        select(SavedView).where(SavedView.user_id == person.id, SavedView.ability == ability).order_by(SavedView.id)
    )
    return list(rows)


def save_view(session: Session, person: User, *, ability: str, name: str, slots: dict[str, Any]) -> SavedView:
    """Keeps a view under its name; one of the same name is replaced."""
    name = " ".join(name.split())[:LONGEST_NAME]
    kept = session.scalar(select(SavedView).where(SavedView.user_id == person.id, SavedView.name == name))
    if kept is None:
        kept = SavedView(user_id=person.id, name=name, ability=ability, slots=slots)
        session.add(kept)
    kept.ability, kept.slots = ability, slots
    session.flush()
    return kept


def drop_view(session: Session, person: User, *, name: str) -> None:
    kept = session.scalar(select(SavedView).where(SavedView.user_id == person.id, SavedView.name == name))
    if kept is not None:
        session.delete(kept)
        session.flush()


def find_view(session: Session, person: User, *, name: str) -> SavedView | None:
    """What this person keeps under a name, whatever its case."""
    wanted = " ".join(name.split()).casefold()
    return next((view for view in every_view(session, person) if view.name.casefold() == wanted), None)


def every_view(session: Session, person: User) -> list[SavedView]:
    """All that this person keeps, by name."""
    return list(session.scalars(select(SavedView).where(SavedView.user_id == person.id).order_by(SavedView.name)))
