"""Working success plans: opening from a template, adding objectives, activating, closing, sharing."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import select

from bot.domain import cockpit, editing
from bot.domain.accounts import Account
from bot.domain.contacts import Contact
from bot.domain.ctas import Cta, CtaTask, Status
from bot.domain.errors import Refusal
from bot.domain.people import User
from bot.domain.playbooks import OBJECTIVE, plain
from bot.domain.store import Session
from bot.domain.success_plans import PlanShare, SuccessPlan

DRAFT, ACTIVE, CLOSED = "Draft", "Active", "Closed"
CUSTOM = "Custom"
USUAL_TERM = timedelta(days=180)
"""When a plan without a template is due."""
GAINSIGHT_CODE = "SUCCESS_PLAN_OBJECTIVES_UPDATED_FAILED"
"""What Gainsight answers when an objective is due before one of its tasks; checked here before."""
SHIPPED = Path(__file__).with_name("plan_templates.toml")


@dataclass(frozen=True, slots=True)
class Goal:
    """An objective of a template."""

    text: str
    criteria: str
    day: int


@dataclass(frozen=True, slots=True)
class Template:
    """A plan to begin with."""

    name: str
    words: tuple[str, ...]
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class Culprit:
    """An objective that is due before its last task."""

    objective: Cta
    task: CtaTask
    due: date
    """The task's day, to which the objective must move."""


@cache
def templates() -> tuple[Template, ...]:
    """The templates, read once."""
    tables = tomllib.loads(SHIPPED.read_text("utf-8"))["template"]
    return tuple(
        Template(
            one["name"], tuple(one["words"]), tuple(Goal(g["text"], g["criteria"], g["day"]) for g in one["objectives"])
        )
        for one in tables
    )


def find_template(words: str) -> Template | None:
    """The template of this name, or known by these words."""
    said = plain(words).removesuffix(" plan").removesuffix(" template").removesuffix(" success")
    return next(
        (one for one in templates() if said in {plain(one.name).removesuffix(" plan"), *map(plain, one.words)}), None
    )


def plans_of(session: Session, account: Account, *, statuses: Sequence[str] = (DRAFT, ACTIVE)) -> list[SuccessPlan]:
    """The account's plans in these statuses, the latest first."""
    rows = select(SuccessPlan).where(SuccessPlan.account_id == account.id, SuccessPlan.status.in_(statuses))
    return list(session.scalars(rows.order_by(SuccessPlan.id.desc())))


def objectives_of(session: Session, plan: SuccessPlan) -> list[Cta]:
    rows = select(Cta).where(Cta.plan_id == plan.id)
    return list(session.scalars(rows.order_by(Cta.due.is_(None), Cta.due, Cta.number)))


def open_plan(
    session: Session, account: Account, *, template: Template | None, due: date | None, by: User, now: datetime
) -> SuccessPlan:
    """A draft plan for the account, with its template's objectives; none of them ends after the plan."""
    editing.permit(by, account)
    today = now.date()
    last = max((goal.day for goal in template.goals), default=USUAL_TERM.days) if template else USUAL_TERM.days
    plan = SuccessPlan(
        account_id=account.id,
        name=f"{template.name if template else 'Success plan'} {today.year}",
        type=template.name if template else CUSTOM,
        owner_id=by.id,
        due=due or today + timedelta(days=last),
        status=DRAFT,
        created_at=now,
    )
    session.add(plan)
    session.flush()
    for goal in template.goals if template else ():
        day = today + timedelta(days=goal.day)
        objective = add_objective(session, plan, text=goal.text, due=min(day, plan.due or day), by=by, now=now)
        objective.success_criteria = goal.criteria
    return plan


def add_objective(session: Session, plan: SuccessPlan, *, text: str, due: date | None, by: User, now: datetime) -> Cta:
    """One more objective: a CTA that lives in the plan. It may not end after the plan."""
    account = session.get_one(Account, plan.account_id)
    editing.permit(by, account)
    if plan.status == CLOSED:
        raise Refusal("plan-closed", plan=plan.name)
    if due and plan.due and due > plan.due:
        raise Refusal("objective-after-plan", plan=plan.name, due=due, plan_due=plan.due)
    return cockpit.open_cta(
        session,
        account=account,
        type=OBJECTIVE,
        name=text,
        due=due or plan.due,
        owner=session.get(User, plan.owner_id) if plan.owner_id else by,
        plan=plan,
        by=by,
        now=now,
    )


def find_culprits(session: Session, plan: SuccessPlan) -> list[Culprit]:
    """The open objectives that are due before one of their open tasks, each with its last one."""
    found = []
    for objective in objectives_of(session, plan):
        dated = [task for task in cockpit.open_tasks(session, objective) if task.due] if objective.is_open else []
        last = max(dated, key=lambda task: task.due or date.min, default=None)
        if last is not None and last.due is not None and objective.due is not None and objective.due < last.due:
            found.append(Culprit(objective, last, last.due))
    return found


def repair(session: Session, plan: SuccessPlan, *, by: User, now: datetime) -> list[Culprit]:
    """Moves every objective that ends too early to its last task, and the plan after them."""
    editing.permit(by, session.get_one(Account, plan.account_id))
    culprits = find_culprits(session, plan)
    for one in culprits:
        one.objective.due = one.due
        one.objective.updated_at = now
        if plan.due and one.due > plan.due:
            plan.due = one.due
    return culprits


def activate(session: Session, plan: SuccessPlan, *, by: User) -> None:
    """Draft → Active; an objective due before one of its tasks forbids it."""
    editing.permit(by, session.get_one(Account, plan.account_id))
    if plan.status == CLOSED:
        raise Refusal("plan-closed", plan=plan.name)
    culprits = find_culprits(session, plan)
    if culprits:
        first = culprits[0]
        raise Refusal(
            "objective-before-task",
            objective=first.objective.name,
            task=first.task.text,
            due=first.objective.due,
            task_due=first.due,
            gainsight=GAINSIGHT_CODE,
        )
    plan.status = ACTIVE


def close_plan(session: Session, plan: SuccessPlan, *, outcome: Status, by: User, now: datetime) -> list[Cta]:
    """Closes the plan and, with this outcome, its open objectives; returns those."""
    editing.permit(by, session.get_one(Account, plan.account_id))
    waiting = [one for one in objectives_of(session, plan) if one.is_open]
    for objective in waiting:
        cockpit.close_cta(objective, status=outcome, comment="The plan was closed.", now=now, by=by)
    plan.status, plan.closed_at = CLOSED, now
    return waiting


def share_plan(session: Session, plan: SuccessPlan, contact: Contact, *, by: User, now: datetime) -> PlanShare:
    """Notes that a contact of the account was given the plan's read-only summary."""
    account = session.get_one(Account, plan.account_id)
    editing.permit(by, account)
    if contact.account_id != account.id:
        raise Refusal("contact-elsewhere", contact=contact.name, account=account.name)
    share = PlanShare(plan_id=plan.id, contact_id=contact.id, shared_by_id=by.id, shared_at=now)
    session.add(share)
    session.flush()
    return share


def percent_complete(objectives: Sequence[Cta]) -> int:
    """Mean progress of the objectives; a closed one is complete."""
    if not objectives:
        return 0
    return round(sum(100 if not one.is_open else one.percent_complete or 0 for one in objectives) / len(objectives))
