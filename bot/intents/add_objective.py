"""Adds an objective to a success plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain import plan_work
from bot.domain.accounts import Account
from bot.intents.ability import Doing, slot
from bot.intents.cards import day_words
from bot.intents.phrases import local_day
from bot.intents.plans import drawn, get_plan
from bot.language.declare import Choice, Sort
from bot.reply import Reply, Strong
from bot.turn import Option, Pending, Question, Turn


@dataclass(frozen=True, kw_only=True)
class AddObjective(Doing):
    """Adds an objective to a success plan."""

    ability = "add-objective"
    heading = "Success plans"
    says = ("add objective to Acme's plan: migrate CI by June",)
    frames = (
        "++objective|goal <of> {account} ['s] plan *",
        "+++{account} plan [:] add|new objective|goal *",
        "++add|create <of> {account} [an|a|the] [new] objective|goal *",
        "++{account} ['s] [plan] needs|gets|should_have|wants [an|a] [new|another] objective|goal *",
        "++add|create|put|new|set|include|insert|make|define|record [<det>] [new|another|further] objective|goal|objectives [<of>] {account} ['s] [{plan}] [plan] *",
        "++add|create|put|new|set|include|insert|make|define [<det>] [new|another] objective|goal <of> [the] {plan} <of> {account} *",
        "++new|another objective|goal <of> {account} *",
        "++objective|goal {text} <of> {account} * plan *",
        "++add {text} as [an|a] [new] objective|goal <of> {account} *",
        "++add|new|create [<det>] objective|goal *",
        "++add {text} to {account} ['s] objectives|goals|plan *",
        "++add|put to {account} ['s] plan *",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    plan: Any = slot(Sort.PLAN, label="Plan")
    text: Any = slot(Sort.TEXT, ask="What is the objective?", required=True, label="Objective")
    due: Any = slot(Sort.DAY, label="Due")
    fit: Any = slot(Sort.CHOICE, spoken=False, choices=(Choice("move-plan"), Choice("with-plan")))
    """What gives way when it is due after the plan."""

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        plan = get_plan(turn, account, self.plan)
        due = local_day(self.due, turn) if self.due else None
        if due is not None and plan.due is not None and due > plan.due:
            if self.fit is None:
                options = (
                    Option(f"Move the plan to {day_words(due)}", "move-plan"),
                    Option(f"Due with the plan, {day_words(plan.due)}", "with-plan"),
                )
                raise Pending(
                    Question("fit", f"{plan.name} is due {day_words(plan.due)}, before that.", options, is_free=False)
                )
            if self.fit == "with-plan":
                due = plan.due
            else:
                plan.due = due
        objective = plan_work.add_objective(turn.session, plan, text=self.text, due=due, by=turn.speaker, now=turn.now)
        return drawn(turn, plan, "Added to ", Strong(plan.name), f" of {account.name}: {objective.name}")
