"""Lists of accounts: any mixture of conditions, with what they add up to, in one query each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select, true
from sqlalchemy.orm import aliased

from bot.domain.accounts import Account
from bot.domain.attributes import Attribute, Kind
from bot.domain.people import User
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
    session: Session,
    *where: ColumnElement[bool],
    order: Sequence[ColumnElement[Any]] = (),
    limit: int,
    offset: int = 0,
) -> AccountList:
    """One page of what fits all conditions; leftovers rank last and add nothing to the ARR."""
    page = (
        _matching(where)
        .add_columns(func.row_number().over(order_by=_order(order)).label("position"))
        .order_by("position")
        .limit(limit)
        .offset(offset)
        .subquery("page")
    )
    totals = (
        select(
            Account.currency.label("total_currency"),
            func.count().label("total_count"),
            _arr_sum().label("total_arr"),
        )
        .where(*where)
        .group_by(Account.currency)
        .subquery("totals")
    )
    rows = session.execute(
        select(page, totals).select_from(totals).outerjoin(page, true()).order_by(page.c.position)
    ).all()
    lines = {row.id: _line(row) for row in rows if row.id is not None}
    sums = {row.total_currency: Total(row.total_currency, row.total_count, row.total_arr or Decimal(0)) for row in rows}
    return AccountList(tuple(lines.values()), _largest_first(sums.values()), offset)


def every_account(
    session: Session, *where: ColumnElement[bool], order: Sequence[ColumnElement[Any]] = ()
) -> Iterator[AccountLine]:
    """All that fit, for an export."""
    for row in session.execute(_matching(where).order_by(*_order(order))):
        yield _line(row)


def total_accounts(session: Session, *where: ColumnElement[bool], group: Attribute) -> tuple[Total, ...]:
    """How many and how much ARR, by the values of an attribute and by currency; leftovers left out."""
    by = _csm.name if group.name == "csm" else group.expression
    found = (
        select(by.label("value"), Account.currency, func.count().label("number"), _arr_sum().label("arr"))
        .outerjoin(_csm, _csm.id == Account.csm_id)
        .where(~Account.is_leftover, *where)
        .group_by(by, Account.currency)
    )
    return _largest_first(
        Total(row.currency, row.number, row.arr or Decimal(0), None if row.value is None else str(row.value))
        for row in session.execute(found)
    )


def ordering(attribute: Attribute, *, descending: bool) -> ColumnElement[Any]:
    """The order by an attribute, accounts without it at the end."""
    column = attribute.amount
    if attribute.name == "csm":
        column = func.lower(_csm.name)
    elif attribute.kind is Kind.TEXT:
        column = func.lower(column)
    return (column.desc() if descending else column.asc()).nulls_last()


def _matching(where: Sequence[ColumnElement[bool]]) -> Select[Any]:
    return select(*_COLUMNS).outerjoin(_csm, _csm.id == Account.csm_id).where(and_(true(), *where))


def _order(order: Sequence[ColumnElement[Any]]) -> list[ColumnElement[Any]]:
    return [Account.is_leftover.asc(), *order, func.lower(Account.name), Account.id.asc()]


def _arr_sum() -> ColumnElement[Decimal | None]:
    return func.sum(case((~Account.is_leftover, Account.arr)))


def _line(row: Any) -> AccountLine:
    return AccountLine(**{one.name: getattr(row, one.name) for one in fields(AccountLine)})


def _largest_first(totals: Any) -> tuple[Total, ...]:
    return tuple(sorted(totals, key=lambda one: (-one.arr, one.group or "", one.currency or "")))
