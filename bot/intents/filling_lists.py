"""The slots of what is listed: whose, when, of which kind, in which state, how many."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from bot.intents.choices import PRIORITIES, STATES, TYPES
from bot.intents.conditions import fill_accounts
from bot.intents.fields import find_attribute
from bot.intents.remains import PRIO
from bot.intents.speaking import read_account, request_without_account
from bot.intents.whose import find_scope, find_scope_of_pronoun
from bot.language.almanac import Bias
from bot.language.quantities import find_counts
from bot.language.spans import find_choice, find_period
from bot.language.trade import Heard

Slots = dict[str, Any]
PAST = re.compile(r"\b(?:closed|since|past|completed|done|finished|last(?! (?:\w+ )?(?:day|week|month|quarter)s? (?:of|in)\b)|previous|happened|ago|raised|(?:did|have|has) (?:we|i|\w+) (?:close|finish|complete|raise|lose|win)\w*)\b", re.IGNORECASE)  # fmt: skip
"""Words after which a day or month without a year lies behind."""
DID_CLOSE = re.compile(r"\b(?:did|have|has)\b.{1,30}\b(?:close|closed|finish|finished|complete|completed)\b", re.IGNORECASE)  # fmt: skip
EVERY_ONE = re.compile(r"\b(?:all (?:the|my|of|our)|list all|show all|all ctas|all(?= (?:\w+ ){1,3}ctas))\b", re.IGNORECASE)  # fmt: skip
"""Where "all" is no state."""
KIND = re.compile(
    r"\b(?P<call>calls?|phone calls?|phoned|cals?|called|rang|spoken on the phone)\b|\b(?P<meeting>meetings?|mtgs?|ebrs?|qbrs?|met|visits?|visited)\b"
    r"|\b(?P<email>e-?mails?|mails?|e-?mailed|mailed)\b|\b(?P<milestone>milestones?)\b|\b(?P<update>updates?|notes?(?! from))\b",
    re.IGNORECASE,
)
THE_LAST = re.compile(
    r"\b(?:last|latest|most recent|previous)\s+(?:\w+ )?(?:call|meeting|mtg|email|e-mail|mail|note|update|touchpoint|conversation|interaction|activity|milestone|contact|ebr|qbr|entry|touch|visit|chat|sync|time)\b",
    re.IGNORECASE,
)
PLURALS = {one.value: re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in one.words)})(?:s|es)?\b|\b{one.value.removesuffix('y')}ies\b", re.IGNORECASE) for one in TYPES}  # fmt: skip


ASKED = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for name, words in (
        ("renewal_date", r"renew\w*|expir\w*|runs? out|contract (?:\w+ )?(?:ends?|over|up|until)"),
        (
            "original_contract_date",
            r"since when|customer since|how long|first sign\w*|(?:became|become) a customer|(?:did|when) .{0,40}\b(?:sign|join|start)",
        ),
        ("referenceable", r"referenc\w*"),
        (
            "licensed_users",
            r"how many (?:seats|licen[sc]es)|(?:seats|licen[sc]es) (?:do|did|have|has) \w+ (?:bought|buy)",
        ),
        ("employees", r"people (?:work|does|do|has|are)|how (?:big|large)|staff|work(?:s|ing)? (?:at|for|there)"),
        ("arr", r"pays?|paying|worth|spend\w*|bring in|how much"),
        ("account_owner", r"sells?|sold|selling|\bae\b|commercially"),
        ("csm", r"whose|looks? after|looking after|manages?|responsible|in charge|covers?|takes care"),
        ("country", r"based|located|headquarter\w*|sits?"),
        ("industry", r"business|for a living|what do(?:es)? .{1,40}\b(?:do|make|sell)"),
        ("stage", r"lifecycle|how far|journey"),
        ("sentiment", r"feel\w*|mood"),
        ("priority", r"important|\bp[1-4]\b"),
    )
}
"""What is asked about an attribute when it is not named."""


def list_scoped(heard: Heard, now: datetime) -> Slots:
    text = request_without_account(heard)
    return {"account": read_account(heard), "scope": _scope(heard, text), "period": _period(text, now)}


def _scope(heard: Heard, text: str) -> str | None:
    return find_scope(text) or find_scope_of_pronoun(text, heard.sentence.text)


def list_renewals(heard: Heard, now: datetime) -> Slots:
    text = request_without_account(heard)
    return {"scope": _scope(heard, text), "period": _period(text, now)}


def list_accounts(heard: Heard, now: datetime) -> Slots:
    text = heard.sentence.text[heard.sentence.units[heard.clause].start :]
    return {"scope": _scope(heard, text), **fill_accounts(text, now=now)}


def list_ctas(heard: Heard, now: datetime) -> Slots:
    text = request_without_account(heard)
    spelt = " ".join(word for word in heard.sentence.words)
    said = EVERY_ONE.sub("", f"{text} | {spelt}")
    kind, state, level = find_choice(said, TYPES), find_choice(said, STATES), _level(said)
    return {
        "account": read_account(heard),
        "owner": _scope(heard, text),
        "period": _period(text, now),
        "type": kind[0] if kind else None,
        "state": state[0] if state else "closed" if DID_CLOSE.search(text) else None,
        "priority": level,
    }


def _level(text: str) -> str | None:
    if level := re.search(r"\b(high|medium|low)\b", text, re.IGNORECASE):
        return level[1].lower()
    return "high" if re.search(rf"\burgent\b|\btop {PRIO}\b|\bcritical\b", text, re.IGNORECASE) else None


def _period(text: str, now: datetime) -> dict[str, str | None] | None:
    return find_period(text, now=now, bias=Bias.BACK if PAST.search(text) else Bias.FORWARD)


def list_tasks(heard: Heard, now: datetime) -> Slots:
    text = request_without_account(heard)
    return {"account": read_account(heard), "owner": _scope(heard, text), "period": find_period(text, now=now)}


def show_portfolio(heard: Heard, now: datetime) -> Slots:
    text = request_without_account(heard)
    return {"scope": find_scope(text) or ("me" if re.search(r"\b(?:my|i|me)\b", text, re.IGNORECASE) else None)}


def list_activities(heard: Heard, now: datetime) -> Slots:
    text = request_without_account(heard)
    slots: Slots = {"account": read_account(heard), "period": find_period(text, now=now, bias=Bias.BACK)}
    if kind := KIND.search(text):
        slots["kind"] = kind.lastgroup
    if "count" in heard.frame.gives:
        slots["count"] = int(heard.frame.gives["count"])
    elif counts := find_counts(text):
        slots["count"] = counts[0].value
    elif THE_LAST.search(text) or re.search(r"\bwhen did\b.*\blast\b", text, re.IGNORECASE):
        slots["count"] = 1
    return slots


def show_attribute(heard: Heard, now: datetime) -> Slots:
    """The slots of `show-attribute`: the attribute by its name, or by what is asked about it."""
    place = heard.find_units("attribute")
    words = " ".join(heard.sentence.words[slice(*place)]) if place else ""
    told = heard.frame.gives.get("attribute") or find_attribute(words)
    asked = next((name for name, form in ASKED.items() if form.search(heard.sentence.text)), None)
    return {"account": read_account(heard), "attribute": told or asked}


def list_tickets(heard: Heard, now: datetime) -> Slots:
    text = request_without_account(heard)
    found = find_choice(text, [choice for choice in PRIORITIES if choice.value != "medium"]) or find_choice(
        re.sub(r"normal", "", text), PRIORITIES
    )
    return {"account": read_account(heard), "priority": found[0] if found else None}


def list_plans(heard: Heard, now: datetime) -> Slots:
    return {"account": read_account(heard), "owner": find_scope(request_without_account(heard))}


def list_playbooks(heard: Heard, now: datetime) -> Slots:
    kind = next((value for value, form in PLURALS.items() if form.search(heard.sentence.text)), None)
    return {"type": kind}


__all__ = [
    "list_accounts", "list_activities", "list_ctas", "list_plans", "list_playbooks", "list_renewals", "list_scoped", "list_tasks", "list_tickets", "show_attribute", "show_portfolio",
]  # fmt: skip
