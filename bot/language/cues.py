"""The second tier of reading: what a sentence sounds like when no frame fits it.

Every ability has a few cues: sets of words (and marks such as `@account`) of which each must be heard, words that speak for
it, and words that speak against it. The sentence is held against all of them; only a clear margin counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.language.frames import Frame, Match
from bot.language.places import Stretch
from bot.language.sentence import Sentence

CLEAR = 1.2
"""How far ahead of the next ability the best one must be."""
HEAD = 28
"""Units that are listened to: what comes later is notes."""
SOURCE = "(by cues)"
"""Stands for the frame's source where there was none."""


PLAIN = frozenset(
    "a an the this that these those some any all my our your his her their its me us you i we they it he she them to of for on in at "
    "with by from about into up out over as and or so but is are am be do does can could will would please pls thanks thank kindly "
    "just now today still also too there here what which who whose how when where why have has let get give show tell hi hello hey "
    "ally ok okay yes well um uh ah oh right then quick quickly one more most like want need know see 's got company customer "
    "account accounts currently at".split()
)
"""Words that say nothing for or against an ability."""
STRANGE = 0.55
"""What every word counts against an ability that it does not explain."""
ENOUGH = 1.6
"""The score from which a sentence sounds like anything at all."""
NEAR = 14
"""Units within which all is said, where notes follow."""
MOST_STRANGE_TO_WRITE = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """What one way of asking for an ability sounds like."""

    ability: str
    needs: tuple[frozenset[str], ...]
    likes: frozenset[str]
    never: frozenset[str]
    is_noted: bool = False
    """What stands behind its last word is kept verbatim, so it says nothing for or against."""

    @property
    def words(self) -> frozenset[str]:
        return self.likes.union(*self.needs)


@dataclass(frozen=True, slots=True)
class Sounding:
    """A cue that was heard, how clearly, and where its last word stands."""

    cue: Cue
    score: float
    last: int
    strange: int
    """How many words it does not explain."""


def read_cue(ability: str, source: str) -> Cue:
    """A cue from its source: needs before `/`, likes behind it, what may not be heard behind `-`.

    "@account health|healthy|score / why trend - set make" needs an account and one of three words. A `~` in front
    says that notes follow.
    """
    is_noted = source.startswith("~")
    source = source.removeprefix("~")
    asked, _, against = source.partition(" - ")
    needs, _, likes = asked.partition(" / ")
    return Cue(
        ability=ability,
        needs=tuple(frozenset(need.split("|")) for need in needs.split()),
        likes=frozenset(likes.split()),
        never=frozenset(against.split()),
        is_noted=is_noted,
    )


def listen(sentence: Sentence, cues: Iterable[Cue], *, marks: Iterable[str]) -> list[Sounding]:
    """The best cue of each ability that is heard, the clearest first.

    marks: what else stands in the sentence beside its words: `@attribute`, `@known`.
    """
    words = sentence.words[:HEAD]
    heard = {*words, *marks}
    best: dict[str, Sounding] = {}
    for cue in cues:
        if not cue.never.isdisjoint(heard) or any(need.isdisjoint(heard) for need in cue.needs):
            continue
        last = 1 + max((_first(words, need) for need in cue.needs), default=0)
        if cue.is_noted and last > NEAR:
            continue
        told = words[:last] if cue.is_noted else words
        strange = sum(word[:1].isalpha() and word not in PLAIN and word not in cue.words for word in told)
        liked = cue.likes.intersection(told)
        score = 1.5 * len(cue.needs) + 0.5 * len(liked - PLAIN) + 0.1 * len(liked & PLAIN) - STRANGE * strange
        if score >= ENOUGH and (cue.ability not in best or best[cue.ability].score < score):
            best[cue.ability] = Sounding(cue, score, last, strange)
    return sorted(best.values(), key=lambda one: -one.score)


def _first(words: Sequence[str], need: frozenset[str]) -> int:
    """The unit with which a need is met first; 0 for one that is met by a mark beside the words."""
    return next((place for place, word in enumerate(words) if word in need), 0)


def as_frame(sounding: Sounding, words: Sequence[str], places: Mapping[str, Stretch]) -> tuple[Frame, Match]:
    """The heard cue in the form of a frame, so that slots are filled in the one way there is."""
    slots = dict(places)
    for slot, mark in (("account", "@account"), ("cta", "@cta")):
        if mark in words:
            place = list(words).index(mark)
            slots[slot] = (place, place + 1)
    frame = Frame(
        ability=sounding.cue.ability,
        source=SOURCE,
        steps=(("words", {}),),
        needs=(),
        lead="",
        weight=0.0,
        is_loose=True,
        gives={},
        words=sounding.cue.words,
    )
    return frame, Match(0, max(sounding.last, 1), slots)


def read_cues(sources: Mapping[str, Sequence[str]]) -> tuple[Cue, ...]:
    return tuple(read_cue(ability, source) for ability, lines in sources.items() for source in lines)
