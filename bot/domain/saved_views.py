"""Saved views: a list somebody named, to be asked for again by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select

from bot.domain.errors import Refusal
from bot.domain.people import User
from bot.domain.store import Session
from bot.domain.talk import SavedView

LONGEST_NAME = 80


def save_view(session: Session, *, user: User, name: str, ability: str, slots: Mapping[str, Any]) -> SavedView:
    """Keeps a request under a name; a view of the same name is replaced."""
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise Refusal("view-needs-name")
    view = find_view(session, user=user, name=name)
    if view is None:
        view = SavedView(user_id=user.id, name=name, ability=ability, slots=dict(slots))
        session.add(view)
    view.ability, view.slots = ability, dict(slots)
    session.flush()
    return view


def find_view(session: Session, *, user: User, name: str) -> SavedView | None:
    """The person's view of this name, whatever its case."""
    wanted = " ".join(name.split()).casefold()
    return next((view for view in views_of(session, user=user) if view.name.casefold() == wanted), None)


def views_of(session: Session, *, user: User) -> list[SavedView]:
    return list(session.scalars(select(SavedView).where(SavedView.user_id == user.id).order_by(SavedView.name)))


def forget_view(session: Session, *, user: User, name: str) -> None:
    session.execute(delete(SavedView).where(SavedView.user_id == user.id, SavedView.name == name))
