"""What a sentence sounds like: how likely each ability is, by a small linear model over its words.

The weights are learned beforehand from labelled sentences (`make learn`) and kept in one small file, so that
nothing is random; `explain` names the words that spoke for a reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise, repeat
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
UNHEARD = -1
"""Stands for the row of a feature that was not learnt."""
MOST_TOLD = 3
"""Features that the log is told of."""
BY_SOUND = "(by sound)"
"""Stands for the frame's source where there is none."""
NAME = "@name"
"""Stands for a capitalised word within a sentence that is no everyday word, and for a name that is known: somebody, most likely."""


def find_features(sentence: Sentence, marks: Iterable[str]) -> dict[str, float]:
    """What is heard in a sentence, and how much each feature counts; the squares of all are 1 together.

    marks: what else stands in the sentence beside its words, such as `@attribute`.
    """
    heard = dict.fromkeys(_find_words(sentence, marks), 1.0) | dict.fromkeys(_find_parts(sentence), FAINT)
    length = sum(count * count for count in heard.values()) ** 0.5
    return {feature: count / length for feature, count in heard.items()}


def _find_words(sentence: Sentence, marks: Iterable[str]) -> Iterator[str]:
    words = ["^", *(_shape(sentence, place) for place in range(min(len(sentence.words), HEARD))), "$"]
    for place, word in enumerate(words):
        yield word
        if place < 5:
            yield f"^{place // 2} {word}"
    for one, two in pairwise(words):
        yield f"{one} {two}"
    for one, two in zip(words, words[2:], strict=False):
        yield f"{one} _ {two}"
    yield from marks
    if sentence.text.rstrip().endswith("?"):
        yield "?$"
    yield f"{min(len(words) // 5, 6)} words"


def _find_parts(sentence: Sentence) -> Iterator[str]:
    return chain.from_iterable(map(_parts_of, sentence.words[:HEARD]))


@lru_cache(maxsize=10_000)
def _parts_of(word: str) -> tuple[str, ...]:
    if len(word) < SHORTEST or not word.isalpha():
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

    def explain(self, heard: Mapping[str, float], ability: str) -> str:
        """Which features spoke most for an ability, for the log."""
        known = [feature for feature in heard if feature in self._rows]
        weights = self._weights[[self._rows[feature] for feature in known], self._abilities.index(ability)]
        told = weights * [heard[feature] for feature in known]
        return ", ".join(known[place] for place in np.argsort(-told, kind="stable")[:MOST_TOLD])

    def listen(self, heard: Mapping[str, float]) -> dict[str | None, float]:
        """How likely these features make every ability, and that nothing is asked for (None); 1 together."""
        rows = np.fromiter(map(self._rows.get, heard, repeat(UNHEARD)), np.int32, len(heard))
        counts = np.fromiter(heard.values(), np.float32, len(heard))
        weights = self._weights[rows[rows != UNHEARD]].astype(np.float32)
        scores = self._bias + counts[rows != UNHEARD] @ weights * self._scale
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        return dict(zip(self._abilities, likely.tolist(), strict=True))


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
