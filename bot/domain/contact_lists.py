"""Contacts and sponsors, read: who we know at a customer, whom we watch, and what changed with them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from bot.domain.accounts import Account
from bot.domain.contacts import Contact, SponsorChange, SponsorTrack
from bot.domain.store import Session


@dataclass(frozen=True, slots=True)
class SponsorLine:
    """A champion, sponsor or watched contact."""

    contact: Contact
    status: str | None
    """Of the watching: Tracked, Changed, Left; None when nobody watches."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A sponsor change with the names it is about."""

    change: SponsorChange
    contact: str
    account_id: int
    account: str


def list_contacts(session: Session, account: Account, *, limit: int, offset: int = 0) -> tuple[list[Contact], int]:
    """The people at an account, sponsors and champions first, those who left last; and how many there are."""
    rows = session.execute(
        select(Contact, func.count().over())
        .where(Contact.account_id == account.id)
        .order_by(
            Contact.is_active.desc(), Contact.is_sponsor.desc(), Contact.is_champion.desc(), Contact.name, Contact.id
        )
        .limit(limit)
        .offset(offset)
    ).all()
    return [row[0] for row in rows], rows[0][1] if rows else 0


def list_sponsors(session: Session, account: Account) -> list[SponsorLine]:
    """Champions, sponsors and everyone who is watched at an account."""
    rows = session.execute(
        select(Contact, SponsorTrack.status)
        .outerjoin(SponsorTrack, (SponsorTrack.contact_id == Contact.id) & (SponsorTrack.status != "Stopped"))
        .where(
            Contact.account_id == account.id,
            Contact.is_sponsor | Contact.is_champion | SponsorTrack.id.is_not(None),
        )
        .order_by(Contact.is_sponsor.desc(), Contact.is_champion.desc(), Contact.name)
    )
    return [SponsorLine(row[0], row[1]) for row in rows]


def sponsor_changes(
    session: Session, *where: ColumnElement[bool], limit: int, offset: int = 0
) -> tuple[list[ChangeLine], int]:
    """What changed with watched contacts, the latest first; conditions are on `Account`. Dismissed ones are left out."""
    rows = session.execute(
        select(SponsorChange, Contact.name, Account.id, Account.name, func.count().over())
        .join(Contact, Contact.id == SponsorChange.contact_id)
        .join(Account, Account.id == SponsorChange.account_id)
        .where(SponsorChange.dismissed_at.is_(None), *where)
        .order_by(SponsorChange.changed_at.desc(), SponsorChange.id.desc())
        .limit(limit)
        .offset(offset)
    ).all()
    return [ChangeLine(row[0], row[1], row[2], row[3]) for row in rows], rows[0][4] if rows else 0
