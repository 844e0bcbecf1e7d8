"""The reader of this trade: the abilities' frames, the vocabulary, and how slots are filled."""

from __future__ import annotations

import re
from bot.intents import CATALOGUE
from bot.intents.filling import fill
from bot.intents.frames import ABOUT, ALONE, FRAMES, TOPICS
from bot.intents.vocabulary import ATTRIBUTES, GROUPS, OPENERS, PADDING, PHRASES, SPELLINGS
from bot.language import vetoes
from bot.language.reader import Heard, Reader, Trade


def _all_frames() -> dict[str, list[str]]:
    frames = {ability: list(sources) for ability, sources in FRAMES.items()}
    for ability, topics in TOPICS.items():
        for topic in topics:
            frames[ability] += [one.replace("{topic}", topic) for one in ABOUT]
            if ability in ALONE:
                frames[ability].append(f"? {topic} !")
    return frames


def build_reader() -> Reader:
    attribute_words = sorted({one for words in ATTRIBUTES.values() for one in words}, key=len, reverse=True)
    known = ["adoption", "onboarding", "implementation", "optimize and grow", "optimize", "will churn", "p1", "p2", "p3", "p4", "red", "green", "yellow", "amber", "enterprise", "mid-market", "mid market", "smb", "public sector", "large", "large enterprise", "emea", "apac", "latam", "amer"]
    return Reader(
        Trade(
            declarations=[ability.declaration() for ability in CATALOGUE],
            frames=_all_frames(),
            groups={**GROUPS, "possessive": ("my", "our"), "adjectives": ("high", "low", "medium", "priority", "quick", "urgent", "new", "risk", "expansion", "renewal", "lifecycle", "activity", "ebr", "onboarding", "high priority", "low priority", "medium priority", "quick"), "adj_call": ("xmas", "quick", "good", "great", "short", "long", "last", "weekly", "monthly", "cadence", "first", "intro", "kickoff", "renewal", "lunch", "nice", "escalation", "status")},
            padding=PADDING,
            openers=OPENERS,
            spellings=SPELLINGS,
            phrases=PHRASES,
            leads={"?": "[<show>] [<det>]"},
            places={
                "attribute": "(?P<attribute>(?:" + "|".join(re.escape(one) for one in attribute_words) + ") )",
                "known_value": "(?P<value>(?:" + "|".join(re.escape(one) for one in sorted(known, key=len, reverse=True)) + ") )",
                "person_value": r"(?P<value>(?:[^\s@,:;.!?]+ ){1,3}?)",
                "plan_or": r"(?P<plan>(?:[^\s@,:;.!?]+ ){0,3}?)",
                "cta_it": r"(?:it|that|this|that one|this one|that cta|this cta|the cta) ",
                "stage": r"(?:onboarding|implementation|adoption|optimize and grow|will churn) ",
            },
            words=frozenset(word for one in attribute_words for word in one.split()),
            fill=fill,
            find_veto=find_veto,
        )
    )


HAS_NOTES = {"log-call", "raise-risk", "update-cta", "close-cta", "add-task", "open-cta", "add-objective", "snooze-cta", "close-risk"}
"""Abilities that keep words verbatim."""


def find_veto(text: str, heard: Heard) -> str | None:
    units = heard.sentence.units
    start, end = units[heard.first].start, units[heard.last - 1].end
    return vetoes.find_veto(text, start, end, has_notes=heard.ability in HAS_NOTES)
