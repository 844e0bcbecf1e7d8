"""What the resolver makes of mentions, one plain record each, for programs to read (`ally resolve`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bot.domain.account_index import AccountIndex
from bot.domain.resolution import Candidate, Resolution, Resolved, Unknown, resolve


def resolve_lines(index: AccountIndex, mentions: Iterable[str], *, limit: int) -> Iterator[dict[str, Any]]:
    """For each mention, in order: `query`, `outcome`, the `account` or None, and the `candidates`, best first."""
    for mention in mentions:
        yield {"query": mention, **_report(index, resolve(index, mention, limit=limit))}


def _report(index: AccountIndex, outcome: Resolution) -> dict[str, Any]:
    if isinstance(outcome, Resolved):
        account = {"id": outcome.account.sf_id, "name": outcome.account.name}
        return {"outcome": "resolved", "account": account, "candidates": [{**account, "score": outcome.score}]}
    if isinstance(outcome, Unknown):
        return {"outcome": "unknown", "account": None, "candidates": _candidates(index, outcome.nearest)}
    return {"outcome": "ambiguous", "account": None, "candidates": _candidates(index, outcome.candidates)}


def _candidates(index: AccountIndex, candidates: Iterable[Candidate]) -> list[dict[str, Any]]:
    entries = [(index.entry(candidate.key), candidate.score) for candidate in candidates]
    return [{"id": entry.sf_id, "name": entry.name, "score": score} for entry, score in entries]
