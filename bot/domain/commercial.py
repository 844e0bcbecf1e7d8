"""Opportunities: deals in Salesforce, listed by account or book, with totals by currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, func, select

from bot.domain.account_lists import Total
from bot.domain.accounts import Account, Opportunity
from bot.domain.store import Session


@dataclass(frozen=True, slots=True)
class OpportunityLine:
    """One deal with its account's name and currency."""

    opportunity: Opportunity
    account_id: int
    account: str
    currency: str | None


@dataclass(frozen=True, slots=True)
class Opportunities:
    """One page of deals and the totals of all of them."""

    lines: tuple[OpportunityLine, ...]
    totals: tuple[Total, ...]

    @property
    def count(self) -> int:
        return sum(total.count for total in self.totals)


def list_opportunities(
    session: Session,
    *where: ColumnElement[bool],
    kind: str | None = None,
    start: date | None = None,
    end: date | None = None,
    limit: int,
    offset: int = 0,
) -> Opportunities:
    """Open deals closing in the period, the next first; conditions are on `Account`."""
    wanted = [~Opportunity.is_closed, *where]
    if kind:
        wanted.append(Opportunity.kind == kind)
    if start:
        wanted.append(Opportunity.close_date >= start)
    if end:
        wanted.append(Opportunity.close_date <= end)
    rows = session.execute(
        select(Opportunity, Account.id, Account.name, Account.currency)
        .join(Account, Account.id == Opportunity.account_id)
        .where(*wanted)
        .order_by(Opportunity.close_date.asc().nulls_last(), Opportunity.amount.desc().nulls_last(), Opportunity.id)
        .limit(limit)
        .offset(offset)
    )
    sums = session.execute(
        select(Account.currency, func.count(), func.sum(Opportunity.amount))
        .select_from(Opportunity)
        .join(Account, Account.id == Opportunity.account_id)
        .where(*wanted)
        .group_by(Account.currency)
    )
    totals = [Total(row[0], row[1], row[2] or Decimal(0)) for row in sums]
    return Opportunities(
        tuple(OpportunityLine(row[0], row[1], row[2], row[3]) for row in rows),
        tuple(sorted(totals, key=lambda one: (-one.arr, one.currency or ""))),
    )
