"""A manager's week: what each of a team has in hand, for the rollup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, or_, select

from bot.domain import books, risks
from bot.domain.accounts import Account
from bot.domain.agenda import RENEWAL_NEAR
from bot.domain.ctas import Cta
from bot.domain.people import User
from bot.domain.store import Session

SILENT = timedelta(days=60)
"""Without a call or meeting for so long."""


@dataclass(frozen=True, slots=True)
class Share:
    """One person's part of a team's week."""

    person_id: int
    person: str
    accounts: int = 0
    overdue: int = 0
    at_risk: int = 0
    renewals: int = 0
    arr_renewing: dict[str, Decimal] = field(default_factory=dict)
    """By currency."""
    silent: int = 0
    """Accounts without a call or meeting for sixty days."""
    closed: int = 0
    """CTAs closed in the last week."""


def read_week(session: Session, team: Sequence[User], *, now: datetime, zone: ZoneInfo) -> list[Share]:
    """Each one's part, in three queries; people without accounts and CTAs are left out."""
    ids = [person.id for person in team]
    today = now.astimezone(zone).date()
    near = and_(Account.renewal_date >= today, Account.renewal_date <= today + RENEWAL_NEAR)
    silent = or_(Account.last_activity_at.is_(None), Account.last_activity_at < now - SILENT)
    accounts: dict[int | None, list[Any]] = {}
    for row in session.execute(
        select(
            Account.csm_id,
            Account.currency,
            func.count(),
            func.count().filter(risks.is_at_risk()),
            func.count().filter(near),
            func.coalesce(func.sum(Account.arr).filter(near), 0),
            func.count().filter(silent),
        )
        .where(Account.csm_id.in_(ids), books.is_customer())
        .group_by(Account.csm_id, Account.currency)
        .order_by(Account.currency)
    ):
        accounts.setdefault(row[0], []).append(row)
    ctas = {
        row[0]: row
        for row in session.execute(
            select(
                Cta.owner_id,
                func.count().filter(
                    Cta.is_open & (Cta.due < today) & or_(Cta.snoozed_until.is_(None), Cta.snoozed_until <= now)
                ),
                func.count().filter(~Cta.is_open & (Cta.closed_at >= now - timedelta(days=7))),
            )
            .where(Cta.owner_id.in_(ids))
            .group_by(Cta.owner_id)
        )
    }
    shares = []
    for person in team:
        rows, worked = accounts.get(person.id, []), ctas.get(person.id)
        if not rows and worked is None:
            continue
        shares.append(
            Share(
                person.id,
                person.name,
                accounts=sum(row[2] for row in rows),
                overdue=worked[1] if worked else 0,
                at_risk=sum(row[3] for row in rows),
                renewals=sum(row[4] for row in rows),
                arr_renewing={row[1] or "USD": Decimal(row[5]) for row in rows if row[5]},
                silent=sum(row[6] for row in rows),
                closed=worked[2] if worked else 0,
            )
        )
    return shares
