"""Lists that people keep for themselves, by a name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.domain.people import User
from bot.domain.store import Session
from bot.domain.talk import SavedView

LONGEST_NAME = 80
LEADS = frozenset({"show", "open", "view", "list", "me", "my", "the", "saved", "/ally"})
"""Words that may stand before a view's name."""


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


def find_asked_view(session: Session, person: User, text: str) -> SavedView | None:
    """The view whose name somebody says, alone or after "show my view"; nothing else may stand beside it."""
    words = text.strip().rstrip(".!?").split()
    kept = {view.name.casefold(): view for view in every_view(session, person)} if words else {}
    for start in range(len(words) if kept else 0):
        found = kept.get(" ".join(words[start:]).casefold())
        if found is not None:
            return found
        if words[start].casefold() not in LEADS:
            return None
    return None


def every_view(session: Session, person: User) -> list[SavedView]:
    """All that this person keeps, by name."""
    return list(session.scalars(select(SavedView).where(SavedView.user_id == person.id).order_by(SavedView.name)))
