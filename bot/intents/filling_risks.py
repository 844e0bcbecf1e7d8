"""The slots of a risk: why, what it may cost, and what else was told."""

from __future__ import annotations

import re
from typing import Any

from bot.intents.choices import RISK_REASONS
from bot.intents.remains import Remains, find_place
from bot.intents.speaking import read_account
from bot.language.sound import BY_SOUND
from bot.language.spans import clean, find_choice
from bot.language.trade import Heard

Slots = dict[str, Any]
IMPACT = re.compile(
    r"[,.;]?\s*\b(?:and )?(?:the )?imp(?:a?ct|act|cat)\s*(?:is|:|=|would be|will be)?\s*(?P<words>[^,.;:|)\n]+?)(?=\s+(?:at (?:worst|best|least|most)|i guess|i think|probably|maybe|because|since|and)\b|\s+[-–—]|[,.;:|)\n]|$)(?:\s+(?:at (?:worst|best|least|most)|i guess|i think|probably|maybe)\b)?"
    r"|[,.;]?\s*\b(?:(?:it |this |they |we )?(?:could|might|may|would|can|will) (?:be|mean|become|cause|lead to|end in|end up in|result in|turn into|go for|face)|possible|potential|poss\.?)\s+(?:an? |the )?(?P<feared>(?:\w+ ){0,2}(?:churn|downgrade|downsell|loss))\b"
    r"|[,.;]\s*(?P<likely>(?:\w+ )?(?:churn|downgrade|downsell)) (?:is )?(?:likely|possible|probable|expected|looming)\b",
    re.IGNORECASE,
)
REASON = re.compile(
    r"[,.;]?\s*\b(?:with |for |the )*(?:reason|cause)\s*(?:is|being|:|=)?\s*(?P<words>[^,.;|)\n]+?)(?=\s+(?:since|because|and the|and impact)\b|\s+[-–—]|[,.;|)\n]|\s*$)",
    re.IGNORECASE,
)
BECAUSE = re.compile(r"^[\s,:;–—-]*(?:because(?: of)?|due to|since|now that|b/c|bc|cos|over|on account of)\s+(?P<words>[^.;|\n]+?)(?=[.;|\n]|$)", re.IGNORECASE)  # fmt: skip
AT_RISK = re.compile(
    r"^\s*(?:as (?:an? )?)?(?:at[- ]risk|churn risk|high risk|risk)(?: list| register| board)?\b|^\s*(?:list|register|board)\b",
    re.IGNORECASE,
)
ASIDE = re.compile(r"^\s*\((?P<words>[^()]{3,60})\)\s*:?", re.IGNORECASE)
REMARK = re.compile(r"\s*\((?P<words>[^()]+)\)[\s.]*$")
LEAD = re.compile(r"^[\s,.!:;–—|-]*(?:(?:since|because|please|pls|plz|mate|guys|folks|notes?(?=\s*:)|now|as|for|over|from|to churn|of churn(?:ing)?|and)\b[\s,.:;–—-]*)?", re.IGNORECASE)  # fmt: skip
TOLD_AT_ONCE = re.compile(r"[\s|]*(?:,|:|[-–—]+\s)")
"""The marks by which a cause follows at once."""
MARK_WITHIN = re.compile(r"[,;|]|\.\s")
LONG = 14
"""Words of a cause that follows at once, in one sentence."""
STORY = re.compile(r"(?:the|they|he|she|we|our|their|i)\b", re.IGNORECASE)
"""Begins what is told rather than a cause."""
SHORT = 6
"""Words of a cause that is said without "because"."""
FARTHEST_REQUEST = 6
"""Units behind the account's name in which "at risk" can still be the request."""
NAMES_RISK = frozenset({"at-risk", "risk", "risks", "churn", "danger"})
SETTLED = re.compile(
    r"^[\s,.:;–—-]*(?:(?:because|since|as|now|please|pls|anymore|any (?:more|longer)|flag|status|resolved|safe|again|is|has been|list|off|(?:the )?table|gone|over|closed|solved|from us|away)\b[\s,.:;–—-]*)*",
    re.IGNORECASE,
)
THANKS = re.compile(
    r"(?:^|[\s,]+)(?:(?:would|could|will|can) you(?: please)?|please|pls|(?:thanks|thank you)(?: everyone| all| team)?|thx|now)[\s.!?]*$",
    re.IGNORECASE,
)


def fill_risk(heard: Heard) -> Slots:
    """The slots of `raise-risk`."""
    units, text = heard.sentence.units, heard.sentence.text
    told = _told(heard)
    head = text[units[heard.clause].start : len(text) - len(told)]
    rest = Remains(THANKS.sub("", told))
    slots: Slots = {"account": read_account(heard)}
    if re.search(r"\bchurn", head, re.IGNORECASE):
        slots["impact"] = "churn"
    if said := rest.take(IMPACT):
        slots["impact"] = clean(said["words"] or said["feared"] or said["likely"])
    if said := rest.take(REASON):
        slots["reason"] = clean(said["words"])
    rest.text = AT_RISK.sub("", rest.text)
    if "reason" not in slots and (said := rest.take(BECAUSE)):
        slots["reason"], more = _without_story(clean(said["words"]))
        rest.text = f"{more}. {rest.text}" if more else rest.text
    elif "reason" not in slots and (said := ASIDE.match(rest.text)):
        rest.cut(said.start(), said.end())
        slots["reason"] = clean(said["words"])
    at_once = TOLD_AT_ONCE.match(rest.text)
    told = LEAD.sub("", re.sub(r"[\s.]*\|[\s.]*", ". ", rest.text).strip(" ,;")).strip(" ,;")
    if "reason" not in slots and told:
        first, _, more = re.sub(r"\s+", " ", told).partition(", " if ", " in told else ". ")
        is_cause = len(first.split()) <= SHORT or (at_once and _is_single(told))
        if is_cause and not STORY.match(first):
            slots["reason"], told = clean(first), more
            if said := REMARK.search(first):
                slots["reason"], told = (
                    clean(first[: said.start()]),
                    f"{said['words']}. {more}" if more else said["words"],
                )
    notes = told.strip(" ,;–—-")
    slots["notes"] = notes if len(notes) > 2 else None
    return slots


def _is_single(told: str) -> bool:
    """True for one sentence without a second clause."""
    return len(told.split()) <= LONG and not MARK_WITHIN.search(told)


def _without_story(cause: str) -> tuple[str, str]:
    """A cause, and what is told of it behind a listed one, or of somebody: "Dario has left, he was our only fan"."""
    named, _, more = cause.partition(", ")
    is_aside = find_choice(named, RISK_REASONS) or STORY.match(more)
    return (named, more) if more and is_aside else (cause, "")


def fill_close_risk(heard: Heard) -> Slots:
    """The slots of `close-risk`."""
    notes = THANKS.sub("", SETTLED.sub("", _told(heard)).strip())
    return {"account": read_account(heard), "notes": notes if len(notes) > 3 else None}


def _told(heard: Heard) -> str:
    """What stands behind the request and the account's name."""
    place = find_place(heard, "account")
    asked = heard.last
    if heard.frame.source == BY_SOUND:
        farthest = place[1] + FARTHEST_REQUEST if place else len(heard.sentence.words)
        asked = next((at + 1 for at, word in enumerate(heard.sentence.words[:farthest]) if word in NAMES_RISK), 1)
    last = max(asked, place[1] if place else 0)
    return heard.sentence.text[heard.sentence.units[last - 1].end :]


__all__ = ["fill_close_risk", "fill_risk"]
