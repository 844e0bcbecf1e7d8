"""Books: whose accounts are meant by me, team, all, or a person."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select, true

from bot.domain.accounts import Account, Follow
from bot.domain.people import Role, User, team_of
from bot.domain.store import Session

Scope = str | User
"""me, team, all, or a colleague."""


def usual_scope(speaker: User) -> Scope:
    """Whose accounts a person means who does not say: a CSM their own, a manager the team's, others everybody's."""
    return {Role.CSM: "me", Role.MANAGER: "team"}.get(Role(speaker.role), "all")


def colleagues(session: Session, scope: Scope, *, speaker: User) -> list[User]:
    """The people a scope names; empty for "all". A CSM's team is the one they belong to."""
    if scope == "all":
        return []
    if scope == "team":
        manager = session.get(User, speaker.manager_id) if speaker.manager_id and not speaker.leads else None
        return team_of(session, manager or speaker)
    person = scope if isinstance(scope, User) else speaker
    return team_of(session, person) if isinstance(scope, User) and person.leads else [person]


def in_book(session: Session, scope: Scope, *, speaker: User) -> ColumnElement[bool]:
    """The condition on `Account` that keeps what the scope covers.

    A CSM's accounts are those they are the CSM of; somebody in sales means those they own or are the architect of.
    """
    if scope == "all":
        return true()
    people = colleagues(session, scope, speaker=speaker)
    ids = [person.id for person in people]
    book: ColumnElement[bool] = Account.csm_id.in_(ids)
    viewers = [person.id for person in people if person.role == Role.VIEWER]
    if viewers:
        book = or_(book, Account.owner_id.in_(viewers), Account.solutions_architect_id.in_(viewers))
    return book


def is_customer() -> ColumnElement[bool]:
    """Neither a leftover record nor a prospect or former customer; records of an unknown kind count."""
    return ~Account.is_leftover & (Account.kind.is_(None) | (Account.kind == "Customer"))


def is_followed_by(person: User) -> ColumnElement[bool]:
    """Accounts the person follows."""
    return Account.id.in_(select(Follow.account_id).where(Follow.user_id == person.id))
