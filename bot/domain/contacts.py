"""Contacts: the customer's people, and the ones among them whose moves matter (sponsors)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.names import fold
from bot.domain.store import Base, SalesforceId, Session, Versioned


class Contact(Versioned, Base):
    """A person at a customer; kept in step with Salesforce in both directions."""

    __tablename__ = "contacts"

    sf_id: Mapped[str | None] = mapped_column(SalesforceId, unique=True)
    """None until Salesforce knows a contact made here."""
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    first_name: Mapped[str | None] = mapped_column(String(120))
    last_name: Mapped[str | None] = mapped_column(String(120))
    name: Mapped[str] = mapped_column(String(250))
    email: Mapped[str | None] = mapped_column(String(320), index=True)
    title: Mapped[str | None] = mapped_column(String(200))
    role: Mapped[str | None] = mapped_column(String(80))
    location: Mapped[str | None] = mapped_column(String(120))
    is_champion: Mapped[bool] = mapped_column(default=False)
    is_sponsor: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)
    """False once the person has left or the record was deactivated."""
    email_bounced: Mapped[bool] = mapped_column(default=False)


class SponsorTrack(Base):
    """A contact somebody watches for a change of title, company or location."""

    __tablename__ = "sponsor_tracks"

    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), unique=True)
    status: Mapped[str] = mapped_column(String(20), default="Tracked")
    """Tracked, Changed or Left; Stopped when nobody watches any more."""
    tracked_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    since: Mapped[datetime]


class SponsorChange(Base):
    """Something that happened to a tracked contact, with what it was, what it is, and how we know."""

    __tablename__ = "sponsor_changes"
    __table_args__ = (Index("ix_sponsor_changes_account_id_changed_at", "account_id", "changed_at"),)

    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    change: Mapped[str] = mapped_column(String(20))
    """left, title, company, location, bounced or deactivated."""
    old_value: Mapped[str | None] = mapped_column(String(255))
    new_value: Mapped[str | None] = mapped_column(String(255))
    evidence: Mapped[str] = mapped_column(Text)
    """Where it was seen, in words: "contact record in Salesforce", or who reported it."""
    confidence: Mapped[str] = mapped_column(String(10))
    """high, medium or low."""
    changed_at: Mapped[datetime]
    reported_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    cta_id: Mapped[int | None] = mapped_column(ForeignKey("ctas.id"))
    dismissed_at: Mapped[datetime | None]
    """Set when somebody said "not a sponsor" or "not a change"."""


def find_contacts(session: Session, words: str, *, account_id: int | None) -> list[Contact]:
    """Contacts whom these words can mean, at one account or anywhere; the closest kind of match only."""
    wanted = fold(words)
    if not wanted:
        return []
    query = select(Contact).order_by(Contact.is_active.desc(), Contact.name)
    if account_id is not None:
        query = query.where(Contact.account_id == account_id)
        known = session.scalars(query).all()
    else:
        likely = or_(Contact.name.icontains(wanted.split()[-1], autoescape=True), Contact.email == wanted)
        known = session.scalars(query.where(likely).limit(200)).all()
    ways: tuple[Callable[[Contact], bool], ...] = (
        lambda one: words.strip().lower() == (one.email or "").lower(),
        lambda one: wanted == fold(one.name),
        lambda one: wanted in fold(one.name).split(),
        lambda one: set(wanted.split()) <= set(fold(one.name).split()),
    )
    for fits in ways:
        found = [one for one in known if fits(one)]
        if found:
            return found
    return []
