"""What customers say and need: support tickets, survey answers, and how the product is used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, func, select

from bot.domain.accounts import Account, AdoptionPoint, Survey, Ticket
from bot.domain.contacts import Contact
from bot.domain.store import Session

PRIORITY_ORDER = {"Urgent": 0, "High": 1, "Normal": 2, "Medium": 2, "Low": 3}


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """One answer with the name of who gave it."""

    survey: Survey
    contact: str | None


@dataclass(frozen=True, slots=True)
class StageUse:
    """How many people use one product stage, now and at the point before."""

    stage: str
    active: int
    licensed: int | None
    as_of: date
    before: int | None

    @property
    def percent(self) -> float | None:
        return 100 * self.active / self.licensed if self.licensed else None


def list_tickets(
    session: Session, account: Account, *, priority: str | None = None, limit: int, offset: int = 0
) -> tuple[list[Ticket], int]:
    """Open tickets, the gravest and oldest first, and how many there are."""
    where = [Ticket.account_id == account.id, Ticket.is_open]
    if priority:
        alike = [name for name, rank in PRIORITY_ORDER.items() if rank == PRIORITY_ORDER.get(priority)]
        where.append(Ticket.priority.in_([*alike, *(("Urgent",) if priority == "High" else ())]))
    rows = session.execute(
        select(Ticket, func.count().over())
        .where(*where)
        .order_by(case(PRIORITY_ORDER, value=Ticket.priority, else_=9), Ticket.opened_at.asc().nulls_last(), Ticket.id)
        .limit(limit)
        .offset(offset)
    ).all()
    return [row[0] for row in rows], rows[0][1] if rows else 0


def latest_surveys(session: Session, account: Account, *, limit: int) -> list[SurveyLine]:
    """The latest answers to the NPS question."""
    rows = session.execute(
        select(Survey, Contact.name)
        .outerjoin(Contact, Contact.id == Survey.contact_id)
        .where(Survey.account_id == account.id)
        .order_by(Survey.answered_at.desc(), Survey.id.desc())
        .limit(limit)
    )
    return [SurveyLine(row[0], row[1]) for row in rows]


def stage_use(session: Session, account: Account, *, today: date) -> list[StageUse]:
    """Use by product stage at its latest point of the last year, with the one before, the most used first."""
    rows = session.execute(
        select(AdoptionPoint.stage, AdoptionPoint.active_users, AdoptionPoint.licensed_users, AdoptionPoint.as_of)
        .where(AdoptionPoint.account_id == account.id, AdoptionPoint.as_of > today - timedelta(days=365))
        .order_by(AdoptionPoint.as_of.desc())
    )
    points: dict[str, list[StageUse]] = {}
    for row in rows:
        points.setdefault(row[0], []).append(StageUse(row[0], row[1], row[2], row[3], None))
    found = [
        StageUse(latest.stage, latest.active, latest.licensed, latest.as_of, rest[0].active if rest else None)
        for latest, *rest in points.values()
    ]
    return sorted(found, key=lambda one: (-one.active, one.stage))
