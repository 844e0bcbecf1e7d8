"""Renewals ahead, added up by how near they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from bot.domain.account_lists import Total
from bot.domain.accounts import Account
from bot.domain.books import is_customer
from bot.domain.store import Session

HORIZONS = (30, 60, 90)
"""Days ahead; each bucket begins where the one before ends."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """What renews within so many days (and not within the fewer days before)."""

    days: int
    totals: tuple[Total, ...]

    @property
    def count(self) -> int:
        return sum(total.count for total in self.totals)


def renewal_buckets(session: Session, *where: ColumnElement[bool], today: date) -> tuple[Bucket, ...]:
    """The renewals of the next 30, 31–60 and 61–90 days, in one query."""
    bucket = case(*((Account.renewal_date <= today + timedelta(days=days), days) for days in HORIZONS))
    rows = session.execute(
        select(bucket, Account.currency, func.count(), func.sum(Account.arr))
        .where(is_customer(), Account.renewal_date.between(today, today + timedelta(days=HORIZONS[-1])), *where)
        .group_by(bucket, Account.currency)
    ).all()
    return tuple(Bucket(days, _totals(row for row in rows if row[0] == days)) for days in HORIZONS)


def _totals(rows: Iterable[Any]) -> tuple[Total, ...]:
    found = [Total(row[1], row[2], row[3] or Decimal(0)) for row in rows]
    return tuple(sorted(found, key=lambda one: (-one.arr, one.currency or "")))
