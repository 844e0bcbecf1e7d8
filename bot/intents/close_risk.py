"""Says that an account is no longer at risk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.accounts import Account
from bot.domain.ctas import Cta
from bot.domain.risk_work import close_risks, open_risks
from bot.intents.ability import Doing, slot
from bot.intents.cards import named
from bot.language.declare import Sort
from bot.reply import Action, Day, Item, Part, Quote, Reply, Strong, line, say, small
from bot.turn import Option, Pending, Press, Question, Turn

ALL = "all"


@dataclass(frozen=True, kw_only=True)
class CloseRisk(Doing):
    """Says that an account is no longer at risk."""

    ability = "close-risk"
    heading = "Risk"
    says = (
        "Acme's risk is resolved",
        "Acme is no longer at risk",
    )
    frames = (
        "++take|remove|strike|drop {account} off|from|out_of [the] at-risk|risk [list] *",
        "++{account} [:] risk closed|resolved|over|gone|averted *",
        "++we [have] saved|rescued|retained {account} *",
        "++close {account} ['s] risk *",
        "++{account} isnt|arent [an|a] at-risk|risk *",
        "++{account} ['s] risk [is|has_been|was|can_be] [now] resolved|closed|over|gone|cleared|mitigated|lifted|solved|done|removed|fixed|handled|dealt_with|averted *",
        "++{account} is|are not|no_longer|out_of [longer] [anymore] [an|a] at-risk|danger|risk|churn *",
        "++{account} is|are no_longer|not [considered|deemed] [an|a] at-risk *",
        "++clear|remove|close|resolve|lift|drop|end|take_off|delete|mitigate|withdraw|cancel|unset [the|all] * risk|risks|risk_flag|flag|at-risk [flag|status|marker] <of> {account} *",
        "++clear|remove|close|resolve|lift|unflag {account} ['s] risk|risks|at-risk [flag|status] *",
        "++unflag {account} *",
        "++{account} is|are safe|back_on_track|out_of_danger|out_of_the_woods|saved *",
        "++risk <of> {account} [is|has_been|was] [now] resolved|closed|over|gone|cleared|mitigated|lifted|solved *",
        "++mark [the] risk <of> {account} [as] resolved|closed|over|gone|cleared|mitigated|solved *",
        "++{account} no longer at-risk *",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    notes: Any = slot(Sort.TEXT, label="What happened")
    which: Any = slot(Sort.TEXT, spoken=False)
    """The risk that is over, by id, or "all"."""

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        there = open_risks(turn.session, account)
        over = self._chosen(account, there)
        if not over:
            reply = say("No risk is open at ", Strong(account.name), ".")
            return reply.with_parts(*_still(account)) if _still(account) else reply
        close_risks(turn.session, account, over, notes=self.notes, by=turn.speaker, now=turn.now)
        told = ", ".join(named(cta) for cta in over)
        parts: list[Part] = [line(Strong(account.name), f" · resolved: {told}")]
        if self.notes:
            parts.append(Quote(self.notes))
        green = Press("update-attribute", {"account": {"id": account.id}, "attribute": "sentiment", "value": "Green"})
        steps = (Action("Set the sentiment to Green", green, stays=True),) if account.sentiment != "Green" else ()
        return Reply(parts=(*parts, *_still(account)), next_steps=steps)

    def _chosen(self, account: Account, there: list[Cta]) -> list[Cta]:
        if len(there) < 2 or self.which == ALL:
            return there
        chosen = [cta for cta in there if str(cta.id) == self.which]
        if chosen:
            return chosen
        options = [Option(f"CTA {cta.number}", str(cta.id)) for cta in there[:4]]
        raise Pending(
            Question(
                slot="which",
                text=f"{account.name} has {len(there)} open risks. Which is over?",
                options=(Option(f"All {len(there)}", ALL), *options),
                preview=tuple(_shown(cta) for cta in there),
                is_free=False,
            )
        )


def _still(account: Account) -> tuple[Part, ...]:
    """Why it stays on the list of risks all the same."""
    reasons = []
    if account.sentiment in ("Red", "Yellow"):
        reasons.append(f"its sentiment is {account.sentiment}")
    if account.stage == "Will Churn":
        reasons.append("its stage is Will Churn")
    return (small(f"It stays on the list of risks: {' and '.join(reasons)}."),) if reasons else ()


def _shown(cta: Cta) -> Item:
    details = " · ".join(filter(None, (cta.status, cta.reason, cta.risk_impact)))
    return Item((Strong(named(cta)),), ((details, *((" · due ", Day(cta.due)) if cta.due else ())),))
