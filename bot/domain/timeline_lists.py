"""The timeline of an account, read: entries with their authors and attendees, in two queries whatever the number."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.domain.ctas import CtaTask
from bot.domain.people import User
from bot.domain.store import Session
from bot.domain.timeline import Activity, Attendee


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity with the names beside it."""

    activity: Activity
    author: str | None
    attendees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """One page of entries, the latest first, and how many there are in all."""

    page: tuple[Entry, ...]
    count: int


def list_entries(
    session: Session,
    *,
    account_id: int,
    kinds: Collection[str] = (),
    start: date | None = None,
    end: date | None = None,
    zone: ZoneInfo,
    limit: int,
    offset: int = 0,
) -> Entries:
    """Entries of these kinds (any, when none is given) on these days, days being days in `zone`."""
    where = [Activity.account_id == account_id]
    if kinds:
        where.append(Activity.kind.in_(kinds))
    if start:
        where.append(Activity.happened_at >= datetime.combine(start, time.min, zone))
    if end:
        where.append(Activity.happened_at < datetime.combine(end + timedelta(days=1), time.min, zone))
    rows = session.execute(
        select(Activity, User.name, func.count().over())
        .outerjoin(User, User.id == Activity.author_id)
        .where(*where)
        .order_by(Activity.happened_at.desc(), Activity.id.desc())
        .limit(limit)
        .offset(offset)
    ).all()
    attendees: dict[int, list[str]] = {}
    for activity_id, name in session.execute(
        select(Attendee.activity_id, Attendee.name)
        .where(Attendee.activity_id.in_([row[0].id for row in rows]))
        .order_by(Attendee.id)
    ):
        attendees.setdefault(activity_id, []).append(name)
    return Entries(
        page=tuple(Entry(row[0], row[1], tuple(attendees.get(row[0].id, ()))) for row in rows),
        count=rows[0][2] if rows else 0,
    )


def open_follow_ups(session: Session, entries: Collection[Entry]) -> dict[int, list[CtaTask]]:
    """The tasks that came out of entries and are still open, by the id of the entry."""
    by_cta = {entry.activity.cta_id: entry.activity.id for entry in entries if entry.activity.cta_id}
    found: dict[int, list[CtaTask]] = {}
    for task in session.scalars(
        select(CtaTask)
        .where(CtaTask.cta_id.in_(by_cta), ~CtaTask.is_done)
        .order_by(CtaTask.due.asc().nulls_last(), CtaTask.position)
    ):
        found.setdefault(by_cta[task.cta_id], []).append(task)
    return found
