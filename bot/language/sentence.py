"""A message cut into units: words in the spelling of the lexicon, and stretches that stand for one thing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.language.lexicon import Lexicon

LONGEST = 110
"""Units that frames look at; what follows can only be notes."""
FARTHEST = 1_500
"""Characters that are cut into units."""

_TOKEN = re.compile(
    r"\n[\n ]*|\bw/o?(?!\w/)|\bf/u\b|->|=>|[<>]=?|\.{2,}|…"
    r"|'s\b"
    r"|[#/]?[^\W_](?:[\w&+%]|[-./@](?=\w)|'(?=\w)(?!s\b))*"
    r"|:[a-z0-9_+-]+:|\S"
)
BREAKS = frozenset({",", ":", ";", ".", "!", "?", "\n", "-", "–", "—", "(", ")", "..", "...", "…", "•", "->", "="})
"""Units after which a new clause may begin."""
ENDS = frozenset({".", "!", "?", "\n", ";", "..", "...", "…"})
"""Units that end a sentence."""
_BEFORE_IS = {"what", "who", "how", "where", "when", "there", "here", "it", "he", "she", "which", "why", "that"}


@dataclass(frozen=True, slots=True)
class Unit:
    """One word, mark or masked stretch of the text."""

    start: int
    end: int
    word: str
    """As frames see it: the lexicon's spelling, or `@account`, `@time`, `@cta`, `@num`, `@email` …"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message as frames see it."""

    text: str
    units: Sequence[Unit]
    words: Sequence[str]
    """The units' words."""
    people: Mapping[int, int] = field(default_factory=dict)
    """Where somebody who is known is named: the first character, and the one after the last."""

    def known(self) -> list[str]:
        """The names of those who are known, as typed."""
        return [self.text[start:end] for start, end in self.people.items()]

    def with_capitals(self, text: str) -> str:
        """Words of the sentence with the names of those who are known written as names are, though they were typed in small letters."""
        for typed in self.known():
            if typed.islower():
                text = _replaced(text, typed, typed.title())
        return text

    def as_typed(self, words: str) -> str:
        """What was read from such words, as it stands in the sentence."""
        for typed in self.known():
            if typed.islower() and typed.title() not in self.text:
                words = _replaced(words, typed.title(), typed)
        return words

    def end_of_person(self, place: int) -> int:
        """The unit after the name of somebody known that begins at a unit; the unit itself when none does."""
        end = self.people.get(self.units[place].start) if place < len(self.units) else None
        return self.unit_from(end) if end else place

    def is_person(self, start: int, end: int) -> bool:
        """Whether a stretch belongs to the name of somebody known."""
        return bool(self.people) and any(first <= start and end <= last for first, last in self.people.items())

    def unit_from(self, start: int) -> int:
        """The first unit at or after a place of the text."""
        return bisect_left(self.units, start, key=lambda unit: unit.start)

    def said(self, first: int, last: int) -> str:
        """The text from one unit up to another (which is left out), as it was typed."""
        return self.text[self.units[first].start : self.units[last - 1].end] if first < last else ""

    def part(self, start: int, end: int) -> Sentence | None:
        """The units between two places of the text as a sentence of their own; None where they would be cut otherwise by themselves."""
        first, last = self.unit_from(start), self.unit_from(end)
        units = self.units[first:last]
        is_cut_alike = (
            bool(units)
            and units[0].start == start
            and units[-1].end == end
            and (first == 0 or self.words[first - 1] in BREAKS or not self.text[start].isupper())
        )
        if not is_cut_alike:
            return None
        return Sentence(
            self.text[start:end],
            [Unit(unit.start - start, unit.end - start, unit.word) for unit in units],
            self.words[first:last],
            {begun - start: ended - start for begun, ended in self.people.items() if start <= begun and ended <= end},
        )

    def clauses(self) -> list[int]:
        """The units with which a clause begins."""
        begun = [0]
        begun += [place + 1 for place, unit in enumerate(self.units[:-1]) if unit.word in BREAKS]
        return [place for place in begun if place < len(self.units) and self.units[place].word not in BREAKS]

    def end_of_clause(self, first: int) -> int:
        """The unit after the clause's last."""
        return next(
            (place for place in range(first, len(self.units)) if self.units[place].word in ENDS), len(self.units)
        )


Joined = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
"""Phrases that are one word to the frames, with that word, by their first word; the longest first."""


def gather_joined(phrases: Mapping[tuple[str, ...], str]) -> Joined:
    """Phrases such as ("call", "to", "action") → "cta" by their first word."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_first.setdefault(phrase[0], []).append((phrase, phrases[phrase]))
    return by_first


def _replaced(text: str, name: str, by: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", by, text)


def cut(
    text: str,
    masks: Iterable[Unit],
    *,
    lexicon: Lexicon,
    phrases: Joined,
    people: Mapping[int, int],
) -> Sentence:
    """The text in units; where masks overlap, the earlier one in the list wins.

    phrases: several words that are one to the frames, as `gather_joined` has them.
    people: where somebody who is known is named; such words are spelt as they should be.
    """
    taken: list[Unit] = []
    for mask in masks:
        if not any(mask.start < other.end and other.start < mask.end for other in taken):
            taken.append(mask)
    taken.sort(key=lambda unit: unit.start)
    named = {at for start, end in people.items() for at in range(start, end)}
    units: list[Unit] = []
    place = 0
    for mask in [*taken, Unit(min(len(text), FARTHEST), len(text), "")]:
        for token in _TOKEN.finditer(text, place, max(place, mask.start)):
            if token.start() in named:
                units.append(Unit(token.start(), token.end(), token.group().lower()))
            else:
                units += _units_of(token, units, lexicon)
        if mask.word:
            units.append(mask)
            place = mask.end
        if len(units) > 2 * LONGEST:
            break
    units = _joined(units, phrases)[:LONGEST]
    return Sentence(text, units, [unit.word for unit in units], people)


def _units_of(token: re.Match[str], before: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    typed = token.group().lower()
    if typed.startswith("\n"):
        return [Unit(token.start(), token.end(), "\n")]
    if typed == "'s":
        is_verb = bool(before) and before[-1].word in _BEFORE_IS and before[-1].end == token.start()
        return [Unit(token.start(), token.end(), "is" if is_verb else "'s")]
    is_name = (
        token.group()[:1].isupper() and token.group()[1:].islower() and bool(before) and before[-1].word not in BREAKS
    )
    spelt = lexicon.spell_name(typed) if is_name else lexicon.spell(typed)
    return [Unit(token.start(), token.end(), word) for word in spelt.split()]


def _joined(units: Sequence[Unit], phrases: Joined) -> list[Unit]:
    joined: list[Unit] = []
    place = 0
    while place < len(units):
        for phrase, name in phrases.get(units[place].word, ()):
            end = place + len(phrase)
            if tuple(unit.word for unit in units[place:end]) == phrase:
                joined.append(Unit(units[place].start, units[end - 1].end, name))
                break
        else:
            joined.append(units[place])
            end = place + 1
        place = end
    return joined


__all__ = ["BREAKS", "ENDS", "Joined", "Sentence", "Unit", "cut", "gather_joined"]
