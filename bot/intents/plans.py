"""What the abilities of success plans share: which plan is meant, and how one is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain import plan_work
from bot.domain.accounts import Account
from bot.domain.ctas import Cta
from bot.domain.plan_work import ACTIVE, DRAFT
from bot.domain.playbooks import plain
from bot.domain.success_plans import SuccessPlan
from bot.intents.cards import counted
from bot.reply import Action, Day, Item, Part, Reply, Span, Strong, line
from bot.turn import How, Option, Pending, Press, Question, Turn

SHOWN = 10


def get_plan(turn: Turn, account: Account, said: Any, *, statuses: Sequence[str] = (DRAFT, ACTIVE)) -> SuccessPlan:
    """The account's plan that was named, or its only one; asks when there are several, or none."""
    there = plan_work.plans_of(turn.session, account, statuses=statuses)
    if isinstance(said, Mapping):
        there = [one for one in there if one.id == said["id"]]
    elif said:
        words = plain(str(said)).removesuffix(" plan")
        there = [one for one in there if words in plain(one.name) or words in plain(one.type)] or there
    if len(there) == 1:
        return there[0]
    if not there:
        kinds = " or ".join(one.lower() for one in statuses)
        raise Pending(
            Question(
                "account",
                f"{account.name} has no {kinds} success plan. Say “create a success plan for {account.name}”, or another account.",
            )
        )
    options = tuple(Option(one.name, {"id": one.id}, f"{one.type}, {one.status}") for one in there[:5])
    raise Pending(Question("plan", f"Which plan of {account.name}?", options))


def drawn(turn: Turn, plan: SuccessPlan, *first: Span) -> Reply:
    """The plan as it stands: status, progress, objectives, and what can be done with it."""
    turn.session.flush()
    objectives = plan_work.objectives_of(turn.session, plan)
    late = sum(one.is_open and one.due is not None and one.due < turn.now.date() for one in objectives)
    head: list[Span] = [Strong(plan.status), f" · {plan_work.percent_complete(objectives)} % complete"]
    head.append(f" · {counted(sum(one.is_open for one in objectives), 'open objective')}")
    if late:
        head.append(f", {late} overdue")
    if plan.due:
        head += [" · due ", Day(plan.due)]
    parts: list[Part] = [line(*first), line(*head), *(shown(one) for one in objectives[:SHOWN])]
    if len(objectives) > SHOWN:
        parts.append(line(f"…and {len(objectives) - SHOWN} more"))
    return Reply(parts=tuple(parts), next_steps=_actions(plan))


def shown(objective: Cta) -> Item:
    """An objective as a row."""
    mark = "☐" if objective.is_open else "☑"
    details: list[Span] = [f"CTA {objective.number}"]
    if objective.due:
        details += [" · due ", Day(objective.due)]
    if objective.success_criteria:
        details.append(f" · {objective.success_criteria}")
    return Item((f"{mark} {objective.name}",), (tuple(details),))


def _actions(plan: SuccessPlan) -> tuple[Action, ...]:
    about = {"account": {"id": plan.account_id}, "plan": {"id": plan.id}}
    if plan.status == DRAFT:
        first = (Action("Activate", Press("activate-success-plan", about), stays=True),)
    elif plan.status == ACTIVE:
        first = (Action("Close…", Press("close-success-plan", about), stays=True),)
    else:
        return ()
    return (
        *first,
        Action("Add an objective…", Press("add-objective", about, How.FORM), stays=True),
        Action("Share…", Press("share-success-plan", about, How.FORM), stays=True),
    )
