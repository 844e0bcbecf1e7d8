"""Which abilities come nearest to a sentence that nothing fits: by the words that few abilities share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from math import log

from bot.language.declare import Declaration, Sort
from bot.language.frames import Frame


class Guesses:
    """What every word of the frames tells about the ability it is said for."""

    def __init__(self, *, frames: Iterable[Frame], declarations: Iterable[Declaration]) -> None:
        cues: dict[str, set[str]] = {}
        for frame in frames:
            cues.setdefault(frame.ability, set()).update(frame.words)
        self.cues = {ability: frozenset(words) for ability, words in cues.items()}
        shared = Counter(word for words in cues.values() for word in words)
        self._tells = {word: log(len(cues) / count) for word, count in shared.items()}
        self._needs = {
            one.name: {
                str(slot.sort) for slot in one.slots if slot.is_required and slot.sort in (Sort.ACCOUNT, Sort.CTA)
            }
            for one in declarations
        }

    def rank(self, words: Collection[str], slots: Collection[str]) -> list[tuple[float, str]]:
        """Every ability that can do with these slots and how much the words tell for it, the likeliest first."""
        said = set(words)
        return sorted(
            (
                (sum(self._tells[word] for word in said & cues), ability)
                for ability, cues in self.cues.items()
                if self._needs[ability] <= set(slots)
            ),
            reverse=True,
        )


__all__ = ["Guesses"]
