"""Everybody the database knows by name, in memory: contacts by their account, and our own people.

Names stand in free text in any case, with or without accents, and in long ones a letter may be wrong. Two sorted lists, one by
first name and one by surname, answer all that by halving: the cost grows with the length of the text and hardly with the number
of people.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.domain.names import fold, loosen

OURS = 0
"""Stands where contacts have their account: our own people belong to none."""
_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*")
_BETWEEN = re.compile(r"[ \xa0-]|\. ?|\s{2,3}")
"""What may stand between two words of one name."""
_NO_LETTER = re.compile(r"[^a-z]+")
_PLAIN = re.compile(r"(?!.*(?:[aou]e|aa))[a-z]+(?: [a-z]+)*")
"""A name in small letters that is compared as it stands; most are."""
_LONGEST = 5
"""Words of a name."""
_LONG_WORD, _LONG_NAME = 5, 9
"""Letters from which on one of them may be wrong: of the word that it is in, and of the whole name."""
_SHORTEST = 3
"""Letters of a single name that is looked for."""
_MOST_ALIKE = 500
"""Namesakes among whom a misspelt one is looked for."""


@dataclass(frozen=True, slots=True)
class SpottedPerson:
    """A stretch of a text that names somebody who is known."""

    start: int
    end: int
    score: float
    """0–100."""
    exact: bool
    """False when a letter is wrong."""


class _Word(NamedTuple):
    start: int
    end: int
    word: str


class PeopleIndex:
    """Names of people; whoever changes it holds the lock of the account index it belongs to."""

    def __init__(self) -> None:
        self.fill({})

    def fill(self, names: Mapping[int, Iterable[str]]) -> None:
        """Forgets everybody and takes in these people, by their account; less than 0.1 s for 30,000."""
        self._of = {account: [_folded(one) for one in written] for account, written in names.items()}
        everybody = [form for those in self._of.values() for name in those for form in _forms(name)]
        self._forward = sorted(everybody)
        self._backward = sorted(map(_turned, everybody))
        self._firsts = {name.partition(" ")[0] for name in everybody}
        self._lasts = {name.partition(" ")[0] for name in self._backward}
        self._ours = _words(self._of.get(OURS, ()))

    def __len__(self) -> int:
        return sum(map(len, self._of.values()))

    def put(self, account: int, names: Iterable[str]) -> None:
        """Takes in all people of an account as they are now."""
        for form in (form for name in self._of.pop(account, ()) for form in _forms(name)):
            _take_out(self._forward, form)
            _take_out(self._backward, _turned(form))
        known = [_folded(one) for one in names]
        if known:
            self._of[account] = known
        for form in (form for name in known for form in _forms(name)):
            turned = _turned(form)
            insort(self._forward, form)
            insort(self._backward, turned)
            self._firsts.add(form.partition(" ")[0])
            self._lasts.add(turned.partition(" ")[0])
        if account == OURS:
            self._ours = _words(known)

    def spot(self, text: str, *, titles: Collection[str] = ()) -> list[SpottedPerson]:
        """Where a text names people in full, or by the surname behind a title; from left to right, none overlapping."""
        if not self._forward:
            return []
        words = _words_of(text)
        found = list[SpottedPerson]()
        at = 0
        while at < len(words):
            last, exact = self._end_of_name(text, words, at, titles)
            if last == at and words[at].word in titles and _end_of_joined(text, words, at, titles) > at + 1:
                last, exact = (at + 2, True) if words[at + 1].word in self._lasts else (at, True)
            if last > at:
                score = 100.0 if exact else 90.0
                found.append(SpottedPerson(words[at].start, words[last - 1].end, score, exact))
            at = max(last, at + 1)
        return found

    def spot_single(self, text: str, *, accounts: Iterable[int]) -> list[SpottedPerson]:
        """Where a text has the first name or the surname of one of our own people, or of somebody at these accounts."""
        known = self._ours.union(
            word for account in accounts for name in self._of.get(account, ()) for word in name.split()
        )
        words = _words_of(text) if known else ()
        return [
            SpottedPerson(word.start, word.end, 80.0, exact=True)
            for word in words
            if word.word in known and len(word.word) >= _SHORTEST
        ]

    def _end_of_name(self, text: str, words: Sequence[_Word], first: int, titles: Collection[str]) -> tuple[int, bool]:
        """The word after the longest name that begins with a word, and whether it is spelt right; the word itself if none does."""
        is_first = words[first].word in self._firsts
        if not is_first and (first + 1 == len(words) or words[first + 1].word not in self._lasts):
            return first, True
        last = _end_of_joined(text, words, first, titles)
        if is_first:
            for end in range(last, first + 1, -1):
                if _holds(self._forward, " ".join(word.word for word in words[first:end])):
                    return end, True
        if last > first + 1 and self._is_near(words[first].word, words[first + 1].word):
            return first + 2, False
        return first, True

    def _is_near(self, first: str, second: str) -> bool:
        """Whether somebody's name is these two words but for a letter behind the first one of a word."""
        if len(first) + len(second) < _LONG_NAME:
            return False
        return (first in self._firsts and len(second) >= _LONG_WORD and _has_near(self._forward, first, second)) or (
            second in self._lasts and len(first) >= _LONG_WORD and _has_near(self._backward, second, first)
        )


