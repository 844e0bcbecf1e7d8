"""A CTA's tasks: adding, ticking off, laying out a playbook, finding the one that is meant."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rapidfuzz import fuzz
from sqlalchemy import func, or_, select

from bot.domain.accounts import Account
from bot.domain.cockpit import next_number, open_tasks, permit, require_open
from bot.domain.ctas import Cta, CtaTask
from bot.domain.errors import Refusal
from bot.domain.people import User
from bot.domain.playbooks import Playbook, plain
from bot.domain.store import Session
from bot.domain.working_days import add_working_days

ALIKE = 75
"""From this score (0–100) on, words may mean a task."""


def add_task(
    session: Session,
    cta: Cta,
    *,
    text: str,
    due: date | None = None,
    owner: User | None = None,
    by: User | None = None,
) -> CtaTask:
    """One more step at the end; the CTA's owner's unless `owner` is given. It may not end after its CTA."""
    permit(by)
    require_open(cta)
    if due and cta.due and due > cta.due:
        raise Refusal("task-after-cta", number=cta.number, task_due=due, cta_due=cta.due)
    last = session.scalar(select(func.max(CtaTask.position)).where(CtaTask.cta_id == cta.id)) or 0
    task = CtaTask(
        number=next_number(session, CtaTask.number),
        cta_id=cta.id,
        text=text.strip(),
        owner_id=owner.id if owner else cta.owner_id,
        due=due,
        position=last + 1,
    )
    session.add(task)
    session.flush()
    return task


def complete_task(task: CtaTask, *, now: datetime, by: User | None = None) -> None:
    permit(by)
    task.is_done = True
    task.completed_at = now


def reopen_task(task: CtaTask, *, by: User | None = None) -> None:
    permit(by)
    task.is_done = False
    task.completed_at = None


def laid_out(playbook: Playbook, start: date) -> list[tuple[str, date]]:
    """The playbook's tasks with their days, counted in working days from `start`."""
    return [(step.text, add_working_days(start, step.day)) for step in playbook.steps]


def check_playbook(cta: Cta, playbook: Playbook) -> None:
    """A CTA takes one playbook, and one that suits its type."""
    require_open(cta)
    if cta.playbook:
        raise Refusal("cta-has-playbook", number=cta.number, playbook=cta.playbook)
    if cta.type != playbook.type:
        raise Refusal("playbook-unsuitable", number=cta.number, type=cta.type, playbook=playbook.name, of=playbook.type)


def apply_playbook(
    session: Session, cta: Cta, playbook: Playbook, *, now: datetime, by: User | None = None
) -> list[CtaTask]:
    """Puts the playbook's tasks into the CTA, for its owner; a task that would end after the CTA ends with it."""
    permit(by)
    check_playbook(cta, playbook)
    cta.playbook = playbook.name
    return [
        add_task(session, cta, text=text, due=min(due, cta.due) if cta.due else due, by=by)
        for text, due in laid_out(playbook, now.date())
    ]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with what a list shows beside it."""

    task: CtaTask
    cta: Cta
    account: str
    owner: User | None


def find_tasks(session: Session, words: str, *, speaker: User, cta: Cta | None = None) -> list[TaskRow]:
    """The tasks these words may mean, best first: a number, or words of the text, in the CTA or among the speaker's.

    One row means it is clear. Tasks that are done come only when their number was said.
    """
    said = plain(words).removeprefix("task ").removesuffix(" task")
    if said.isdigit():
        return _rows(session, CtaTask.number == int(said))
    if cta is not None:
        rows = _rows(session, CtaTask.cta_id == cta.id, ~CtaTask.is_done)
    else:
        rows = _rows(
            session, ~CtaTask.is_done, Cta.is_open, or_(CtaTask.owner_id == speaker.id, Cta.owner_id == speaker.id)
        )
    exact = [row for row in rows if plain(row.task.text) == said]
    if exact:
        return exact
    holding = [row for row in rows if said in plain(row.task.text)]
    if holding:
        return holding
    scored = [(fuzz.partial_ratio(said, plain(row.task.text)), row) for row in rows]
    return [row for score, row in sorted(scored, key=lambda one: -one[0]) if score >= ALIKE]


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of a task list, with how many there are in all."""

    rows: list[TaskRow]
    total: int
    overdue: int


def list_tasks(
    session: Session,
    *,
    today: date,
    owner_ids: Collection[int] | None = None,
    account_id: int | None = None,
    start: date | None = None,
    end: date | None = None,
    page: int = 1,
    size: int = 10,
) -> TaskPage:
    """Open tasks of open CTAs, the earliest first; two queries whatever the number."""
    wanted = [~CtaTask.is_done, Cta.is_open]
    if owner_ids is not None:
        wanted.append(CtaTask.owner_id.in_(owner_ids))
    if account_id is not None:
        wanted.append(Cta.account_id == account_id)
    if start is not None:
        wanted.append(CtaTask.due >= start)
    if end is not None:
        wanted.append(CtaTask.due <= end)
    total, overdue = session.execute(
        select(func.count(), func.count().filter(CtaTask.due < today))
        .select_from(CtaTask)
        .join(Cta, Cta.id == CtaTask.cta_id)
        .where(*wanted)
    ).one()
    return TaskPage(rows=_rows(session, *wanted, limit=size, offset=(page - 1) * size), total=total, overdue=overdue)


def tasks_of(session: Session, cta: Cta) -> list[CtaTask]:
    """All tasks in their order."""
    rows = session.scalars(select(CtaTask).where(CtaTask.cta_id == cta.id).order_by(CtaTask.position, CtaTask.number))
    return list(rows)


def ending_after(tasks: Sequence[CtaTask], day: date) -> list[CtaTask]:
    return [task for task in tasks if task.due and task.due > day]


def _rows(session: Session, *wanted: object, limit: int | None = None, offset: int = 0) -> list[TaskRow]:
    order = (CtaTask.due.asc().nulls_last(), CtaTask.position, CtaTask.number)
    fitting = (  # found narrow, so that sorting many does not carry their whole rows along
        select(CtaTask.id)
        .join(Cta, Cta.id == CtaTask.cta_id)
        .where(*wanted)  # type: ignore[arg-type]  # conditions are only passed on
        .order_by(*order)
        .limit(limit)
        .offset(offset)
    )
    query = (
        select(CtaTask, Cta, Account.name, User)
        .join(Cta, Cta.id == CtaTask.cta_id)
        .join(Account, Account.id == Cta.account_id)
        .outerjoin(User, User.id == CtaTask.owner_id)
        .where(CtaTask.id.in_(fitting))
        .order_by(*order)
    )
    return [TaskRow(*row) for row in session.execute(query)]


__all__ = [
    "TaskPage",
    "TaskRow",
    "add_task",
    "apply_playbook",
    "check_playbook",
    "complete_task",
    "ending_after",
    "find_tasks",
    "laid_out",
    "list_tasks",
    "open_tasks",
    "reopen_task",
    "tasks_of",
]
