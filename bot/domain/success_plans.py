"""Success plans: what a customer wants to reach, as objectives with criteria and dates."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.store import Base, SalesforceId, Versioned


class SuccessPlan(Versioned, Base):
    """A group of objectives for one account; Draft, then Active, then Closed."""

    __tablename__ = "success_plans"

    sf_id: Mapped[str | None] = mapped_column(SalesforceId, unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    name: Mapped[str] = mapped_column(String(255))
    type: Mapped[str] = mapped_column(String(40), default="Custom")
    """The template it came from: ROI plan, Onboarding plan; or Custom."""
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    due: Mapped[date | None] = mapped_column(Date)
    status: Mapped[str] = mapped_column(String(10), default="Draft")
    highlights: Mapped[str | None] = mapped_column(Text)
    strategy: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class PlanShare(Base):
    """A plan's read-only summary was given to a contact."""

    __tablename__ = "plan_shares"

    plan_id: Mapped[int] = mapped_column(ForeignKey("success_plans.id"), index=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"))
    shared_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    shared_at: Mapped[datetime]
