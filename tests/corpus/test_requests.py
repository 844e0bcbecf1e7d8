"""Requests in many wordings: how many are read with every slot, and that a value stands on its own feet, not on its frame's."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bench.comparing import right_whole, wrong_slots
from bot.domain.account_index import AccountEntry, AccountIndex
from bot.intents.reading import build_reader
from bot.language.reader import Reader
from bot.language.sound import as_frame
from bot.language.trade import Heard

HERE = Path(__file__).parent
ROWS = [json.loads(line) for line in (HERE / "requests.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def names() -> AccountIndex:
    with (HERE / "unseen_accounts.csv").open(encoding="utf-8", newline="") as lines:
        rows = enumerate(csv.DictReader(lines), 1)
        return AccountIndex.build([AccountEntry(number, row["Id"], row["Name"], (), ()) for number, row in rows])


@pytest.fixture(scope="module")
def reader() -> Reader:
    return build_reader()


def test_requests_are_read_with_every_slot(reader: Reader, names: AccountIndex) -> None:
    readings = [reader.read(row["text"], now=datetime.fromisoformat(row["now"]), names=names) for row in ROWS]
    right = [
        right_whole(row, {"intent": one.intent, "slots": one.slots}) for row, one in zip(ROWS, readings, strict=True)
    ]
    assert sum(right) / len(right) >= 0.85


def test_slots_are_filled_without_a_frame(reader: Reader, names: AccountIndex) -> None:
    right = [not wrong_slots(row["slots"], _slots_by_sound(reader, names, row)) for row in ROWS]
    assert sum(right) / len(right) >= 0.95


def _slots_by_sound(reader: Reader, names: AccountIndex, row: dict[str, Any]) -> dict[str, Any]:
    """The slots when nothing but the ability is known."""
    now = datetime.fromisoformat(row["now"])
    sentence = reader.cut(row["text"], now=now, names=names)
    _start, end = reader.trade.ear.find_request(sentence, row["intent"])
    frame, match = as_frame(row["intent"], end, sentence.words, reader.find_marks(sentence))
    return reader.trade.fill(Heard(frame, sentence, match, 0, 0.5, is_placed=False), now)
