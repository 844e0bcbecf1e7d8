"""The timeline: what happened with a customer, as the people who were there wrote it down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.accounts import Account
from bot.domain.contacts import Contact, find_contacts
from bot.domain.errors import Refusal
from bot.domain.people import User, find_people
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


@dataclass(frozen=True, slots=True)
class Guest:
    """A name that was said to have been there, and whom it means, where that is clear."""

    name: str
    user: User | None = None
    contact: Contact | None = None

    @property
    def is_known(self) -> bool:
        return self.user is not None or self.contact is not None


def match_guests(session: Session, names: Sequence[str], *, account: Account, speaker: User) -> list[Guest]:
    """Each name as one of the account's contacts, one of us, or a name nobody knows; none is dropped.

    A contact of the account is nearer than a colleague of the same first name; a name that two contacts bear
    stays a name, so that nobody is put on the timeline on a guess.
    """
    guests: list[Guest] = []
    for name in names:
        if name.lower() in ("me", "myself", "i"):
            guests.append(Guest(speaker.name, user=speaker))
            continue
        contacts = find_contacts(session, name, account_id=account.id)
        colleagues = [] if contacts else find_people(session, name)
        guests.append(
            Guest(
                contacts[0].name if len(contacts) == 1 else name,
                user=colleagues[0] if len(colleagues) == 1 else None,
                contact=contacts[0] if len(contacts) == 1 else None,
            )
        )
    return guests


def log_activity(
    session: Session,
    *,
    account: Account,
    author: User | None,
    kind: Kind,
    happened_at: datetime,
    subject: str,
    guests: Sequence[Guest] = (),
    has_time: bool = False,
    now: datetime,
    **fields: Any,
) -> Activity:
    """Puts an entry on the timeline, with what follows from it for the account.

    A sentiment given with it becomes the account's at once. Only a call or a meeting moves Last Activity Date;
    every entry moves the last timeline entry. `fields` are further columns of `Activity`.
    Raises `Refusal` for a leftover record and for a moment that has not come yet.
    """
    if account.is_leftover:
        raise Refusal("leftover-account", name=account.name, survivor=None)
    if happened_at > now + timedelta(minutes=5):
        raise Refusal("not-happened-yet", at=happened_at)
    activity = Activity(
        account_id=account.id,
        author_id=author.id if author else None,
        kind=kind,
        happened_at=happened_at,
        has_time=has_time,
        subject=subject[:255],
        logged_at=now,
        **fields,
    )
    session.add(activity)
    session.flush()
    session.add_all(
        Attendee(
            activity_id=activity.id,
            user_id=guest.user.id if guest.user else None,
            contact_id=guest.contact.id if guest.contact else None,
            name=guest.name,
        )
        for guest in guests
    )
    account.last_entry_at = max(account.last_entry_at or happened_at, happened_at)
    if kind in COUNTS_AS_ACTIVITY:
        account.last_activity_at = max(account.last_activity_at or happened_at, happened_at)
    if activity.sentiment:
        account.sentiment, account.sentiment_at = activity.sentiment, happened_at
    if activity.product_sentiment:
        account.product_sentiment, account.product_sentiment_at = activity.product_sentiment, happened_at
    return activity


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
