"""What ties a request to our world, so that "close the garage door" or "follow the recipe" changes nothing.

Whatever would write names an account that is known, a CTA, or something only our trade speaks of. An account that
nobody knows counts only where the wording leaves no doubt that a customer is meant.
"""

from __future__ import annotations

from bot.language.everyday import EVERYDAY
from bot.language.places import Stretch
from bot.language.trade import Heard

TRADE_WORDS = frozenset(
    "cta ctas csm arr renewal churn sentiment referenceable nps playbook sponsor champion ebr qbr expansion segment stage lifecycle at-risk billable licensed call meeting objective".split()
)
"""Words in a frame that customers' accounts are spoken of with."""
EXPLICIT = frozenset(
    {"log-call", "open-cta", "update-attribute", "update-cta", "close-cta", "snooze-cta", "open-success-plan"}
)
"""Abilities that may be asked for an account nobody knows yet, when their wording is the trade's own."""
WITHOUT_ACCOUNT = {
    "undo": (),
    "cancel": (),
    "unbind-channel": ("channel", "room"),
    "change-settings": ("settings", "preferences", "digest", "digests", "notifications", "timezone", "alerts", "reminders", "notices", "quiet", "vacation", "leave", "holiday", "pto", "language", "hours", "configuration", "options", "pings", "away", "back", "office", "covers", "renewal", "sponsor"),
    "open-cta": ("/cta",),
    "log-call": ("call", "meeting", "note", "update", "email", "activity", "milestone", "this", "that", "it", "conversation", "qbr", "ebr"),
    "open-success-plan": ("plan",),
    "add-objective": ("objective", "objectives"),
    "activate-success-plan": ("plan",),
    "close-success-plan": ("plan",),
    "share-success-plan": ("plan",),
    "complete-task": ("task",),
    "track-sponsor": ("tracking", "track", "sponsor", "champion", "watching", "untrack"),
    "add-contact": ("contact", "contacts", "stakeholder"),
    "report-sponsor-change": ("company",),
}  # fmt: skip
"""Abilities that need not name an account, each with words one of which its frame must hold."""
KNOWN_CTA = frozenset({"update-cta", "close-cta", "snooze-cta", "add-task", "complete-task", "apply-playbook"})
"""Abilities that are about a CTA that exists."""
PLAN_WORDS = ("success plan", "objective")
NOT_PEOPLE = frozenset(
    "csm arr stage priority segment region status sentiment health owner renewal cta industry website channel plan sponsor tier country nps risk ctas tasks plans risks january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Words of the trade that no person is called."""
CONTACT_ABILITIES = frozenset({"track-sponsor", "report-sponsor-change"})


def is_anchored(heard: Heard, *, knows_names: bool) -> bool:
    """True when a request that would write is about our world."""
    words = heard.sentence.words[heard.first : heard.last]
    said = heard.sentence.words[: heard.last]
    if heard.ability in KNOWN_CTA and _is_new_cta(heard):
        return False
    if heard.ability in CONTACT_ABILITIES and not heard.is_by_sound and not _is_person(heard):
        return False
    if "@account" in said or "@cta" in words or "cta" in words or "ctas" in words:
        return True
    if "cta" in heard.match.slots:
        return True
    spoken = set(words) & heard.frame.words
    if (place := heard.match.slots.get("account")) is not None:
        is_of_trade = heard.ability in EXPLICIT and not spoken.isdisjoint(TRADE_WORDS) and heard.frame.weight >= 1
        if knows_names:
            return is_of_trade and is_proper(heard, place)
        return is_proper(heard, place) or (is_of_trade and is_telling(heard, place))
    needed = WITHOUT_ACCOUNT.get(heard.ability)
    if needed is None:
        return False
    if "plan" in needed and not any(word in heard.sentence.text.lower() for word in PLAN_WORDS):
        return False
    return not needed or any(word in needed for word in words)


def _is_new_cta(heard: Heard) -> bool:
    """True for "a risk CTA", "another CTA": one that is not there yet."""
    place = heard.match.slots.get("cta")
    return place is not None and not {"a", "an", "another", "new"}.isdisjoint(
        heard.sentence.words[max(0, place[0] - 1) : place[0] + 1]
    )


def is_proper(heard: Heard, place: Stretch) -> bool:
    """True for a capitalised name."""
    typed = [heard.sentence.text[unit.start : unit.end] for unit in heard.sentence.units[slice(*place)]]
    return typed[0][:1].isupper() and is_telling(heard, place)


def is_telling(heard: Heard, place: Stretch) -> bool:
    """True for words that can be a name: not all of them everyday ones."""
    return any(
        word not in EVERYDAY and not word.startswith("@") and len(word) > 1
        for word in heard.sentence.words[slice(*place)]
    )


def _is_person(heard: Heard) -> bool:
    place = heard.match.slots.get("contact")
    if place is None:
        return False
    words = heard.sentence.words[slice(*place)]
    if words[0] == "@email":
        return True
    if place[0] > heard.first and heard.sentence.words[place[0] - 1] in ("the", "a", "an", "my"):
        return False
    if any(word in NOT_PEOPLE for word in words):
        return False
    return all(
        word not in EVERYDAY or heard.sentence.said(at, at + 1)[:1].isupper()
        for at, word in enumerate(words, start=place[0])
    ) and is_telling(heard, place)


__all__ = ["is_anchored", "is_proper"]
