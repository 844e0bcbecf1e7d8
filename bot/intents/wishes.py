"""Wishes about a kind of notice: where to be told, and about whose accounts; read from words, kept, and told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.domain.hearers import Because
from bot.domain.hearing import EVENTS, Where
from bot.domain.names import fold
from bot.domain.talk import Preference
from bot.reply import Spans, Strong

WHERE = {Where.MESSAGE: "as a message", Where.DIGEST: "in the digest only", Where.OFF: "off"}
WHOSE = {Because.MINE: "my accounts", Because.FOLLOWED: "mine and followed", Because.TEAM: "my team’s too"}
_EVENT_WORDS = {
    "digest": ("digest", "digests", "daily"),
    "weekly-rollup": ("rollup", "roll up", "weekly"),
    "account-assigned": ("account assigned", "new account"),
    "account-handed-over": ("account handed over", "account taken"),
    "cta-assigned": ("cta assigned", "cta assignment", "assignments", "assigned ctas", "assignment"),
    "task-assigned": ("task assigned", "task assignment", "assigned tasks", "task"),
    "mention": ("mention", "mentions"),
    "cta-opened": ("cta opened", "new cta", "new ctas", "followed"),
    "sponsor-change": ("sponsor", "sponsors"),
    "health-fell": ("health",),
    "renewal-countdown": ("renewal", "renewals", "countdown"),
    "ticket-escalated": ("ticket", "tickets", "escalation", "escalations"),
    "write-back-failed": ("write back", "salesforce failures"),
    "undeliverable": ("undeliverable", "delivery failures"),
    "rule-told": ("rule", "rules"),
}
_IN_DIGEST = re.compile(r"(?:\s+only)?\s+(?:in|into|to|with)(?: the| my)?(?: daily)? digest\b.*$", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|not|never|skip|without|don'?t|stop|off|except)\b", re.IGNORECASE)


def is_refusal(words: str) -> bool:
    """True for "no …", "off", "stop", "never"."""
    return _NO.search(words) is not None


def find_where(words: str) -> Where | None:
    """Where they want it: as a message, in the digest, or not at all."""
    said = fold(words)
    if re.search(r"\b(?:in|into|with|to)(?: (?:the|my|a))?(?: daily)? digest\b", said):
        return Where.DIGEST
    if is_refusal(said) or re.search(r"\bmute\b", said):
        return Where.OFF
    return Where.MESSAGE if re.search(r"\b(?:on|message|messages|dm|at once|yes|always)\b", said) else None


def find_event(words: str) -> str | None:
    """The kind of notice these words name."""
    said = plain(words)
    if said.replace(" ", "-") in EVENTS:
        return said.replace(" ", "-")
    found = [(len(one), name) for name, ones in _EVENT_WORDS.items() for one in ones if re.search(rf"\b{one}\b", said)]
    return max(found)[1] if found else None


def find_whose(words: str) -> Because | None:
    """About whose accounts: "for my team too", "only my own accounts", "followed accounts too"."""
    said = fold(words)
    if re.search(r"\b(?:for|of|at) my teams?\b", said):
        return Because.TEAM
    if re.search(r"\bonly my (?:own )?(?:accounts|customers)\b", said):
        return Because.MINE
    return Because.FOLLOWED if re.search(r"\bfollow(?:ed)?\b.*\btoo\b", said) else None


def find_event_wish(words: str) -> str | None:
    """The kind of notice that is wanted somewhere ("mentions in the digest only", "… at once") or about somebody's."""
    event = find_event(_IN_DIGEST.sub("", words))
    is_placed = find_where(words) in (Where.DIGEST, Where.MESSAGE) or find_whose(words) is not None
    return event if is_placed and event != "digest" else None


def set_wish(kept: Preference, event: str, *, where: Any = None, whose: Any = None) -> Spans:
    wish = dict(kept.events.get(event, {}))
    if where:
        wish["where"] = str(where)
    if whose:
        wish["whose"] = str(whose)
    kept.events = {**kept.events, event: wish}
    return (Strong(EVENTS[event]), f": {tell_wish(wish)}.")


def tell_wish(wish: Mapping[str, str]) -> str:
    told = [WHERE[Where(wish["where"])]] if "where" in wish else []
    told += [WHOSE[Because(wish["whose"])]] if "whose" in wish else []
    return ", ".join(told)


def plain(words: str) -> str:
    """Folded words without anything between them."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(words)))
