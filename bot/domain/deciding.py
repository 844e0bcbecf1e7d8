"""From matches to an outcome: when one account is taken, when a question is asked, and in which order it offers accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.account_entry import AccountEntry
from bot.domain.account_index import AccountIndex
from bot.domain.matching import Match
from bot.domain.names import Name, loosen, read_name, significant
from bot.domain.ordinary_words import GENERIC, ORDINARY
from bot.domain.outcomes import Ambiguous, Assumption, Candidate, Evidence, Prior, Resolution, Resolved, Unknown

_SURE = 0.85
"""Share of the words a name must account for before likeness alone resolves."""
_MARGIN = 0.06
"""Accounts whose share comes this near to the best one's make a question."""
_AS_NEAR = 0.005
"""What counts as the same share."""
_MARGIN_TO_WHOLE = 0.15
"""The same for an account whose whole name was said, but for its spelling, against one of which only a part was."""
_WORTH_ASKING = 0.6
"""Share from which a name is worth a question at all."""
_WORTH_ASKING_ALONE = 0.7
"""The same for a single word."""
_SAME_QUESTION = 0.25
"""How far behind the best one an account may be and still be offered in the question."""
_NEAREST = 0.35
"""Share from which a name is offered as the nearest of a mention that means nobody."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What was asked, and by whom."""

    index: AccountIndex
    said: Name
    is_about_own: bool
    prior: Prior
    limit: int

    def settle(self, matches: Sequence[Match]) -> Resolution:
        """Certain evidence: one account resolves, several are a question."""
        living = [match for match in matches if not match.entry.leftover] or list(matches)
        return self._resolved(living[0]) if len(living) == 1 else self.ask(living)

    def weigh(self, matches: Sequence[Match]) -> Resolution:
        """Likeness: resolves when one account stands clear of the others and each word has its place."""
        best = max((match.said for match in matches), default=0.0)
        living = [match for match in matches if not match.entry.leftover]
        if max((match.said for match in living), default=0.0) < best - _MARGIN_TO_WHOLE:
            living = list(matches)  # nothing else bears the name
        else:
            best = max((match.said for match in living), default=0.0)
        if best < _WORTH_ASKING or (len(self.said.words) == 1 and _is_another_word(self.said.words[0], best)):
            nearest = [match for match in living if match.said >= _NEAREST]
            return Unknown(order_candidates(self.index, nearest)[: self.limit])
        contenders = [match for match in living if match.said >= best - _MARGIN]
        winner = _find_winner(living, contenders, best)
        if winner is not None and _is_sure(winner, self.said):
            return self._resolved(winner)
        offered = [match for match in living if match.said >= max(best - _SAME_QUESTION, _WORTH_ASKING - 0.1)]
        return self.ask(offered, contenders)

    def ask(self, matches: Sequence[Match], contenders: Sequence[Match] = ()) -> Resolution:
        """A question about these, unless the person has answered it before or said "my" of one of their own."""
        if not matches:
            return Unknown()
        tied = {match.entry.key: match for match in contenders or matches}
        remembered = self.prior.remembered.get(self.said.whole)
        if remembered in tied:
            return Resolved(tied[remembered].entry, tied[remembered].why, Assumption.REMEMBERED)
        own = [match for match in tied.values() if match.entry.key in self.prior.own]
        if self.is_about_own and len(own) == 1:
            return Resolved(own[0].entry, own[0].why, Assumption.OWN)
        return Ambiguous(order_candidates(self.index, matches, self.prior)[: self.limit], self._likely(tied))

    def _likely(self, tied: Mapping[int, Match]) -> int | None:
        if self.prior.thread in tied:
            return self.prior.thread
        for group in (self.prior.own, frozenset(self.prior.recent), self.prior.followed):
            near = [key for key in tied if key in group]
            if near:
                return near[0] if len(near) == 1 else None
        return None

    def _resolved(self, match: Match) -> Resolution:
        """A merged record that was not asked for by its own leftover words stands for the account it lives on in."""
        survivor = match.entry.survivor
        if match.entry.leftover and survivor is not None and not self.said.leftover:
            rows = self.index.rows_of_key(survivor)
            if rows:
                return Resolved(self.index.entry_at(rows[0]), Evidence.MERGED, Assumption.SURVIVOR)
        return Resolved(match.entry, match.why, score=round(match.score, 1))


def _find_winner(living: Sequence[Match], contenders: Sequence[Match], best: float) -> Match | None:
    """The account that stands clear of all others, or the only one among the nearest of which the whole name was said."""
    whole = [match for match in living if match.likeness and match.likeness.is_whole]
    if len(contenders) == 1:
        only = contenders[0]
        is_clear = all(match is only or match.said < best - _MARGIN_TO_WHOLE for match in whole)
        return only if is_clear else None
    shortest = [match for match in contenders if not (match.likeness and match.likeness.unsaid)]
    if len(shortest) != 1 or shortest[0] not in whole or shortest[0].said < best - _AS_NEAR:
        return None
    return shortest[0] if shortest[0].likeness and shortest[0].likeness.in_order else None


def _is_sure(match: Match, said: Name) -> bool:
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


def order_candidates(
    index: AccountIndex, matches: Sequence[Match], prior: Prior | None = None
) -> tuple[Candidate, ...]:
    """Matches as a question offers them: customers by likeness and nearness to the speaker, each by its topmost record first."""
    prior = prior or Prior()
    lines = {match.row: _line_of(index, match.entry) for match in matches}
    customers: dict[str, list[Match]] = {}
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
