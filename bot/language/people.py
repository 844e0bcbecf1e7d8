"""People said in a message: "Fiona and Imran", "Dr. Meera Shah (CIO), R. Okonjo and me", "raj + a chap called nigel"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.given_names import GIVEN_NAMES
from bot.language.people_described import skip_description, skip_remark, skip_side
from bot.language.people_words import HEDGES, JOINS, NO_PERSON, ROLES, SELF, TIES, TITLES
from bot.language.person import end_of_name, is_capital, is_over, is_small_name, typed_at
from bot.language.sentence import Sentence

_MENTION = re.compile(r"[UW][A-Z0-9]{4,}")


@dataclass(frozen=True, slots=True)
class People:
    """A list of people as it stands in a sentence."""

    names: tuple[str, ...]
    """As typed; those who are only described ("two engineers") are left out."""
    end: int
    """The unit after the last of them; the first unit when nobody is named."""
    are_certain: bool = True
    """True when every one is written as a name is, or known."""
    count: int = 0
    """How many are named or described."""

    @property
    def are_said_surely(self) -> bool:
        """True when somebody is named and none of the names can be another word."""
        return bool(self.names) and self.are_certain


def read_people(sentence: Sentence, first: int) -> People:
    """The people listed from a unit on."""
    names: list[str] = []
    are_certain, count = True, 0
    place = end = first
    while place < len(sentence.units):
        after = _end_of_one(sentence, place)
        is_tied = place == first or sentence.words[place - 1] in TIES
        is_told = is_capital(sentence, after - 1) or _is_known(sentence, place, after)
        is_small = not is_told and typed_at(sentence, place).lower() not in GIVEN_NAMES
        if after == place or not (is_tied or is_over(sentence, after)):
            break
        if not is_tied and is_small and names and sentence.words[after : after + 1] in ([":"], ["@length"], ["@day"]):
            break  # ", length 45 minutes", "; topics: …"
        if not is_tied and is_small and names and after == place + 2:
            break  # ", exports fixed"
        begun = skip_description(sentence, place)
        count += 1
        last, end = after, skip_remark(sentence, after)
        if begun == after:
            begun, last, end = _find_in_brackets(sentence, after) or (begun, last, end)
        if begun < last:
            names.append(_as_named(sentence, begun, last))
            are_certain &= are_capitalised((names[-1],)) or _is_known(sentence, begun, last)
        place = _find_next(sentence, end)
        if place == end and not after < skip_side(sentence, after) == end:
            break
    return People(tuple(names), end, are_certain, count)


def _find_in_brackets(sentence: Sentence, place: int) -> tuple[int, int, int] | None:
    """Where the name of somebody described begins and ends, and where it goes on: "her lawyer (Mr. Brand)", "(anders?)"."""
    if sentence.words[place : place + 1] != ["("] or place + 1 >= len(sentence.words):
        return None
    after = close = end_of_name(sentence, place + 1)
    while sentence.words[close : close + 1] == ["?"]:
        close += 1
    is_named = after > place + 1 and sentence.words[close : close + 1] == [")"]
    return (place + 1, after, close + 1) if is_named else None


def _find_next(sentence: Sentence, first: int) -> int:
    """The unit with which the next person may begin; the same unit when nothing joins one to the list."""
    place = first
    while place < len(sentence.units) and sentence.words[place] in JOINS:
        place += 1
    led = skip_side(sentence, place)
    if led > place > first:
        return led  # "and from us Bruno"
    if place == first:
        return first
    return place + next((len(one) for one in HEDGES if tuple(sentence.words[place : place + len(one)]) == one), 0)


def are_capitalised(names: tuple[str, ...]) -> bool:
    """True when every name is written as one."""
    return all(name.lower() in SELF or "@" in name or name != name.lower() for name in names)


def _is_known(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the name at the end of a stretch is known."""
    return any(sentence.end_of_person(at) == last for at in range(first, last))


def _end_of_one(sentence: Sentence, first: int) -> int:
    """The unit after one person; the same unit when there is none."""
    words = sentence.words
    if words[first] in SELF or words[first] == "@email":
        return first + 1
    if words[first] == "i" and first and words[first - 1] in JOINS and is_over(sentence, first + 1):
        return first + 1
    if words[first] == "@" and first + 1 < len(words) and _MENTION.fullmatch(typed_at(sentence, first + 1)):
        return first + 2
    if words[first] == "@" and first + 1 < len(words) and sentence.units[first].end == sentence.units[first + 1].start:
        is_mentioned = is_capital(sentence, first + 1) or is_small_name(sentence, first + 1)
        return end_of_name(sentence, first + 1) if is_mentioned else first
    place = skip_description(sentence, first)
    return end_of_name(sentence, place)


def _as_named(sentence: Sentence, first: int, last: int) -> str:
    said = sentence.said(first, last)
    said = said if _MENTION.search(said) else said.removeprefix("@")
    return said if said.endswith(".") and len(said.split()[-1]) == 2 else said.rstrip(".")


__all__ = ["JOINS", "NO_PERSON", "ROLES", "SELF", "TITLES", "People", "are_capitalised", "read_people"]
