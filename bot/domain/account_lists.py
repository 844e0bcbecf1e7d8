"""Lists of accounts: any mixture of conditions, with what they add up to, in one query each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, case, func, select, true
from sqlalchemy.orm import aliased

from bot.domain.accounts import Account
from bot.domain.attributes import Attribute, Kind
from bot.domain.people import User
from bot.domain.sorting import By, having, in_order, keyed
from bot.domain.store import Session


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account as a row of a list."""

    id: int
    sf_id: str
    name: str
    segment: str | None
    region: str | None
    country: str | None
    industry: str | None
    stage: str | None
    priority: str | None
    arr: Decimal | None
    currency: str | None
    renewal_date: date | None
    health_score: int | None
    health_band: str | None
    sentiment: str | None
    sentiment_at: datetime | None
    stage_since: date | None
    nps: int | None
    licensed_users: int | None
    billable_users: int | None
    referenceable: bool | None
    last_activity_at: datetime | None
    is_leftover: bool
    csm_id: int | None
    csm: str | None
    """The CSM's name."""


@dataclass(frozen=True, slots=True)
class Total:
    """What some accounts of one currency add up to; amounts of different currencies are never added."""

    currency: str | None
    count: int
    arr: Decimal
    group: str | None = None


@dataclass(frozen=True, slots=True)
class AccountList:
    """One page of accounts, and the totals of all of them."""

    lines: tuple[AccountLine, ...]
    totals: tuple[Total, ...]
    """By currency, the largest first."""
    offset: int = 0

    @property
    def count(self) -> int:
        return sum(total.count for total in self.totals)


_csm = aliased(User)
_COLUMNS = [getattr(Account, one.name) if one.name != "csm" else _csm.name.label("csm") for one in fields(AccountLine)]


def list_accounts(
    session: Session, *where: ColumnElement[bool], order: Sequence[By] = (), limit: int, offset: int = 0
) -> AccountList:
    """One page of what fits all conditions; leftovers rank last and add nothing to the ARR.

    What fits is found once, narrow; the page's rows are looked up afterwards and the totals stand beside each.
    """
    keys = _order(order)
    counted_arr = case((~Account.is_leftover, Account.arr)).label("counted_arr")
    fitting = select(Account.id, Account.currency, counted_arr, *keyed(keys)).where(true(), *where).cte("fitting")
    page = (
        select(fitting)
        .where(true(), *having(fitting, keys))
        .order_by(*in_order(fitting, keys))
        .limit(limit)
        .offset(offset)
        .subquery("page")
    )
    totals = (
        select(
            fitting.c.currency.label("total_currency"),
            func.count().label("total_count"),
            func.sum(fitting.c.counted_arr).label("total_arr"),
        )
        .where(true(), *having(fitting, keys))
        .group_by(fitting.c.currency)
        .subquery("totals")
    )
    rows = session.execute(
        select(*_COLUMNS, totals)
        .select_from(totals)
        .outerjoin(page, true())
        .outerjoin(Account, Account.id == page.c.id)
        .outerjoin(_csm, _csm.id == Account.csm_id)
        .order_by(*in_order(page, keys))
    ).all()
    page_rows = {row.id: row for row in rows if row.id is not None}
    sums = {row.total_currency: Total(row.total_currency, row.total_count, row.total_arr or Decimal(0)) for row in rows}
    return AccountList(tuple(map(_line, page_rows.values())), _largest_first(sums.values()), offset)


def every_account(session: Session, *where: ColumnElement[bool], order: Sequence[By] = ()) -> Iterator[AccountLine]:
    """All that fit, for an export."""
    found = select(*_COLUMNS).outerjoin(_csm, _csm.id == Account.csm_id).where(true(), *where)
    for row in session.execute(found.order_by(*(by.over() for by in _order(order)))):
        yield _line(row)


def total_accounts(session: Session, *where: ColumnElement[bool], group: Attribute) -> tuple[Total, ...]:
    """How many and how much ARR, by the values of an attribute and by currency; leftovers left out."""
    found = (
        select(group.expression.label("value"), Account.currency, func.count(), func.sum(Account.arr))
        .where(~Account.is_leftover, *where)
        .group_by(group.expression, Account.currency)
    )
    rows = [tuple(row) for row in session.execute(found)]
    names = user_names(session, [row[0] for row in rows]) if group.kind is Kind.PERSON else {}
    return _largest_first(
        Total(currency, count, arr or Decimal(0), None if value is None else names.get(value, str(value)))
        for value, currency, count, arr in rows
    )


def ordering(attribute: Attribute, *, descending: bool) -> By:
    """The order by an attribute; people by their name, words whatever their case."""
    column = attribute.amount
    if attribute.kind is Kind.PERSON:
        column = select(func.lower(User.name)).where(User.id == column).correlate(Account).scalar_subquery()
    elif attribute.kind is Kind.TEXT:
        column = func.lower(column)
    return By(column, descending)


def user_names(session: Session, ids: Iterable[int | None]) -> dict[int | None, str]:
    """Names of our people by id."""
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    return {row[0]: row[1] for row in session.execute(select(User.id, User.name).where(User.id.in_(wanted)))}


def _order(order: Sequence[By]) -> list[By]:
    return [By(Account.is_leftover.expression), *order, By(func.lower(Account.name)), By(Account.id.expression)]


def _line(row: Any) -> AccountLine:
    return AccountLine(**{one.name: getattr(row, one.name) for one in fields(AccountLine)})


def _largest_first(totals: Any) -> tuple[Total, ...]:
    return tuple(sorted(totals, key=lambda one: (-one.arr, one.group or "", one.currency or "")))
