"""Accounts and labelled mentions of them, read from files, and how an outcome is compared with its label."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.account_entry import AccountEntry
from bot.domain.account_index import AccountIndex
from bot.domain.resolution import Ambiguous, Resolved, resolve

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"


@dataclass(frozen=True, slots=True)
class Mention:
    query: str
    expect: str
    """resolved, ambiguous or unknown."""
    ids: frozenset[str]
    """Resolved: any of these is right. Ambiguous: all of them must be offered."""
    kind: str


@dataclass(frozen=True, slots=True)
class Verdict:
    mention: Mention
    outcome: str
    offered: tuple[str, ...]
    """Salesforce ids, the resolved one or the candidates."""

    @property
    def is_right(self) -> bool:
        if self.outcome != self.mention.expect:
            return False
        if self.outcome == "resolved":
            return self.offered[0] in self.mention.ids
        return self.mention.ids <= set(self.offered)

    @property
    def is_found(self) -> bool:
        """True when the right account, or every right one of a question, is among the first five."""
        if self.mention.expect == "ambiguous":
            return self.mention.ids <= set(self.offered)
        return bool(self.mention.ids & set(self.offered))

    @property
    def is_silently_wrong(self) -> bool:
        """True when an account was taken that was not meant, or was one of several."""
        return self.outcome == "resolved" and (
            self.mention.expect != "resolved" or self.offered[0] not in self.mention.ids
        )


def read_accounts(path: Path) -> list[AccountEntry]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    key_of = {row["Id"]: key for key, row in enumerate(rows, start=1)}
    return [
        AccountEntry(
            key=key_of[row["Id"]],
            sf_id=row["Id"],
            name=row["Name"],
            aliases=tuple(alias for alias in row["Aliases"].split("|") if alias),
            domains=tuple(row["Domains"].split()),
            parent=key_of.get(row["ParentId"]),
            region=row["Region"],
            country=row["Country"],
            leftover=row["IsDeleted"] == "true",
            survivor=key_of.get(row["MasterRecordId"]),
        )
        for row in rows
    ]


def read_mentions(path: Path) -> Iterator[Mention]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Mention(row["query"], row["expect"], frozenset(row["ids"]), row["kind"])


def judge(index: AccountIndex, mentions: Iterable[Mention]) -> list[Verdict]:
    verdicts = []
    for mention in mentions:
        outcome = resolve(index, mention.query)
        if isinstance(outcome, Resolved):
            verdicts.append(Verdict(mention, "resolved", (outcome.account.sf_id,)))
        else:
            name, candidates = (
                ("ambiguous", outcome.candidates) if isinstance(outcome, Ambiguous) else ("unknown", outcome.nearest)
            )
            offered = tuple(index.entry(candidate.key).sf_id for candidate in candidates)
            verdicts.append(Verdict(mention, name, offered))
    return verdicts
