"""Changes: the audit of every write, and what undo reads."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.store import Base, Json


class Deed(Base):
    """One thing a person (or a rule, or a sync) did: who, when, where, which ability, in which words."""

    __tablename__ = "deeds"
    __table_args__ = (
        Index("ix_deeds_person_id_done_at", "person_id", "done_at"),
        Index("ix_deeds_account_id_done_at", "account_id", "done_at"),
    )

    person_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    """None for a rule or a sync."""
    actor: Mapped[str] = mapped_column(String(80), default="person")
    """person, or rule:<name>, or sync:<source>."""
    ability: Mapped[str] = mapped_column(String(40))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    """The account it was about, where there is one."""
    channel_id: Mapped[str | None] = mapped_column(String(32))
    thread_ts: Mapped[str | None] = mapped_column(String(32))
    words: Mapped[str | None] = mapped_column(Text)
    """What was said, verbatim."""
    summary: Mapped[str | None] = mapped_column(Text)
    done_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("deeds.id"))


class Change(Base):
    """One field of one row, before and after; or a row made or removed (field is None)."""

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_entity_row_id", "entity", "row_id"),)

    deed_id: Mapped[int] = mapped_column(ForeignKey("deeds.id"), index=True)
    entity: Mapped[str] = mapped_column(String(40))
    """The table's name."""
    row_id: Mapped[int]
    field: Mapped[str | None] = mapped_column(String(60))
    old: Mapped[Any | None] = mapped_column(Json)
    new: Mapped[Any | None] = mapped_column(Json)


class Miss(Base):
    """Something Ally did not understand, kept for the admin, with what the person then chose."""

    __tablename__ = "misses"

    person_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    text: Mapped[str] = mapped_column(Text)
    nearest: Mapped[list[str]] = mapped_column(Json)
    chosen: Mapped[str | None] = mapped_column(String(40))
    said_at: Mapped[datetime]
