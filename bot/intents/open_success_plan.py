"""Creates a success plan, from a template if you like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain import plan_work
from bot.domain.accounts import Account
from bot.domain.plan_work import Template, find_template, templates
from bot.intents.ability import Doing, slot
from bot.intents.phrases import local_day
from bot.intents.plans import drawn
from bot.language.declare import Choice, Sort
from bot.reply import Item, Reply, Strong
from bot.turn import Option, Pending, Question, Turn

EMPTY = "empty"


@dataclass(frozen=True, kw_only=True)
class OpenSuccessPlan(Doing):
    """Creates a success plan, from a template if you like."""

    ability = "open-success-plan"
    heading = "Success plans"
    says = (
        "create a success plan for Acme",
        "ROI plan for Acme",
    )
    frames = (
        "++i|we would|will need|like|want [<det>] [new] plan <of> {account} *",
        "++i|we would|will need|like|want [<det>] [new] {template} plan <of> {account} *",
        "+++{account} needs|need|wants|requires a|an|another [new] [{template}] plan *",
        "+++start|launch [the|a|an] roi|onboarding|adoption|growth|expansion plan <of> {account} by|due|until *",
        "++<open> [<det>] [new] {template} plan <of> {account} *",
        "++<open> [<det>] [new] plan <of> {account} *",
        "++<open> {account} [a|an] [new] [{template}] plan *",
        "+roi|onboarding|adoption|growth|expansion|value|migration|rollout|recovery|enablement plan <of> {account} due *",
        "roi plan <of> {account} *",
        "+<open> [<det>] [new] plan *",
        "++<open> [<det>] plan [from|with|using] [the] {template} [template] <of> {account} *",
        "++{account} needs|should_get|gets|should have [a|an] [new] [{template}] plan *",
        "+<open> [<det>] [new] {template} plan .",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    template: Any = slot(Sort.NAME, label="Template")
    due: Any = slot(Sort.DAY, label="Due")
    another: Any = slot(Sort.CHOICE, spoken=False, choices=(Choice("another"),))
    """Said when the account has a plan already."""

    @classmethod
    def lists(cls) -> Mapping[str, tuple[Option, ...]]:
        return {"template": (*(Option(one.name, one.name) for one in templates()), Option("None, empty", EMPTY))}

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        template = self._template()
        due = local_day(self.due, turn) if self.due else None
        if due is not None and due <= turn.now.date():
            raise Pending(Question("due", "A plan is due in the future. When?"))
        self._ask_about_others(turn, account)
        plan = plan_work.open_plan(turn.session, account, template=template, due=due, by=turn.speaker, now=turn.now)
        return drawn(turn, plan, "Opened: ", Strong(plan.name), f" for {account.name}.")

    def _template(self) -> Template | None:
        """The template that was said; asked, when none was or when it is none of ours."""
        if self.template == EMPTY:
            return None
        found = find_template(str(self.template)) if self.template else None
        if found is not None:
            return found
        options = [Option(one.name, one.name) for one in templates()]
        text = f"There is no template “{self.template}”. Which one?" if self.template else "From which template?"
        raise Pending(Question("template", text, (*options, Option("None, empty", EMPTY))))

    def _ask_about_others(self, turn: Turn, account: Account) -> None:
        there = plan_work.plans_of(turn.session, account)
        if not there or self.another:
            return
        raise Pending(
            Question(
                slot="another",
                text=f"{account.name} has a plan already. Open another?",
                options=(Option("Open another", "another"),),
                preview=tuple(Item((Strong(one.name),), ((f"{one.type} · {one.status}",),)) for one in there[:5]),
                is_free=False,
            )
        )
