"""Adding and watching contacts: the customer's people, each once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, or_, select

from bot.domain import editing, guests, sponsors
from bot.domain.accounts import Account
from bot.domain.contacts import Contact, SponsorChange, SponsorTrack
from bot.domain.errors import Refusal
from bot.domain.names import fold
from bot.domain.people import User
from bot.domain.store import Session

TRACKED, STOPPED = "Tracked", "Stopped"


def find_twins(session: Session, account: Account, *, name: str, email: str | None) -> list[Contact]:
    """Contacts that may be the same person: the same name at this account, or the same address anywhere."""
    alike = Contact.account_id == account.id
    known = session.scalars(
        select(Contact).where(or_(alike, func.lower(Contact.email) == email.lower()) if email else alike)
    ).all()
    return [
        one
        for one in known
        if (one.account_id == account.id and fold(one.name) == fold(name))
        or (email and (one.email or "").lower() == email.lower())
    ]


def add_contact(
    session: Session, account: Account, *, name: str, email: str | None, title: str | None, by: User
) -> tuple[Contact, int]:
    """A new contact, and how many entries of the timeline that waited for the name now know who it is."""
    editing.permit(by, account)
    words = " ".join(name.split())[:250]
    first, _, last = words.rpartition(" ")
    contact = Contact(
        account_id=account.id,
        name=words,
        first_name=first[:120] or None,
        last_name=last[:120],
        email=email.lower()[:320] if email else None,
        title=title[:200] if title else None,
    )
    session.add(contact)
    session.flush()
    return contact, guests.recognise(session, contact)


def complete_contact(session: Session, contact: Contact, *, email: str | None, title: str | None, by: User) -> None:
    """Writes what is new about a contact we know."""
    editing.permit(by, session.get_one(Account, contact.account_id))
    contact.email = email.lower() if email else contact.email
    contact.title = title or contact.title
    contact.is_active = True


def track(session: Session, contact: Contact, *, by: User, now: datetime) -> bool:
    """Watches a contact for changes; False when that was so already."""
    editing.permit(by, session.get_one(Account, contact.account_id))
    found = find_track(session, contact)
    if found is None:
        session.add(SponsorTrack(contact_id=contact.id, status=TRACKED, tracked_by_id=by.id, since=now))
    elif found.status == TRACKED:
        return False
    else:
        found.status, found.tracked_by_id, found.since = TRACKED, by.id, now
    contact.is_sponsor = True
    session.flush()
    return True


def stop_tracking(session: Session, contact: Contact, *, by: User) -> bool:
    """Stops watching; False when nobody watched."""
    editing.permit(by, session.get_one(Account, contact.account_id))
    found = find_track(session, contact)
    if (found is None or found.status == STOPPED) and not contact.is_sponsor:
        return False
    if found is not None:
        found.status = STOPPED
    contact.is_sponsor = False
    return True


def find_track(session: Session, contact: Contact) -> SponsorTrack | None:
    return session.scalar(select(SponsorTrack).where(SponsorTrack.contact_id == contact.id))


def report_change(
    session: Session, contact: Contact, *, change: str, value: str | None, by: User, now: datetime
) -> SponsorChange:
    """A person's own report about a contact; the contact's record follows what is now known."""
    account = session.get_one(Account, contact.account_id)
    editing.permit(by, account)
    old = {"title": contact.title, "location": contact.location, "company": account.name}.get(change)
    recorded = sponsors.record_change(
        session,
        contact,
        change=change,
        old=old,
        new=value,
        evidence=f"Reported by {by.name}",
        confidence="high",
        by=by,
        now=now,
    )
    if recorded is None:
        raise Refusal("no-sponsor-change", contact=contact.name)
    if change == "title":
        contact.title = value
    elif change == "location":
        contact.location = value
    return recorded
