"""What a sentence sounds like: how likely each ability is, by a small linear model over its words.

The weights are learned beforehand from labelled sentences (`make learn`) and kept in one small file, so that
nothing is random; `explain` names the words that spoke for a reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from math import sqrt
from pathlib import Path

import numpy as np

from bot.language.everyday import EVERYDAY
from bot.language.frames import Frame, Match
from bot.language.places import Stretch
from bot.language.sentence import BREAKS, Sentence

HEARD = 32
"""Units that are listened to: what comes later is notes."""
REQUEST = 14
"""Units within which a request that is followed by notes has been made."""
LOUD = 0.4
"""Compared with the word that speaks most for an ability, what one says that belongs to the request."""
HARDLY = 0.3
"""What a word adds at most to the logarithm of an ability's odds without telling anything: it was heard there by chance."""
SHORTEST = 4
"""Letters from which a word is also heard by its parts, so that a misspelt or unknown form of it still tells something."""
PARTS = (3, 4, 5)
"""Lengths of the parts."""
FAINT = 0.5
"""What a part counts beside a whole word."""
LED = 5
"""Words at the beginning that are also heard by their place."""
REMEMBERED = 10_000
"""Words whose parts are heard once."""
MOST_TOLD = 3
"""Features that the log is told of."""
BY_SOUND = "(by sound)"
"""Stands for the frame's source where there is none."""
NAME = "@name"
"""Stands for a capitalised word within a sentence that is no everyday word, and for a name that is known: somebody, most likely."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What is heard in a sentence."""

    wholes: Sequence[str]
    """Words, pairs of words, and what stands in the sentence beside its words, such as an attribute; each once."""
    spelt: Sequence[str]
    """Words that are heard by their parts as well, each as often as it is said: all but the names of those who are known."""

    def count(self) -> dict[str, float]:
        """Every feature, and how much it counts: the less the more there is to hear."""
        heard = defaultdict[str, float](float, dict.fromkeys(self.wholes, 1.0))
        for part in chain.from_iterable(map(parts_of, self.spelt)):
            heard[part] += FAINT
        loudness = self.loudness
        return {feature: count / loudness for feature, count in heard.items()}

    @property
    def loudness(self) -> float:
        """How much there is to hear."""
        return sqrt(len(self.wholes) + FAINT * FAINT * sum([len(parts_of(word)) for word in self.spelt]))


def find_sound(sentence: Sentence, marks: Iterable[str]) -> Sound:
    """What is heard in a sentence; marks: what else stands in it beside its words, such as an attribute."""
    words = ["^", *[_shape(sentence, place) for place in range(min(len(sentence.words), HEARD))], "$"]
    wholes = [
        *words,
        *[f"^{place // 2} {word}" for place, word in enumerate(words[:LED])],
        *[f"{one} {two}" for one, two in pairwise(words)],
        *[f"{one} _ {two}" for one, two in zip(words, words[2:], strict=False)],
        *marks,
        f"{min(len(words) // 5, 6)} words",
    ]
    if sentence.text.rstrip().endswith("?"):
        wholes.append("?$")
    spelt = [
        unit.word
        for unit in sentence.units[:HEARD]
        if unit.word.isalpha() and not sentence.is_person(unit.start, unit.end)
    ]
    return Sound(list(dict.fromkeys(wholes)), spelt)


@lru_cache(maxsize=10_000)
def parts_of(word: str) -> tuple[str, ...]:
    """The parts by which a word is heard; none where it is short, or no word at all."""
    if len(word) < SHORTEST:
        return ()
    whole = f"<{word}>"
    return tuple(f"~{whole[start : start + length]}" for length in PARTS for start in range(len(whole) - length + 1))


def _shape(sentence: Sentence, place: int) -> str:
    word = sentence.words[place].replace("\n", "¶")
    if not word.isalpha() or word in EVERYDAY or place == 0 or sentence.words[place - 1] in BREAKS:
        return word
    start, end = sentence.units[place].start, sentence.units[place].end
    typed = sentence.text[start:end]
    return NAME if (typed[:1].isupper() and typed[1:].islower()) or sentence.is_person(start, end) else word


