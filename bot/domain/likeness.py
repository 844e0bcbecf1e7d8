"""How well words that were said fit the words of a name: letter by letter where they must, word by word where they can."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from rapidfuzz.distance import OSA

Weight = Callable[[str], float]
_WEAKEST_FIT = 0.6


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
    in_order: bool

    @property
    def score(self) -> float:
        """0–100."""
        return 100 * (0.8 * self.said + 0.2 * self.covered) * (1.0 if self.in_order else 0.97)


def compare(said: Sequence[str], name: Sequence[str], *, weight: Weight, granted: Set[int] = frozenset()) -> Likeness:
    """Fits said words to a name's words: equal, run together or apart, shortened, by initials, misspelt; each word used once.

    `granted` are positions of said words that hold for the account even where its name does not carry them.
    """
    fit = [0.0] * len(said)
    place = [-1] * len(said)
    free = dict(enumerate(name))
    misspelt = 0
    for at, word in enumerate(said):
        found = next((spot for spot, other in free.items() if other == word), None)
        if found is not None:
            fit[at], place[at] = 1.0, found
            del free[found]
    if free and 0.0 in fit:
        misspelt += _fit_joined(said, fit, place, free)
    if free and 0.0 in fit:
        misspelt += _fit_alike(said, fit, place, free)
    if free and 0.0 in fit:
        _fit_initials(said, fit, place, free)
    for at in granted:
        fit[at] = fit[at] or 1.0
    name_weights = [weight(word) for word in name]
    said_weights = [name_weights[spot] if spot >= 0 else weight(word) for word, spot in zip(said, place, strict=True)]
    total_said = sum(said_weights) or 1.0
    total_name = sum(name_weights) or 1.0
    places = [spot for spot in place if spot >= 0]
    return Likeness(
        said=sum(share * own for share, own in zip(fit, said_weights, strict=True)) / total_said,
        covered=1.0 - sum(name_weights[spot] for spot in free) / total_name,
        unsaid=len(free),
        unmatched=tuple(at for at, share in enumerate(fit) if share == 0.0),
        misspelt=misspelt,
        in_order=places == sorted(places),
    )


def _fit_joined(said: Sequence[str], fit: list[float], place: list[int], free: dict[int, str]) -> int:
    """ "setpoint" for "set point", "road logistics" for "roadlogistics"; one letter may be wrong where the word is long."""
    misspelt = 0
    for at, word in enumerate(said):
        if fit[at] or len(word) < 5:
            continue
        for spot in list(free):
            joined, used = "", []
            while spot in free and len(joined) < len(word):
                joined += free[spot]
                used.append(spot)
                spot += 1
            if len(used) > 1 and (edits := _edits(word, joined, 1 if len(word) >= 8 else 0)) is not None:
                fit[at], place[at] = 1.0 - edits / len(word), used[0]
                misspelt += edits
                for gone in used:
                    del free[gone]
                break
    for at in range(len(said) - 1):
        if fit[at] or fit[at + 1]:
            continue
        joined = said[at] + said[at + 1]
        for spot, other in list(free.items()):
            if len(joined) >= 5 and (edits := _edits(joined, other, 1 if len(joined) >= 8 else 0)) is not None:
                fit[at] = fit[at + 1] = 1.0 - edits / len(joined)
                place[at] = place[at + 1] = spot
                misspelt += edits
                del free[spot]
                break
    return misspelt


def _fit_alike(said: Sequence[str], fit: list[float], place: list[int], free: dict[int, str]) -> int:
    """Takes the best pairs of what is left first."""
    pairs = []
    for at, word in enumerate(said):
        if not fit[at]:
            for spot, other in free.items():
                likeness, edits = _alike(word, other)
                if likeness >= _WEAKEST_FIT:
                    pairs.append((-likeness, at, spot, edits))
    misspelt = 0
    for likeness, at, spot, edits in sorted(pairs):
        if not fit[at] and spot in free:
            fit[at], place[at] = -likeness, spot
            misspelt += edits
            del free[spot]
    return misspelt


def _alike(word: str, other: str) -> tuple[float, int]:
    if len(word) >= 3 and other.startswith(word):
        return 0.95, 0
    if len(other) >= 4 and word.startswith(other):
        return 0.9, 0
    length = max(len(word), len(other))
    edits = _edits(word, other, 1 if length <= 4 else 2 if length <= 8 else 3)
    if edits is None:
        return 0.0, 0
    return 1.0 - edits / length, edits


def _edits(word: str, other: str, most: int) -> int | None:
    """Letters to add, drop, change or swap, or None when more than `most`."""
    if abs(len(word) - len(other)) > most:
        return None
    edits = OSA.distance(word, other, score_cutoff=most)
    return edits if edits <= most else None


def _fit_initials(said: Sequence[str], fit: list[float], place: list[int], free: dict[int, str]) -> None:
    """ "sd" for "school district", "t" for "thistle"."""
    for at, word in enumerate(said):
        if fit[at] or len(word) > 5:
            continue
        for spot in list(free):
            used = range(spot, spot + len(word))
            if all(one in free for one in used) and "".join(free[one][0] for one in used) == word:
                fit[at], place[at] = 0.9, spot
                for one in used:
                    del free[one]
                break
