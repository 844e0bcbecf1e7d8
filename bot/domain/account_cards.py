"""What an account's card shows besides its own fields, in a handful of queries whatever the account holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from bot.domain.account_lists import user_names
from bot.domain.accounts import Account, Ticket
from bot.domain.contacts import Contact
from bot.domain.ctas import Cta
from bot.domain.store import Session
from bot.domain.success_plans import SuccessPlan
from bot.domain.timeline import Activity

OBJECTIVE = "Objective"


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """An active success plan and how far its objectives are."""

    name: str
    due: date | None
    objectives: int
    closed: int


@dataclass(frozen=True, slots=True)
class AccountCard:
    """The surroundings of an account."""

    people: dict[str, str]
    """Names of the CSM, the account owner and the solutions architect, by attribute."""
    open_ctas: int
    overdue_ctas: int
    open_tickets: int
    urgent_tickets: int
    plan: PlanProgress | None
    contacts: tuple[tuple[str, str | None, bool, bool], ...]
    """Champions and sponsors: name, title, is champion, is sponsor."""
    last_entry: tuple[str, str, datetime] | None
    """Kind, subject and moment of the latest entry of the timeline."""
    parent: str | None
    children: int


def read_card(session: Session, account: Account, *, today: date) -> AccountCard:
    open_ctas, overdue = session.execute(
        select(func.count(), func.count().filter(Cta.due < today)).where(
            Cta.account_id == account.id, Cta.is_open, Cta.type != OBJECTIVE
        )
    ).one()
    tickets, urgent = session.execute(
        select(func.count(), func.count().filter(Ticket.priority.in_(("High", "Urgent")))).where(
            Ticket.account_id == account.id, Ticket.is_open
        )
    ).one()
    entry = session.execute(
        select(Activity.kind, Activity.subject, Activity.happened_at)
        .where(Activity.account_id == account.id)
        .order_by(Activity.happened_at.desc(), Activity.id.desc())
        .limit(1)
    ).first()
    contacts = session.execute(
        select(Contact.name, Contact.title, Contact.is_champion, Contact.is_sponsor)
        .where(Contact.account_id == account.id, Contact.is_active, Contact.is_champion | Contact.is_sponsor)
        .order_by(Contact.is_sponsor.desc(), Contact.name)
        .limit(5)
    )
    children = session.scalar(
        select(func.count()).select_from(Account).where(Account.parent_id == account.id, ~Account.is_leftover)
    )
    return AccountCard(
        people=people_of(session, account),
        open_ctas=open_ctas,
        overdue_ctas=overdue,
        open_tickets=tickets,
        urgent_tickets=urgent,
        plan=_plan(session, account),
        contacts=tuple((row[0], row[1], row[2], row[3]) for row in contacts),
        last_entry=(entry[0], entry[1], entry[2]) if entry else None,
        parent=session.scalar(select(Account.name).where(Account.id == account.parent_id)),
        children=children or 0,
    )


def people_of(session: Session, account: Account) -> dict[str, str]:
    """The names of our people on the account, by attribute."""
    ids = {
        "csm": account.csm_id,
        "account_owner": account.owner_id,
        "solutions_architect": account.solutions_architect_id,
    }
    names = user_names(session, [one for one in ids.values() if one is not None])
    return {attribute: names[key] for attribute, key in ids.items() if key in names}


def has_overdue_ctas(session: Session, account: Account, *, today: date) -> bool:
    overdue = select(Cta.id).where(Cta.account_id == account.id, Cta.is_open, Cta.due < today).limit(1)
    return session.scalar(overdue) is not None


def _plan(session: Session, account: Account) -> PlanProgress | None:
    row = session.execute(
        select(SuccessPlan.name, SuccessPlan.due, func.count(Cta.id), func.count(Cta.id).filter(~Cta.is_open))
        .outerjoin(Cta, Cta.plan_id == SuccessPlan.id)
        .where(SuccessPlan.account_id == account.id, SuccessPlan.status == "Active")
        .group_by(SuccessPlan.id)
        .order_by(SuccessPlan.due.asc().nulls_last(), SuccessPlan.id)
        .limit(1)
    ).first()
    return PlanProgress(row[0], row[1], row[2], row[3]) if row else None
