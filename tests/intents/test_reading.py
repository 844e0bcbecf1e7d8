"""What people say is read as what they mean, and nothing that was not asked for."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.comparing import right_intent, right_whole
from bot.domain.account_index import AccountEntry, AccountIndex
from bot.intents import CATALOGUE
from bot.intents.parsing import parse_lines, parse_objects
from bot.language.names import NoNames
from bot.language.reader import Reader

CORPUS = Path(__file__).parents[1] / "corpus"
NOW = datetime.fromisoformat("2026-11-24T10:30:00-05:00")
WRITES = {ability.ability for ability in CATALOGUE if ability.writes}
SAID = [(ability.ability, sentence) for ability in CATALOGUE for sentence in ability.says]


@pytest.fixture(scope="module")
def demo() -> AccountIndex:
    return index_of("resolution_accounts.csv")


@pytest.fixture(scope="module")
def acme() -> AccountIndex:
    return AccountIndex.build([AccountEntry(1, "0015f00000pmp2lAAA", "Acme Corporation", aliases=("Acme",))])


def index_of(name: str) -> AccountIndex:
    with (CORPUS / name).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return AccountIndex.build(
        AccountEntry(
            number,
            row["Id"],
            row["Name"],
            domains=(row.get("Website", "").removeprefix("https://").removeprefix("www."),),
        )
        for number, row in enumerate(rows, start=1)
    )


def rows_of(name: str) -> Iterator[dict[str, Any]]:
    for line in (CORPUS / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


@pytest.mark.parametrize(("ability", "sentence"), SAID)
def test_every_example_is_read_as_its_own_ability(
    reader: Reader, acme: AccountIndex, ability: str, sentence: str
) -> None:
    assert reader.read(sentence, now=NOW, names=acme).intent == ability


def test_a_slip_of_the_finger_never_turns_an_example_into_another_change(reader: Reader, acme: AccountIndex) -> None:
    dice = random.Random(7)
    for ability, sentence in SAID:
        place = dice.randrange(len(sentence) - 1)
        slipped = sentence[:place] + sentence[place + 1] + sentence[place] + sentence[place + 2 :]
        intent = reader.read(slipped, now=NOW, names=acme).intent
        assert intent == ability or intent not in WRITES, slipped


def test_the_developer_corpus_is_read(reader: Reader, demo: AccountIndex) -> None:
    rows = list(rows_of("dev.jsonl"))
    readings = [vars_of(reader.read(row["text"], now=datetime.fromisoformat(row["now"]), names=demo)) for row in rows]
    right = [right_intent(row, reading) for row, reading in zip(rows, readings, strict=True)]
    whole = [right_whole(row, reading) for row, reading in zip(rows, readings, strict=True)]
    assert sum(right) / len(rows) >= 0.98
    assert sum(whole) / len(rows) >= 0.95


def test_the_same_things_are_understood_in_other_words(reader: Reader, demo: AccountIndex) -> None:
    rows = list(rows_of("own.jsonl"))
    missed = [
        (row["intent"], row["text"])
        for row in rows
        if reader.read(row["text"], now=datetime.fromisoformat(row["now"]), names=demo).intent != row["intent"]
    ]
    assert len(missed) <= 0.07 * len(rows), missed


@pytest.mark.parametrize("lead", ["don't", "never", "please do not", "no need to", "I might", "nobody should"])
def test_a_request_that_is_denied_or_supposed_right_before_it_is_none(
    lead: str, reader: Reader, acme: AccountIndex
) -> None:
    changing = [one for one in CATALOGUE if one.writes]
    writes = {one.ability for one in changing}
    denied = [f"{lead} {said}" for one in changing for said in one.says]
    assert [text for text in denied if reader.read(text, now=NOW, names=acme).intent in writes] == []


def test_what_must_never_change_anything_does_not(reader: Reader, demo: AccountIndex) -> None:
    wrote = [
        row["text"]
        for row in rows_of("mustnot_dev.jsonl")
        if reader.read(row["text"], now=datetime.fromisoformat(row["now"]), names=demo).intent in WRITES
    ]
    assert wrote == []


def vars_of(reading: Any) -> dict[str, Any]:
    return {"intent": reading.intent, "slots": reading.slots}


@pytest.mark.parametrize(
    "text",
    [
        "close the garage door",
        "open an account",
        "set an alarm for 7",
        "follow me on twitter",
        "snooze the alarm",
        "git close issue 42",
        "log in",
        "add milk to my shopping list",
        "track the air quality",
        "my brother left Naples on Monday",
    ],
)
def test_other_worlds_are_left_alone(reader: Reader, demo: AccountIndex, text: str) -> None:
    assert reader.read(text, now=NOW, names=demo).intent not in WRITES
    assert reader.read(text, now=NOW, names=NoNames()).intent not in WRITES


def test_with_no_names_known_an_account_is_found_by_its_place(reader: Reader) -> None:
    logged = reader.read("log a call with Globotrex: all good, follow up Friday", now=NOW, names=NoNames())
    assert logged.intent == "log-call"
    assert logged.slots == {
        "account": "Globotrex",
        "kind": "call",
        "notes": "all good",
        "follow_up": {"text": "follow up", "due": "2026-11-27"},
    }
    assert reader.read("health of Hooli", now=NOW, names=NoNames()).slots == {"account": "Hooli"}


def test_a_bare_name_is_told_apart_from_a_request(reader: Reader, acme: AccountIndex) -> None:
    assert reader.read("acme", now=NOW, names=acme).is_bare_name
    assert not reader.read("health of acme", now=NOW, names=acme).is_bare_name


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_error(reader: Reader, text: str) -> None:
    reading = reader.read(text, now=NOW, names=NoNames())
    json.dumps(reading.slots)
    assert 0 <= reading.confidence <= 1


@pytest.mark.parametrize(
    "piece", ["close ", "a, ", "(", "log a call with Acme: ", "cta cta ", "\n", "'s ", "* ", "so "]
)
def test_forty_thousand_characters_take_no_longer_than_a_page(reader: Reader, acme: AccountIndex, piece: str) -> None:
    text = (piece * 40_000)[:40_000]
    started = process_time()
    reader.read(text, now=NOW, names=acme)
    assert process_time() - started < 2


def test_messages_are_parsed_in_order_as_the_contract_prints_them() -> None:
    first, second = parse_lines(["my CTAs", "what a day"], names=NoNames(), now=NOW)
    assert list(first) == ["text", "intent", "slots", "confidence", "tier", "alternatives"]
    assert (first["intent"], first["slots"], second["intent"]) == ("list-ctas", {"owner": "me"}, None)


def test_a_parsed_object_has_its_own_moment_and_line_breaks() -> None:
    line = json.dumps({"text": "snooze CTA 42\nuntil Monday", "now": "2026-12-01T09:00:00-05:00"})
    (record,) = parse_objects([line], names=NoNames(), now=NOW, zone=NOW.tzinfo)  # type: ignore[arg-type]  # any zone will do
    assert record["slots"] == {"cta": "42", "until": "2026-12-07"}


def test_a_line_that_is_no_object_is_named() -> None:
    with pytest.raises(ValueError, match="line 1"):
        list(parse_objects(["no object"], names=NoNames(), now=NOW, zone=NOW.tzinfo))  # type: ignore[arg-type]  # any zone will do


@pytest.mark.parametrize(
    "said",
    [
        "close CTA 88 - no wait, don't",
        "the CSM of Acme Corporation is Chloe now. no, forget that",
        "task 1 on CTA 88 done, argh wrong window, ignore",
        "hand Acme Corporation over to Chloe as CSM please. hmm no, wait",
    ],
)
def test_what_is_taken_back_in_the_same_breath_is_not_done(reader: Reader, demo: AccountIndex, said: str) -> None:
    assert reader.read(said, now=NOW, names=demo).intent not in WRITES


def test_what_a_customer_took_back_stays_in_the_notes(reader: Reader, demo: AccountIndex) -> None:
    read = reader.read("met Acme Corporation today, 30 min, they told us to forget it", now=NOW, names=demo)
    assert (read.intent, read.slots["notes"]) == ("log-call", "they told us to forget it")
