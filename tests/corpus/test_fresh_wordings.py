"""Sentences in other words than the frames were written from: what share of them is read, and that nothing is done wrongly."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bench.comparing import right_intent, right_whole, writes_falsely
from bot.domain.account_index import AccountEntry, AccountIndex
from bot.intents.reading import build_reader

HERE = Path(__file__).parent
ACCOUNTS = HERE / "fresh_accounts.csv"


@pytest.fixture(scope="module")
def names() -> AccountIndex:
    with ACCOUNTS.open(encoding="utf-8", newline="") as lines:
        return AccountIndex.build(
            [
                AccountEntry(number, row["Id"], row["Name"], (), ())
                for number, row in enumerate(csv.DictReader(lines), 1)
            ]
        )


def read_all(file: str, names: AccountIndex) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    reader = build_reader()
    rows = [json.loads(line) for line in (HERE / file).read_text(encoding="utf-8").splitlines()]
    readings = [reader.read(row["text"], now=datetime.fromisoformat(row["now"]), names=names) for row in rows]
    return [(row, {"intent": one.intent, "slots": one.slots}) for row, one in zip(rows, readings, strict=True)]


def test_other_wordings_are_read(names: AccountIndex) -> None:
    read = read_all("fresh.jsonl", names)
    assert sum(right_intent(row, one) for row, one in read) / len(read) >= 0.95
    assert sum(right_whole(row, one) for row, one in read) / len(read) >= 0.92
    assert [row["text"] for row, one in read if writes_falsely(row, one)] == []


def test_what_was_denied_supposed_asked_reported_or_ordered_by_others_changes_nothing(names: AccountIndex) -> None:
    assert [row["text"] for row, one in read_all("fresh_mustnot.jsonl", names) if writes_falsely(row, one)] == []
