"""What points at something spoken of before: "snooze it until Monday", "assign that one to Priya"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.language.sentence import BREAKS, Sentence, Unit

POINTERS = tuple(
    tuple(pointer.split())
    for pointer in ("that one", "this one", "that cta", "this cta", "the cta", "it", "that", "this")
)
"""Words for a CTA that is not named; the longer before those they begin with."""
BEHIND = frozenset(
    "to until till til for by as on off out back up over with from in at now please high medium low urgent done".split()
)
"""Words behind a lone "this" or "that" which are not what it is: "snooze this until Monday", never "snooze this thread"."""
FARTHEST = 9
"""Units among which a request has what it is about."""


def is_pointer(words: str) -> bool:
    """Whether words only point at a CTA."""
    return tuple(words.lower().split()) in POINTERS


def find_pointed(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence as it would be if a CTA were named where a word points at one, for every such place."""
    for first in range(min(len(sentence.units), FARTHEST)):
        for pointer in POINTERS:
            last = first + len(pointer)
            if tuple(sentence.words[first:last]) == pointer and _is_alone(sentence, pointer, last):
                named = Unit(sentence.units[first].start, sentence.units[last - 1].end, "@cta")
                units = [*sentence.units[:first], named, *sentence.units[last:]]
                yield Sentence(sentence.text, units, [unit.word for unit in units], sentence.people)
                break


def _is_alone(sentence: Sentence, pointer: tuple[str, ...], last: int) -> bool:
    """Whether a word points by itself, rather than at the word behind it."""
    following = sentence.words[last] if last < len(sentence.words) else ""
    is_demonstrative = pointer in (("this",), ("that",))
    return not is_demonstrative or not following or following[0] == "@" or following in BEHIND | BREAKS


__all__ = ["find_pointed", "is_pointer"]
