"""How well words that were said fit the words of a name: letter by letter where they must, word by word where they can."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

Weight = Callable[[str], float]

_BEGINNING = 0.95
_SHORT_BEGINNING = 0.8
_ABBREVIATION = 0.85
_INITIALS = 0.9
_LONGER = 0.75
_GRANTED = 0.8
_WEAKEST = 0.6
_PART_OF_WORDS = 75.0
"""Likeness, of 100, of a word with a stretch of a name, below which it is not even run together with its neighbours."""
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Likeness:
    said: float
    """How much of what was said the name accounts for, 0–1, weighted by how telling the words are; a typo costs its share."""
    covered: float
    """How much of the name was said, 0–1."""
    unsaid: int
    """Words of the name that were not said."""
    unmatched: tuple[int, ...]
    """Positions of the said words that the name does not account for."""
    misspelt: int
    """Letters to change, over all words."""
    shortened: int
    """Words that were said shorter or longer than they stand in the name."""
    has_foreign_start: bool
    """True when a misspelt word does not even begin as the name's word does."""
    has_gap: bool
    """True when words of the name were left out between said ones."""
    in_order: bool

    @property
    def is_whole(self) -> bool:
        """True when the words, apart from their spelling, are the whole name."""
        return not (self.unsaid or self.unmatched or self.shortened)

    @property
    def score(self) -> float:
        """0–100."""
        return 100 * (0.8 * self.said + 0.2 * self.covered) * (1.0 if self.in_order else 0.97)


def compare(said: Sequence[str], name: Sequence[str], *, weight: Weight, granted: Set[int] = frozenset()) -> Likeness:
    """Fits said words to a name's words: equal, run together or apart, shortened, by initials, misspelt; each word used once.

    `granted` are positions of said words that hold for the account even where its name does not carry them.
    """
    fitting = _Fitting(said, name)
    fitting.take_equal()
    for step in (fitting.take_joined, fitting.take_apart, fitting.take_alike, fitting.take_initials):
        if fitting.free and 0.0 in fitting.fit:
            step()
    fit, place, free = fitting.fit, fitting.place, fitting.free
    for at in granted:
        fit[at] = fit[at] or _GRANTED
    name_weights = [weight(word) for word in name]
    said_weights = [name_weights[spot] if spot >= 0 else weight(word) for word, spot in zip(said, place, strict=True)]
    places = [spot for spot in place if spot >= 0]
    return Likeness(
        said=sum(share * own for share, own in zip(fit, said_weights, strict=True)) / (sum(said_weights) or 1.0),
        covered=1.0 - sum(name_weights[spot] for spot in free) / (sum(name_weights) or 1.0),
        unsaid=len(free),
        unmatched=tuple(at for at, share in enumerate(fit) if share == 0.0),
        misspelt=fitting.misspelt,
        shortened=fitting.shortened,
        has_foreign_start=fitting.has_foreign_start,
        has_gap=any(min(places) < spot < max(places) for spot in free) if places else False,
        in_order=places == sorted(places),
    )


