"""Flags an account as at risk, with reason and impact."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.accounts import Account
from bot.domain.ctas import Cta
from bot.domain.playbooks import practice
from bot.domain.risk_work import RISK, open_risks, raise_risk
from bot.domain.risks import IMPACTS
from bot.intents.ability import Doing, slot
from bot.intents.cards import named, receipt
from bot.intents.choices import RISK_IMPACTS, RISK_REASONS, spelled
from bot.language.declare import Choice, Sort
from bot.reply import Action, Day, Item, Part, Quote, Reply, Strong, small
from bot.turn import Option, Pending, Press, Question, Turn

NEW = "new"


@dataclass(frozen=True, kw_only=True)
class RaiseRisk(Doing):
    """Flags an account as at risk, with reason and impact."""

    ability = "raise-risk"
    heading = "Risk"
    says = (
        "Acme is at risk, lost budget",
        "flag Acme as churn risk",
    )
    frames = (
        "+i|we see|have|notice|feel [a|an|some|big|serious] [serious|big|high] [churn] risk|danger <of> {account} *",
        "++we have|see [a|an] [new|big|serious] risk with|at|for|in|on {account} *",
        "++i think {account} will|might|may churn *",
        "+{account} is|are|looks|look|seems|seem|might_be|may_be|could_be|has_become|now|was [now|really|seriously|clearly|definitely|officially] [an|a] at-risk *",
        "+flag|mark|raise|set|put|tag|report|log|register|declare {account} [as] [an|a|the] [at-risk|churn|high|serious|big] [of] risk|churn|at-risk *",
        "+flag|mark|raise|open|add|create|report|log|register|put [<det>] [new|churn|serious|big|high] [churn] risk|flag <of> {account} *",
        "+please flag the account as [a] risk *",
        "+risk for|at|on|: {account} :|because|due|- *",
        "+{account} is|are|: [a|an] churn|flight risk *",
        "+{account} at-risk *",
        "+put {account} on [the] at-risk|risk_list [list] *",
        "+{account} might|may|could churn *",
        "+new risk <of> {account} *",
        "+raise|flag [a|the] risk *",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    reason: Any = slot(Sort.NAME, label="Reason")
    impact: Any = slot(Sort.NAME, label="Impact")
    notes: Any = slot(Sort.TEXT, label="What happened")
    into: Any = slot(Sort.TEXT, spoken=False)
    """The open risk it is written into, by id, or "new"."""

    @classmethod
    def lists(cls) -> Mapping[str, tuple[Option, ...]]:
        reasons = tuple(Option(name, name) for name in practice().reasons[RISK])
        return {"reason": reasons, "impact": tuple(Option(name, name) for name in IMPACTS)}

    def perform(self, turn: Turn) -> Reply:
        account: Account = self.account
        said = _sorted({"reason": self.reason, "impact": self.impact, "notes": self.notes})
        reason, reason_said = _read("reason", said["reason"], RISK_REASONS, practice().reasons[RISK])
        impact, impact_said = _read("impact", said["impact"], RISK_IMPACTS, IMPACTS)
        notes = "\n".join(filter(None, (reason_said, impact_said, said["notes"]))) or None
        into = self._find_twin(turn, account)
        cta = raise_risk(
            turn.session,
            account,
            reason=reason,
            impact=impact,
            notes=notes,
            into=into,
            by=turn.speaker,
            now=turn.now,
        )
        told = " is at risk: " if into is None else " · written into "
        reply = receipt(turn, cta, Strong(account.name), told, named(cta), notes=tuple(_remarks(cta, notes)))
        if account.sentiment == "Red":
            return reply
        red = Press("update-attribute", {"account": {"id": account.id}, "attribute": "sentiment", "value": "Red"})
        return replace(reply, next_steps=(Action("Set the sentiment to Red", red, stays=True),))

    def _find_twin(self, turn: Turn, account: Account) -> Cta | None:
        """A risk that is open already is shown, and asked about."""
        there = open_risks(turn.session, account)
        if not there or self.into == NEW:
            return None
        chosen = next((cta for cta in there if str(cta.id) == self.into), None)
        if chosen is not None:
            return chosen
        options = [Option(f"Write it into CTA {cta.number}", str(cta.id)) for cta in there[:4]]
        raise Pending(
            Question(
                slot="into",
                text=f"{account.name} has an open risk already. Where does this go?",
                options=(*options, Option("Open another", NEW)),
                preview=tuple(_shown(cta) for cta in there[:4]),
                is_free=False,
            )
        )


def _sorted(said: dict[str, Any]) -> dict[str, Any]:
    """What it may cost, said where the cause stands ("at risk, competitor"), is the impact: only the lists tell."""
    for place in ("reason", "notes"):
        if (
            said["impact"] is None
            and _is_listed(said[place], RISK_IMPACTS)
            and not _is_listed(said[place], RISK_REASONS)
        ):
            return {**said, place: None, "impact": said[place]}
    return said


def _is_listed(said: Any, choices: Sequence[Choice]) -> bool:
    words = str(said).strip(" .!").casefold()
    return any(words in (one.value, one.value.replace("-", " "), *one.words) for one in choices)


def _read(slot_name: str, said: Any, choices: Sequence[Choice], names: Sequence[str]) -> tuple[str | None, str | None]:
    """The listed value that was said, and the words when they were none and the value was chosen for them."""
    if said is None:
        return None, None
    if isinstance(said, Mapping):
        return said["name"], said["said"]
    words, _, more = re.split(r"(:|;|,| - |$)", str(said).strip(), maxsplit=1)
    folded = words.strip().casefold()
    listed = next((one.value for one in choices if folded == one.value or folded in one.words), folded)
    found = spelled(listed, names)
    if found is not None:
        return found, more.strip() or None
    options = tuple(Option(name, {"name": name, "said": str(said)}) for name in names)
    raise Pending(Question(slot_name, f"Which {slot_name} is “{said}”? Your words are kept.", options, is_free=False))


def _shown(cta: Cta) -> Item:
    details = " · ".join(filter(None, (cta.status, cta.reason, cta.risk_impact)))
    return Item((Strong(named(cta)),), ((details, *((" · due ", Day(cta.due)) if cta.due else ())),))


def _remarks(cta: Cta, notes: str | None) -> list[Part]:
    remarks: list[Part] = [Quote(notes)] if notes else []
    if cta.risk_impact:
        remarks.append(small(f"Impact: {cta.risk_impact}"))
    if cta.next_update_due:
        remarks.append(small("It is red, so the next word on it is due ", Day(cta.next_update_due)))
    return remarks
