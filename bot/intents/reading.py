"""How this trade reads a message: the abilities' frames, the vocabulary, how slots are filled, and the names that are known."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from bot.intents import CATALOGUE
from bot.intents.ability import Ability
from bot.intents.anchoring import is_anchored
from bot.intents.filling import fill
from bot.intents.many import read_many
from bot.intents.vocabulary import ATTRIBUTES, GROUPS, OPENERS, PADDING, PHRASES, SPELLINGS
from bot.language import vetoes
from bot.language.frames import gather
from bot.language.places import PhrasePlace
from bot.language.reader import Reader
from bot.language.reading import Reading
from bot.language.sound import Ear, load_ear
from bot.language.trade import Heard, Trade

if TYPE_CHECKING:
    from bot.domain.house import House
    from bot.domain.store import Session


ABOUT = (
    "? {topic} [details|info] [<of>] {account} !",
    "? {account} ['s] {topic} !",
    "how is|are|does [the] {topic} <of> {account} *",
    "how is|are {account} ['s] {topic} *",
    "? {topic} [that] we have <of> {account} !",
)
"""The frames that are made of an ability's topics."""


def _all_frames() -> dict[str, list[str]]:
    frames = {}
    for one in CATALOGUE:
        group = f"<{_group_of(one)}>"
        about = [*ABOUT, "? {topic} !"] if one.topic_stands_alone else ABOUT
        made = [source.replace("{topic}", group) for source in about] if one.topics else []
        frames[one.ability] = [*one.frames, *made]
    return frames


def _topic_groups() -> dict[str, tuple[str, ...]]:
    """Every topic spelt out: "open|active risks" is "open risks" and "active risks"."""
    return {
        _group_of(one): tuple(
            " ".join(words)
            for topic in one.topics
            for words in product(*(element.split("|") for element in topic.split()))
        )
        for one in CATALOGUE
        if one.topics
    }


def _group_of(ability: type[Ability]) -> str:
    return f"about_{ability.ability.replace('-', '_')}"


KNOWN_VALUES = (
    "adoption", "onboarding", "implementation", "optimize and grow", "optimize", "will churn", "p1", "p2", "p3", "p4", "red", "green", "yellow", "amber",
    "enterprise", "mid-market", "mid market", "smb", "public sector", "large", "large enterprise", "emea", "apac", "latam", "amer",
)  # fmt: skip
"""Values that tell which attribute is meant."""


SOUND = Path(__file__).with_name("sound.npz")
"""What `python -m bench.training` has learnt."""


def build_reader(ear: Ear | None = None) -> Reader:
    """The reader of all abilities, in a fraction of a second; with the ear that was kept unless another one is given."""
    attribute_words = {one for words in ATTRIBUTES.values() for one in words}
    return Reader(
        Trade(
            declarations=[ability.declaration() for ability in CATALOGUE],
            frames=_all_frames(),
            groups={**GROUPS, **_topic_groups()},
            padding=PADDING,
            openers=OPENERS,
            spellings=SPELLINGS,
            phrases=PHRASES,
            leads={"?": ("show", "det")},
            places={
                "attribute": PhrasePlace(gather(attribute_words)),
                "known_value": PhrasePlace(gather(KNOWN_VALUES)),
            },
            words=frozenset(word for one in attribute_words for word in one.split()),
            fill=fill,
            is_anchored=is_anchored,
            find_doubt=vetoes.find_doubt,
            is_taken_back=is_taken_back,
            find_veto=find_veto,
            ear=ear or load_ear(SOUND),
            keeps_words=frozenset(HAS_NOTES),
        )
    )


ASKED_WHETHER = re.compile(
    r"\b(?:can|could|may|might) (?:i\b|one\b|you (?=\w+ (?:\w+ )?(?:calls|ctas|meetings|plans|tasks|contacts|emails|risks)\b))(?!.*\bplease\b)",
    re.IGNORECASE,
)
"""With nothing of ours named, "can you log calls?" asks whether it can be done."""
HAS_NOTES = {
    "log-call",
    "raise-risk",
    "update-cta",
    "close-cta",
    "add-task",
    "open-cta",
    "add-objective",
    "snooze-cta",
    "close-risk",
}
"""Abilities that keep words verbatim."""


KEEPS_NOTES = {"log-call", "add-task", "add-objective"}
ASKED_AT_THE_END = HAS_NOTES - KEEPS_NOTES
"""Abilities after which a question is one, and no note."""
ASKED_WITHIN = 300
_ASKED = re.compile(r"(?:^|[,.:;–-]\s*)(?:and |so |but )?(?:how|what|which|where|who)\b[^.!\n]*\?\s*$", re.IGNORECASE)
_DENIED = re.compile(r"\bnot\b|n't\b|\b(?:is|are)nt\b|\bnever\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:any ?more|any longer|not? longer)\b(?![^,.;]*(?:\?|\b(?:not true|wrong|false|incorrect)\b))", re.IGNORECASE
)
"""What makes "is not at risk" a change: it was."""


_EXISTING = re.compile(r"\bopen(?: up)? (?:the|that|this|our|their|its|his|her) (?!new\b)", re.IGNORECASE)
"""What is opened so may be shown rather than created: "open the renewal CTA of Globex"."""


def is_taken_back(text: str, ability: str) -> bool:
    """Whether an order is taken back in the same breath, or was not meant; what ends notes may have been said by anybody."""
    back, unmeant = vetoes.TAKEN_BACK.search(text), vetoes.NOT_MEANT.search(text)
    if ability in KEEPS_NOTES:
        return bool((back and back["aside"]) or (unmeant and unmeant["unreal"]))
    return bool(back or unmeant)


def find_veto(text: str, heard: Heard) -> str | None:
    units = heard.sentence.units
    if heard.ability in ASKED_AT_THE_END and _ASKED.search(text[:ASKED_WITHIN]):
        return "a question"
    if heard.ability == "update-attribute" and text.rstrip().endswith("?") and not vetoes.ASKING.search(text):
        return "a question"
    if heard.ability == "close-risk" and re.search(r"\bat risk\b[^.!\n]*\?", text, re.IGNORECASE):
        return "a question"
    if heard.ability == "close-risk" and _DENIED.search(text) and not _PAST.search(text):
        return "a state, not a change"
    if heard.ability == "open-cta" and _EXISTING.search(text[: units[heard.last - 1].end]):
        return "one that is there already"
    start, end = _first_of(heard), units[heard.last - 1].end
    is_about_something = any(word in ("@account", "@cta", "@num") for word in heard.sentence.words)
    if not is_about_something and text.rstrip().endswith("?") and ASKED_WHETHER.search(text[:start]):
        return "a question whether it can be done"
    return vetoes.find_veto(text, start, end, has_notes=heard.ability in HAS_NOTES)


def _first_of(heard: Heard) -> int:
    """Where the request begins in the text: "Acme: set the stage …" begins with the account."""
    units = heard.sentence.units
    first = heard.first
    while first and units[first - 1].word in (":", ",", "-", "–", "@account"):
        first -= 1
    return units[first].start if units[first].word == "@account" else units[heard.first].start


def build_reads(house: House) -> Callable[..., Reading]:
    """How a message is read with the names the session's database knows."""
    reader = build_reader()

    def read(session: Session, text: str, *, now: datetime, about: str | None = None) -> Reading:
        index = house.names.current(session)
        with index.lock:
            many = read_many(text, read=lambda which: reader.read(which, now=now, names=index))
            return many or reader.read(text, now=now, names=index, about=about)

    return read


__all__ = ["Reading", "build_reader", "build_reads"]
