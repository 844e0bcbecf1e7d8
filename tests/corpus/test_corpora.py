"""The corpora are sound: a label says what the message says, in the published vocabulary."""

from __future__ import annotations

import csv
import html
import json
import re
import string
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from bench.comparing import WRITING
from bench.training import fingerprint
from bot.intents.reading import SOUND

HERE = Path(__file__).parent
MESSAGES = (
    "dev",
    "heldout",
    "tuned",
    "slots_open",
    "slots_further",
    "slots_shut",
    "voices_open",
    "voices_shut",
    "strangers_shut",
    "guests_open",
    "guests_shut",
)
MUST_NOT = (
    "mustnot_dev",
    "heldout_mustnot",
    "tuned_mustnot",
    "slots_open_mustnot",
    "slots_shut_mustnot",
    "voices_open_mustnot",
    "voices_shut_mustnot",
    "strangers_shut_mustnot",
    "guests_open_mustnot",
    "guests_shut_mustnot",
)

SLOTS = {
    "help": "topic",
    "show-account": "account",
    "show-health": "account",
    "show-attribute": "account attribute",
    "list-risks": "account scope period",
    "list-ctas": "account owner state type priority period",
    "show-cta": "cta",
    "list-tasks": "account owner period",
    "list-activities": "account kind period count",
    "list-opportunities": "account scope period",
    "list-renewals": "scope period",
    "list-accounts": "scope conditions sort count",
    "list-contacts": "account",
    "list-sponsors": "account",
    "list-success-plans": "account owner",
    "list-tickets": "account priority",
    "show-adoption": "account",
    "show-nps": "account",
    "show-hierarchy": "account",
    "prepare-call": "account",
    "show-portfolio": "scope",
    "list-playbooks": "type",
    "list-followed": "",
    "show-history": "account",
    "show-digest": "",
    "log-call": "account kind on attendees duration sentiment subject notes follow_up",
    "update-attribute": "account attribute value",
    "open-cta": "account name type reason priority due owner playbook",
    "update-cta": "cta due owner priority status comment",
    "close-cta": "cta status comment",
    "snooze-cta": "cta until reason_text",
    "add-task": "cta text due owner",
    "complete-task": "task cta",
    "apply-playbook": "cta playbook",
    "raise-risk": "account reason impact notes",
    "close-risk": "account notes",
    "open-success-plan": "account template due",
    "add-objective": "account plan text due",
    "activate-success-plan": "account plan",
    "close-success-plan": "account plan",
    "share-success-plan": "account plan contact",
    "add-contact": "account contact email title",
    "track-sponsor": "contact account stop",
    "report-sponsor-change": "contact account change value",
    "follow-account": "account",
    "unfollow-account": "account",
    "bind-channel": "account",
    "unbind-channel": "",
    "send-email": "account contact template",
    "change-settings": "setting value",
    "undo": "",
    "cancel": "",
}
"""The published abilities and their slots, written out here so that a change of either is noticed."""
CHOICES = {
    "kind": "call meeting email update milestone health-update",
    "type": "risk expansion lifecycle activity renewal objective",
    "priority": "high medium low",
    "sentiment": "green yellow red",
    "state": "open closed snoozed overdue all",
    "status": "new work-in-progress closed-success not-a-priority competitor-tech-loss product-roadblock not-our-dept "
    "already-solved",
    "change": "left title company location",
    "attribute": "arr renewal_date original_contract_date csm account_owner solutions_architect executive_sponsor stage "
    "status segment industry region country employees priority sentiment product_sentiment referenceable "
    "deployment_types support_level slack_channel licensed_users billable_users active_users license_utilization "
    "currency website parent health nps last_activity",
    "field": "health arr renewal_date region segment industry csm stage sentiment last_activity nps license_utilization "
    "priority country name referenceable",
    "op": "eq ne gt gte lt lte within before after missing",
    "order": "asc desc",
}
AS_SAID = [
    "account",
    "contact",
    "cta",
    "task",
    "plan",
    "playbook",
    "template",
    "notes",
    "comment",
    "reason_text",
    "text",
    "name",
    "subject",
    "reason",
    "impact",
    "email",
    "title",
    "topic",
    "owner",
    "scope",
    "value",
]
NOT_SAID = {"me", "team", "all", "yes", "no"}
"""Values that stand for other words: mine, everyone, "as referenceable"."""


