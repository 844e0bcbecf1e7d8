"""The words that cues are made of, however they are spelt: abbreviations, other spellings and single typos."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.language.everyday import EVERYDAY

SHORTEST = 4
"""Shorter cue words are never guessed from a misspelling."""
VOWELS = frozenset("aeiou")


class Lexicon:
    """Brings a word as typed into the spelling the frames are written in."""

    def __init__(self, words: Iterable[str], spellings: Mapping[str, str]) -> None:
        self.words = frozenset(words) | frozenset(part for word in spellings.values() for part in word.split())
        self._spellings = dict(spellings)
        self._near: dict[str, list[str]] = {}
        for word in sorted(self.words):
            if len(word) >= SHORTEST and word.isalpha():
                for shape in {word, *_shortened(word)}:
                    self._near.setdefault(shape, []).append(word)
        self.spell = lru_cache(maxsize=20_000)(self._spell)

    def spell_name(self, word: str) -> str:
        """A capitalised word within a sentence: perhaps a name, so never taken for a misspelling."""
        return self._spellings.get(word, word.replace("'", ""))

    def _spell(self, word: str) -> str:
        """The word as frames have it; itself when it is none of theirs."""
        if word in self._spellings:
            return self._spellings[word]
        word = word.replace("'", "")
        if word in self.words or word in EVERYDAY or len(word) < 3 or len(word) > 24 or not word.isalpha():
            return word
        if len(word) < SHORTEST:
            return self._spell_shortest(word)
        if len(word) == SHORTEST:
            return self._spell_short(word)
        near = {one for shape in (word, *_shortened(word)) for one in self._near.get(shape, ())}
        return self._nearest(word, near)

    def _spell_shortest(self, word: str) -> str:
        """Three letters are a name too easily ("Lou" is not "loud"): only a vowel within or a doubled letter was left out."""
        near = {
            one
            for one in self._near.get(word, ())
            for place in range(1, len(one))
            if one[:place] + one[place + 1 :] == word
            and (one[place] == one[place - 1] or (one[place] in VOWELS and place < len(word)))
        }
        return self._nearest(word, near)

    def _spell_short(self, word: str) -> str:
        """A short word is another one by a changed letter too easily ("Dana" is no "data"): only a swap or a letter too many counts."""
        near = {one for shape in (word, *_shortened(word)) for one in self._near.get(shape, ())}
        return self._nearest(word, {one for one in near if len(one) != len(word) or sorted(one) == sorted(word)})

    def _nearest(self, word: str, near: set[str]) -> str:
        close = sorted(one for one in near if one[0] == word[0] and _is_one_slip(word, one))
        # The ending tells singular from plural and a base from its past: keep it where there is a choice.
        return next((one for one in close if one[-1] == word[-1]), close[0] if close else word)


def _shortened(word: str) -> tuple[str, ...]:
    return tuple(word[:place] + word[place + 1 :] for place in range(len(word)))


def _is_one_slip(typed: str, meant: str) -> bool:
    """One letter too many, too few, wrong, or two neighbours swapped."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return typed == meant
    first = next((place for place, (one, two) in enumerate(zip(typed, meant, strict=False)) if one != two), None)
    if first is None:
        return True
    rest, other = typed[first:], meant[first:]
    return (
        rest[1:] == other[1:]
        or rest[1:] == other
        or rest == other[1:]
        or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    )


__all__ = ["Lexicon"]
