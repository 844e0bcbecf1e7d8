"""Portfolios: a book in figures, and which of its accounts need somebody first, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import reduce
from operator import add

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from bot.domain.account_lists import AccountLine, AccountList, Total, list_accounts, total_accounts
from bot.domain.accounts import Account
from bot.domain.attributes import BY_NAME
from bot.domain.books import is_customer
from bot.domain.ctas import Cta
from bot.domain.risks import WILL_CHURN
from bot.domain.sorting import By
from bot.domain.store import Session

SILENT_DAYS = 60
"""Nobody called or met a P1 or P2 account for so long (product.md §9)."""

RENEWS_SOON_DAYS = 30
RENEWS_DAYS = 90


class Why(StrEnum):
    """A reason for attention, the gravest first."""

    LEAVING = "leaving"
    RED_SENTIMENT = "red-sentiment"
    RED_HEALTH = "red-health"
    RENEWS_SOON = "renews-soon"
    OVERDUE = "overdue"
    SILENT = "silent"
    RENEWS = "renews"


@dataclass(frozen=True, slots=True)
class Attention:
    """An account that needs somebody, and every reason why."""

    account: AccountLine
    reasons: tuple[Why, ...]
    overdue_ctas: int


@dataclass(frozen=True, slots=True)
class Book:
    """A scope's customers in figures, and one page of those that need attention."""

    totals: tuple[Total, ...]
    """By health band and currency; `group` is the band."""
    attention: tuple[Attention, ...]
    needing: AccountList

    @property
    def count(self) -> int:
        return sum(total.count for total in self.totals)

    def in_band(self, band: str | None) -> int:
        return sum(total.count for total in self.totals if total.group == band)


def read_book(session: Session, *where: ColumnElement[bool], now: datetime, limit: int, offset: int = 0) -> Book:
    """The book in three queries whatever its size. Days are days in the zone of `now`."""
    customers = (is_customer(), *where)
    weight = reduce(add, (case((condition, worth), else_=0) for _why, condition, worth in _weights(now)))
    needing = list_accounts(
        session,
        *customers,
        order=[
            By(func.nullif(weight, 0), is_descending=True, is_needed=True),
            By(Account.arr.expression, is_descending=True),
        ],
        limit=limit,
        offset=offset,
    )
    return Book(
        totals=total_accounts(session, *customers, group=BY_NAME["health"]),
        attention=_attention(session, needing.lines, now=now),
        needing=needing,
    )


def _weights(now: datetime) -> list[tuple[Why, ColumnElement[bool], int]]:
    """Each reason as a condition on `Account`, with how much it counts."""
    today = now.date()
    soon, later = today + timedelta(days=RENEWS_SOON_DAYS), today + timedelta(days=RENEWS_DAYS)
    silence = now - timedelta(days=SILENT_DAYS)
    return [
        (Why.LEAVING, Account.stage == WILL_CHURN, 50),
        (Why.RED_SENTIMENT, Account.sentiment == "Red", 40),
        (Why.RED_HEALTH, Account.health_band == "Red", 30),
        (Why.RENEWS_SOON, Account.renewal_date.between(today, soon), 25),
        (Why.OVERDUE, _has_overdue(now), 20),
        (
            Why.SILENT,
            and_(
                Account.priority.in_(("P1", "P2")),
                or_(Account.last_activity_at.is_(None), Account.last_activity_at < silence),
            ),
            15,
        ),
        (Why.RENEWS, and_(Account.renewal_date > soon, Account.renewal_date <= later), 5),
    ]


def _attention(session: Session, lines: Sequence[AccountLine], *, now: datetime) -> tuple[Attention, ...]:
    overdue = {
        row[0]: row[1]
        for row in session.execute(
            select(Cta.account_id, func.count())
            .where(Cta.account_id.in_([line.id for line in lines]), Cta.is_open, Cta.due < now.date())
            .group_by(Cta.account_id)
        )
    }
    return tuple(
        Attention(line, _reasons(line, overdue.get(line.id, 0), now), overdue.get(line.id, 0)) for line in lines
    )


def _reasons(line: AccountLine, overdue: int, now: datetime) -> tuple[Why, ...]:
    days = (line.renewal_date - now.date()).days if line.renewal_date else -1
    silent = line.last_activity_at is None or now - line.last_activity_at > timedelta(days=SILENT_DAYS)
    holds = {
        Why.LEAVING: line.stage == WILL_CHURN,
        Why.RED_SENTIMENT: line.sentiment == "Red",
        Why.RED_HEALTH: line.health_band == "Red",
        Why.RENEWS_SOON: 0 <= days <= RENEWS_SOON_DAYS,
        Why.OVERDUE: overdue > 0,
        Why.SILENT: line.priority in ("P1", "P2") and silent,
        Why.RENEWS: RENEWS_SOON_DAYS < days <= RENEWS_DAYS,
    }
    return tuple(why for why in Why if holds[why])


def _has_overdue(now: datetime) -> ColumnElement[bool]:
    late = select(Cta.id).where(Cta.account_id == Account.id, Cta.is_open, Cta.due < now.date())
    return late.correlate(Account).exists()
