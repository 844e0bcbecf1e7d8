"""The timeline: what happened with a customer, as the people who were there wrote it down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.accounts import Account
from bot.domain.store import Base, SalesforceId, Session, Versioned


class Kind(StrEnum):
    """What an activity was. Last Activity Date counts only Call and Meeting; the last entry counts all."""

    CALL = "Call"
    MEETING = "Meeting"
    EMAIL = "Email"
    UPDATE = "Update"
    MILESTONE = "Milestone"
    HEALTH_UPDATE = "Health Update"


COUNTS_AS_ACTIVITY = (Kind.CALL, Kind.MEETING)


class Activity(Versioned, Base):
    """One entry of an account's timeline."""

    __tablename__ = "activities"
    __table_args__ = (Index("ix_activities_account_id_happened_at", "account_id", "happened_at"),)

    sf_id: Mapped[str | None] = mapped_column(SalesforceId, unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(255))
    happened_at: Mapped[datetime]
    has_time: Mapped[bool] = mapped_column(default=False)
    """True when an hour was said; otherwise only the day of `happened_at` means something."""
    duration: Mapped[int | None]
    """Minutes."""
    notes: Mapped[str | None] = mapped_column(Text)
    """Verbatim, line breaks included."""
    meeting_type: Mapped[str | None] = mapped_column(String(60))
    sponsor_attended: Mapped[bool | None]
    sentiment: Mapped[str | None] = mapped_column(String(10))
    product_sentiment: Mapped[str | None] = mapped_column(String(10))
    risk_reason: Mapped[str | None] = mapped_column(String(80))
    risk_impact: Mapped[str | None] = mapped_column(String(80))
    cta_id: Mapped[int | None] = mapped_column(ForeignKey("ctas.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    source: Mapped[str] = mapped_column(String(20), default="slack")
    """slack, salesforce, email or shortcut."""
    permalink: Mapped[str | None] = mapped_column(String(500))
    logged_at: Mapped[datetime | None]


class Attendee(Base):
    """Someone who was there: one of us, one of the customer's contacts, or a name we do not know yet."""

    __tablename__ = "attendees"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    name: Mapped[str] = mapped_column(String(250))
    """As said; never dropped, even when nobody of that name is known."""


def recount(session: Session, account_ids: Iterable[int]) -> None:
    """Works out Last Activity Date and the last timeline entry of these accounts from what is on their timelines."""
    session.flush()
    for account_id in sorted(set(account_ids)):
        account = session.get_one(Account, account_id)
        latest = select(func.max(Activity.happened_at)).where(Activity.account_id == account_id)
        account.last_entry_at = session.scalar(latest)
        account.last_activity_at = session.scalar(latest.where(Activity.kind.in_(COUNTS_AS_ACTIVITY)))


def refresh_activity_dates(session: Session) -> None:
    """Works out Last Activity Date (Call and Meeting) and the last timeline entry of every account that has any."""
    of_account = select(func.max(Activity.happened_at)).where(Activity.account_id == Account.id)
    session.execute(
        update(Account)
        .where(Account.id.in_(select(Activity.account_id)))
        .values(
            last_activity_at=of_account.where(Activity.kind.in_(COUNTS_AS_ACTIVITY)).scalar_subquery(),
            last_entry_at=of_account.scalar_subquery(),
        )
        .execution_options(synchronize_session=False)
    )
