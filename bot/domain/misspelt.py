"""Names in a text that are misspelt: around each word that nobody knows, the name that comes nearest. They are only proposed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.likeness import alike, compare, may_hold
from bot.domain.ordinary_words import GENERIC, ORDINARY
from bot.domain.spots import Spotted, begins_with, spot
from bot.domain.text_tokens import Token

if TYPE_CHECKING:
    from bot.domain.account_index import AccountIndex

_MOST_MISSPELT = 8


def spot_misspelt(index: AccountIndex, runs: Iterable[Sequence[Token]], known: Set[int]) -> Iterator[Spotted]:
    """Around each word that nobody knows, up to a number of them, the name that comes nearest.

    known: where words begin that are known to be no names.
    """
    budget = _MOST_MISSPELT
    for run in runs:
        for at, token in enumerate(run):
            is_known = not token.is_telling or len(token.word) < 4 or token.start in known
            if is_known or index.word_count(token.word):
                continue
            if (budget := budget - 1) < 0:
                return
            if (spotted := _nearest_around(index, run, at)) is not None:
                yield spotted


def _nearest_around(index: AccountIndex, run: Sequence[Token], at: int) -> Spotted | None:
    first = at
    while first > 0 and at - first < 2 and index.word_count(run[first - 1].word):
        first -= 1
    last = at
    while last + 1 < len(run) and last - at < 3 and (run[last + 1].is_telling or index.word_count(run[last + 1].word)):
        last += 1
    around = [token for token in run[first : last + 1] if not token.is_connector]
    own = around.index(run[at])
    said = [token.word for token in around]
    near = index.remember(("around", own, *said), lambda: _find_nearest_form(index, said, own))
    if near is None:
        return None
    return spot(index, around[near.start].start, around[near.end - 1].end, near.score, near.rows, exact=False)


@dataclass(frozen=True, slots=True)
class _Near:
    """The names that come nearest to some words, and which of those they account for."""

    score: float
    start: int
    end: int
    rows: list[int]


def _find_nearest_form(index: AccountIndex, said: Sequence[str], own: int) -> _Near | None:
    """The names nearest to the words around one of them that nobody knows, which they must account for."""
    rows = index.nearest_rows(said[own : own + 1], count=8)
    if not any(may_hold(form, said[own]) for row in rows for form in index.forms_at(row)):
        return None
    if len(said) > 1:
        rows = list(dict.fromkeys([*rows, *index.nearest_rows(said, count=8)]))
    best: _Near | None = None
    for row in rows:
        for form in index.forms_at(row):
            if not may_hold(form, said[own]):
                continue
            is_alone = not any(
                may_hold(form, word) for word in (*said[max(own - 1, 0) : own], *said[own + 1 : own + 2])
            )
            if is_alone and not _may_be_misspelt(said[own], form):
                continue
            likeness = compare(said, form, weight=index.weight)
            start, end = _fitting_stretch(likeness.unmatched, len(said), own)
            if start == end:
                continue
            words = said[start:end]
            if len(words) < len(said):
                likeness = compare(words, form, weight=index.weight)
            score = 70.0 * likeness.said + 15.0 * likeness.covered
            if likeness.said < 0.8 or (len(words) == 1 and not _may_be_misspelt(words[0], form)):
                continue
            if best is None or score > best.score + 0.01:
                best = _Near(score, start, end, [row])
            elif abs(score - best.score) <= 0.01:
                best.rows.append(row)
    return best


def _may_be_misspelt(word: str, form: Sequence[str]) -> bool:
    """Whether a lone word may stand for the name: it is long enough and near the word by which the name is known."""
    likeness, known = max((alike(word, other)[0], other) for other in form)
    is_known_by = begins_with(form, known) and known not in ORDINARY and known not in GENERIC
    return len(word) >= 5 and likeness >= 0.75 and is_known_by


def _fitting_stretch(unmatched: Sequence[int], length: int, at: int) -> tuple[int, int]:
    """The unbroken stretch of words around one that a name accounts for; empty when it does not account for that one."""
    misses = set(unmatched)
    if at in misses:
        return at, at
    start, end = at, at + 1
    while start > 0 and start - 1 not in misses:
        start -= 1
    while end < length and end not in misses:
        end += 1
    return start, end
