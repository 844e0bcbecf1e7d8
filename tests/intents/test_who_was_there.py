"""Who was there, and where the notes begin and end, in the ways people write it down."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from bot.domain.account_index import AccountEntry, AccountIndex
from bot.language.reader import Reader

NOW = datetime.fromisoformat("2026-11-24T10:30:00-05:00")


@pytest.fixture(scope="module")
def names() -> AccountIndex:
    return AccountIndex.build(
        [
            AccountEntry(1, "0015f00000pmp2lAAA", "Jötun Cold Storage"),
            AccountEntry(2, "0015f00000pmp2mAAA", "Mbali Mutual"),
            AccountEntry(3, "0015f00000pmp2nAAA", "Pfläumer & Söhne KG"),
        ]
    )


@pytest.mark.parametrize(
    ("text", "attendees", "notes"),
    [
        (
            "long call with, uh, mbali mutual, it was camille and i think sandro, forty five minutes, importer works now",
            ["camille", "sandro"],
            "importer works now",
        ),
        (
            "Kick-off with Jötun Cold Storage today :tada: 90 minutes, Lise Brandt, Dr. Holm and our own Camille there. They agreed the launch plan",
            ["Lise Brandt", "Dr. Holm", "Camille"],
            "They agreed the launch plan",
        ),
        (
            "Meeting at Jötun Cold Storage today. In the room: Ludo, Perrine, their new baker-in-chief. We mapped the shift.",
            ["Ludo", "Perrine"],
            "We mapped the shift.",
        ),
        ("talked to mbali at mbali mutual, 15 min, backlog is down", ["mbali"], "backlog is down"),
        (
            "Meeting with Pfläumer & Söhne KG today, present Herr Pfläumer senior and Frau Roth, they wish it in German",
            ["Herr Pfläumer senior", "Frau Roth"],
            "they wish it in German",
        ),
        (
            "call today w/ mbali mutual, sabine + 2 engineers, residency again",
            ["sabine"],
            "residency again",
        ),
        (
            "Ragnhild Moe at Jötun Cold Storage phoned me at lunch: report wrong again, she is losing patience",
            ["Ragnhild Moe"],
            "report wrong again, she is losing patience",
        ),
        ("log meeting mbali mutual today attendees kai, bea notes they need keys", ["kai", "bea"], "they need keys"),
        ("Zoom with Mbali Mutual. Attendees - Beth Arlow; J. Tran. Notes - one done", ["Beth Arlow", "J. Tran"], "one done"),
    ],
)  # fmt: skip
def test_people_are_told_from_notes(
    reader: Reader, names: AccountIndex, text: str, attendees: list[str], notes: str
) -> None:
    reading = reader.read(text, now=NOW, names=names)
    assert reading.intent == "log-call"
    assert reading.slots["attendees"] == attendees
    assert reading.slots["notes"] == notes


@pytest.mark.parametrize(
    ("ending", "slot", "value"),
    [
        (". subject: intake forms", "subject", "intake forms"),
        (". 30 min.", "duration", 30),
        (", about an hour all in", "duration", 60),
        (", amber", "sentiment", "yellow"),
        (" - I'll send the quote by Friday", "follow_up", {"text": "send the quote", "due": "2026-11-27"}),
        (", i'll check in again on 4 january", "follow_up", {"text": "check in again", "due": "2027-01-04"}),
        (" - action me: raise it by wed", "follow_up", {"text": "raise it", "due": "2026-11-25"}),
    ],
)
def test_what_has_a_slot_of_its_own_is_no_note(
    reader: Reader, names: AccountIndex, ending: str, slot: str, value: Any
) -> None:
    reading = reader.read(f"call with Mbali Mutual today, they liked the demo{ending}", now=NOW, names=names)
    assert reading.slots[slot] == value
    assert reading.slots["notes"].rstrip(".") == "they liked the demo"


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "Open a CTA at Mbali Mutual named Board deck and hand it to Dr. Meera Shah, due 8 January",
            {"name": "Board deck", "owner": "Dr. Meera Shah", "due": "2027-01-08"},
        ),
        (
            "someone has to chase the PO at Mbali Mutual; make it a CTA for Ines, high priority, by Thursday",
            {"name": "chase the PO", "owner": "Ines", "due": "2026-11-26", "priority": "high"},
        ),
        (
            "open a risk CTA on Mbali Mutual because Camille resigned",
            {"type": "risk", "reason": "Camille resigned"},
        ),
        (
            "Mbali Mutual, open CTA, audit trail export, Noor, high, 3 Dec",
            {"name": "audit trail export", "owner": "Noor", "due": "2026-12-03", "priority": "high"},
        ),
    ],
)
def test_new_ctas_have_their_names_owners_and_reasons(
    reader: Reader, names: AccountIndex, text: str, slots: dict[str, str]
) -> None:
    reading = reader.read(text, now=NOW, names=names)
    assert (reading.intent, reading.slots) == ("open-cta", {"account": "Mbali Mutual"} | slots)