@lru_cache(maxsize=8)
def _words_of(text: str) -> Sequence[_Word]:
    """The words of a text that names are compared with; a message is asked for whole names first, then for single ones."""
    return [
        _Word(match.start(), match.end(), word) for match in _WORD.finditer(text) if (word := _letters(match.group()))
    ]


def _end_of_joined(text: str, words: Sequence[_Word], first: int, titles: Collection[str]) -> int:
    """The word after the last that may belong to one name with a word."""
    last = first + 1
    while last < len(words) and last - first < _LONGEST:
        before = words[last - 1]
        between = text[before.end : words[last].start]
        is_joined = _BETWEEN.fullmatch(between) and (
            between[0] != "." or len(before.word) == 1 or before.word in titles
        )
        if not is_joined:
            break
        last += 1
    return last


@lru_cache(maxsize=10_000)
def _letters(word: str) -> str:
    folded = fold(word)
    return loosen(folded if folded.isascii() and folded.isalpha() else _NO_LETTER.sub("", folded))


def _folded(name: str) -> str:
    """A name as it is compared."""
    plain = name.lower()
    if _PLAIN.fullmatch(plain):
        return plain
    return " ".join([word for said in _WORD.findall(name) if (word := _letters(said))])


def _forms(name: str) -> list[str]:
    """How somebody may be called in full: with and without the names in the middle. A single word is too little to tell by."""
    spaces = name.count(" ")
    if spaces < 2:
        return [name] if spaces else []
    first, *_, last = name.split()
    return [name, f"{first} {last}"]


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.split())


def _turned(name: str) -> str:
    rest, _, last = name.rpartition(" ")
    return f"{last} {rest}"


def _holds(names: list[str], name: str) -> bool:
    at = bisect_left(names, name)
    return at < len(names) and names[at] == name


def _take_out(names: list[str], name: str) -> None:
    at = bisect_left(names, name)
    if at < len(names) and names[at] == name:
        del names[at]


def _has_near(names: list[str], known: str, doubtful: str) -> bool:
    """Whether one of the sorted names is the known word and then nearly the doubtful one."""
    begin = bisect_left(names, wanted := f"{known} {doubtful[0]}")
    end = bisect_left(names, f"{wanted}\x7f", begin, min(len(names), begin + _MOST_ALIKE))
    said = f"{known} {doubtful}"
    return any(OSA.distance(name, said, score_cutoff=1) == 1 for name in names[begin:end])


def gather(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    """Names by their account."""
    names = defaultdict[int, list[str]](list)
    for account, name in rows:
        names[account].append(name)
    return names


__all__ = ["OURS", "PeopleIndex", "SpottedPerson", "gather"]
