"""Guests: who was there, from the names somebody said; none of them is dropped, and none is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.domain.accounts import Account
from bot.domain.contacts import Contact, find_contacts
from bot.domain.names import fold
from bot.domain.people import User, find_people
from bot.domain.store import Session
from bot.domain.timeline import Activity, Attendee

MYSELF = frozenset({"me", "myself", "i"})


@dataclass(frozen=True, slots=True)
class Guest:
    """A name that was said to have been there, and whom it means, where that is clear."""

    name: str
    user: User | None = None
    contact: Contact | None = None
    namesakes: tuple[Contact | User, ...] = ()
    """Those who may be meant, when they are several."""

    @property
    def key(self) -> tuple[int | None, int | None, str]:
        """Our person, their contact, and the name: what makes two guests the same."""
        return (self.user.id if self.user else None, self.contact.id if self.contact else None, self.name[:250])

    @property
    def is_known(self) -> bool:
        return self.user is not None or self.contact is not None


def match_guests(session: Session, names: Sequence[str], *, account: Account, speaker: User) -> list[Guest]:
    """Each name as one of the account's contacts, one of us, or a name nobody knows.

    A contact of the account is nearer than a colleague of the same first name; a name that two bear stays a name
    with its namesakes, so that nobody is put on the timeline on a guess. Somebody named twice was there once.
    """
    guests = [_match(session, name, account=account, speaker=speaker) for name in names]
    once = {guest.key: guest for guest in reversed(guests)}
    return list(reversed(once.values()))


def _match(session: Session, name: str, *, account: Account, speaker: User) -> Guest:
    if name.lower() in MYSELF:
        return Guest(speaker.name, user=speaker)
    contacts = find_contacts(session, name, account_id=account.id)
    if len(contacts) == 1:
        return Guest(contacts[0].name, contact=contacts[0])
    if contacts:
        return Guest(name, namesakes=tuple(contacts))
    colleagues = find_people(session, name)
    if len(colleagues) == 1:
        return Guest(colleagues[0].name, user=colleagues[0])
    return Guest(name, namesakes=tuple(colleagues))


def seat(session: Session, activity: Activity, guests: Sequence[Guest]) -> None:
    """Makes these the entry's attendees: who was there before and still is keeps the seat."""
    seated = {(one.user_id, one.contact_id, one.name): one for one in attendees_of(session, activity)}
    for guest in guests:
        key = guest.key
        if seated.pop(key, None) is None:
            session.add(Attendee(activity_id=activity.id, user_id=key[0], contact_id=key[1], name=key[2]))
    for gone in seated.values():
        session.delete(gone)
    session.flush()


def attendees_of(session: Session, activity: Activity) -> list[Attendee]:
    rows = session.scalars(select(Attendee).where(Attendee.activity_id == activity.id).order_by(Attendee.id))
    return list(rows)


def name_guest(session: Session, activity: Activity, *, said: str, meant: Contact | User) -> bool:
    """Says whom a name on the entry means; False when nobody of that name is waiting there any more."""
    for one in attendees_of(session, activity):
        if one.user_id is None and one.contact_id is None and one.name == said:
            one.name = meant.name
            one.contact_id = meant.id if isinstance(meant, Contact) else None
            one.user_id = meant.id if isinstance(meant, User) else None
            return True
    return False


def recognise(session: Session, contact: Contact) -> int:
    """Ties entries that name a contact we did not know yet to the contact; returns how many."""
    waiting = session.scalars(
        select(Attendee)
        .join(Activity, Activity.id == Attendee.activity_id)
        .where(Activity.account_id == contact.account_id, Attendee.contact_id.is_(None), Attendee.user_id.is_(None))
    )
    meant = [one for one in waiting if fold(one.name) == fold(contact.name)]
    for one in meant:
        one.contact_id = contact.id
    return len(meant)
