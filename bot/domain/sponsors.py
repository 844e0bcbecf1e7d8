"""Sponsor changes: a champion who leaves, moves or is promoted is noticed once, told, and worked as a risk.

They come from people ("Dana left Acme") and from contact updates in Salesforce; a spelling is no change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select

from bot.domain import cockpit, outbox, tasks
from bot.domain.accounts import Account
from bot.domain.changes import Change, Deed, begin_deed, end_deed
from bot.domain.contacts import Contact, SponsorChange, SponsorTrack
from bot.domain.ctas import Cta
from bot.domain.names import fold_words, read_name
from bot.domain.people import User
from bot.domain.playbooks import practice
from bot.domain.store import Session

RISK = "Risk"
REASON = "Executive Sponsor Change"
PLAYBOOK = "Loss of Sponsor"
GONE = frozenset({"left", "company", "deactivated"})
"""Changes after which the contact cannot speak for the customer any more."""
HARMLESS = frozenset({"title", "location"})
"""Changes of somebody who is still there: told, and a risk of ordinary priority."""
SAME_WITHIN = timedelta(days=30)
"""The same change reported again so soon is the same change."""
WATCHED_FIELDS = {
    "title": "title",
    "account_id": "company",
    "location": "location",
    "email_bounced": "bounced",
    "is_active": "deactivated",
}
"""A contact's field → the change it means."""
LOOK_BACK = timedelta(days=3)
"""How far back contact updates are looked at: long enough for a week-end's outage."""
_TITLE_WORDS = {
    "vp": "vice president",
    "svp": "senior vice president",
    "evp": "executive vice president",
    "sr": "senior",
    "dir": "director",
    "eng": "engineering",
    "mgr": "manager",
    "ceo": "chief executive officer",
    "cto": "chief technology officer",
    "cfo": "chief financial officer",
    "cio": "chief information officer",
    "coo": "chief operating officer",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A change of a contact as it was seen: what it was, what it is, and how we know."""

    change: str
    """left, title, company, location, bounced or deactivated."""
    old: str | None
    new: str | None
    evidence: str
    confidence: str
    """high, medium or low."""
    account: Account | None = None
    """Who loses the sponsor, when it is not the contact's account of today."""


def is_same(change: str, old: str | None, new: str | None) -> bool:
    """True when two values differ in spelling only: "Acme" and "Acme Inc.", "VP Eng" and "Vice President, Engineering"."""
    if change in ("bounced", "deactivated", "left"):
        return False
    if change == "company":
        return read_name(old or "").bare == read_name(new or "").bare
    return _plain(old) == _plain(new)


def record_change(
    session: Session,
    contact: Contact,
    *,
    change: str,
    old: str | None,
    new: str | None,
    evidence: str,
    confidence: str,
    by: User | None = None,
    account: Account | None = None,
    now: datetime,
) -> SponsorChange | None:
    """Records what happened to a sponsor and raises the risk for it; None when nothing really changed.

    A change that is already known is returned as it stands. `by` is who reported it, None for a source;
    `account` is who loses the sponsor, the contact's own unless the contact was moved already.
    """
    if is_same(change, old, new):
        return None
    known = _find_known(session, contact, change=change, new=new, now=now)
    if known is not None:
        return known
    track = session.scalar(select(SponsorTrack).where(SponsorTrack.contact_id == contact.id))
    if track is not None and track.status != "Stopped":
        track.status = "Left" if change in GONE else "Changed"
    if change in GONE:
        contact.is_active = False
    account = account or session.get_one(Account, contact.account_id)
    cta = _raise_risk(session, account, contact, change=change, by=by, now=now)
    recorded = SponsorChange(
        contact_id=contact.id,
        account_id=account.id,
        change=change,
        old_value=old and old[:255],
        new_value=new and new[:255],
        evidence=evidence,
        confidence=confidence,
        changed_at=now,
        reported_by_id=by.id if by else None,
        cta_id=cta.id if cta else None,
    )
    session.add(recorded)
    session.flush()
    return recorded


def dismiss(session: Session, change: SponsorChange, *, now: datetime) -> None:
    """Somebody said it is no sponsor, or no change: it is not told any more; its risk stays for a person to close."""
    change.dismissed_at = now
    track = session.scalar(select(SponsorTrack).where(SponsorTrack.contact_id == change.contact_id))
    if track is not None:
        track.status = "Stopped"


def watch_contacts(session: Session, *, now: datetime) -> list[SponsorChange]:
    """Sponsor changes in what a source changed about watched contacts; each update is looked at once."""
    rows = session.execute(
        select(Change, Contact, Deed.done_at, Deed.actor)
        .join(Deed, Deed.id == Change.deed_id)
        .join(Contact, Contact.id == Change.row_id)
        .outerjoin(SponsorTrack, SponsorTrack.contact_id == Contact.id)
        .where(
            Change.entity == "contacts",
            Change.field.in_(WATCHED_FIELDS),
            Deed.actor.startswith("sync:"),
            Deed.done_at > now - LOOK_BACK,
            or_(
                SponsorTrack.status.in_(("Tracked", "Changed")),
                SponsorTrack.id.is_(None) & (Contact.is_sponsor | Contact.is_champion),
            ),
        )
        .order_by(Change.id)
    ).all()
    fresh = outbox.claim_new(session, [f"sponsor-watch:{change.id}" for change, *_ in rows], now=now)
    found = []
    for change, contact, done_at, actor in rows:
        seen = _read_update(session, change, actor) if f"sponsor-watch:{change.id}" in fresh else None
        if seen is None:
            continue
        deed = begin_deed(session, actor="rule:sponsor-change", ability="rules", done_at=now)
        recorded = record_change(
            session,
            contact,
            change=seen.change,
            old=seen.old,
            new=seen.new,
            evidence=seen.evidence,
            confidence=seen.confidence,
            account=seen.account,
            now=done_at,
        )
        end_deed(session, deed)
        if recorded is not None:
            found.append(recorded)
    return found


def changes_since(session: Session, *, account_ids: Sequence[int], since: datetime) -> list[SponsorChange]:
    """Changes at these accounts that nobody dismissed, the latest first."""
    return list(
        session.scalars(
            select(SponsorChange)
            .where(
                SponsorChange.account_id.in_(account_ids),
                SponsorChange.changed_at >= since,
                SponsorChange.dismissed_at.is_(None),
            )
            .order_by(SponsorChange.changed_at.desc(), SponsorChange.id.desc())
        )
    )


def _find_known(
    session: Session, contact: Contact, *, change: str, new: str | None, now: datetime
) -> SponsorChange | None:
    """The same change seen before: the news of a departure travels by several ways."""
    alike = GONE if change in GONE else {change}
    recent = session.scalars(
        select(SponsorChange)
        .where(
            SponsorChange.contact_id == contact.id,
            SponsorChange.change.in_(alike),
            SponsorChange.changed_at > now - SAME_WITHIN,
        )
        .order_by(SponsorChange.id.desc())
    )
    return next((one for one in recent if change in GONE or is_same(change, one.new_value, new)), None)


def _raise_risk(
    session: Session, account: Account, contact: Contact, *, change: str, by: User | None, now: datetime
) -> Cta | None:
    """The risk of losing a sponsor: the open one of this account, or a new one with its playbook."""
    if account.is_leftover or account.is_deleted:
        return None
    twins = cockpit.find_twins(session, account_id=account.id, type=RISK, reason=REASON)
    if twins:
        cockpit.comment(session, twins[0], text=f"{contact.name}: {change}", now=now)
        return twins[0]
    priority = "Medium" if change in HARMLESS else "High"
    cta = cockpit.open_cta(
        session,
        account=account,
        type=RISK,
        reason=REASON,
        name=f"Sponsor change: {contact.name}",
        priority=priority,
        due=cockpit.usual_due(priority, now.date()),
        owner=session.get(User, account.csm_id) if account.csm_id else None,
        by=by if by and by.may_change else None,
        source="Manual" if by else "sponsor-change",
        now=now,
    )
    playbook = practice().find_playbook(PLAYBOOK)
    if playbook is not None:
        tasks.apply_playbook(session, cta, playbook, now=now)
    return cta


def _read_update(session: Session, change: Change, actor: str) -> Seen | None:
    """What a recorded change of a contact's field means; None when it is good news or nothing."""
    kind = WATCHED_FIELDS[str(change.field)]
    evidence = f"contact record in {actor.removeprefix('sync:').title()}"
    if kind == "bounced":
        return Seen(kind, None, None, evidence, "medium") if change.new else None
    if kind == "deactivated":
        return Seen(kind, None, None, evidence, "medium") if change.new is False else None
    if kind == "company":
        return _read_move(session, change, evidence)
    if change.old in (None, ""):
        return None
    return Seen(kind, change.old, change.new, evidence, "high" if change.new else "low")


def _read_move(session: Session, change: Change, evidence: str) -> Seen | None:
    """A contact that hangs on another account now; within one customer's tree it has not left."""
    old, new = (session.get(Account, one) if one else None for one in (change.old, change.new))
    if old is None or new is None or old.parent_id == new.id or new.parent_id == old.id:
        return None
    return Seen("company", old.name, new.name, evidence, "high", account=old)


def _plain(value: str | None) -> str:
    words = (_TITLE_WORDS.get(word, word) for word in fold_words(value or "") if word not in ("of", "the", "and"))
    return " ".join(" ".join(words).split())