class Ear:
    """Tells what sentences sound like."""

    def __init__(
        self,
        *,
        abilities: Sequence[str | None],
        features: Sequence[str],
        weights: np.ndarray,
        scale: float,
        bias: np.ndarray,
        words: Sequence[str],
    ) -> None:
        """weights: of each feature for each ability, in steps of the scale; so small, they are quickly at hand."""
        self._abilities = abilities
        self._rows = {feature: row for row, feature in enumerate(features)}
        self._weights = weights
        self._scale = np.float32(scale)
        self._bias = bias
        self._hear_parts = lru_cache(maxsize=REMEMBERED)(self._find_weights_of_parts)
        self.words = frozenset(words)
        """Words that are often said in requests: a slip of the finger is read as one of them."""

    def speaks_for(self, word: str, ability: str) -> bool:
        """Whether a word was heard where an ability is asked for more than elsewhere."""
        row = self._rows.get(word)
        return row is not None and bool(self._weights[row, self._abilities.index(ability)] * self._scale > HARDLY)

    def find_request(self, sentence: Sentence, ability: str) -> Stretch:
        """The word that speaks most for an ability, and the unit behind the last that clearly does; what follows may be notes."""
        column = self._abilities.index(ability)
        told = [
            float(self._weights[row, column]) if (row := self._rows.get(_shape(sentence, place))) is not None else 0.0
            for place in range(min(len(sentence.words), REQUEST))
        ]
        loudest = max(told, default=0.0)
        last = max((place for place, weight in enumerate(told) if weight >= LOUD * loudest), default=0)
        return told.index(loudest) if loudest in told else 0, last + 1

    def explain(self, sound: Sound, ability: str) -> str:
        """Which features spoke most for an ability, for the log."""
        column = self._abilities.index(ability)
        told = {
            feature: self._weights[row, column]
            for feature in sound.wholes
            if (row := self._rows.get(feature)) is not None
        }
        return ", ".join(sorted(told, key=told.__getitem__, reverse=True)[:MOST_TOLD])

    def listen(self, sound: Sound) -> dict[str | None, float]:
        """How likely a sound makes every ability, and that nothing is asked for (None); 1 together."""
        rows = [row for feature in sound.wholes if (row := self._rows.get(feature)) is not None]
        scores = self._weights[rows].sum(axis=0, dtype=np.float32)
        for word in sound.spelt:
            scores += self._hear_parts(word)
        scores *= self._scale / sound.loudness
        scores += self._bias
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        return dict(zip(self._abilities, likely.tolist(), strict=True))

    def _find_weights_of_parts(self, word: str) -> np.ndarray:
        rows = [row for part in parts_of(word) if (row := self._rows.get(part)) is not None]
        return np.asarray(FAINT * self._weights[rows].sum(axis=0, dtype=np.float32))


def as_frame(ability: str, end: int, words: Sequence[str], places: Mapping[str, Stretch]) -> tuple[Frame, Match]:
    """What was heard in the form of a frame, so that slots are filled in the one way there is."""
    slots = dict(places)
    for slot, mark in (("account", "@account"), ("cta", "@cta")):
        if mark in words:
            place = words.index(mark)
            slots[slot] = (place, place + 1)
    frame = Frame(
        ability=ability,
        source=BY_SOUND,
        steps=(),
        needs=(),
        is_loose=True,
        lead="",
        weight=0,
        gives={},
        words=frozenset(words[:end]),
    )
    return frame, Match(0, max(end, 1), slots)


def load_ear(path: Path) -> Ear:
    """The ear that `make learn` kept."""
    with np.load(path, allow_pickle=False) as kept:
        return Ear(
            abilities=[one or None for one in str(kept["abilities"]).split("\n")],
            features=str(kept["features"]).split("\n"),
            weights=kept["weights"],
            scale=float(kept["scale"]),
            bias=kept["bias"],
            words=str(kept["words"]).split("\n"),
        )
