"""Two requests in one message: where the second begins, and that the first is read as if it had not been said."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bench.comparing import right_whole, writes_falsely
from bot.domain.account_index import AccountEntry, AccountIndex
from bot.intents.reading import build_reader
from bot.language.reader import Reader
from bot.language.reading import Reading

HERE = Path(__file__).parent
ROWS = [json.loads(line) for line in (HERE / "two_requests.jsonl").read_text(encoding="utf-8").splitlines()]
SEVERAL = [row for row in ROWS if row["rest"] is not None]
SINGLE = [row for row in ROWS if row["rest"] is None]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return build_reader()


@pytest.fixture(scope="module")
def names() -> AccountIndex:
    with (HERE / "resolution_accounts.csv").open(encoding="utf-8-sig", newline="") as lines:
        return AccountIndex.build(
            [
                AccountEntry(number, row["Id"], row["Name"], (), ())
                for number, row in enumerate(csv.DictReader(lines), 1)
            ]
        )


def read_all(rows: list[dict[str, Any]], reader: Reader, names: AccountIndex) -> list[tuple[dict[str, Any], Reading]]:
    return [(row, reader.read(row["text"], now=datetime.fromisoformat(row["now"]), names=names)) for row in rows]


def is_right(row: dict[str, Any], one: Reading) -> bool:
    return right_whole(row, {"intent": one.intent, "slots": one.slots})


def test_the_first_of_two_requests_is_read_and_the_second_is_found(reader: Reader, names: AccountIndex) -> None:
    read = read_all(SEVERAL, reader, names)
    assert sum(one.rest == row["rest"] for row, one in read) / len(read) >= 0.94
    assert sum(is_right(row, one) for row, one in read) / len(read) >= 0.97


def test_the_first_of_two_requests_is_read_as_if_the_second_had_not_been_said(
    reader: Reader, names: AccountIndex
) -> None:
    for row, one in read_all(SEVERAL, reader, names):
        if one.rest is not None:
            alone = reader.read(one.words, now=datetime.fromisoformat(row["now"]), names=names)
            assert (one.intent, one.slots) == (alone.intent, alone.slots), row["text"]


def test_one_request_that_looks_like_two_is_left_whole(reader: Reader, names: AccountIndex) -> None:
    read = read_all(SINGLE, reader, names)
    assert [row["text"] for row, one in read if one.rest is not None] == []
    assert sum(is_right(row, one) for row, one in read) / len(read) >= 0.97
    assert [row["text"] for row, one in read if writes_falsely(row, {"intent": one.intent})] == []
