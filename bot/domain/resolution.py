"""Which account a person means: one, a question, or none. Stated rules decide; a guess is never taken for an answer.

In this order: a Salesforce id or link, a domain, a name word for word (case, accents, punctuation and legal form set aside), and
then likeness. Likeness resolves only when every word that was said has its place in the name and no other account comes near; the
margin decides, not the score. Whatever the speaker owns or spoke of lately orders a question and never overturns the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from bot.domain.account_index import PUBLIC_MAIL_DOMAINS, AccountEntry, AccountIndex, domain_label
from bot.domain.likeness import Likeness, compare
from bot.domain.names import (
    CONNECTORS,
    Name,
    drop_possessive,
    fold_words,
    loosen,
    read_name,
    significant,
    trim_mention,
    undo_markup,
)
from bot.domain.ordinary_words import FILLERS, GENERIC, ORDINARY
from bot.domain.places import PLACE_WORDS, lies_in
from bot.domain.salesforce_ids import SalesforceId, find_id, restore_capitals

MOST_CANDIDATES = 5
_SURE = 0.85
"""Share of the words a name must account for before likeness alone resolves."""
_MARGIN = 0.06
"""Accounts whose share comes this near to the best one's make a question."""
_MARGIN_TO_WHOLE = 0.15
"""The same for an account whose whole name was said, but for its spelling, against one of which only a part was."""
_WORTH_ASKING = 0.6
"""Share from which a name is worth a question at all."""
_WORTH_ASKING_ALONE = 0.7
"""The same for a single word."""
_SAME_QUESTION = 0.25
"""How far behind the best one an account may be and still be offered in the question."""
_NEAREST = 0.35
_LONGEST_MENTION = 300
_SCORERS = (fuzz.partial_ratio, fuzz.token_sort_ratio, fuzz.ratio)
_NEAR = 64
_COMPARED = 20
_BY_INITIALS = 6
_ELSEWHERE = 400
"""Accounts proposed by trigrams; of these, compared word by word; by the initials of a word; of one name, looked through for a place."""
_HOST = re.compile(r"^(?:https?://)?(?:[^\s@/]*@)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?#]\S*)?$", re.IGNORECASE)


class Evidence(StrEnum):
    """What speaks for a candidate."""

    ID = "id"
    DOMAIN = "domain"
    NAME = "name"  # its name or an alias, word for word
    PART = "part"  # words of its name
    INITIALS = "initials"
    SPELLING = "spelling"  # like its name
    MERGED = "merged"  # the record that was named lives on in it


class Assumption(StrEnum):
    """What was taken for granted beyond the words; it is said to the person."""

    REMEMBERED = "remembered"  # chosen before for the same wording
    OWN = "own"  # "my …": the only one among the speaker's own
    SURVIVOR = "survivor"  # the named record was merged into this one


class Problem(StrEnum):
    """Why an id leads nowhere."""

    WRONG_CHECKSUM = "wrong-checksum"
    NOT_AN_ACCOUNT = "not-an-account"
    UNKNOWN_ID = "unknown-id"


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known of the speaker. Account keys."""

    own: frozenset[int] = frozenset()
    followed: frozenset[int] = frozenset()
    recent: tuple[int, ...] = ()
    """Latest first."""
    thread: int | None = None
    remembered: Mapping[str, int] = field(default_factory=dict)
    """`wording(mention)` → the account this person chose for it."""

    def rank(self, key: int) -> int:
        """0 for what is nearest to the speaker."""
        if key == self.thread:
            return 0
        return 1 if key in self.own else 2 if key in self.recent else 3 if key in self.followed else 4


@dataclass(frozen=True, slots=True)
class Candidate:
    key: int
    score: float
    """0–100."""
    why: Evidence
    customer: int
    """The key that stands for the customer this record belongs to, the same for a whole family and for duplicates."""


@dataclass(frozen=True, slots=True)
class Resolved:
    account: AccountEntry
    why: Evidence
    assumed: Assumption | None = None
    score: float = 100.0
    """0–100."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    candidates: tuple[Candidate, ...]
    """At most five; one of each customer first, then further records."""
    likely: int | None = None
    """The candidate nearest to the speaker, good enough to read about, never to write to."""


@dataclass(frozen=True, slots=True)
class Unknown:
    nearest: tuple[Candidate, ...] = ()
    """The nearest names, none near enough."""
    problem: Problem | None = None


