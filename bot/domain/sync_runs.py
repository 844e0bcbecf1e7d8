"""Sync runs: how far each object of a source was read, kept page by page, so that a sync goes on where it stopped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select, update

from bot.domain.outbox import SyncRun
from bot.domain.store import Session


def find_cursor(session: Session, *, source: str, entity: str) -> str | None:
    """Where the latest run that got anywhere left off, whether or not it came to its end."""
    return session.scalar(
        select(SyncRun.cursor)
        .where(SyncRun.source == source, SyncRun.entity == entity, SyncRun.cursor.is_not(None))
        .order_by(SyncRun.id.desc())
        .limit(1)
    )


def begin_run(session: Session, *, source: str, entity: str, now: datetime) -> int:
    """The id of a new run."""
    run = SyncRun(source=source, entity=entity, started_at=now)
    session.add(run)
    session.flush()
    return run.id


def note_progress(session: Session, run_id: int, *, cursor: str | None, counts: Mapping[str, int]) -> None:
    """Keeps where the run is and what it did so far; `counts` are columns of `SyncRun`."""
    session.execute(update(SyncRun).where(SyncRun.id == run_id).values(cursor=cursor, **counts))


def end_run(session: Session, run_id: int, *, error: str | None, now: datetime) -> None:
    """Closes a run; `error` says why it stopped before its end."""
    session.execute(update(SyncRun).where(SyncRun.id == run_id).values(finished_at=now, error=error))
