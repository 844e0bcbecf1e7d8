"""The agenda: what a person's day holds, in a few small queries, for the digest."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Date, Integer, and_, bindparam, or_, select

from bot.domain import books, risks
from bot.domain.accounts import Account
from bot.domain.contacts import Contact, SponsorChange
from bot.domain.ctas import Cta, CtaTask
from bot.domain.store import Moment, Session
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
    owner_id: int | None
    task_id: int | None = None
    task: str = ""


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

    contact_id: int
    contact: str
    account_id: int
    account: str
    cta_id: int | None
    """The risk that was raised for it."""
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


def read_agenda(session: Session, reader: int, *, stands_in_for: Collection[int] = (), now: datetime) -> Agenda:
    """The reader's day, with what the others, whom they stand in for, have due.

    `now` is in the reader's zone: overdue, today and this week are decided there.
    """
    today = now.date()
    people = (reader, *stands_in_for)
    given = {
        **{f"person_{place}": person for place, person in enumerate(people)},
        "reader": reader,
        "now": now,
        "today": today,
        "ends": today + timedelta(days=max(FRIDAY - today.weekday(), 0)),
        "near": today + RENEWAL_NEAR,
        "since": _yesterday(now),
    }

    session.flush()
    connection = session.connection()

    def rows(statement: Callable[[int], Any]) -> Any:
        """Plain columns need none of the session's bookkeeping, which took as long as the database."""
        return connection.execute(statement(len(people)), given)

    due = [Due(*row) for statement in (_ctas, _tasks) for row in rows(statement)]
    due.sort(key=lambda one: (one.due, _pressing(one), one.number))
    return Agenda(
        overdue=tuple(sorted((one for one in due if one.due < today), key=lambda one: (_pressing(one), one.due))),
        today=tuple(one for one in due if one.due == today),
        this_week=tuple(one for one in due if one.due > today),
        risks=tuple(AtRisk(*row) for row in rows(_risks)),
        renewals=tuple(Renewing(*row) for row in rows(_renewals)),
        sponsors=tuple(Moved(*row) for row in rows(_sponsors)),
    )


def _pressing(one: Due) -> int:
    """High first: of twenty that are late, these are the ones to see."""
    return {"High": 0, "Medium": 1}.get(one.priority, 2)


def _yesterday(now: datetime) -> datetime:
    """The beginning of the working day before: on a Monday, Friday's."""
    back = {0: 3, 6: 2}.get(now.weekday(), 1)
    return datetime.combine(now.date() - timedelta(days=back), time.min, tzinfo=now.tzinfo)


# The statements are made once for each number of people, who are parameters of their own: making them anew for every
# digest, or filling in a list, took longer than the database did.

_TODAY = bindparam("today", type_=Date)
_NOW = bindparam("now", type_=Moment)


@cache
def _ctas(people: int) -> Any:
    return (
        select(Cta.id, Cta.number, Cta.name, Account.name, Cta.priority, Cta.due, Cta.version, Cta.owner_id)
        .join(Account, Account.id == Cta.account_id)
        .where(
            Cta.owner_id.in_(_ids(people)), Cta.is_open, Cta.due <= bindparam("ends", type_=Date), _awake(), ~_muted()
        )
        .order_by(Cta.due)
        .limit(MOST_DUE)
    )


@cache
def _tasks(people: int) -> Any:
    """Tasks of theirs in CTAs that are not: their own CTAs stand in the list already."""
    return (
        select(Cta.id, CtaTask.number, Cta.name, Account.name, Cta.priority, CtaTask.due, Cta.version)
        .add_columns(CtaTask.owner_id, CtaTask.id, CtaTask.text)
        .join(Cta, Cta.id == CtaTask.cta_id)
        .join(Account, Account.id == Cta.account_id)
        .where(
            CtaTask.owner_id.in_(_ids(people)),
            ~CtaTask.is_done,
            CtaTask.due <= bindparam("ends", type_=Date),
            Cta.is_open,
            or_(Cta.owner_id.is_(None), Cta.owner_id.not_in(_ids(people))),
            _awake(),
            ~_muted(),
        )
        .order_by(CtaTask.due)
        .limit(MOST_DUE)
    )


@cache
def _risks(people: int) -> Any:
    oldest = (
        select(Cta.reason)
        .where(Cta.account_id == Account.id, Cta.type == "Risk", Cta.is_open)
        .order_by(Cta.created_at, Cta.id)
        .limit(1)
        .correlate(Account)
        .scalar_subquery()
    )
    return (
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
        .where(_is_theirs(people), risks.is_at_risk())
        .order_by(*(by.over() for by in risks.gravest_first()), Account.id)
        .limit(TOP_RISKS)
    )


@cache
def _renewals(people: int) -> Any:
    return (
        select(Account.id, Account.name, Account.renewal_date, Account.arr, Account.currency, Account.health_band)
        .where(_is_theirs(people), Account.renewal_date.between(_TODAY, bindparam("near", type_=Date)))
        .order_by(Account.renewal_date, Account.id)
    )


@cache
def _sponsors(people: int) -> Any:
    return (
        select(
            Contact.id,
            Contact.name,
            Account.id,
            Account.name,
            SponsorChange.cta_id,
            SponsorChange.change,
            SponsorChange.old_value,
            SponsorChange.new_value,
        )
        .join(Contact, Contact.id == SponsorChange.contact_id)
        .join(Account, Account.id == SponsorChange.account_id)
        .where(
            _is_theirs(people),
            SponsorChange.changed_at >= bindparam("since", type_=Moment),
            SponsorChange.dismissed_at.is_(None),
        )
        .order_by(SponsorChange.changed_at.desc(), SponsorChange.id.desc())
    )


def _ids(people: int) -> list[BindParameter[int]]:
    return [bindparam(f"person_{place}", type_=Integer) for place in range(people)]


def _is_theirs(people: int) -> ColumnElement[bool]:
    """A living customer of theirs that the reader has not muted."""
    return and_(Account.csm_id.in_(_ids(people)), books.is_customer(), ~_muted())


def _awake() -> ColumnElement[bool]:
    return or_(Cta.snoozed_until.is_(None), Cta.snoozed_until <= _NOW)


def _muted() -> ColumnElement[bool]:
    """The account is muted for the reader."""
    return (
        select(Mute.id)
        .where(
            Mute.user_id == bindparam("reader"),
            Mute.account_id == Account.id,
            or_(Mute.until.is_(None), Mute.until > _TODAY),
        )
        .correlate(Account)
        .exists()
    )


__all__ = ["Agenda", "AtRisk", "Due", "Moved", "Renewing", "read_agenda"]
