"""Working a CTA from start to close: opening, moving, handing over, snoozing, commenting, closing, reopening.

`by` is the person who does it; None is a rule or a sync. Who may is decided here, not at the button.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import func, select, text
from sqlalchemy.orm import InstrumentedAttribute

from bot.domain.accounts import Account
from bot.domain.ctas import Cta, CtaComment, CtaTask, Status
from bot.domain.errors import Refusal
from bot.domain.people import User
from bot.domain.playbooks import OBJECTIVE, Practice, plain, practice
from bot.domain.store import Session
from bot.domain.success_plans import SuccessPlan
from bot.domain.working_days import add_working_days, next_working_day

LONGEST_NAME = 255
NUMBERING = 4_202
"""Key of the lock under which PostgreSQL gives out numbers."""


class Following(StrEnum):
    """Which open tasks go to a CTA's new owner."""

    OLD_OWNERS = "old-owners"
    ALL = "all"
    NONE = "none"


class Shifting(StrEnum):
    """What open tasks do when their CTA's due date moves."""

    ALONG = "along"  # by as many days as the CTA
    FITTED = "fitted"  # only those that would end after the CTA, to its day


def open_cta(
    session: Session,
    *,
    account: Account,
    type: str,
    name: str,
    now: datetime,
    by: User | None = None,
    owner: User | None = None,
    reason: str | None = None,
    priority: str = "Medium",
    due: date | None = None,
    plan: SuccessPlan | None = None,
    source: str = "Manual",
) -> Cta:
    """A new CTA. Nobody's unless `owner` is given; an Objective exactly when it belongs to a plan."""
    permit(by)
    if account.is_leftover or account.is_deleted:
        raise Refusal("leftover-account", name=account.name, survivor=None)
    if (type == OBJECTIVE) != (plan is not None):
        raise Refusal("objective-needs-plan")
    if not name.strip():
        raise Refusal("cta-needs-name")
    if owner is not None:
        check_owner(owner)
    cta = Cta(
        number=next_number(session, Cta.number),
        account_id=account.id,
        plan_id=plan.id if plan else None,
        name=" ".join(name.split())[:LONGEST_NAME],
        type=type,
        reason=reason,
        priority=priority,
        status=Status.NEW,
        owner_id=owner.id if owner else None,
        due=due,
        source=source,
        created_by_id=by.id if by else None,
        created_at=now,
    )
    session.add(cta)
    session.flush()
    return cta


def usual_due(priority: str, today: date, rules: Practice | None = None) -> date:
    """When a CTA of this priority is due when nobody said."""
    return add_working_days(today, (rules or practice()).priorities.get(priority, 10))


def find_twins(session: Session, *, account_id: int, type: str, reason: str | None, name: str = "") -> list[Cta]:
    """Open CTAs of the same account, type and reason; where no reason was given, those of the same name.

    A rule updates the first of them instead of opening another; a person is shown them and asked.
    """
    rows = session.scalars(
        select(Cta)
        .where(Cta.account_id == account_id, Cta.is_open, Cta.type == type, Cta.reason == reason)
        .order_by(Cta.number)
    ).all()
    return [cta for cta in rows if reason is not None or plain(cta.name) == plain(name)]


def move_due(session: Session, cta: Cta, *, due: date, tasks: Shifting, now: datetime, by: User | None = None) -> int:
    """Moves the due date and, as asked, the open tasks; returns how many moved. None of them ends after it."""
    permit(by)
    require_open(cta)
    days = (due - cta.due).days if cta.due else 0
    moved = 0
    for task in open_tasks(session, cta):
        if task.due is None:
            continue
        target = task.due
        if tasks is Shifting.ALONG and days:
            target = max(next_working_day(task.due + timedelta(days=days)), now.date())
        target = min(target, due)
        if target != task.due:
            task.due = target
            moved += 1
    cta.due = due
    cta.updated_at = now
    return moved


def hand_over(
    session: Session, cta: Cta, *, owner: User, tasks: Following, now: datetime, by: User | None = None
) -> int:
    """Gives the CTA to somebody, with the open tasks that follow; returns how many did."""
    permit(by)
    require_open(cta)
    check_owner(owner)
    followed = 0
    for task in open_tasks(session, cta):
        follows = tasks is Following.ALL or (tasks is Following.OLD_OWNERS and task.owner_id == cta.owner_id)
        if follows and task.owner_id != owner.id:
            task.owner_id = owner.id
            followed += 1
    cta.owner_id = owner.id
    cta.updated_at = now
    return followed


def check_owner(person: User) -> None:
    """Whoever owns a CTA must be able to work it."""
    if not person.is_active:
        raise Refusal("owner-inactive", person=person.name)
    if not person.may_change:
        raise Refusal("owner-is-viewer", person=person.name)


