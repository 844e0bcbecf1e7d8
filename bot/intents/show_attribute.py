"""Tells one field of an account: ARR, CSM, renewal date, stage …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.domain.attributes import TABLE, Attribute, find_attribute
from bot.intents import leftovers, next_steps, phrases
from bot.intents.ability import Asking, slot
from bot.intents.attribute_values import source_of, value_of
from bot.intents.vocabulary import ATTRIBUTES
from bot.language.declare import Sort
from bot.reply import Action, Facts, Line, Part, Reply, Small, Strong
from bot.turn import How, Option, Pending, Press, Question, Turn

OFFERED = ("arr", "renewal_date", "stage", "csm", "health")


@dataclass(frozen=True, kw_only=True)
class ShowAttribute(Asking):
    """Tells one field of an account: ARR, CSM, renewal date, stage …"""

    ability = "show-attribute"
    heading = "Accounts"
    says = (
        "ARR of Acme",
        "who's the CSM for Acme",
        "when does Acme renew",
        "what stage is Acme in",
        "Acme's industry",
    )
    frames = (
        "+which colleague|person|csm|one manages|covers|handles|owns|runs {account} *  => attribute=csm",
        "+when is|does|will [the|our] contract|subscription|agreement|license <of> {account} [up|end|over|ending|expire|expiring|due|finish|run|renew|be] *  => attribute=renewal_date",
        "+what|which {attribute} do|does they|it have|use at {account} *",
        "++is|are {account} on|in premium|standard|basic|gold|silver|platinum|enterprise support *  => attribute=support_level",
        "++? number of {attribute} <of> {account} *",
        "? {attribute} and|plus|& * <of> {account} !",
        "~ {account} {attribute} what|which|who|when|tell|know|where|whats",
        "? {account} {attribute} .",
        "in|on|for|at which|what {attribute} is|are {account} *",
        "what|which {attribute} do|does we|it|they use|have <of> {account} *",
        "who is|are responsible|in_charge|the_owner for|of {account} *  => attribute=csm",
        "when is|are the renewal <of> {account} *  => attribute=renewal_date",
        "? {attribute} [<of>] {account} !",
        "? {account} ['s] {attribute} !",
        "what|which {attribute} is|are|does|do|has|have|did|was [we] [have] {account} [in|on|have|having|at|of|use|got|under|with] *",
        "[<show>] what|which {attribute} is having {account} *",
        "{attribute} <of> {account} *  .",
        "what is|are {account} ['s] {attribute} *",
        "when does|do|is|will|are|was|did {account} [up for] [due] [coming] [have] [be] [to] [next] renew|renewing|renewal|renews|expire|expires|end|up|renewed|expiring *  => attribute=renewal_date",
        "when is|does {account} ['s] contract|subscription|license|agreement [up|end|over|expire|run_out|due|ending|expiring|renew] *  => attribute=renewal_date",
        "how much is|are|does|do|did {account} pay|paying|spend|spending|worth|bring|give us *  => attribute=arr",
        "what do|does|is|are {account} pay|paying|spend|spending|worth [us] *  => attribute=arr",
        "how much [money|revenue|arr] do we|we get|make|earn [from|with|at] {account} *  => attribute=arr",
        "how much arr|revenue|money has|have|does|do|is {account} *  => attribute=arr",
        "how many employees|people|staff has|have|does|do|work|are|is [at|for] {account} *  => attribute=employees",
        "how big|large is|are {account} *  => attribute=employees",
        "is|are {account} [a] [still] [good] referenceable|reference|referencable *  => attribute=referenceable",
        "can|could we|i use {account} as [a] reference *  => attribute=referenceable",
        "since when is|are|has|have|do|does {account} [been] [a] [our] [with] customer|client|us|we *  => attribute=original_contract_date",
        "when did {account} sign|become|start|join|buy|first *  => attribute=original_contract_date",
        "who looks_after|manages|covers|handles|takes_care_of|is_looking_after|is_responsible_for|is_in_charge_of|is_managing|is_assigned_to|runs|owns {account} *  => attribute=csm",
        "whose account|customer is {account} *  => attribute=csm",
        "where is|are {account} based|located|headquartered|from|hq *  => attribute=country",
        "how many {attribute} has|have|does|do|did|is|are {account} *",
        "how many licenses|seats has|have|does|do|did {account} [have|own|buy|bought|got|purchased|purchase] .  => attribute=licensed_users",
        "what p is {account} *  => attribute=priority",
        "who is {account} 's {attribute}",
    )

    account: Any = slot(Sort.ACCOUNT, ask="Which account?", required=True, label="Account")
    attribute: Any = slot(Sort.ATTRIBUTE, ask="Which field?", required=True, label="Field")

    def perform(self, turn: Turn) -> Reply:
        attributes = _also_named(turn.words, _attributes(self.attribute))
        shown = [(one.label, value_of(turn, self.account, one)) for one in attributes]
        parts: list[Part] = [*leftovers.warning(turn, self.account)]
        if len(shown) == 1:
            label, spans = shown[0]
            parts.append(Line((Strong(self.account.name), f" · {label}: ", *spans)))
            source = source_of(self.account, attributes[0])
            if source:
                parts.append(Small(source))
        else:
            parts += [Line((Strong(self.account.name),)), Facts(tuple(shown))]
        return Reply(
            parts=tuple(parts),
            actions=self._change(turn, attributes),
            next_steps=next_steps.after(turn, self.account, answered=self.ability),
        )

    def _change(self, turn: Turn, attributes: list[Attribute]) -> tuple[Action, ...]:
        if len(attributes) != 1 or not attributes[0].is_editable:
            return ()
        if self.account.is_leftover or not turn.speaker.may_change:
            return ()
        slots = {"account": {"id": self.account.id}, "attribute": attributes[0].name}
        return (Action("Change it", Press("update-attribute", slots, How.FORM), stays=True),)


def _attributes(said: Any) -> list[Attribute]:
    """The fields that were named, one or several; asks when none of them is one of ours."""
    names = said if isinstance(said, list | tuple) else str(said).split(",")
    found = [one for one in (find_attribute(str(name)) for name in names) if one is not None]
    if not found:
        options = tuple(Option(one.label, one.name) for one in TABLE if one.name in OFFERED)
        raise Pending(Question("attribute", f"I know no field “{phrases.capitalised(str(said))}”. Which one?", options))
    return list(dict.fromkeys(found))


def _also_named(words: str | None, named: list[Attribute]) -> list[Attribute]:
    """All fields of an enumeration ("ARR, stage and CSM of Acme"), when the one that was read is among them."""
    for chain in _chains().finditer(words or ""):
        found = [find_attribute(_phrases()[one.casefold()]) for one in _phrase().findall(chain[0])]
        if named[0] in found:
            return [one for one in dict.fromkeys(found) if one is not None]
    return named


@cache
def _phrases() -> dict[str, str]:
    """What people call a field, and its name."""
    return {phrase: name for name, phrases in ATTRIBUTES.items() for phrase in phrases}


@cache
def _phrase() -> re.Pattern[str]:
    longest_first = sorted(_phrases(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


@cache
def _chains() -> re.Pattern[str]:
    one = _phrase().pattern
    return re.compile(rf"{one}(?:(?:\s*[,&+]\s*|\s+)(?:(?:and|plus|the|its)\s+)*{one})+", re.IGNORECASE)
