"""CTAs (calls to action), their tasks and their comments."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.store import Base, SalesforceId, Versioned


class Status(StrEnum):
    """Where a CTA stands; a lost close says why."""

    NEW = "New"
    WORK_IN_PROGRESS = "Work in Progress"
    CLOSED_SUCCESS = "Closed Success"
    NOT_A_PRIORITY = "Closed Lost: Not a Priority"
    COMPETITOR_TECH_LOSS = "Closed Lost: Competitor Tech Loss"
    PRODUCT_ROADBLOCK = "Closed Lost: Product Roadblock"
    NOT_OUR_DEPT = "Closed Lost: Not our Dept"
    ALREADY_SOLVED = "Closed Lost: Already Solved"

    @property
    def is_open(self) -> bool:
        return self in (Status.NEW, Status.WORK_IN_PROGRESS)

    @property
    def is_lost(self) -> bool:
        return self.value.startswith("Closed Lost")


class Cta(Versioned, Base):
    """A to-do tied to an account, made by a person or by a rule; an Objective when it belongs to a success plan."""

    __tablename__ = "ctas"
    __table_args__ = (
        Index("ix_ctas_owner_id_is_open_due", "owner_id", "is_open", "due"),
        Index("ix_ctas_account_id_is_open_type_due", "account_id", "is_open", "type", "due"),
        Index("ix_ctas_is_open_due_number", "is_open", "due", "number"),
    )

    sf_id: Mapped[str | None] = mapped_column(SalesforceId, unique=True)
    number: Mapped[int] = mapped_column(unique=True)
    """What people say: "CTA 42". Objectives share the sequence."""
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("success_plans.id"), index=True)
    """Set exactly when `type` is Objective."""
    name: Mapped[str] = mapped_column(String(255))
    type: Mapped[str] = mapped_column(String(20), index=True)
    reason: Mapped[str | None] = mapped_column(String(80))
    priority: Mapped[str] = mapped_column(String(10), default="Medium")
    status: Mapped[str] = mapped_column(String(60), default=Status.NEW)
    is_open: Mapped[bool] = mapped_column(default=True)
    """Kept in step with `status`, so that lists can use an index."""
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    due: Mapped[date | None] = mapped_column(Date)
    is_important: Mapped[bool] = mapped_column(default=False)
    snoozed_until: Mapped[datetime | None] = mapped_column(index=True)
    """The moment it returns to "mine"; midnight of the day in the snoozer's zone when only a day was said."""
    snooze_reason: Mapped[str | None] = mapped_column(Text)
    playbook: Mapped[str | None] = mapped_column(String(80))
    success_criteria: Mapped[str | None] = mapped_column(Text)
    percent_complete: Mapped[int | None]
    """Of an objective, 0–100."""
    source: Mapped[str] = mapped_column(String(80), default="Manual")
    """Manual, or the name of the rule that made it."""
    closing_comment: Mapped[str | None] = mapped_column(Text)
    risk_impact: Mapped[str | None] = mapped_column(String(80))
    next_update_due: Mapped[date | None] = mapped_column(Date)
    """When a risk is to be written about next; weekly while the account is red."""
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class CtaTask(Versioned, Base):
    """One step of a CTA; tasks live nowhere else."""

    __tablename__ = "cta_tasks"
    __table_args__ = (
        Index("ix_cta_tasks_cta_id_is_done_due", "cta_id", "is_done", "due"),
        Index("ix_cta_tasks_owner_id_is_done_due_cta_id", "owner_id", "is_done", "due", "cta_id"),
        Index("ix_cta_tasks_is_done_due_position_number", "is_done", "due", "position", "number"),
    )

    sf_id: Mapped[str | None] = mapped_column(SalesforceId, unique=True)
    number: Mapped[int] = mapped_column(unique=True)
    """What people say: "task 7"."""
    cta_id: Mapped[int] = mapped_column(ForeignKey("ctas.id"))
    text: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    due: Mapped[date | None] = mapped_column(Date)
    is_done: Mapped[bool] = mapped_column(default=False)
    completed_at: Mapped[datetime | None]
    position: Mapped[int] = mapped_column(default=0)


class CtaComment(Base):
    """Something said about a CTA, with the people it mentions."""

    __tablename__ = "cta_comments"

    cta_id: Mapped[int] = mapped_column(ForeignKey("ctas.id"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]


class CtaContact(Base):
    """A contact a CTA is about."""

    __tablename__ = "cta_contacts"
    __table_args__ = (Index("uq_cta_contacts_cta_id_contact_id", "cta_id", "contact_id", unique=True),)

    cta_id: Mapped[int] = mapped_column(ForeignKey("ctas.id"))
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"))
