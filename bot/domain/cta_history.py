"""What was done to a CTA, its tasks and comments, read from the audit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, or_, select

from bot.domain.changes import Change, Deed
from bot.domain.ctas import Cta, CtaComment, CtaTask
from bot.domain.people import User
from bot.domain.store import Session


@dataclass(frozen=True, slots=True)
class Event:
    """One deed, who did it, and the fields of the CTA it changed: name → (old, new)."""

    deed: Deed
    person: User | None
    fields: dict[str, tuple[Any, Any]]

    @property
    def who(self) -> str:
        """A person's name, or the rule or sync that did it."""
        return self.person.name if self.person else self.deed.actor.replace(":", " ")


def find_latest(session: Session, cta: Cta) -> Event | None:
    """The latest finished deed on the CTA, its tasks or its comments that was not taken back."""
    its_rows = or_(
        and_(Change.entity == "ctas", Change.row_id == cta.id),
        and_(Change.entity == "cta_tasks", Change.row_id.in_(select(CtaTask.id).where(CtaTask.cta_id == cta.id))),
        and_(
            Change.entity == "cta_comments", Change.row_id.in_(select(CtaComment.id).where(CtaComment.cta_id == cta.id))
        ),
    )
    found = session.execute(
        select(Deed, User)
        .join(Change, Change.deed_id == Deed.id)
        .outerjoin(User, User.id == Deed.person_id)
        .where(its_rows, Deed.undone_at.is_(None), Deed.summary.is_not(None))
        .order_by(Deed.id.desc())
        .limit(1)
    ).first()
    return Event(found[0], found[1], {}) if found else None


def events_since(session: Session, cta: Cta, version: int) -> list[Event]:
    """What changed the CTA after it had this version, the latest first. Each deed makes one version."""
    count = cta.version - version
    if count <= 0:
        return []
    rows = session.execute(
        select(Change, Deed, User)
        .join(Deed, Deed.id == Change.deed_id)
        .outerjoin(User, User.id == Deed.person_id)
        .where(Change.entity == "ctas", Change.row_id == cta.id, Change.field.is_not(None))
        .order_by(Change.id.desc())
        .limit(count * 20)
    ).all()
    events: dict[int, Event] = {}
    for change, deed, person in rows:
        event = events.setdefault(deed.id, Event(deed, person, {}))
        event.fields[str(change.field)] = (change.old, change.new)
    return list(events.values())[:count]


def comments_of(session: Session, cta: Cta, *, limit: int) -> list[tuple[CtaComment, User | None]]:
    """The latest comments with who wrote them, the latest first."""
    rows = session.execute(
        select(CtaComment, User)
        .outerjoin(User, User.id == CtaComment.author_id)
        .where(CtaComment.cta_id == cta.id)
        .order_by(CtaComment.id.desc())
        .limit(limit)
    )
    return [(comment, person) for comment, person in rows]
