"""Working a risk: raising it, writing about it, and saying that it is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.domain import cockpit, editing, entries
from bot.domain.accounts import Account
from bot.domain.ctas import Cta, Status
from bot.domain.people import User
from bot.domain.risks import UPDATE_EVERY_DAYS
from bot.domain.store import Session
from bot.domain.timeline import Activity, Kind

RISK = "Risk"
UNNAMED = "At risk"
"""What a risk is called whose reason nobody gave."""


def open_risks(session: Session, account: Account) -> list[Cta]:
    """The account's open Risk CTAs, the oldest first."""
    rows = select(Cta).where(Cta.account_id == account.id, Cta.type == RISK, Cta.is_open)
    return list(session.scalars(rows.order_by(Cta.created_at, Cta.id)))


def raise_risk(
    session: Session,
    account: Account,
    *,
    reason: str | None,
    impact: str | None,
    notes: str | None,
    by: User,
    now: datetime,
    into: Cta | None = None,
) -> Cta:
    """Opens a Risk CTA, or writes into one that is open; what was said goes onto the timeline as an update.

    A red account is written about weekly (product.md §6), so the next word on it is given a day.
    """
    editing.permit(by, account)
    if into is None:
        csm = session.get(User, account.csm_id) if account.csm_id else None
        into = cockpit.open_cta(
            session,
            account=account,
            type=RISK,
            reason=reason,
            name=reason or UNNAMED,
            priority="High",
            due=cockpit.usual_due("High", now.date()),
            owner=csm or by,
            by=by,
            now=now,
        )
    into.risk_impact = impact or into.risk_impact
    into.reason = into.reason or reason
    if account.sentiment == "Red":
        into.next_update_due = now.date() + timedelta(days=UPDATE_EVERY_DAYS)
    into.updated_at = now
    if notes:
        write_update(session, account, into, notes=notes, by=by, now=now)
    return into


def write_update(
    session: Session, account: Account, cta: Cta | None, *, notes: str, by: User, now: datetime
) -> Activity:
    """A word on a risk, on the account's timeline."""
    return entries.log_activity(
        session,
        account=account,
        author=by,
        kind=Kind.UPDATE,
        happened_at=now,
        has_time=True,
        subject=f"Risk: {cta.name if cta else 'resolved'}",
        notes=notes,
        risk_reason=cta.reason if cta else None,
        risk_impact=cta.risk_impact if cta else None,
        cta_id=cta.id if cta else None,
        now=now,
    )


def close_risks(
    session: Session, account: Account, ctas: Sequence[Cta], *, notes: str | None, by: User, now: datetime
) -> None:
    """Closes these risks as a success; why goes onto the timeline."""
    editing.permit(by, account)
    for cta in ctas:
        cockpit.close_cta(cta, status=Status.CLOSED_SUCCESS, comment=notes, now=now, by=by)
        cta.next_update_due = None
    if notes:
        write_update(session, account, ctas[0] if len(ctas) == 1 else None, notes=notes, by=by, now=now)