def set_status(cta: Cta, *, status: Status, now: datetime, by: User | None = None) -> None:
    """Moves an open CTA along, or opens a closed one again; closing is `close_cta`."""
    permit(by)
    if not status.is_open:
        raise ValueError(f"{status} closes a CTA")
    cta.status = status
    cta.is_open = True
    cta.closed_at = None
    cta.closing_comment = None
    cta.updated_at = now


def set_priority(cta: Cta, *, priority: str, now: datetime, by: User | None = None) -> None:
    permit(by)
    require_open(cta)
    cta.priority = priority
    cta.updated_at = now


def set_type(cta: Cta, *, type: str, now: datetime, by: User | None = None) -> None:
    """Changes what kind of CTA it is; a reason of the old kind goes, a playbook of it forbids it."""
    permit(by)
    require_open(cta)
    if OBJECTIVE in (type, cta.type):
        raise Refusal("objective-needs-plan")
    if cta.playbook:
        raise Refusal("cta-has-playbook", number=cta.number, playbook=cta.playbook)
    cta.type = type
    if cta.reason not in practice().reasons.get(type, ()):
        cta.reason = None
    cta.updated_at = now


def flag(cta: Cta, *, is_important: bool, now: datetime, by: User | None = None) -> None:
    """Sets or takes away the important flag."""
    permit(by)
    cta.is_important = is_important
    cta.updated_at = now


def close_cta(cta: Cta, *, status: Status, now: datetime, comment: str | None = None, by: User | None = None) -> None:
    """Closes with an outcome; a lost one says why. Open tasks stay as they are, for a reopening."""
    permit(by)
    require_open(cta)
    if status.is_open:
        raise ValueError(f"{status} does not close a CTA")
    if status.is_lost and not (comment or "").strip():
        raise Refusal("lost-close-needs-comment", number=cta.number)
    cta.status = status
    cta.is_open = False
    cta.closed_at = now
    cta.closing_comment = comment
    cta.snoozed_until = None
    cta.snooze_reason = None
    cta.updated_at = now


def snooze(
    cta: Cta, *, until: date | datetime, now: datetime, reason: str | None = None, by: User | None = None
) -> None:
    """Puts the CTA out of "mine" until then; a day means its midnight in the zone of `now`, the snoozer's."""
    permit(by)
    require_open(cta)
    moment = until if isinstance(until, datetime) else datetime.combine(until, time.min, tzinfo=now.tzinfo)
    if moment <= now:
        raise Refusal("snooze-in-past", until=until, number=cta.number)
    cta.snoozed_until = moment
    cta.snooze_reason = reason
    cta.updated_at = now


def wake(cta: Cta, *, now: datetime, by: User | None = None) -> None:
    """Brings a snoozed CTA back at once."""
    permit(by)
    cta.snoozed_until = None
    cta.snooze_reason = None
    cta.updated_at = now


def comment(session: Session, cta: Cta, *, text: str, now: datetime, by: User | None = None) -> CtaComment:
    """Says something about the CTA, verbatim."""
    permit(by)
    said = CtaComment(cta_id=cta.id, author_id=by.id if by else None, text=text, written_at=now)
    session.add(said)
    session.flush()
    return said


def mentioned(session: Session, text: str) -> list[User]:
    """Our people a comment addresses: by Slack's mention, or by "@Name" where only one person bears it."""
    ids = re.findall(r"<@(\w+)(?:\|[^>]*)?>", text)
    found = list(session.scalars(select(User).where(User.slack_id.in_(ids), User.is_active))) if ids else []
    names = {plain(name) for name in re.findall(r"(?<![\w<])@([^\W\d_][\w'’-]*(?: [A-Z][\w'’-]+)?)", text)}
    if names:
        everyone = session.scalars(select(User).where(User.is_active)).all()
        for name in sorted(names):
            bearers = [one for one in everyone if plain(one.name) == name]
            bearers = bearers or [one for one in everyone if plain(one.first_name) == name.split()[0]]
            found += [one for one in bearers if len(bearers) == 1 and one not in found]
    return found


def open_tasks(session: Session, cta: Cta) -> list[CtaTask]:
    """The CTA's tasks that are not done, in their order."""
    rows = session.scalars(
        select(CtaTask).where(CtaTask.cta_id == cta.id, ~CtaTask.is_done).order_by(CtaTask.position, CtaTask.number)
    )
    return list(rows)


def next_number(session: Session, column: InstrumentedAttribute[int]) -> int:
    """The next free number people can say; two openings at once never get the same.

    SQLite's writers wait for each other anyway; on PostgreSQL a lock held until the commit makes them.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": NUMBERING})
    return (session.scalar(select(func.max(column))) or 0) + 1


def permit(by: User | None) -> None:
    """Viewers ask and log; CTAs are for those who may change customer data."""
    if by is not None and not by.may_change:
        raise Refusal("viewer-may-not-change", person=by.name)


def require_open(cta: Cta) -> None:
    if not cta.is_open:
        raise Refusal("cta-closed", number=cta.number, status=cta.status, closed_at=cta.closed_at)
