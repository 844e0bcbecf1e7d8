"""Lists of CTAs: mine, a team's, an account's, all; filtered, grouped, sorted and paged in the database.

A page costs four queries whatever its size and however many CTAs there are.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, FromClause, and_, case, func, or_, select

from bot.domain.accounts import Account
from bot.domain.ctas import Cta, CtaTask
from bot.domain.people import User
from bot.domain.playbooks import OBJECTIVE, practice
from bot.domain.sorting import By
from bot.domain.store import Session
from bot.domain.talk import Preference


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    SNOOZED = "snoozed"
    OVERDUE = "overdue"
    ALL = "all"


class Order(StrEnum):
    """What a list is grouped or sorted by."""

    DUE = "due"
    TYPE = "type"
    ACCOUNT = "account"
    RENEWAL = "renewal"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which CTAs a list shows."""

    owner_ids: Collection[int] | None = None
    """Those they own, and those in which an open task is theirs; None is anybody's, or nobody's."""
    account_id: int | None = None
    state: State = State.OPEN
    type: str | None = None
    reason: str | None = None
    priority: str | None = None
    status: str | None = None
    start: date | None = None
    end: date | None = None
    """Due on these days; of closed CTAs, closed on them."""
    is_flagged: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One CTA with what a list shows beside it."""

    cta: Cta
    account: Account
    owner: User | None
    today: date
    """Today where its owner is: due and overdue are decided there."""
    done: int = 0
    tasks: int = 0

    @property
    def days_overdue(self) -> int:
        """0 while it is not."""
        cta = self.cta
        return max((self.today - cta.due).days, 0) if cta.due and cta.is_open else 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page, with how many there are in all."""

    rows: list[Row]
    total: int
    overdue: int
    number: int
    size: int


