"""The mirror: what a source last said about each of its records, kept apart from what people made of it here.

An export that says what it said before changes nothing, whatever was edited here since; only a field
whose value at the source moved is taken over ("Who owns a field", product.md).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.store import Base, Json


class SourceRecord(Base):
    """One record of a source: which row of ours it is, and its fields as last seen there."""

    __tablename__ = "source_records"
    __table_args__ = (
        Index("uq_source_records_source_entity_source_id", "source", "entity", "source_id", unique=True),
        Index("ix_source_records_entity_row_id", "entity", "row_id"),
    )

    source: Mapped[str] = mapped_column(String(20))
    """salesforce (its files and its API alike) or zendesk."""
    entity: Mapped[str] = mapped_column(String(40))
    """The source's word for it: Account, Contact, Task."""
    source_id: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int]
    """Two records of a source may be one row here: a person with two Salesforce users."""
    fields: Mapped[dict[str, Any]] = mapped_column(Json)
