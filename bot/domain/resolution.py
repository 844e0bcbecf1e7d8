"""Which account a person means: one, a question, or none. Stated rules decide; a guess is never taken for an answer.

In this order: a Salesforce id or link, a domain, a name word for word (case, accents, punctuation and legal form set aside), and
then likeness. Likeness resolves only when every word that was said has its place in the name and no other account comes near; the
margin decides, not the score. Whatever the speaker owns or spoke of lately orders a question and never overturns the words.
"""

from __future__ import annotations

import re

from bot.domain.account_entry import domain_label
from bot.domain.account_index import AccountIndex
from bot.domain.deciding import Mention, order_candidates
from bot.domain.matching import find_alike, find_by_domain, find_by_name, matches_of
from bot.domain.names import Name, drop_possessive, fold_words, read_name, trim_mention, undo_markup
from bot.domain.ordinary_words import FILLERS
from bot.domain.outcomes import (
    Ambiguous,
    Assumption,
    Candidate,
    Evidence,
    Prior,
    Problem,
    Resolution,
    Resolved,
    Unknown,
)
from bot.domain.salesforce_ids import SalesforceId, find_id, restore_capitals

__all__ = [
    "Ambiguous",
    "Assumption",
    "Candidate",
    "Evidence",
    "Prior",
    "Problem",
    "Resolution",
    "Resolved",
    "Unknown",
    "resolve",
    "wording",
]

MOST_CANDIDATES = 5
NOBODY = Prior()
"""A speaker of whom nothing is known."""
_LONGEST_MENTION = 300
_HOST = re.compile(r"^(?:https?://)?(?:[^\s@/]*@)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?#]\S*)?$", re.IGNORECASE)


def wording(mention: str) -> str:
    """The form of a mention under which a choice is remembered."""
    return read_mention(trim_mention(undo_markup(mention)))[-1].whole


def resolve(index: AccountIndex, mention: str, *, prior: Prior = NOBODY, limit: int = MOST_CANDIDATES) -> Resolution:
    """The account that a mention means."""
    with index.lock:
        return _resolve(index, mention[:_LONGEST_MENTION], prior, min(limit, MOST_CANDIDATES))


def _resolve(index: AccountIndex, mention: str, prior: Prior, limit: int) -> Resolution:
    said = undo_markup(mention)
    if (sf_id := find_id(said)) is not None:
        return _resolve_id(index, sf_id)
    text = trim_mention(said)
    readings = read_mention(text)
    question = Mention(index, readings[-1], fold_words(text)[:1] == ["my"], prior, limit)
    host = _HOST.match(text)
    if host and (matches := find_by_domain(index, host.group(1).lower())):
        return question.settle(matches)
    for reading in readings:
        if reading.words and (matches := find_by_name(index, reading)):
            return question.settle(matches)
    if host:
        label = domain_label(host.group(1).lower())
        return question.ask(matches_of(index, index.rows_with_letters(label), 0.9, Evidence.NAME))
    return question.weigh(find_alike(index, readings[-1]))


def read_mention(text: str) -> list[Name]:
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
            near = matches_of(index, index.rows_with_id(sf_id.short), 0.9, Evidence.ID)
            return Unknown(order_candidates(index, near), Problem.WRONG_CHECKSUM)
        exact = restored
    rows = index.rows_with_id(exact)
    if not rows:
        return Unknown(problem=Problem.UNKNOWN_ID)
    return Resolved(index.entry_at(rows[0]), Evidence.ID)
