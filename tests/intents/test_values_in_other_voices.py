"""Values reach their slots in whatever voice they are said, without the politeness and the contrasts around them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from bench.comparing import wrong_slots
from bot.domain.account_index import AccountEntry, AccountIndex
from bot.language.reader import Reader

TUESDAY = datetime.fromisoformat("2026-11-24T10:30:00-05:00")
COMPANIES = (
    "Weissberg Optik",
    "Ostrander Freight",
    "Larkrise Dental",
    "Grupo Alcazar",
    "Port Ellery",
    "Kestrel Bay Foods",
    "Tamsin & Roe",
)
NAMES = AccountIndex.build([AccountEntry(at, f"001AB{at}", name) for at, name in enumerate(COMPANIES, 1)])

SAID = (Path(__file__).parent / "values_in_other_voices.txt").read_text(encoding="utf-8").splitlines()
FORM = "New CTA\nAccount: Port Ellery\nName: Berth plan review\nType: Activity\nPriority: Low\nOwner: Anouk\nDue: 2026-12-11"


@pytest.mark.parametrize("line", SAID)
def test_every_value_is_read_and_nothing_around_it(reader: Reader, line: str) -> None:
    text, intent, slots = line.split(" | ")
    reading = reader.read(text, now=TUESDAY, names=NAMES)
    assert reading.intent == intent
    assert wrong_slots(json.loads(slots), reading.slots) == []


def test_an_owner_ends_with_his_line(reader: Reader) -> None:
    assert reader.read(FORM, now=TUESDAY, names=NAMES).slots["owner"] == "Anouk"
