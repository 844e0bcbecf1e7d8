"""What is said of when, how much and how urgent reaches the slots of what is asked."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from bot.domain.account_index import AccountEntry, AccountIndex
from bot.language.reader import Reader

TUESDAY = datetime.fromisoformat("2026-11-24T10:30:00-05:00")
NAMES = AccountIndex.build([AccountEntry(1, "001AAA", "Nimbostrat"), AccountEntry(2, "001AAB", "Quayside 42")])

SAID = """
/cta close 142 lost: competitor - went with Harrowgate | close-cta | {"cta": "142", "status": "competitor-tech-loss", "comment": "went with Harrowgate"}
/cta close 142: roadblock, no SSO | close-cta | {"cta": "142", "status": "product-roadblock", "comment": "no SSO"}
/cta 142 comment waiting on legal | update-cta | {"cta": "142", "comment": "waiting on legal"}
/cta 142 -> a week on Tuesday | update-cta | {"cta": "142", "due": "2026-12-08"}
make CTA 142 p1 | update-cta | {"cta": "142", "priority": "high"}
CTA 142 due Friday by 5 | update-cta | {"cta": "142", "due": "2026-11-27T17:00:00-05:00"}
CTA 142 due by close of play | update-cta | {"cta": "142", "due": "2026-11-24"}
move CTA 142 out by ten days and give it to Freya | update-cta | {"cta": "142", "due": "2026-12-04", "owner": "Freya"}
move CTA 142 to 31 June | update-cta | {"cta": "142", "due": "31 June"}
snooze 142 until w/c 11 Jan because they move | snooze-cta | {"cta": "142", "until": "2027-01-11", "reason_text": "they move"}
snooze 142 over the weekend | snooze-cta | {"cta": "142", "until": "2026-11-30"}
snooze 142 until 31 June | snooze-cta | {"cta": "142", "until": "31 June"}
open a risk CTA for Nimbostrat, p1, due EOQ3 | open-cta | {"account": "Nimbostrat", "type": "risk", "priority": "high", "due": "2027-09-30"}
open a cta for Nimbostrat: GDPR annex by end of Q2 next year | open-cta | {"account": "Nimbostrat", "name": "GDPR annex", "due": "2027-06-30"}
open a cta for Nimbostrat about GDPR annex due next week | open-cta | {"account": "Nimbostrat", "name": "GDPR annex"}
open a risk CTA for Nimbostrat due 29 Feb 2027 | open-cta | {"account": "Nimbostrat", "type": "risk", "due": "29 Feb 2027"}
open a cta for Nimbostrat: dispensing report, no due date yet | open-cta | {"account": "Nimbostrat", "name": "dispensing report"}
add a task to CTA 142: send the deck by 31 June | add-task | {"cta": "142", "text": "send the deck", "due": "31 June"}
ROI plan for Nimbostrat by end of Q2 next year | open-success-plan | {"account": "Nimbostrat", "template": "ROI", "due": "2027-06-30"}
log a call with Nimbostrat in 2 weeks | log-call | {"account": "Nimbostrat", "kind": "call", "on": "2026-12-08"}
had a call with Nimbostrat on 31 June | log-call | {"account": "Nimbostrat", "kind": "call", "on": "31 June"}
log a call with Nimbostrat: tomorrow they decide | log-call | {"account": "Nimbostrat", "kind": "call", "notes": "tomorrow they decide"}
met Nimbostrat on 6.11. for 2h30: pricing | log-call | {"account": "Nimbostrat", "kind": "meeting", "on": "2026-11-06", "duration": 150, "notes": "pricing"}
renewals in the first two weeks of January | list-renewals | {"period": {"start": "2027-01-01", "end": "2027-01-14"}}
renewals due in the last week of December | list-renewals | {"period": {"start": "2026-12-25", "end": "2026-12-31"}}
which lifecycle CTAs did we close last week | list-ctas | {"type": "lifecycle", "state": "closed", "period": {"start": "2026-11-16", "end": "2026-11-22"}}
accounts over a quarter million ARR | list-accounts | {"conditions": [{"field": "arr", "op": "gt", "value": 250000}]}
accounts with ARR 50k-100k | list-accounts | {"conditions": [{"field": "arr", "op": "gte", "value": 50000}, {"field": "arr", "op": "lte", "value": 100000}]}
accounts with at least twenty-five percent license use | list-accounts | {"conditions": [{"field": "license_utilization", "op": "gte", "value": 25}]}
accounts with NPS below twenty | list-accounts | {"conditions": [{"field": "nps", "op": "lt", "value": 20}]}
accounts with fewer than 100 employees | list-accounts | {"conditions": [{"field": "employees", "op": "lt", "value": 100}]}
accounts with more than two open risks | list-accounts | {}
accounts quiet for half a year | list-accounts | {"conditions": [{"field": "last_activity", "op": "before", "value": "2026-05-24"}]}
change Nimbostrat's industry from retail to hospitality | update-attribute | {"account": "Nimbostrat", "attribute": "industry", "value": "hospitality"}
set stage of Nimbostrat from onboarding to implementation | update-attribute | {"account": "Nimbostrat", "attribute": "stage", "value": "implementation"}
Nimbostrat now has two hundred fifty licensed users | update-attribute | {"account": "Nimbostrat", "attribute": "licensed_users", "value": "two hundred fifty"}
""".strip().splitlines()


@pytest.mark.parametrize("line", SAID)
def test_it_is_read_as_it_was_said(reader: Reader, line: str) -> None:
    text, intent, slots = line.split(" | ")
    reading = reader.read(text, now=TUESDAY, names=NAMES)
    assert (reading.intent, reading.slots) == (intent, json.loads(slots))
