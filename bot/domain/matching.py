"""The accounts that words may mean, each with what speaks for it. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from bot.domain.account_entry import PUBLIC_MAIL_DOMAINS, AccountEntry
from bot.domain.account_index import AccountIndex
from bot.domain.likeness import Likeness, compare
from bot.domain.names import CONNECTORS, Name, read_name, significant
from bot.domain.outcomes import Evidence
from bot.domain.places import PLACE_WORDS, lies_in

_SCORERS = (fuzz.partial_ratio, fuzz.token_sort_ratio, fuzz.ratio)
_NEAR = 40
"""Accounts proposed by trigrams."""
_COMPARED = 20
"""Of these, compared word by word."""
_BY_INITIALS = 6
"""Proposed by the initials of a word."""
_ELSEWHERE = 400
"""Of one name, looked through for a place."""


@dataclass(frozen=True, slots=True)
class Match:
    row: int
    entry: AccountEntry
    said: float
    score: float
    why: Evidence
    likeness: Likeness | None = None


def find_by_domain(index: AccountIndex, host: str) -> list[Match]:
    labels = host.removeprefix("www.").split(".")
    for start in range(len(labels) - 1):
        domain = ".".join(labels[start:])
        if domain not in PUBLIC_MAIL_DOMAINS and (rows := index.rows_with_domain(domain)):
            return matches_of(index, rows, 1.0, Evidence.DOMAIN)
    return []


def find_by_name(index: AccountIndex, name: Name) -> list[Match]:
    """Accounts that bear the very name. A living account is looked for on every step before a leftover is taken."""
    leftovers: list[Match] = []
    for rows in index.rows_called(name):
        matches = matches_of(index, rows, 1.0, Evidence.NAME)
        wanted = [match for match in matches if match.entry.leftover == name.leftover]
        if wanted:
            return _of_that_form(name, wanted)
        leftovers = leftovers or matches
    return leftovers


def _of_that_form(name: Name, matches: list[Match]) -> list[Match]:
    """Where several bear the name, those whose legal form has what was said: "Merck & Co" is not Merck KGaA."""
    if not name.form or len(matches) == 1:
        return matches
    return [match for match in matches if set(name.form) <= set(read_name(match.entry.name).form)] or matches


def matches_of(index: AccountIndex, rows: Iterable[int], said: float, why: Evidence) -> list[Match]:
    return [Match(row, index.entry_at(row), said, 100 * said, why) for row in rows]


def find_alike(index: AccountIndex, name: Name) -> list[Match]:
    """Accounts whose names resemble the words, best first."""
    words = significant(name.words)
    if not words:
        return []
    weights: dict[str, float] = {}

    def weight(word: str) -> float:
        if word not in weights:
            weights[word] = index.weight(word)
        return weights[word]

    found: dict[int, Match] = {}
    for row, granted in _propose(index, words).items():
        likeness = max(
            (compare(words, form, weight=weight, granted=granted) for form in index.forms_at(row)),
            key=lambda one: one.score,
        )
        why = Evidence.SPELLING if likeness.misspelt or likeness.unmatched else Evidence.PART
        found[row] = Match(row, index.entry_at(row), likeness.said, likeness.score, why, likeness)
    for match in _find_by_initials(index, name):
        if match.row not in found or found[match.row].said < match.said:
            found[match.row] = match
    return sorted(found.values(), key=lambda match: (-match.score, match.row))


def _propose(index: AccountIndex, words: list[str]) -> dict[int, frozenset[int]]:
    """The rows worth comparing, each with the positions of the words that name its region or country."""
    near = index.nearest_rows(words, count=_NEAR)
    rows = {row: frozenset[int]() for row in [*index.rows_with_words(words, count=_COMPARED), *near[: _COMPARED // 4]]}
    for word in words:
        if 2 <= len(word) <= 4:
            short = [*index.rows_labelled(word), *index.rows_abbreviated(word)]
            rows |= {row: frozenset() for row in short[:_BY_INITIALS]}
    if near:
        texts = [index.text_at(row) for row in near]
        rank = sum(cdist([" ".join(words)], texts, scorer=scorer)[0] for scorer in _SCORERS)
        rows |= {near[at]: frozenset() for at in rank.argsort()[::-1][: _COMPARED // 2]}
    places = [at for at, word in enumerate(words) if word in PLACE_WORDS]
    others = [word for at, word in enumerate(words) if at not in places]
    if places:
        for row in [*rows, *index.rows_with_words(others, count=_ELSEWHERE)]:
            region, country = index.place_at(row)
            granted = frozenset(at for at in places if lies_in(words[at], region=region, country=country))
            if granted or row in rows or len(rows) < _COMPARED:
                rows[row] = granted
    return rows


def _find_by_initials(index: AccountIndex, name: Name) -> list[Match]:
    """ "jfsd", "J&J", "bofa"; with less weight two letters alone, and clipped words such as "amex"."""
    letters = "".join(name.words)
    if not 2 <= len(letters) <= 9 or any(
        len(word) > 1 for word in name.words if word not in CONNECTORS and len(name.words) > 1
    ):
        return []
    matches = matches_of(index, index.rows_labelled(letters), 0.97, Evidence.DOMAIN)
    matches += matches_of(index, index.rows_abbreviated(letters), 0.95 if len(letters) > 2 else 0.8, Evidence.INITIALS)
    if not matches and len(name.words) > 1:
        shorter = "".join(word for word in name.words if word not in CONNECTORS)
        matches = matches_of(index, index.rows_abbreviated(shorter), 0.8, Evidence.INITIALS)
    if not matches and len(letters) >= 4:
        matches = matches_of(index, index.rows_clipped(letters), 0.8, Evidence.INITIALS)
    return matches