def rows_of(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def as_seen(text: str) -> str:
    """A message as a person sees it: links by their words, mentions by their names, entities decoded."""
    return html.unescape(re.sub(r"<(?:https?:|mailto:|@)[^|>]*\|([^>]*)>", r"\1", text))


def is_day(value: Any) -> bool:
    try:
        datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def values(slots: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every value with the name it stands under, however deep."""
    for name, value in slots.items():
        parts = value if isinstance(value, list) else [value]
        for part in parts:
            if isinstance(part, dict):
                yield from values(part)
            elif not (name in ("value", "start", "end") and not isinstance(part, str)):
                yield name, part


def faults(row: dict[str, Any]) -> Iterator[str]:
    seen = as_seen(row["text"])
    conditions = row["slots"].get("conditions", [])
    for name in row["slots"].keys() - set(SLOTS[row["intent"]].split()):
        yield f"no slot {name}"
    for name, value in values(row["slots"]):
        if name in CHOICES and value not in CHOICES[name].split():
            yield f"{name}: {value!r} is no choice"
        if name in ("on", "due", "until", "start", "end") and not is_day(value):
            yield f"{name}: {value!r} is no day"
        if name in ("duration", "count") and not isinstance(value, int):
            yield f"{name}: {value!r} is no number"
        if (name in AS_SAID or name == "attendees") and not conditions and value not in NOT_SAID and value not in seen:
            yield f"{name}: {value!r} was not said"
        if name in ("account", "cta", "contact") and re.search(r"(['’]s|[.,:;?!])$|^the ", value):
            yield f"{name}: {value!r} has a possessive, an article or punctuation"
    for condition in conditions:
        if condition.keys() != {"field", "op", "value"} or condition["value"] != lowered(condition["value"]):
            yield f"condition {condition}"


def lowered(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def checksum(short: str) -> str:
    return "".join(
        (string.ascii_uppercase + "012345")[
            sum(1 << place for place, letter in enumerate(short[start : start + 5]) if letter in string.ascii_uppercase)
        ]
        for start in (0, 5, 10)
    )


@pytest.mark.parametrize("name", MESSAGES)
def test_every_label_says_what_the_message_says(name: str) -> None:
    rows = rows_of(name)
    assert [f"{row['id']}: {fault}" for row in rows if row["intent"] for fault in faults(row)] == []
    assert [row["id"] for row in rows if not row["intent"] and row["slots"]] == []


@pytest.mark.parametrize("names", [("dev",), ("heldout", "tuned")], ids=" and ".join)
def test_every_ability_has_a_message(names: tuple[str, ...]) -> None:
    assert {row["intent"] for name in names for row in rows_of(name)} >= SLOTS.keys()


@pytest.mark.parametrize("name", MUST_NOT)
def test_nothing_that_must_not_write_is_labelled_as_writing(name: str) -> None:
    rows = rows_of(name)
    assert [row["id"] for row in rows if {row["intent"], *row.get("ok", [])} & WRITING] == []
    assert min(Counter(row["kind"] for row in rows).values()) >= len(rows) / 10


@pytest.mark.parametrize("name", MESSAGES + MUST_NOT)
def test_every_message_has_its_own_number_a_zone_and_known_abilities(name: str) -> None:
    rows = rows_of(name)
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(datetime.fromisoformat(row["now"]).tzinfo for row in rows)
    assert {intent for row in rows for intent in [row["intent"], *row.get("ok", [])]} <= SLOTS.keys() | {None}
    assert [row["id"] for row in rows if row["intent"] in row.get("ok", [])] == []


@pytest.mark.parametrize(
    ("held", "seen"),
    [
        ("heldout", "dev"),
        ("heldout_mustnot", "mustnot_dev"),
        ("heldout", "tuned"),
        ("heldout", "wordings"),
        ("heldout_mustnot", "wordings"),
        ("slots_shut", "wordings"),
        ("slots_shut_mustnot", "wordings"),
        ("voices_shut", "wordings"),
        ("voices_shut", "voices_open"),
        ("voices_shut_mustnot", "wordings"),
        ("strangers_shut", "dev"),
        ("strangers_shut", "wordings"),
        ("strangers_shut_mustnot", "wordings"),
        ("guests_shut", "dev"),
        ("guests_shut", "wordings"),
        ("guests_shut_mustnot", "wordings"),
    ],
)
def test_no_held_out_message_is_another_s_twin(held: str, seen: str) -> None:
    texts = [row["text"].lower() for row in rows_of(held)]
    twins = [
        (text, match)
        for place, text in enumerate(texts)
        for match, likeness, _ in process.extract(
            text, [row["text"].lower() for row in rows_of(seen)] + texts[:place], scorer=fuzz.ratio, limit=1
        )
        if likeness > 88 and len(text) > 20
    ]
    assert twins == []


def test_every_wording_stands_once_and_names_an_ability_or_none() -> None:
    rows = rows_of("wordings")
    assert {row["intent"] for row in rows} == SLOTS.keys() | {None}
    assert [text for text, count in Counter(row["text"] for row in rows).items() if count > 1] == []


def test_what_was_learnt_was_learnt_from_the_sentences_as_they_are() -> None:
    """`make learn` after sentences were added."""
    with np.load(SOUND) as learnt:
        assert str(learnt["fingerprint"]) == fingerprint()


@pytest.mark.parametrize(("file", "prefix"), [("heldout_accounts.csv", "001"), ("heldout_users.csv", "005")])
def test_held_out_names_carry_valid_salesforce_ids(file: str, prefix: str) -> None:
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        ids = [row["Id"] for row in csv.DictReader(lines)]
    assert len(set(ids)) == len(ids) >= 15
    assert all(one.startswith(prefix) and one[15:] == checksum(one[:15]) for one in ids)
