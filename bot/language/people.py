"""People said in a message: "with Fiona and Imran", "Attendees: Tessa Nguyen, Paul Ostrowski.", "dana + li"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.everyday import EVERYDAY
from bot.language.sentence import BREAKS, Sentence, Unit

TITLES = {
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "herr",
    "frau",
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "prof.",
    "mme",
    "sir",
    "madame",
    "señor",
    "señora",
}
JOINS = {"and", "&", "+", ",", "plus", "with", "/", "also"}
PRONOUNS = {"me", "myself", "i"}
_LONGEST = 4


def read_people(sentence: Sentence, first: int) -> tuple[list[str], int]:
    """The people listed from a unit on, as typed, and the unit after the last of them; none and the same unit otherwise."""
    people: list[str] = []
    place = first
    while place < len(sentence.units):
        end = end_of_person(sentence, place, is_listed=bool(people))
        if end == place:
            break
        people.append(sentence.said(place, end))
        place = end
        join = place
        while join < len(sentence.units) and sentence.units[join].word in JOINS:
            join += 1
        if join == place or end_of_person(sentence, join, is_listed=True) == join:
            break
        place = join
    return people, place


def end_of_person(sentence: Sentence, first: int, *, is_listed: bool = False) -> int:
    """The unit after a person's name that begins at a unit; that unit itself when none begins there."""
    units = sentence.units
    if first >= len(units):
        return first
    if units[first].word in PRONOUNS and is_listed:
        return first + 1
    place = first
    if _typed(sentence, units[first]).lower() in TITLES:
        place += 1
        if place < len(units) and units[place].word == ".":
            place += 1
    is_proper = place < len(units) and _typed(sentence, units[place])[:1].isupper()
    begun = place
    while place < len(units) and place - begun < _LONGEST and is_name_word(sentence, units[place], is_proper=is_proper):
        place += 1
    return place if place > begun else first


def is_name_word(sentence: Sentence, unit: Unit, *, is_proper: bool) -> bool:
    """A word a person's name can be made of; in a capitalised name each word is capitalised."""
    typed = _typed(sentence, unit)
    if unit.word == "@account" and is_proper and " " not in typed:
        return typed[:1].isupper()  # a surname that is a company's name too
    if unit.word in BREAKS or unit.word.startswith("@") or not re.fullmatch(r"[^\W\d_][\w'.-]*", typed):
        return False
    if is_proper:
        return (typed[:1].isupper() and unit.word not in NO_PERSON) or typed in (
            "de",
            "van",
            "von",
            "der",
            "da",
            "del",
            "di",
        )
    return unit.word not in EVERYDAY and unit.word not in NO_PERSON


NO_PERSON = frozenset(
    [
        "spoke",
        "talked",
        "met",
        "he",
        "she",
        "it",
        "basically",
        "then",
        "so",
        "but",
        "because",
        "spoke",
        "met",
        "chatted",
        "basically",
        "actually",
        "honestly",
        "well",
        "he",
        "she",
        "call",
        "meeting",
        "email",
        "note",
        "update",
        "renewal",
        "they",
        "them",
        "their",
        "we",
        "our",
        "budget",
        "team",
        "everyone",
        "all",
        "good",
        "great",
        "customer",
        "nothing",
        "need",
        "needs",
        "wants",
        "asked",
        "about",
        "discussed",
        "follow",
        "sentiment",
        "cta",
        "ebr",
        "qbr",
        "kickoff",
        "intro",
        "procurement",
        "legal",
        "security",
        "product",
        "roadmap",
        "today",
        "yesterday",
        "still",
        "also",
        "pricing",
        "attendees",
        "notes",
        "subject",
        "duration",
        "reason",
        "due",
        "priority",
        "owner",
        "went",
        "going",
        "happy",
        "confirmed",
        "said",
        "says",
        "told",
        "agreed",
        "loved",
        "champion",
        "sponsor",
        "pilot",
        "seats",
        "usage",
        "zoom",
        "onsite",
        "sync",
        "review",
        "cadence",
        "vm",
        "voicemail",
        "feedback",
        "q1",
        "q2",
        "q3",
        "q4",
        "outage",
        "next",
        "wanted",
        "talked",
        "walked",
        "reviewed",
        "covered",
    ]
)


def _typed(sentence: Sentence, unit: Unit) -> str:
    return sentence.text[unit.start : unit.end]


def are_alike(people: Sequence[str]) -> bool:
    """True for a list that looks like one: all capitalised, or several short names."""
    return all(one[:1].isupper() for one in people) or len(people) > 1


__all__ = ["are_alike", "end_of_person", "is_name_word", "read_people"]
