"""Logged calls in the shorthand, the headings and the rambling people write them down with: every slot."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from bot.domain.account_index import AccountEntry, AccountIndex
from bot.language.reader import Reader

TUESDAY = datetime.fromisoformat("2026-11-24T10:30:00-05:00")
NAMES = AccountIndex.build(
    [
        AccountEntry(1, "0015f00000pmp2lAAA", "Nimbostrat"),
        AccountEntry(2, "0015f00000pmp2mAAA", "Mbali Mutual"),
        AccountEntry(3, "0015f00000pmp2nAAA", "Tuesday Foods"),
    ]
)

PEOPLE = """
call w nimbostrat today, tilda n marek, 20m, exports fixed | ["tilda", "marek"] | exports fixed
call w nimbostrat mon bea/tom/me, 20m, exports fixed | ["bea", "tom", "me"] | exports fixed
met nimbostrat yday tilda+marek, exports fixed | ["tilda", "marek"] | exports fixed
call nimbostrat today, tilda voss/cto, marek/it, 20m, exports fixed | ["tilda voss", "marek"] | exports fixed
Call with Nimbostrat today, Tilda Voss, head of IT, and Marek. Exports are fixed | ["Tilda Voss", "Marek"] | Exports are fixed
Meeting with Nimbostrat today. Participants: Tilda Voss (IT), from our side Ines and me. Exports are fixed. | ["Tilda Voss", "Ines", "me"] | Exports are fixed.
Meeting with Nimbostrat today. From them Ms Voss, from us Ines. Exports are fixed. | ["Ms Voss", "Ines"] | Exports are fixed.
Meeting with Nimbostrat today. Theirs: Tilda Voss, Marek. Ours: Ines, me. Exports are fixed. | ["Tilda Voss", "Marek", "Ines", "me"] | Exports are fixed.
Meeting with Nimbostrat today. Customer: Tilda Voss. Internal: Ines, our SA Milo. Exports are fixed. | ["Tilda Voss", "Ines", "Milo"] | Exports are fixed.
Log email, Nimbostrat, today. To: Tilda Voss, CC: Marek. Content: new price list. | ["Tilda Voss", "Marek"] | new price list.
Meeting with Nimbostrat today, Ms. Voss chaired, M. Oduya and one auditor were also present. Exports are fixed. | ["Ms. Voss", "M. Oduya"] | Exports are fixed.
Meeting with Nimbostrat today (Tilda and the paralegal): exports are fixed | ["Tilda"] | exports are fixed
Lunch with Nimbostrat (Tilda, back from leave) today: exports are fixed | ["Tilda"] | exports are fixed
Call with Nimbostrat today, Tilda + her lawyer (Mr. Brook), 20 min: exports are fixed | ["Tilda", "Mr. Brook"] | exports are fixed
Meeting with Nimbostrat today, Tilda Voss and her deputy, Fergus, exports are fixed | ["Tilda Voss", "Fergus"] | exports are fixed
log meeting nimbostrat agnes and her brother conrad ninety minutes the exports are fixed | ["agnes", "conrad"] | the exports are fixed
log a chat with nimbostrat it was me and tilda voss their head of beans and they want more seats | ["me", "tilda voss"] | they want more seats
Log this: yesterday Keiko and I met Mr. Brook from Nimbostrat. They want more seats. | ["Keiko", "Mr. Brook"] | They want more seats.
Zoom, Nimbostrat, today 10:00-10:45. Participants\\n• Tilda Voss\\n• Marek (our PM)\\nResult\\n• exports are fixed | ["Tilda Voss", "Marek"] | • exports are fixed
voicemail left for Frau Voss at Nimbostrat today, invoice 4471 | ["Frau Voss"] | invoice 4471
call nimbostrat today 15 min elif invoice resolved | ["elif"] | invoice resolved
met Nimbostrat today with Ines, and <@U09HANA|hana> from our team; 20 min; exports are fixed | ["Ines", "hana"] | exports are fixed
Back from Leipzig. Call with Nimbostrat today, Tilda and Marek, exports are fixed | ["Tilda", "Marek"] | exports are fixed
Telephone conference with Nimbostrat today, circa 20 minutes. Mr. Brook, Ms. Voss and a gentleman of the purchase department. Exports are fixed. | ["Mr. Brook", "Ms. Voss"] | Exports are fixed.
call with Nimbostrat today with Elsa and afterwards with Mr Brook. Exports are fixed | ["Elsa", "Mr Brook"] | Exports are fixed
Had a check-in with Nimbostrat on Friday, Tilda joined late, 25 min in total, exports are fixed | ["Tilda"] | exports are fixed
Nimbostrat picked up the phone. Tilda Voss, 12 minutes, today. Exports are fixed. | ["Tilda Voss"] | Exports are fixed.
Nimbostrat / point hebdo / today / Tilda, Marek / exports fixed | ["Tilda", "Marek"] | exports fixed
""".strip().splitlines()

SLOTS = """
call nimbostrat 11/17 w/ tilda, exports fixed | {"on": "2026-11-17", "attendees": ["tilda"], "kind": "call", "notes": "exports fixed"}
log meeting Nimbostrat 17.11, 1h. Exports are fixed | {"on": "2026-11-17", "duration": 60, "kind": "meeting", "notes": "Exports are fixed"}
call w nimbostrat 2day 15m, exports fixed | {"on": "2026-11-24", "duration": 15, "kind": "call", "notes": "exports fixed"}
Meeting yesterday with Nimbostrat at 3:30 pm. Exports are fixed | {"on": "2026-11-23T15:30:00-05:00", "kind": "meeting", "notes": "Exports are fixed"}
mailed Nimbostrat on Tuesday: new prices | {"on": "2026-11-17", "kind": "email", "notes": "new prices"}
nimbostrat / zoom / thu / tilda, it lead; marek / exports fixed / todo: credit memo by 2/12 | {"on": "2026-11-19", "kind": "call", "attendees": ["tilda", "marek"], "notes": "exports fixed", "follow_up": {"text": "credit memo", "due": "2027-02-12"}}
nimbostrat steering group, 12 November, 2pm to 3.30, exports are fixed | {"on": "2026-11-12T14:00:00-05:00", "duration": 90, "notes": "exports are fixed"}
call with Nimbostrat today, circa 45 minutes. Exports are fixed | {"on": "2026-11-24", "duration": 45, "kind": "call", "notes": "Exports are fixed"}
call with Nimbostrat today. Duration was 50 min. Exports are fixed | {"on": "2026-11-24", "duration": 50, "kind": "call", "notes": "Exports are fixed"}
nimbostrat: exports are fixed. that was a call, 10 min, today | {"on": "2026-11-24", "duration": 10, "kind": "call", "notes": "exports are fixed."}
log account=nimbostrat kind=call on=2026-11-20 attendees=Tilda Voss, Bo duration=20 notes=exports fixed followup=send faq by 2026-12-01 | {"on": "2026-11-20", "duration": 20, "kind": "call", "attendees": ["Tilda Voss", "Bo"], "notes": "exports fixed", "follow_up": {"text": "send faq", "due": "2026-12-01"}}
log Nimbostrat, seat idea, today, 20 min | {"on": "2026-11-24", "duration": 20, "notes": "seat idea"}
call with Nimbostrat today. Exports are fixed. Sentiment down to amber. | {"on": "2026-11-24", "kind": "call", "sentiment": "yellow", "notes": "Exports are fixed."}
call with Nimbostrat today. Exports are fixed. Keiko says green. | {"on": "2026-11-24", "kind": "call", "sentiment": "green", "notes": "Exports are fixed."}
call with Nimbostrat today. Exports are fixed. Sentiment is green only. | {"on": "2026-11-24", "kind": "call", "sentiment": "green", "notes": "Exports are fixed."}
call with nimbostrat today the exports fail again put it down as red | {"on": "2026-11-24", "kind": "call", "sentiment": "red", "notes": "the exports fail again"}
""".strip().splitlines()


@pytest.mark.parametrize("line", PEOPLE)
def test_whoever_was_there_is_told_from_the_notes(reader: Reader, line: str) -> None:
    said, attendees, notes = line.replace("\\n", "\n").split(" | ")
    reading = reader.read(said, now=TUESDAY, names=NAMES)
    assert reading.intent == "log-call"
    assert reading.slots["attendees"] == json.loads(attendees)
    assert reading.slots["notes"] == notes


@pytest.mark.parametrize("line", SLOTS)
def test_a_call_written_down_anyhow_fills_every_slot(reader: Reader, line: str) -> None:
    said, _, slots = line.partition(" | ")
    reading = reader.read(said, now=TUESDAY, names=NAMES)
    assert reading.intent == "log-call"
    assert {name: value for name, value in reading.slots.items() if name != "account"} == json.loads(slots)


@pytest.mark.parametrize(
    "said",
    [
        "call with Nimbostrat today, pricing, roadmap, 20 min, exports are fixed",
        "plan: nimbostrat rang, budget is cut, 20 min",
        "call with Nimbostrat today for circa 20 minutes, they want seats and the budget is there",
        "call with Nimbostrat today: from our side nothing new",
        "call with nimbostrat today, um freezer sensors are back",
    ],
)
def test_what_is_nobody_is_not_among_those_who_were_there(reader: Reader, said: str) -> None:
    assert "attendees" not in reader.read(said, now=TUESDAY, names=NAMES).slots
