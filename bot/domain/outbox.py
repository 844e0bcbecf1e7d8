"""The outbox: everything that leaves the building, once each, and where our messages stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from bot.domain.store import Base, Json, Session
from bot.domain.talk import Claim

ROWS_AT_ONCE = 2_000
"""SQLite takes at most 32,766 values in one statement."""


class Parcel(Base):
    """One thing to send: a notice, a card to redraw, a write-back, an e-mail. Its key makes it unique for ever."""

    __tablename__ = "parcels"
    __table_args__ = (Index("ix_parcels_state_not_before", "state", "not_before"),)

    key: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    """The notice's name, or card, write-back, email."""
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    channel_id: Mapped[str | None] = mapped_column(String(32))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    """What is needed to say it from the state at delivery: ids, not sentences."""
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    """waiting, leased, doubt (perhaps sent: looked up first), digest (kept for the next digest), sent, dropped
    (no longer worth saying) or failed (given up, shown to the admin)."""
    not_before: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    """After this it is stale and dropped unsaid."""
    leased_until: Mapped[datetime | None]
    leased_by: Mapped[str | None] = mapped_column(String(80))
    posting: Mapped[str | None] = mapped_column(String(40), index=True)
    """The mark of the message it goes out in, written down before Slack is called and carried in the message's
    metadata: parcels of one mark are one message, and a message that bears it was accepted."""
    leased_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    message_ts: Mapped[str | None] = mapped_column(String(32))


class Post(Base):
    """A living card of ours in Slack: edited in place when the thing it shows changes."""

    __tablename__ = "posts"
    __table_args__ = (
        Index("ix_posts_entity_row_id", "entity", "row_id"),
        Index("uq_posts_channel_id_ts", "channel_id", "ts", unique=True),
    )

    entity: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int]
    channel_id: Mapped[str] = mapped_column(String(32))
    ts: Mapped[str] = mapped_column(String(32))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    """Whose eyes it was drawn for."""
    posted_at: Mapped[datetime]


class SyncRun(Base):
    """How far a sync has come, so that it goes on where it stopped and reports what it changed."""

    __tablename__ = "sync_runs"
    __table_args__ = (Index("ix_sync_runs_source_entity", "source", "entity"),)

    source: Mapped[str] = mapped_column(String(20))
    entity: Mapped[str] = mapped_column(String(40))
    cursor: Mapped[str | None] = mapped_column(Text)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    created: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(Text)


def note_post(
    session: Session, *, entity: str, row_id: int, channel_id: str, ts: str, user_id: int | None, now: datetime
) -> None:
    """Remembers that a card of this row stands in this message; the message may have shown another row before."""
    post = session.scalar(select(Post).where(Post.channel_id == channel_id, Post.ts == ts))
    if post is None:
        post = Post(entity=entity, row_id=row_id, channel_id=channel_id, ts=ts, user_id=user_id, posted_at=now)
        session.add(post)
    post.entity, post.row_id = entity, row_id


def queue(session: Session, parcels: Iterable[dict[str, Any]], *, now: datetime) -> list[str]:
    """Puts parcels into the outbox, as columns by name; returns the keys of those that were not there yet."""
    rows = [{"not_before": now, "facts": {}, **one, "created_at": now} for one in parcels]
    return insert_new(session, Parcel.key, rows)


def claim_new(session: Session, keys: Sequence[str], *, now: datetime) -> set[str]:
    """Takes these keys for ever; returns those that nobody took before."""
    return set(insert_new(session, Claim.key, [{"key": key, "claimed_at": now} for key in keys]))


def insert_new(session: Session, key: InstrumentedAttribute[str], rows: Sequence[dict[str, Any]]) -> list[str]:
    """Inserts rows whose key is not taken, many at a time; any number of writers may do the same at once.

    Every row must have the same columns. Returns the keys that were inserted.
    """
    table = inspect(key.class_).local_table
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).on_conflict_do_nothing(index_elements=[key.key]).returning(table.c[key.key])
    connection = session.connection()
    inserted: list[str] = []
    for start in range(0, len(rows), ROWS_AT_ONCE):
        chunk = rows[start : start + ROWS_AT_ONCE]
        taken = set(session.scalars(select(key).where(key.in_([row[key.key] for row in chunk]))))
        free = [row for row in chunk if row[key.key] not in taken]
        if free:
            inserted += connection.execute(statement, free).scalars()
    return inserted
