"""Which ability a sentence sounds like when no frame fits it: by the words that few abilities share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from math import log

from bot.language.declare import Declaration, Sort
from bot.language.frames import Frame

ENOUGH = 2.2
"""How much the words must tell in all."""
AHEAD = 0.6
"""And how much more than those of the next ability."""

ASKING = frozenset(
    "what which who whose when where why how is are was do does did has have can could show list give tell display any check find get see".split()
)
TELLING = frozenset("i we he she they my not dont if almost said told would".split())


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


def is_asking(words: Sequence[str], *, whole: Sequence[str]) -> bool:
    """A question, or a message of a few words that can only be one."""
    return "?" in words or words[0] in ASKING or (len(whole) <= 6 and not TELLING & set(words))


__all__ = ["AHEAD", "ENOUGH", "Guesses", "is_asking"]