Resolution = Resolved | Ambiguous | Unknown


@dataclass(frozen=True, slots=True)
class _Match:
    row: int
    entry: AccountEntry
    said: float
    score: float
    why: Evidence
    likeness: Likeness | None = None


def wording(mention: str) -> str:
    """The form of a mention under which a choice is remembered."""
    return _readings(trim_mention(undo_markup(mention)))[-1].whole


def resolve(index: AccountIndex, mention: str, *, prior: Prior = Prior(), limit: int = MOST_CANDIDATES) -> Resolution:
    """The account that a mention means."""
    with index.lock:
        return _resolve(index, mention[:_LONGEST_MENTION], prior, min(limit, MOST_CANDIDATES))


def _resolve(index: AccountIndex, mention: str, prior: Prior, limit: int) -> Resolution:
    said = undo_markup(mention)
    if (sf_id := find_id(said)) is not None:
        return _resolve_id(index, sf_id)
    text = trim_mention(said)
    readings = _readings(text)
    question = _Question(index, readings[-1], fold_words(text)[:1] == ["my"], prior, limit)
    host = _HOST.match(text)
    if host and (matches := _find_by_domain(index, host.group(1).lower())):
        return question.settle(matches)
    for reading in readings:
        if reading.words and (matches := _find_by_name(index, reading)):
            return question.settle(matches)
    if host:
        label = domain_label(host.group(1).lower())
        return question.ask(_matches(index, index.rows_with_letters(label), 0.9, Evidence.NAME))
    return question.weigh(_find_alike(index, readings[-1]))


def _readings(text: str) -> list[Name]:
    """A mention as it stands, without a possessive, and without the words around it."""
    stripped = drop_possessive(text)
    name = read_name(stripped)
    words = list(name.words)
    while len(words) > 1 and words[0] in FILLERS:
        words.pop(0)
    while len(words) > 1 and words[-1] in FILLERS:
        words.pop()
    return list(dict.fromkeys([read_name(text), name, name._replace(words=tuple(words))]))


def _resolve_id(index: AccountIndex, sf_id: SalesforceId) -> Resolution:
    if not sf_id.is_account:
        return Unknown(problem=Problem.NOT_AN_ACCOUNT)
    exact = sf_id.long
    if not sf_id.has_right_checksum:
        restored = restore_capitals(sf_id.written) if sf_id.lost_its_capitals else None
        if restored is None:
            near = _matches(index, index.rows_with_id(sf_id.short), 0.9, Evidence.ID)
            return Unknown(_candidates(index, near), Problem.WRONG_CHECKSUM)
        exact = restored
    rows = index.rows_with_id(exact)
    if not rows:
        return Unknown(problem=Problem.UNKNOWN_ID)
    return Resolved(index.entry_at(rows[0]), Evidence.ID)


def _find_by_domain(index: AccountIndex, host: str) -> list[_Match]:
    labels = host.removeprefix("www.").split(".")
    for start in range(len(labels) - 1):
        domain = ".".join(labels[start:])
        if domain not in PUBLIC_MAIL_DOMAINS and (rows := index.rows_with_domain(domain)):
            return _matches(index, rows, 1.0, Evidence.DOMAIN)
    return []


def _find_by_name(index: AccountIndex, name: Name) -> list[_Match]:
    """Accounts that bear the very name. A living account is looked for on every step before a leftover is taken."""
    leftovers: list[_Match] = []
    for rows in index.rows_called(name):
        matches = _matches(index, rows, 1.0, Evidence.NAME)
        wanted = [match for match in matches if match.entry.leftover == name.leftover]
        if wanted:
            return _of_that_form(name, wanted)
        leftovers = leftovers or matches
    return leftovers


def _of_that_form(name: Name, matches: list[_Match]) -> list[_Match]:
    """Where several bear the name, those whose legal form has what was said: "Merck & Co" is not Merck KGaA."""
    if not name.form or len(matches) == 1:
        return matches
    return [match for match in matches if set(name.form) <= set(read_name(match.entry.name).form)] or matches


def _matches(index: AccountIndex, rows: Iterable[int], said: float, why: Evidence) -> list[_Match]:
    return [_Match(row, index.entry_at(row), said, 100 * said, why) for row in rows]