class _Fitting:
    """Said words as they find their places in a name."""

    def __init__(self, said: Sequence[str], name: Sequence[str]) -> None:
        self.said = said
        self.fit = [0.0] * len(said)
        self.place = [-1] * len(said)
        self.free = dict(enumerate(name))
        self.misspelt = 0
        self.shortened = 0
        self.has_foreign_start = False

    def take_equal(self) -> None:
        for at, word in enumerate(self.said):
            spot = next((spot for spot, other in self.free.items() if other == word), None)
            if spot is not None:
                self._take(at, spot, 1.0, 0)

    def take_joined(self) -> None:
        """ "setpoint" for "set point"; one letter may be wrong where the word is long."""
        for at, word in enumerate(self.said):
            if self.fit[at] or len(word) < 5:
                continue
            for spot in list(self.free):
                joined, last = "", spot
                while last in self.free and len(joined) < len(word):
                    joined += self.free[last]
                    last += 1
                if last - spot > 1 and (edits := _edits(word, joined, 1 if len(word) >= 7 else 0)) is not None:
                    self._take(at, spot, 1.0 - edits / len(word), edits)
                    for used in range(spot + 1, last):
                        del self.free[used]
                    break

    def take_apart(self) -> None:
        """ "price waterhouse coopers" for "pricewaterhousecoopers"."""
        for first in range(len(self.said) - 1):
            for last in (first + 1, first + 2):
                if last >= len(self.said) or any(self.fit[first : last + 1]):
                    break
                joined = "".join(self.said[first : last + 1])
                most = 1 if len(joined) >= 7 else 0
                for spot, other in list(self.free.items()):
                    if len(joined) >= 5 and (edits := _edits(joined, other, most)) is not None:
                        for at in range(first, last + 1):
                            self._take(at, spot, 1.0 - edits / len(joined), edits if at == first else 0)
                        break

    def take_alike(self) -> None:
        """Takes the best pairs of what is left first."""
        pairs = []
        for at, word in enumerate(self.said):
            if not self.fit[at]:
                for spot, other in self.free.items():
                    likeness, edits = alike(word, other)
                    if likeness >= _WEAKEST:
                        pairs.append((-likeness, at, spot, edits))
        for likeness, at, spot, edits in sorted(pairs):
            if not self.fit[at] and spot in self.free:
                word, other = self.said[at], self.free[spot]
                self.shortened += not edits
                self.has_foreign_start |= bool(edits) and word[0] != other[0] and word[:2] != other[1::-1]
                self._take(at, spot, -likeness, edits)

    def take_initials(self) -> None:
        """ "sd" for "school district", "t" for "thistle"."""
        for at, word in enumerate(self.said):
            if self.fit[at] or len(word) > 5:
                continue
            for spot in list(self.free):
                used = range(spot, spot + len(word))
                if all(one in self.free for one in used) and "".join(self.free[one][0] for one in used) == word:
                    self._take(at, spot, _INITIALS, 0)
                    self.shortened += 1
                    for one in used[1:]:
                        del self.free[one]
                    break

    def _take(self, at: int, spot: int, share: float, edits: int) -> None:
        self.fit[at], self.place[at] = share, spot
        self.misspelt += edits
        self.free.pop(spot, None)


def may_hold(name: Sequence[str], word: str) -> bool:
    """Whether a word can find a place in a name, alone or with its neighbours: a quick look that spares fitting in full."""
    return (
        any(alike(word, other)[0] >= _WEAKEST for other in name)
        or word in "".join([other[0] for other in name])
        or fuzz.partial_ratio(word, "".join(name), score_cutoff=_PART_OF_WORDS) > 0
    )


@lru_cache(maxsize=20_000)
def alike(word: str, other: str) -> tuple[float, int]:
    """How much of a word another is, 0–1, and the letters to change; none when the one only shortens the other."""
    if len(word) >= 3 and other.startswith(word):
        return (_BEGINNING if len(word) > 3 else _SHORT_BEGINNING), 0
    length = max(len(word), len(other))
    edits = _edits(word, other, 1 if length <= 4 else 2 if length <= 8 else 3)
    likeness = 1.0 - edits / length if edits is not None else 0.0
    if likeness < _ABBREVIATION and _abbreviates(word, other):
        return _ABBREVIATION, 0
    if likeness < _LONGER and len(other) >= 4 and len(word) >= len(other) + 4 and word.startswith(other):
        return _LONGER, 0
    return likeness, edits or 0


def _abbreviates(short: str, word: str) -> bool:
    """ "labs" of "laboratories", "mktg" of "marketing": consonants in order behind the same beginning."""
    if len(short) < 3 or short[0] != word[0] or len(short) > len(word) / 2 + 1:
        return False
    beginning = 2 if short[1] == word[1] else 1
    if not _VOWELS.isdisjoint(short[beginning:]):
        return False
    rest = iter(word)
    return all(letter in rest for letter in short)


def _edits(word: str, other: str, most: int) -> int | None:
    """Letters to add, drop, change or swap, or None when more than `most`."""
    if abs(len(word) - len(other)) > most:
        return None
    edits = OSA.distance(word, other, score_cutoff=most)
    return edits if edits <= most else None
