"""When a reading counts as the labelled one: the rules of tests/corpus/README.md, in code."""

from __future__ import annotations

import html
import re
import string
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

WRITING = frozenset(
    [
        "log-call",
        "update-attribute",
        "open-cta",
        "update-cta",
        "close-cta",
        "snooze-cta",
        "add-task",
        "complete-task",
        "apply-playbook",
        "raise-risk",
        "close-risk",
        "open-success-plan",
        "add-objective",
        "activate-success-plan",
        "close-success-plan",
        "share-success-plan",
        "add-contact",
        "track-sponsor",
        "report-sponsor-change",
        "follow-account",
        "unfollow-account",
        "bind-channel",
        "unbind-channel",
        "send-email",
        "change-settings",
        "undo",
    ]
)
"""The abilities that change something; `cancel` changes nothing."""
LONG = {"notes", "comment", "reason_text", "text"}
"""Slots compared by their words rather than by their bounds."""
ENUMERATED = {"attribute", "field", "reason", "impact", "status", "kind", "state", "type", "priority", "change"}
ENOUGH_WORDS = 0.8
"""The least F1 of the words of two notes that are the same notes."""


def right_intent(row: Mapping[str, Any], reading: Mapping[str, Any]) -> bool:
    return reading["intent"] == row["intent"] or reading["intent"] in row.get("ok", [])


def right_whole(row: Mapping[str, Any], reading: Mapping[str, Any]) -> bool:
    """The ability and every slot; where a further ability is as good, or no slots are labelled, the ability alone."""
    if reading["intent"] != row["intent"] or "slots" not in row:
        return right_intent(row, reading)
    return not wrong_slots(row["slots"], reading.get("slots") or {})


def writes_falsely(row: Mapping[str, Any], reading: Mapping[str, Any]) -> bool:
    """A writing ability was read where none is right; on a must-not line, none ever is."""
    right = {row["intent"], *row.get("ok", [])}
    return reading["intent"] in WRITING and not right & WRITING


def writes_another(row: Mapping[str, Any], reading: Mapping[str, Any]) -> bool:
    """Something was to be changed, and something else would have been."""
    return reading["intent"] in WRITING and not right_intent(row, reading) and not writes_falsely(row, reading)


def wrong_slots(meant: Mapping[str, Any], read: Mapping[str, Any]) -> list[str]:
    """The names of the slots that are missing, added or different; a None that was read is no slot."""
    said = {name: value for name, value in read.items() if value is not None}
    return sorted(
        name
        for name in meant.keys() | said.keys()
        if name not in meant or name not in said or not same_value(name, meant[name], said[name])
    )


def same_value(slot: str, meant: Any, read: Any) -> bool:
    if isinstance(meant, dict) and isinstance(read, dict):
        inner = "notes" if slot == "follow_up" else slot
        read = {name: value for name, value in read.items() if value is not None or name in meant}
        return meant.keys() == read.keys() and all(
            same_value(inner if name == "text" else name, meant[name], read[name]) for name in meant
        )
    if isinstance(meant, list) and isinstance(read, list):
        left = list(read)
        for one in meant:
            twin = next((other for other in left if same_value(slot, one, other)), None)
            if twin is None:
                return False
            left.remove(twin)
        return not left
    if isinstance(meant, str) and isinstance(read, str):
        return same_text(slot, meant, read)
    return bool(meant == read)


def same_text(slot: str, meant: str, read: str) -> bool:
    if slot == "notes" or slot in LONG:
        return overlap(meant, read) >= ENOUGH_WORDS
    if slot in ENUMERATED:
        return re.sub(r"[_/\s-]+", " ", bare(meant)) == re.sub(r"[_/\s-]+", " ", bare(read))
    if re.fullmatch(r"\d{4}-\d\d-\d\dT.+", meant) and re.fullmatch(r"\d{4}-\d\d-\d\dT.+", read):
        return datetime.fromisoformat(meant) == datetime.fromisoformat(read)
    return bare(meant) == bare(read)


def bare(text: str) -> str:
    """Without case, outer punctuation, a leading "the" and the look of its quotes and spaces."""
    text = html.unescape(text).translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}).casefold()
    text = " ".join(text.split()).strip(string.punctuation + " …–—•")
    return text.removeprefix("the ")


def overlap(meant: str, read: str) -> float:
    """F1 of the words of both, each as often as it stands there."""
    one, other = Counter(re.findall(r"\w+", bare(meant))), Counter(re.findall(r"\w+", bare(read)))
    if not one or not other:
        return float(one == other)
    return 2 * (one & other).total() / (one.total() + other.total())
