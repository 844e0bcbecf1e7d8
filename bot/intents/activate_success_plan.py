"""Makes a draft success plan active, after checking its dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain import plan_work
from bot.domain.accounts import Account
from bot.domain.plan_work import ACTIVE, DRAFT, Culprit
from bot.domain.success_plans import SuccessPlan
from bot.intents.ability import Doing, slot
from bot.intents.plans import drawn, get_plan
from bot.language.declare import Choice, Sort
from bot.reply import Day, Item, Reply, Strong, say, small
from bot.turn import Option, Pending, Question, Turn


@dataclass(frozen=True, kw_only=True)
class ActivateSuccessPlan(Doing):
    """Makes a draft success plan active, after checking its dates."""

    ability = "activate-success-plan"
    heading = "Success plans"
    says = ("activate Acme's success plan",)
    frames = (
        "++{account} ['s] plan activate|launch|start|enable [it] *",
        "++plan <of> {account} * activate it *",
        "++activate|enable|launch|start|switch_on|turn_on|go_live_with|kick_off|kickoff|publish [the] [draft] {account} ['s] [draft] [{plan}] plan *",
        "++activate|enable|launch|start|switch_on|turn_on|go_live_with|publish [the] [{plan}] plan <of> {account} *",
        "++make|set|mark|turn|put|switch|move [the] [draft] * plan <of> {account} [to|as|into] active|live|on|activated|running *",
        "++make|set|mark|turn|put|switch|move {account} ['s] * plan [to|as|into] active|live|on|activated *",
        "++plan <of> {account} [can|should|to] [go|be|is] [now] live|active|activated *",
        "++{account} ['s] plan [can|should|is] [go|be] [now] [to] live|active|activated|start *",
        "+activate [the|my|this|that] plan *",
        "-activate {account} .",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    plan: Any = slot(Sort.PLAN, label="Plan")
    repair: Any = slot(Sort.CHOICE, spoken=False, choices=(Choice("yes"),))
    """Yes to moving the objectives that are due before their tasks."""

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        drafts = plan_work.plans_of(turn.session, account, statuses=(DRAFT,))
        if not drafts and not self.plan and len(plan_work.plans_of(turn.session, account, statuses=(ACTIVE,))) == 1:
            return say("The plan of ", Strong(account.name), " is active already.")
        plan = get_plan(turn, account, self.plan, statuses=(DRAFT,))
        moved = self._repair(turn, plan)
        plan_work.activate(turn.session, plan, by=turn.speaker)
        reply = drawn(turn, plan, Strong(plan.name), f" of {account.name} is active.")
        for one in moved:
            reply = reply.with_parts(small(f"Moved: {one.objective.name}, now due ", Day(one.due)))
        return reply

    def _repair(self, turn: Turn, plan: SuccessPlan) -> list[Culprit]:
        """What would fail in Gainsight is shown by name, with the repair as a button."""
        culprits = plan_work.find_culprits(turn.session, plan)
        if not culprits:
            return []
        if self.repair == "yes":
            return plan_work.repair(turn.session, plan, by=turn.speaker, now=turn.now)
        raise Pending(
            Question(
                slot="repair",
                text=f"{plan.name} cannot be activated: an objective may not be due before one of its tasks.",
                options=(Option("Move the objectives and activate", "yes"),),
                preview=tuple(_shown(one) for one in culprits),
                is_free=False,
            )
        )


def _shown(one: Culprit) -> Item:
    objective = one.objective
    was = Day(objective.due) if objective.due else "no day"
    return Item(
        (Strong(objective.name), " is due ", was),
        ((f"its task “{one.task.text}” is due ", Day(one.due), f" ({plan_work.GAINSIGHT_CODE})"),),
    )