def list_ctas(
    session: Session,
    wanted: Wanted,
    *,
    now: datetime,
    default_zone: ZoneInfo,
    group: Order | None = None,
    order: Order = Order.DUE,
    page: int = 1,
    size: int = 10,
) -> Page:
    """One page of CTAs; a page beyond the last is the last."""
    page = max(1, page)
    overdue = _is_overdue(session, now, default_zone)
    columns = (Cta.id, Cta.account_id, Cta.type, Cta.priority, Cta.due, Cta.closed_at, Cta.number)
    found = select(*columns, overdue.label("is_late")).where(*_conditions(wanted, overdue, now))
    # Whose they are is looked up once, for the count and for the page. What is anybody's is better left to the
    # indexes: one of them counts, another has the order.
    fitting = found.subquery("fitting") if wanted.owner_ids is None else found.cte("fitting")
    total = select(func.count()).select_from(fitting)
    rows = session.execute(
        select(fitting.c.id, total.scalar_subquery(), total.where(fitting.c.is_late).scalar_subquery())
        .join(Account, Account.id == fitting.c.account_id)
        .order_by(*(by.over() for by in _keys(fitting, wanted, group, order)))
        .limit(size)
        .offset((page - 1) * size)
    ).all()
    if not rows and page > 1:
        last = -(-session.scalars(total).one() // size)
        return list_ctas(
            session, wanted, now=now, default_zone=default_zone, group=group, order=order, page=last, size=size
        )
    ids = [row.id for row in rows]
    _id, count, late = rows[0] if rows else (None, 0, 0)
    return Page(rows=_rows(session, ids, now, default_zone), total=count, overdue=late, number=page, size=size)


def get_row(session: Session, cta: Cta, *, now: datetime, default_zone: ZoneInfo) -> Row:
    """One CTA as a list would show it."""
    return _rows(session, [cta.id], now, default_zone)[0]


def owner_today(session: Session, cta: Cta, *, now: datetime, default_zone: ZoneInfo) -> date:
    return get_row(session, cta, now=now, default_zone=default_zone).today


def _conditions(wanted: Wanted, overdue: ColumnElement[bool], now: datetime) -> list[ColumnElement[bool]]:
    found = _period(wanted, now)
    asleep = and_(Cta.snoozed_until.is_not(None), Cta.snoozed_until > now)
    if wanted.state not in (State.CLOSED, State.ALL):
        found.append(Cta.is_open.is_(True))
    if wanted.owner_ids is not None:
        theirs = select(CtaTask.cta_id).where(CtaTask.owner_id.in_(wanted.owner_ids), ~CtaTask.is_done)
        found.append(or_(Cta.owner_id.in_(wanted.owner_ids), Cta.id.in_(theirs)))
    if wanted.account_id is not None:
        found.append(Cta.account_id == wanted.account_id)
        if wanted.type != OBJECTIVE:
            found.append(Cta.type != OBJECTIVE)
    match wanted.state:
        case State.OVERDUE:
            found.append(overdue)
        case State.SNOOZED:
            found.append(asleep)
        case State.CLOSED:
            found.append(~Cta.is_open)
    leaves_snoozed_out = wanted.state in (State.OPEN, State.OVERDUE)
    if leaves_snoozed_out and wanted.owner_ids is not None and wanted.account_id is None:
        found.append(or_(Cta.snoozed_until.is_(None), Cta.snoozed_until <= now))
    for column, value in ((Cta.type, wanted.type), (Cta.reason, wanted.reason), (Cta.priority, wanted.priority)):
        if value is not None:
            found.append(column == value)
    if wanted.status is not None:
        found.append(Cta.status == wanted.status)
    if wanted.is_flagged:
        found.append(Cta.is_important.is_(True))
    return found


def _period(wanted: Wanted, now: datetime) -> list[ColumnElement[bool]]:
    if wanted.state is State.CLOSED:
        start = datetime.combine(wanted.start, datetime.min.time(), now.tzinfo) if wanted.start else None
        end = datetime.combine(wanted.end + timedelta(days=1), datetime.min.time(), now.tzinfo) if wanted.end else None
        found = [Cta.closed_at >= start] if start else []
        return [*found, Cta.closed_at < end] if end else found
    found = [Cta.due >= wanted.start] if wanted.start else []
    return [*found, Cta.due <= wanted.end] if wanted.end else found


def _is_overdue(session: Session, now: datetime, default_zone: ZoneInfo) -> ColumnElement[bool]:
    """Due before today where the owner is. All zones of the world share at most three days at a moment."""
    days = _todays(session, now, default_zone)
    here = now.astimezone(default_zone).date()
    earliest = min((here, *days.values()))
    late = [Cta.due < earliest]
    for day in {here, *days.values()} - {earliest}:
        there = [person_id for person_id, today in days.items() if today == day]
        late.append(and_(Cta.due < day, Cta.owner_id.in_(there)))
        if day == here:
            late.append(and_(Cta.due < day, Cta.owner_id.is_(None)))
    return and_(Cta.is_open, or_(*late))


def _todays(session: Session, now: datetime, default_zone: ZoneInfo) -> dict[int, date]:
    """Today's date where each person is; the zone they chose goes before the one Slack told."""
    zones = session.execute(
        select(User.id, func.coalesce(Preference.time_zone, User.time_zone)).outerjoin(
            Preference, Preference.user_id == User.id
        )
    )
    return {person_id: now.astimezone(ZoneInfo(zone) if zone else default_zone).date() for person_id, zone in zones}


def _keys(ctas: FromClause, wanted: Wanted, group: Order | None, order: Order) -> list[By]:
    """What the list is sorted by: the group, the order asked for, and what settles the rest, each once."""
    lately = [By(ctas.c.closed_at, is_descending=True)] if wanted.state is State.CLOSED else []
    orders = dict.fromkeys(one for one in (group, order, Order.DUE) if one)
    return [*lately, *(by for one in orders for by in _sorting(ctas, one)), By(ctas.c.number)]


def _sorting(ctas: FromClause, order: Order) -> list[By]:
    rules = practice()
    match order:
        case Order.DUE:
            return [By(ctas.c.due)]
        case Order.TYPE:
            return [By(case({name: place for place, name in enumerate(rules.types)}, value=ctas.c.type, else_=99))]
        case Order.ACCOUNT:
            return [By(Account.name.expression), By(Account.id.expression)]
        case Order.RENEWAL:
            return [By(Account.renewal_date.expression), By(Account.name.expression)]
        case Order.PRIORITY:
            places = {name: place for place, name in enumerate(rules.priorities)}
            return [By(case(places, value=ctas.c.priority, else_=99))]


def _rows(session: Session, ids: Sequence[int], now: datetime, default_zone: ZoneInfo) -> list[Row]:
    """The CTAs of these ids, in their order, with what a list shows beside them."""
    found = session.execute(
        select(Cta, Account, User, Preference.time_zone)
        .join(Account, Account.id == Cta.account_id)
        .outerjoin(User, User.id == Cta.owner_id)
        .outerjoin(Preference, Preference.user_id == Cta.owner_id)
        .where(Cta.id.in_(ids))
    ).all()
    counts = {
        cta_id: (done, tasks)
        for cta_id, done, tasks in session.execute(
            select(CtaTask.cta_id, func.count().filter(CtaTask.is_done), func.count())
            .where(CtaTask.cta_id.in_(ids))
            .group_by(CtaTask.cta_id)
        )
    }

    def today(owner: User | None, chosen: str | None) -> date:
        zone = ZoneInfo(chosen) if chosen else owner.zone(default_zone) if owner else default_zone
        return now.astimezone(zone).date()

    rows = [
        Row(cta, account, owner, today(owner, zone), *counts.get(cta.id, (0, 0))) for cta, account, owner, zone in found
    ]
    return sorted(rows, key=lambda row: ids.index(row.cta.id))
