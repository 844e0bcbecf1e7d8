"""Who changed what on an account: the audit of its deeds, the latest first."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from bot.domain.accounts import Account
from bot.domain.changes import Change, Deed
from bot.domain.people import User
from bot.domain.store import Session


@dataclass(frozen=True, slots=True)
class DeedLine:
    """One deed with who did it and the fields it changed."""

    deed: Deed
    person: str | None
    changes: tuple[Change, ...]


def read_history(session: Session, account: Account, *, limit: int, offset: int = 0) -> tuple[list[DeedLine], int]:
    """Deeds about the account in two queries, and how many there are."""
    rows = session.execute(
        select(Deed, User.name, func.count().over())
        .outerjoin(User, User.id == Deed.person_id)
        .where(Deed.account_id == account.id)
        .order_by(Deed.done_at.desc(), Deed.id.desc())
        .limit(limit)
        .offset(offset)
    ).all()
    changes: dict[int, list[Change]] = {}
    for change in session.scalars(
        select(Change).where(Change.deed_id.in_([row[0].id for row in rows])).order_by(Change.id)
    ):
        changes.setdefault(change.deed_id, []).append(change)
    return [DeedLine(row[0], row[1], tuple(changes.get(row[0].id, ()))) for row in rows], rows[0][2] if rows else 0
