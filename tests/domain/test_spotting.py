from __future__ import annotations

import pytest

from bot.domain.account_entry import AccountEntry
from bot.domain.account_index import AccountIndex

NAMES = [
    "Acme Corporation", "Next Call Media", "Update Uniforms Ltd", "Undo Skincare", "Renewal Health Partners", "Risk & Reward Games Ltd",
    "Monday Morning Foods", "Today Savings Bank", "Bramblewood Software Inc.", "Westmarch Airlines", "Quillfire Systems, Inc.",
    "Quillfire Systems - EMEA", "Closed Loop Systems", "Open Road Logistics", "Zürichberg Privatbank AG", "McDowell's Diner Corp", "Set Point Instruments",
    "Tofino Cedar Works", "Baobab Payments", "Baobab Payments (Kenya)", "Merriweather Foods North America", "Merriweather Foods EMEA",
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> AccountIndex:
    return AccountIndex.build(AccountEntry(key=key, sf_id=f"{key:018}", name=name) for key, name in enumerate(NAMES))


def exact_in(index: AccountIndex, text: str) -> list[tuple[str, list[str]]]:
    return [(text[one.start : one.end], [NAMES[key] for key in one.keys]) for one in index.spot(text) if one.exact]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("log a call with acme", "acme", "Acme Corporation"),
        ("ARR of Acme Corp.?", "Acme Corp", "Acme Corporation"),
        ("Acme's stage", "Acme", "Acme Corporation"),
        ("log a call with next call media, bianca loved it", "next call media", "Next Call Media"),
        ("update uniforms", "update uniforms", "Update Uniforms Ltd"),
        ("risks on risk &amp; reward games?", "risk &amp; reward games", "Risk & Reward Games Ltd"),
        ("mute monday morning foods until Monday", "monday morning foods", "Monday Morning Foods"),
        ("just spoke to bramblewood, all good", "bramblewood", "Bramblewood Software Inc."),
        ("health of zurichberg please", "zurichberg", "Zürichberg Privatbank AG"),
        ("call with McDowell's Diner today", "McDowell's Diner", "McDowell's Diner Corp"),
        ("spoke to setpoint instruments", "setpoint instruments", "Set Point Instruments"),
        ("met Quillfire Systems, Inc. on Friday", "Quillfire Systems, Inc.", "Quillfire Systems, Inc."),
        ("quillfire emea is red", "quillfire emea", "Quillfire Systems - EMEA"),
        ("QBR with Baobab Payments (Kenya) done", "Baobab Payments (Kenya)", "Baobab Payments (Kenya)"),
        ("call Merriweather Foods NA, 35 min", "Merriweather Foods NA", "Merriweather Foods North America"),
        ("open a CTA for Tofino Ceder Works, chase them", "Tofino Ceder Works", "Tofino Cedar Works"),
    ],
)
def test_a_name_in_a_sentence_is_found_where_it_stands(index: AccountIndex, text: str, words: str, name: str) -> None:
    assert (words.removesuffix("."), [name]) in [
        (found.removesuffix("."), names) for found, names in exact_in(index, text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "the next call is on monday",
        "undo that",
        "update the risk today",
        "what renews next quarter",
        "",
        "&",
        "open tasks",
        "ok",
    ],
)
def test_ordinary_words_are_not_taken_for_accounts(index: AccountIndex, text: str) -> None:
    assert exact_in(index, text) == []


def test_a_misspelt_name_is_only_proposed(index: AccountIndex) -> None:
    (found,) = [one for one in index.spot("log a call with wetsmarch airlines") if one.end > 20]
    assert not found.exact
    assert [NAMES[key] for key in found.keys] == ["Westmarch Airlines"]


def test_a_bare_family_name_means_every_account_that_bears_it(index: AccountIndex) -> None:
    assert exact_in(index, "tickets of quillfire") == [
        ("quillfire", ["Quillfire Systems, Inc.", "Quillfire Systems - EMEA"])
    ]