def _find_alike(index: AccountIndex, name: Name) -> list[_Match]:
    """Accounts whose names resemble the words, best first."""
    words = significant(name.words)
    if not words:
        return []
    weights: dict[str, float] = {}

    def weight(word: str) -> float:
        if word not in weights:
            weights[word] = index.weight(word)
        return weights[word]

    found: dict[int, _Match] = {}
    for row, granted in _propose(index, words).items():
        likeness = max(
            (compare(words, form, weight=weight, granted=granted) for form in index.forms_at(row)),
            key=lambda one: one.score,
        )
        why = Evidence.SPELLING if likeness.misspelt or likeness.unmatched else Evidence.PART
        found[row] = _Match(row, index.entry_at(row), likeness.said, likeness.score, why, likeness)
    for match in _find_by_initials(index, name):
        if match.row not in found or found[match.row].said < match.said:
            found[match.row] = match
    return sorted(found.values(), key=lambda match: (-match.score, match.row))


def _propose(index: AccountIndex, words: list[str]) -> dict[int, frozenset[int]]:
    """The rows worth comparing, each with the positions of the words that name its region or country."""
    near = index.nearest_rows(words, count=_NEAR)
    rows = {row: frozenset[int]() for row in [*index.rows_with_words(words, count=_COMPARED), *near[: _COMPARED // 2]]}
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


def _find_by_initials(index: AccountIndex, name: Name) -> list[_Match]:
    """ "jfsd", "J&J", "bofa"; with less weight two letters alone, and clipped words such as "amex"."""
    letters = "".join(name.words)
    if not 2 <= len(letters) <= 9 or any(
        len(word) > 1 for word in name.words if word not in CONNECTORS and len(name.words) > 1
    ):
        return []
    matches = _matches(index, index.rows_labelled(letters), 0.97, Evidence.DOMAIN)
    matches += _matches(index, index.rows_abbreviated(letters), 0.95 if len(letters) > 2 else 0.8, Evidence.INITIALS)
    if not matches and len(name.words) > 1:
        shorter = "".join(word for word in name.words if word not in CONNECTORS)
        matches = _matches(index, index.rows_abbreviated(shorter), 0.8, Evidence.INITIALS)
    if not matches and len(letters) >= 4:
        matches = _matches(index, index.rows_clipped(letters), 0.8, Evidence.INITIALS)
    return matches


@dataclass(frozen=True, slots=True)
class _Question:
    """What was asked, and by whom."""

    index: AccountIndex
    said: Name
    is_about_own: bool
    prior: Prior
    limit: int

    def settle(self, matches: Sequence[_Match]) -> Resolution:
        """Certain evidence: one account resolves, several are a question."""
        living = [match for match in matches if not match.entry.leftover] or list(matches)
        return self._resolved(living[0]) if len(living) == 1 else self.ask(living)

    def weigh(self, matches: Sequence[_Match]) -> Resolution:
        """Likeness: resolves when one account stands clear of the others and each word has its place."""
        best = max((match.said for match in matches), default=0.0)
        living = [match for match in matches if not match.entry.leftover]
        if max((match.said for match in living), default=0.0) < best - _MARGIN_TO_WHOLE:
            living = list(matches)  # nothing else bears the name
        else:
            best = max((match.said for match in living), default=0.0)
        if best < _WORTH_ASKING or (len(self.said.words) == 1 and _is_another_word(self.said.words[0], best)):
            nearest = [match for match in living if match.said >= _NEAREST]
            return Unknown(_candidates(self.index, nearest)[: self.limit])
        contenders = [match for match in living if match.said >= best - _MARGIN]
        whole = [match for match in living if match.likeness and match.likeness.is_whole]
        winner = None
        if len(contenders) == 1 and all(
            match is contenders[0] or match.said < best - _MARGIN_TO_WHOLE for match in whole
        ):
            winner = contenders[0]
        elif len(shortest := [match for match in contenders if not (match.likeness and match.likeness.unsaid)]) == 1:
            is_nearest = shortest[0] in whole and shortest[0].said >= best - 0.005
            winner = shortest[0] if is_nearest and shortest[0].likeness and shortest[0].likeness.in_order else None
        if winner is not None and _is_sure(winner, self.said):
            return self._resolved(winner)
        offered = [match for match in living if match.said >= max(best - _SAME_QUESTION, _WORTH_ASKING - 0.1)]
        return self.ask(offered, contenders)

    def ask(self, matches: Sequence[_Match], contenders: Sequence[_Match] = ()) -> Resolution:
        if not matches:
            return Unknown()
        tied = {match.entry.key: match for match in contenders or matches}
        remembered = self.prior.remembered.get(self.said.whole)
        if remembered in tied:
            return Resolved(tied[remembered].entry, tied[remembered].why, Assumption.REMEMBERED)
        own = [match for match in tied.values() if match.entry.key in self.prior.own]
        if self.is_about_own and len(own) == 1:
            return Resolved(own[0].entry, own[0].why, Assumption.OWN)
        return Ambiguous(_candidates(self.index, matches, self.prior)[: self.limit], self._likely(tied))

    def _likely(self, tied: Mapping[int, _Match]) -> int | None:
        if self.prior.thread in tied:
            return self.prior.thread
        for group in (self.prior.own, frozenset(self.prior.recent), self.prior.followed):
            near = [key for key in tied if key in group]
            if near:
                return near[0] if len(near) == 1 else None
        return None

    def _resolved(self, match: _Match) -> Resolution:
        """A merged record that was not asked for by its own leftover words stands for the account it lives on in."""
        survivor = match.entry.survivor
        if match.entry.leftover and survivor is not None and not self.said.leftover:
            rows = self.index.rows_of_key(survivor)
            if rows:
                return Resolved(self.index.entry_at(rows[0]), Evidence.MERGED, Assumption.SURVIVOR)
        return Resolved(match.entry, match.why, score=round(match.score, 1))


def _is_sure(match: _Match, said: Name) -> bool:
    """Whether likeness alone is enough to take one account without asking."""
    likeness = match.likeness
    if likeness is None:  # by initials
        return match.said >= 0.9
    if likeness.unmatched or match.said < _SURE - 0.02:
        return False
    words = significant(said.words)
    if likeness.misspelt and (
        likeness.has_foreign_start or not likeness.in_order or (likeness.has_gap and likeness.shortened)
    ):
        return False
    if len(words) > 1:
        loosely = likeness.shortened and likeness.has_gap and len(words) - likeness.shortened < 2
        return match.said >= _SURE and not loosely
    if likeness.misspelt or likeness.shortened:
        return len(words[0]) >= (6 if likeness.misspelt else 5)
    return words[0] not in GENERIC and (
        words[0] not in ORDINARY or words[0] == loosen(read_name(match.entry.name).words[0])
    )


def _is_another_word(word: str, said: float) -> bool:
    """A lone word that is rather itself than a misspelt name: an ordinary one, or one that shares too few letters."""
    return said < (1.0 if word in ORDINARY else _WORTH_ASKING_ALONE)


def _candidates(index: AccountIndex, matches: Sequence[_Match], prior: Prior | None = None) -> tuple[Candidate, ...]:
    """Matches as a question offers them: customers by likeness and nearness to the speaker, each by its topmost record first."""
    prior = prior or Prior()
    lines = {match.row: _line_of(index, match.entry) for match in matches}
    customers: dict[str, list[_Match]] = {}
    for match in matches:
        customers.setdefault(read_name(lines[match.row][-1].name).bare, []).append(match)
    for family in customers.values():
        family.sort(
            key=lambda one: (-round(one.said, 1), len(lines[one.row]), prior.rank(one.entry.key), one.entry.name)
        )
    families = sorted(
        customers.values(),
        key=lambda family: (
            -round(max(one.said for one in family), 1),
            min(prior.rank(one.entry.key) for one in family),
            -max(one.score for one in family),
            family[0].entry.name,
        ),
    )
    ordered = [family[0] for family in families] + [match for family in families for match in family[1:]]
    stand_in = {match.row: min(lines[one.row][-1].key for one in family) for family in families for match in family}
    return tuple(Candidate(match.entry.key, round(match.score, 1), match.why, stand_in[match.row]) for match in ordered)


def _line_of(index: AccountIndex, entry: AccountEntry) -> list[AccountEntry]:
    """An account and its parents upwards; a circle in the data ends it."""
    line = [entry]
    while (parent := line[-1].parent) is not None and all(parent != one.key for one in line):
        rows = index.rows_of_key(parent)
        if not rows:
            break
        line.append(index.entry_at(rows[0]))
    return line
