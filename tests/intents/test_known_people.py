"""Whom the database knows is read as a person, however hurriedly the name was typed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from bot.domain.account_index import AccountEntry, AccountIndex
from bot.domain.people_index import OURS
from bot.language.reader import Reader
from bot.language.reading import Reading

NOW = datetime.fromisoformat("2026-11-24T10:30:00-05:00")


@pytest.fixture(scope="module")
def names() -> AccountIndex:
    index = AccountIndex.build(
        [
            AccountEntry(1, "0015f00000pmp2lAAA", "Acme Corporation", aliases=("Acme",)),
            AccountEntry(2, "0015f00000pmp2mAAA", "Chase"),
            AccountEntry(3, "0015f00000pmp2nAAA", "Whitfield Foods"),
        ]
    )
    index.people.fill(
        {
            1: ["Dana Whitfield", "Marisol Ferreyra", "Ümit Özdemir", "Mark Long", "April Jansen"],
            2: ["Jordan Chase"],
            OURS: ["Tom Okafor", "Priya Nair"],
        }
    )
    return index


def read(reader: Reader, names: AccountIndex, text: str) -> Reading:
    return reader.read(text, now=NOW, names=names)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "spoke with dana whitfield and tom okafor at acme",
            {"account": "acme", "kind": "call", "attendees": ["dana whitfield", "tom okafor"]},
        ),
        (
            "spoke with dana whitfeild and tom okafor at acme about the pilot",
            {
                "account": "acme",
                "kind": "call",
                "attendees": ["dana whitfeild", "tom okafor"],
                "notes": "about the pilot",
            },
        ),
        (
            "acme call yesterday, marisol ferreyra, they like it",
            {
                "account": "acme",
                "kind": "call",
                "on": "2026-11-23",
                "attendees": ["marisol ferreyra"],
                "notes": "they like it",
            },
        ),
        (
            "met dr ozdemir at acme yesterday, went fine",
            {
                "account": "acme",
                "kind": "meeting",
                "on": "2026-11-23",
                "attendees": ["dr ozdemir"],
                "notes": "went fine",
            },
        ),
        (
            "call with jordan chase at chase, 20 min, happy",
            {"account": "chase", "kind": "call", "duration": 20, "attendees": ["jordan chase"], "notes": "happy"},
        ),
        (
            "acme call today, april jansen joined, renewal is safe",
            {
                "account": "acme",
                "kind": "call",
                "on": "2026-11-24",
                "attendees": ["april jansen"],
                "notes": "renewal is safe",
            },
        ),
        (
            "call with whitfield foods, dana whitfield joined",
            {"account": "whitfield foods", "kind": "call", "attendees": ["dana whitfield"]},
        ),
    ],
)
def test_calls_are_logged_with_people_in_small_letters(
    reader: Reader, names: AccountIndex, text: str, slots: dict[str, Any]
) -> None:
    reading = read(reader, names, text)
    assert (reading.intent, reading.slots) == ("log-call", slots)


@pytest.mark.parametrize(
    ("text", "slot", "who"),
    [
        ("open a risk cta for acme, owner priya nair, due friday", "owner", "priya nair"),
        ("open a cta for acme, check the custom report, tom, friday", "owner", "tom"),
        ("show tom okafor's ctas", "owner", "tom okafor"),
        ("what does tom okafor have overdue", "owner", "tom okafor"),
        ("email dana whitfield at acme the welcome template", "contact", "dana whitfield"),
        ("dana whitfield left acme", "contact", "dana whitfield"),
    ],
)
def test_whole_names_are_owners_and_contacts_as_they_were_typed(
    reader: Reader, names: AccountIndex, text: str, slot: str, who: str
) -> None:
    assert read(reader, names, text).slots[slot] == who


def test_known_names_inside_other_words_and_in_what_is_kept_verbatim_stay_as_typed(
    reader: Reader, names: AccountIndex
) -> None:
    slots = read(reader, names, "open a cta for acme to ask dana whitfield for custom tomatoes, owner tom").slots
    assert slots["name"] == "ask dana whitfield for custom tomatoes"
    assert slots["owner"] == "tom"


def test_a_contact_named_in_everyday_words_takes_none_of_them_away(reader: Reader, names: AccountIndex) -> None:
    reading = read(reader, names, "call with acme, mark long and slow tickets for review")
    assert "attendees" not in reading.slots


def test_somebody_called_as_his_company_is_no_second_account(reader: Reader, names: AccountIndex) -> None:
    reading = read(reader, names, "talked to whitfield at whitfield foods, 15 min, all calm")
    assert reading.slots["account"] == "whitfield foods"
    assert reading.slots["attendees"] == ["whitfield"]
