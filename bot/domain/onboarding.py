"""Onboarding: how far new customers are on the way to engaged, first value and onboarded, and who is late.

Targets: engaged within 14 days, first value within 30, onboarded within 45 (product.md and the source's
time-to-value metrics). Engaged is the first call or meeting; first value is the first milestone on the timeline, or
a product stage that a tenth of the licensed people use; onboarded is leaving the stage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select

from bot.domain.account_lists import AccountLine, AccountList, list_accounts
from bot.domain.accounts import Account, AdoptionPoint
from bot.domain.books import is_customer
from bot.domain.ctas import Cta, CtaTask
from bot.domain.sorting import By
from bot.domain.store import Session
from bot.domain.timeline import COUNTS_AS_ACTIVITY, Activity, Kind

STAGE = "Onboarding"
ENGAGED_DAYS, FIRST_VALUE_DAYS, ONBOARDED_DAYS = 14, 30, 45
FIRST_VALUE_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Step:
    """One target on the way, in days since the start."""

    target: int
    reached: int | None
    """None while it is not reached."""

    def is_late(self, day: int) -> bool:
        """Reached too late, or not reached although the time is up."""
        return (day if self.reached is None else self.reached) > self.target


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A customer in onboarding. Nothing can be said of one whose start is unknown."""

    account: AccountLine
    start: date | None
    day: int | None
    """Days since the start."""
    engaged: Step
    first_value: Step
    onboarded: Step
    next_task: str | None
    next_task_due: date | None

    @property
    def is_late(self) -> bool:
        """A target that is still ahead is overdue."""
        steps = (self.engaged, self.first_value, self.onboarded)
        return self.day is not None and any(step.reached is None and step.is_late(self.day) for step in steps)


def list_newcomers(
    session: Session, *where: ColumnElement[bool], today: date, zone: ZoneInfo, limit: int, offset: int = 0
) -> tuple[tuple[Newcomer, ...], AccountList]:
    """Customers in onboarding, the longest first, in five queries whatever their number."""
    start = func.coalesce(Account.original_contract_date, Account.stage_since)
    found = list_accounts(
        session,
        is_customer(),
        Account.stage == STAGE,
        *where,
        order=[By(start)],
        limit=limit,
        offset=offset,
    )
    ids = [line.id for line in found.lines]
    starts = {row[0]: row[1] for row in session.execute(select(Account.id, start).where(Account.id.in_(ids)))}
    spoken = _first_days(session, ids, COUNTS_AS_ACTIVITY, zone)
    milestones = _first_days(session, ids, (Kind.MILESTONE,), zone)
    used = _first_use(session, ids)
    tasks = _next_tasks(session, ids)

    def newcomer(line: AccountLine) -> Newcomer:
        began = starts.get(line.id)

        def step(target: int, *days: Sequence[date]) -> Step:
            reached = [max((day - began).days, 0) for each in days for day in each if began and day >= began]
            return Step(target, min(reached, default=None))

        task = tasks.get(line.id)
        return Newcomer(
            account=line,
            start=began,
            day=(today - began).days if began else None,
            engaged=step(ENGAGED_DAYS, spoken.get(line.id, ())),
            first_value=step(FIRST_VALUE_DAYS, milestones.get(line.id, ()), used.get(line.id, ())),
            onboarded=Step(ONBOARDED_DAYS, None),
            next_task=task[0] if task else None,
            next_task_due=task[1] if task else None,
        )

    return tuple(newcomer(line) for line in found.lines), found


def _first_days(session: Session, ids: Sequence[int], kinds: Sequence[str], zone: ZoneInfo) -> dict[int, list[date]]:
    """The days of such entries; those before the start are sorted out later."""
    found: dict[int, list[date]] = {}
    rows: Sequence[tuple[int, datetime]] = [
        (row[0], row[1])
        for row in session.execute(
            select(Activity.account_id, Activity.happened_at).where(
                Activity.account_id.in_(ids), Activity.kind.in_(kinds)
            )
        )
    ]
    for account_id, at in rows:
        found.setdefault(account_id, []).append(at.astimezone(zone).date())
    return found


def _first_use(session: Session, ids: Sequence[int]) -> dict[int, list[date]]:
    found: dict[int, list[date]] = {}
    for row in session.execute(
        select(AdoptionPoint.account_id, AdoptionPoint.as_of).where(
            AdoptionPoint.account_id.in_(ids),
            AdoptionPoint.active_users > 0,
            AdoptionPoint.active_users >= FIRST_VALUE_SHARE * AdoptionPoint.licensed_users,
        )
    ):
        found.setdefault(row[0], []).append(row[1])
    return found


def _next_tasks(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, date | None]]:
    """The open task due next on each account's lifecycle CTAs."""
    rows = session.execute(
        select(Cta.account_id, CtaTask.text, CtaTask.due)
        .join(CtaTask, CtaTask.cta_id == Cta.id)
        .where(Cta.account_id.in_(ids), Cta.type == "Lifecycle", Cta.is_open, ~CtaTask.is_done)
        .order_by(CtaTask.due.desc().nulls_first(), CtaTask.position.desc())
    )
    return {row[0]: (row[1], row[2]) for row in rows}
