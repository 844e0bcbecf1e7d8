"""The agenda: what a person's day holds, in a few small queries, for the digest and for a manager's week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, or_, select

from bot.domain import books, risks
from bot.domain.accounts import Account
from bot.domain.contacts import Contact, SponsorChange
from bot.domain.ctas import Cta, CtaTask
from bot.domain.people import User
from bot.domain.store import Session
from bot.domain.talk import Mute
from bot.domain.working_days import FRIDAY

RENEWAL_NEAR = timedelta(days=30)
TOP_RISKS = 3
MOST_DUE = 200
"""CTAs and tasks that are read; the digest shows fewer and counts the rest."""


@dataclass(frozen=True, slots=True)
class Due:
    """A CTA, or one task of it, with its day."""

    cta_id: int
    number: int
    name: str
    account: str
    priority: str
    due: date
    version: int
    task_id: int | None = None
    task: str = ""
    owner: str = ""
    """Set when it is somebody else's, whom the reader stands in for."""


@dataclass(frozen=True, slots=True)
class AtRisk:
    """An account at risk, and why."""

    account_id: int
    account: str
    health: str | None
    sentiment: str | None
    stage: str | None
    reason: str | None
    """Of its oldest open Risk CTA."""
    arr: Decimal | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class Renewing:
    account_id: int
    account: str
    on: date
    arr: Decimal | None
    currency: str | None
    health: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A sponsor change, as a line shows it."""

    id: int
    contact: str
    account: str
    change: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What somebody's day holds."""

    overdue: tuple[Due, ...] = ()
    today: tuple[Due, ...] = ()
    this_week: tuple[Due, ...] = ()
    risks: tuple[AtRisk, ...] = ()
    renewals: tuple[Renewing, ...] = ()
    sponsors: tuple[Moved, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.overdue or self.today or self.this_week or self.risks or self.renewals or self.sponsors)


def read_agenda(session: Session, people: Sequence[User], *, now: datetime) -> Agenda:
    """The day of the first of these people, with what the others, whom they stand in for, have due.

    `now` is in the zone of the first: overdue, today and this week are decided there.
    """
    today = now.date()
    ids = [person.id for person in people]
    names = {person.id: person.name for person in people[1:]}
    ends = today + timedelta(days=max(FRIDAY - today.weekday(), 0))
    due = sorted(
        [*_ctas(session, ids, names, ends, now), *_tasks(session, ids, names, ends, now)],
        key=lambda one: (one.due, _pressing(one), one.number),
    )
    hushed = _muted(people[0].id, today)
    return Agenda(
        overdue=tuple(sorted((one for one in due if one.due < today), key=lambda one: (_pressing(one), one.due))),
        today=tuple(one for one in due if one.due == today),
        this_week=tuple(one for one in due if one.due > today),
        risks=tuple(_risks(session, ids, hushed)),
        renewals=tuple(_renewals(session, ids, hushed, today)),
        sponsors=tuple(_sponsors(session, ids, hushed, since=_yesterday(now))),
    )


def _pressing(one: Due) -> int:
    """High first: of twenty that are late, these are the ones to see."""
    return {"High": 0, "Medium": 1}.get(one.priority, 2)


def _ctas(session: Session, ids: Sequence[int], names: dict[int, str], ends: date, now: datetime) -> list[Due]:
    rows: Any = session.execute(
        select(Cta.id, Cta.number, Cta.name, Account.name, Cta.priority, Cta.due, Cta.version, Cta.owner_id)
        .join(Account, Account.id == Cta.account_id)
        .where(Cta.owner_id.in_(ids), Cta.is_open, Cta.due <= ends, _awake(now), _unmuted(ids[0], now.date()))
        .order_by(Cta.due)
        .limit(MOST_DUE)
    )
    return [replace(Due(*row), owner=names.get(owner_id, "")) for *row, owner_id in rows]


