"""Shows success plans with their objectives and progress."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.books import colleagues, usual_scope
from bot.domain.ctas import Cta
from bot.domain.plan_lists import PlanLine, list_plans, not_closed, of_account, owned_by
from bot.intents import leftovers, next_steps, pages, phrases
from bot.intents.ability import Asking, slot
from bot.intents.account_rows import open_account
from bot.language.declare import Sort
from bot.reply import Action, Item, Line, Part, Reply, Small, Spans, Strong
from bot.turn import How, Press, Turn

MOST_OBJECTIVES = 8
"""Objectives shown under a plan of an account."""


@dataclass(frozen=True, kw_only=True)
class ListSuccessPlans(Asking):
    """Shows success plans with their objectives and progress."""

    ability = "list-success-plans"
    heading = "Success plans"
    says = (
        "success plans for Acme",
        "how is Acme's success plan going",
        "objectives for Acme",
    )
    frames = (
        "how is|are {account} ['s] plan|plans|objectives|goals [going|doing|progressing|coming] *",
        "how is|are [the] [our] * plan|plans [<of>] {account} [going|doing|progressing] *",
        "which|what plans|plan|objectives|goals has|have|does|do|is|are *",
        "? [my|our|the|open|active|draft] plans *",
        "? * plan|plans [<of>] {account} *",
        "? {account} ['s] * plan|plans|objectives *",
        "? {person} 's plans *",
        "what are [the] [our] objectives|goals [<of>] {account} *",
        "objectives|goals [<of>] {account} *",
        "does|do {account} have [a|an|any] * plan|plans|objectives *",
        "is there [a|an|any] * plan|plans [<of>] {account} *",
        "do we have [a|an|any] * plan|plans|objectives <of> {account} *",
        "progress on|of [the] * plan|objectives [<of>] {account} *",
        "? plans *",
        "? * plans *",
    )
    topics = (
        "++what is [the] status|state|progress of {account} ['s] plan|plans|objectives *",
        "~ {account} plans|plan|objectives how|show|list|what|which|status|progress",
        "plans|plan|objectives|goals",
        "active|open|current|draft|ongoing|running|existing|closed plans|plan|objectives",
        "plan progress|status|objectives|update|overview|list",
        "plans progress|status|overview",
        "onboarding|adoption|growth plan|plans",
    )
    topic_stands_alone = True

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", label="Account")
    owner: Any = slot(Sort.SCOPE, label="Whose")
    page: Any = slot(Sort.COUNT, spoken=False)

    def perform(self, turn: Turn) -> Reply:
        return self._of_account(turn) if self.account else self._of_people(turn)

    def _of_account(self, turn: Turn) -> Reply:
        found, total = list_plans(turn.session, of_account(self.account), limit=pages.PAGE)
        parts: list[Part] = [*leftovers.warning(turn, self.account)]
        title = phrases.count(total, "success plan") if total else "no success plan yet"
        parts.append(Line((Strong(self.account.name), f" · {title}")))
        for line in found:
            parts.append(_plan(turn, line))
            if line.plan.status != "Closed":
                parts += [_objective(one, turn.now.date()) for one in line.objectives[:MOST_OBJECTIVES]]
                if len(line.objectives) > MOST_OBJECTIVES:
                    parts.append(Small((f"{len(line.objectives) - MOST_OBJECTIVES} more objectives",)))
        return Reply(
            parts=tuple(parts),
            actions=self._doings(turn, found),
            next_steps=next_steps.after(turn, self.account, answered=self.ability),
        )

    def _doings(self, turn: Turn, found: list[PlanLine]) -> tuple[Action, ...]:
        if self.account.is_leftover or not turn.speaker.may_change:
            return ()
        about = {"account": {"id": self.account.id}}
        actions = [Action("New plan", Press("open-success-plan", about, How.FORM), stays=True)]
        if any(line.plan.status != "Closed" for line in found):
            actions.insert(0, Action("Add an objective", Press("add-objective", about, How.FORM), stays=True))
        if any(line.plan.status == "Draft" for line in found):
            actions.insert(0, Action("Activate", Press("activate-success-plan", about), stays=True))
        return tuple(actions)

    def _of_people(self, turn: Turn) -> Reply:
        scope = self.owner or usual_scope(turn.speaker)
        people = colleagues(turn.session, scope, speaker=turn.speaker)
        where = owned_by([person.id for person in people]) if people else not_closed()
        found, total = list_plans(turn.session, where, limit=pages.PAGE, offset=pages.first_row(self.page))
        whose = phrases.whose(scope, turn.speaker)
        if not total:
            told = f"{phrases.capitalised(whose)}success plans: none is open." if whose else "No success plan is open."
            return Reply(parts=(Line((told,)),))
        title = f"{whose}{phrases.count(total, 'open success plan')}"
        parts: list[Part] = [Line((Strong(phrases.capitalised(title)),))]
        parts += [_plan(turn, line, with_account=True) for line in found]
        if extent := pages.extent(self.page, total):
            parts.append(Small((extent,)))
        return Reply(parts=tuple(parts), actions=pages.turning(self, self.page, total))


def _plan(turn: Turn, line: PlanLine, *, with_account: bool = False) -> Item:
    plan, today = line.plan, turn.now.date()
    overdue = line.overdue(today)
    progress = f"{line.percent_complete} % complete · {len(line.objectives) - line.open} of {len(line.objectives)} done"
    due: Spans = ("due ", *phrases.when(plan.due, today)) if plan.due and plan.status != "Closed" else ()
    named: Spans = (Strong(plan.name), f" · {plan.status}")
    if with_account:
        named = (*named, f" · {line.account}")
    return Item(
        named,
        (
            phrases.joined([(progress,), (f"⚠️ {overdue} overdue",) if overdue else ()]),
            phrases.joined([(plan.type,), due, (line.owner,) if line.owner else ()]),
            *(((f"Highlights: {plan.highlights}",),) if plan.highlights and not with_account else ()),
        ),
        (open_account(line.account_id),) if with_account else (),
    )


def _objective(cta: Cta, today: date) -> Item:
    status = cta.status if not cta.is_open else f"{cta.status}, {cta.percent_complete or 0} %"
    late = "⚠️ " if cta.is_open and cta.due and cta.due < today else ""
    due: Spans = (late, "due ", *phrases.when(cta.due, today)) if cta.is_open and cta.due else ()
    return Item(
        (f"• CTA {cta.number} · {cta.name}",),
        (
            phrases.joined([(status,), due]),
            *(((f"Done when: {cta.success_criteria}",),) if cta.success_criteria else ()),
        ),
        (Action("Open", Press("show-cta", {"cta": {"id": cta.id}}), stays=True),),
    )
