"""Logged calls and meetings in many voices: what share of them is read whole, every slot included."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path

from bench.comparing import right_intent, right_whole
from bot.domain.account_index import AccountEntry, AccountIndex
from bot.intents.reading import build_reader

HERE = Path(__file__).parent


def test_logged_calls_are_read_with_their_day_length_people_notes_and_follow_up() -> None:
    with (HERE / "unseen_accounts.csv").open(encoding="utf-8-sig", newline="") as lines:
        named = [
            AccountEntry(number, row["Id"], row["Name"], (), ()) for number, row in enumerate(csv.DictReader(lines), 1)
        ]
    reader, names = build_reader(), AccountIndex.build(named)
    rows = [json.loads(line) for line in (HERE / "calls.jsonl").read_text(encoding="utf-8").splitlines()]
    read = []
    for row in rows:
        one = reader.read(row["text"], now=datetime.fromisoformat(row["now"]), names=names)
        read.append((row, {"intent": one.intent, "slots": one.slots}))
    assert sum(right_whole(row, one) for row, one in read) / len(read) >= 0.92
    assert [row["text"] for row, one in read if right_intent(row, one) and not right_whole(row, one)][3:] == []