def _tasks(session: Session, ids: Sequence[int], names: dict[int, str], ends: date, now: datetime) -> list[Due]:
    """Tasks of theirs in CTAs that are not: their own CTAs stand in the list already."""
    rows: Any = session.execute(
        select(Cta.id, CtaTask.number, Cta.name, Account.name, Cta.priority, CtaTask.due, Cta.version)
        .add_columns(CtaTask.id, CtaTask.text, CtaTask.owner_id)
        .join(Cta, Cta.id == CtaTask.cta_id)
        .join(Account, Account.id == Cta.account_id)
        .where(
            CtaTask.owner_id.in_(ids),
            ~CtaTask.is_done,
            CtaTask.due <= ends,
            Cta.is_open,
            or_(Cta.owner_id.is_(None), Cta.owner_id.not_in(ids)),
            _awake(now),
            _unmuted(ids[0], now.date()),
        )
        .order_by(CtaTask.due)
        .limit(MOST_DUE)
    )
    return [replace(Due(*row), owner=names.get(owner_id, "")) for *row, owner_id in rows]


def _risks(session: Session, ids: Sequence[int], hushed: Any) -> list[AtRisk]:
    oldest = (
        select(Cta.reason)
        .where(Cta.account_id == Account.id, Cta.type == "Risk", Cta.is_open)
        .order_by(Cta.created_at, Cta.id)
        .limit(1)
        .correlate(Account)
        .scalar_subquery()
    )
    rows: Any = session.execute(
        select(
            Account.id,
            Account.name,
            Account.health_band,
            Account.sentiment,
            Account.stage,
            oldest,
            Account.arr,
            Account.currency,
        )
        .where(Account.csm_id.in_(ids), books.is_customer(), risks.is_at_risk(), ~hushed)
        .order_by(*(by.over() for by in risks.gravest_first()), Account.id)
        .limit(TOP_RISKS)
    )
    return [AtRisk(*row) for row in rows]


def _renewals(session: Session, ids: Sequence[int], hushed: Any, today: date) -> list[Renewing]:
    rows: Any = session.execute(
        select(Account.id, Account.name, Account.renewal_date, Account.arr, Account.currency, Account.health_band)
        .where(
            Account.csm_id.in_(ids),
            Account.renewal_date.between(today, today + RENEWAL_NEAR),
            books.is_customer(),
            ~hushed,
        )
        .order_by(Account.renewal_date, Account.id)
    )
    return [Renewing(*row) for row in rows]


def _sponsors(session: Session, ids: Sequence[int], hushed: Any, *, since: datetime) -> list[Moved]:
    rows: Any = session.execute(
        select(
            SponsorChange.id,
            Contact.name,
            Account.name,
            SponsorChange.change,
            SponsorChange.old_value,
            SponsorChange.new_value,
        )
        .join(Contact, Contact.id == SponsorChange.contact_id)
        .join(Account, Account.id == SponsorChange.account_id)
        .where(
            Account.csm_id.in_(ids),
            SponsorChange.changed_at >= since,
            SponsorChange.dismissed_at.is_(None),
            ~hushed,
        )
        .order_by(SponsorChange.changed_at.desc(), SponsorChange.id.desc())
    )
    return [Moved(*row) for row in rows]


def _yesterday(now: datetime) -> datetime:
    """The beginning of the working day before: on a Monday, Friday's."""
    back = {0: 3, 6: 2}.get(now.weekday(), 1)
    return datetime.combine(now.date() - timedelta(days=back), time.min, tzinfo=now.tzinfo)


def _awake(now: datetime) -> Any:
    return or_(Cta.snoozed_until.is_(None), Cta.snoozed_until <= now)


def _muted(reader_id: int, today: date) -> Any:
    """The account is muted for the reader."""
    return (
        select(Mute.id)
        .where(Mute.user_id == reader_id, Mute.account_id == Account.id, or_(Mute.until.is_(None), Mute.until > today))
        .correlate(Account)
        .exists()
    )


def _unmuted(reader_id: int, today: date) -> Any:
    return ~_muted(reader_id, today)


# ── a manager's week ────────────────────────────────────────────────────────────────────────────


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


SILENT = timedelta(days=60)


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
                func.count().filter(Cta.is_open & (Cta.due < today) & _awake(now)),
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


__all__ = ["Agenda", "AtRisk", "Due", "Moved", "Renewing", "Share", "read_agenda", "read_week"]
