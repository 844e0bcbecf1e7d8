"""Health: what the scorecard's measures said, week by week."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.store import Base


class MeasurePoint(Base):
    """One measure of one account at one moment, 0–100."""

    __tablename__ = "measure_points"
    __table_args__ = (
        Index("uq_measure_points_account_id_measure_scored_at", "account_id", "measure", "scored_at", unique=True),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    measure: Mapped[str] = mapped_column(String(80))
    score: Mapped[int]
    scored_at: Mapped[datetime]


class HealthPoint(Base):
    """The overall score and band of an account as they were computed at one moment; the history behind the picture."""

    __tablename__ = "health_points"
    __table_args__ = (Index("uq_health_points_account_id_scored_at", "account_id", "scored_at", unique=True),)

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    score: Mapped[int]
    band: Mapped[str] = mapped_column(String(10))
    scored_at: Mapped[datetime]
