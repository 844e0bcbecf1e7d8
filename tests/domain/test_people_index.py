"""People who are known are found in free text by their full names, whatever the case, and with a letter wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.account_index import AccountEntry, AccountIndex
from bot.domain.people_index import OURS, PeopleIndex

ACME, CHASE, WHITFIELD = 1, 2, 3


@pytest.fixture
def index() -> AccountIndex:
    index = AccountIndex.build(
        [
            AccountEntry(ACME, "0015f00000pmp2lAAA", "Acme Corporation", aliases=("Acme",)),
            AccountEntry(CHASE, "0015f00000pmp2mAAA", "Chase"),
            AccountEntry(WHITFIELD, "0015f00000pmp2nAAA", "Whitfield Foods"),
        ]
    )
    index.people.fill(
        {
            ACME: ["Dana Whitfield", "Ümit Özdemir", "Mary Jane van der Berg", "Tim O'Dwyer", "Jean-Luc Picard"],
            CHASE: ["Jordan Chase"],
            OURS: ["Tom Okafor"],
        }
    )
    return index


def people(index: AccountIndex, text: str) -> list[str]:
    return [text[one.start : one.end] for one in index.spot_people(text, titles={"dr", "mr"})]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("spoke with dana whitfield and tom okafor at acme", ["dana whitfield", "tom okafor"]),
        ("DANA WHITFIELD's seats", ["DANA WHITFIELD"]),
        ("met umit ozdemir", ["umit ozdemir"]),
        ("met Ümit Oezdemir", ["Ümit Oezdemir"]),
        ("dana whitfeild called", ["dana whitfeild"]),
        ("tim o'dwyer, Jean-Luc Picard", ["tim o'dwyer", "Jean-Luc Picard"]),
        ("mary jane van der berg and mary berg", ["mary jane van der berg", "mary berg"]),
        ("saw dr. ozdemir and mr okafor", ["dr. ozdemir", "mr okafor"]),
        ("dana, whitfield and tom", []),
        ("the seen okafors of this world", []),
        ("tim adwyer", []),
    ],
)
def test_known_people_are_found_by_their_full_names(index: AccountIndex, text: str, named: list[str]) -> None:
    assert people(index, text) == named


def accounts(index: AccountIndex, text: str) -> list[str]:
    return [text[one.start : one.end] for one in index.spot(text, people=index.spot_people(text, titles=()))]


def test_a_person_with_an_accounts_name_is_not_the_account(index: AccountIndex) -> None:
    assert accounts(index, "call with jordan chase at chase") == ["chase"]
    assert accounts(index, "met Jordan Chase today") == []


def test_the_longer_name_wins_where_an_accounts_and_a_persons_overlap(index: AccountIndex) -> None:
    assert accounts(index, "with dana whitfield foods") == ["whitfield foods"]


def test_a_misspelt_person_is_no_misspelt_account(index: AccountIndex) -> None:
    assert accounts(index, "met dana whitfeild") == []


def test_whoever_leaves_an_account_is_forgotten_and_whoever_comes_is_known(index: AccountIndex) -> None:
    index.people.put(ACME, ["Rosa Marin"])
    assert people(index, "dana whitfield, rosa marin") == ["rosa marin"]
    index.people.put(CHASE, [])
    assert people(index, "jordan chase") == []


def test_single_names_count_at_their_account_alone(index: AccountIndex) -> None:
    text = "dana and jordan are happy"
    assert [text[one.start : one.end] for one in index.spot_people_of([ACME], text)] == ["dana"]


def test_one_of_two_namesakes_may_go(index: AccountIndex) -> None:
    index.people.put(CHASE, ["Dana Whitfield"])
    index.people.put(ACME, [])
    assert people(index, "dana whitfield") == ["dana whitfield"]


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=80))
def test_any_names_and_any_text_are_taken(names: list[str], text: str) -> None:
    known = PeopleIndex()
    known.fill({ACME: names})
    for one in known.spot(f"{' '.join(names)} {text}", titles=()):
        assert one.start < one.end
    known.put(ACME, [])
    assert known.spot(text, titles=()) == []
