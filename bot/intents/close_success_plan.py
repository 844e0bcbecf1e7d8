"""Closes a success plan with its objectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain import plan_work
from bot.domain.accounts import Account
from bot.domain.ctas import Status
from bot.intents.ability import Doing, slot
from bot.intents.cards import counted
from bot.intents.choices import CLOSING_STATUSES
from bot.intents.plans import drawn, get_plan, shown
from bot.language.declare import Sort
from bot.reply import Reply, Strong
from bot.turn import Option, Pending, Question, Turn

OUTCOMES = {"closed-success": Status.CLOSED_SUCCESS, "not-a-priority": Status.NOT_A_PRIORITY}


@dataclass(frozen=True, kw_only=True)
class CloseSuccessPlan(Doing):
    """Closes a success plan with its objectives."""

    ability = "close-success-plan"
    heading = "Success plans"
    says = ("close Acme's success plan",)
    frames = (
        "++{account} ['s] plan close|finish|complete|end [it] *",
        "++plan <of> {account} close|finish|complete|end [it] *",
        "++{account} ['s] plan is [now] done|complete|completed|finished|over close [it] *",
        "++close|finish|complete|end|wrap_up|close_out|finalize|shut|archive|conclude|terminate [the] {account} ['s] [{plan}] plan *",
        "++close|finish|complete|end|wrap_up|close_out|finalize|shut|archive|conclude|terminate [the] [{plan}] plan <of> {account} *",
        "++we_are|i_am done|finished|through_with [the] [{plan}] plan <of> {account} *",
        "++mark|set|put|move|flag {account} ['s] [{plan}] plan [as|to] closed|done|complete|completed|finished *",
        "++{account} ['s] plan [is|can_be|has_been|should_be] [now] closed|done|complete|completed|finished *",
        "++plan <of> {account} [is|can_be|has_been|should_be] [now] closed|done|complete|completed|finished *",
        "+close [the|my|this|that] plan .",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    plan: Any = slot(Sort.PLAN, label="Plan")
    outcome: Any = slot(Sort.CHOICE, spoken=False, choices=CLOSING_STATUSES)
    """How the objectives that are still open end."""

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        plan = get_plan(turn, account, self.plan)
        waiting = [one for one in plan_work.objectives_of(turn.session, plan) if one.is_open]
        if waiting and self.outcome is None:
            raise Pending(
                Question(
                    slot="outcome",
                    text=f"{plan.name} has {counted(len(waiting), 'open objective')}, which close with it. How did they end?",
                    options=(Option("Reached", "closed-success"), Option("Given up", "not-a-priority")),
                    preview=tuple(shown(one) for one in waiting[:10]),
                    is_free=False,
                )
            )
        outcome = OUTCOMES.get(self.outcome, Status.CLOSED_SUCCESS)
        closed = plan_work.close_plan(turn.session, plan, outcome=outcome, by=turn.speaker, now=turn.now)
        told = f" with {counted(len(closed), 'objective')}" if closed else ""
        return drawn(turn, plan, "Closed: ", Strong(plan.name), f" of {account.name}{told}.")
