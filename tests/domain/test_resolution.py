from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.account_entry import AccountEntry
from bot.domain.account_index import AccountIndex
from bot.domain.resolution import (
    Ambiguous,
    Assumption,
    Evidence,
    Prior,
    Problem,
    Resolution,
    Resolved,
    Unknown,
    resolve,
    wording,
)
from bot.domain.salesforce_ids import to_18


def entry(key: int, name: str, **fields: object) -> AccountEntry:
    return AccountEntry(key=key, sf_id=to_18(f"0015f0000{key:06d}"), name=name, **fields)  # type: ignore[arg-type]  # keywords of tests


ENTRIES = [
    entry(1, "Siemens AG", region="EMEA", country="Germany", domains=("siemens.com",)),
    entry(2, "Siemens Healthineers AG", parent=1, region="EMEA", country="Germany"),
    entry(3, "Siemens Energy AG", parent=1, region="EMEA", country="Germany"),
    entry(4, "Johnson & Johnson", domains=("jnj.com",), country="United States"),
    entry(5, "Bank of America Corporation", country="United States"),
    entry(6, "The Home Depot, Inc."),
    entry(7, "Alphabet Inc. (Google)"),
    entry(8, "Meta Platforms, Inc.", aliases=("Facebook",)),
    entry(9, "Kestrel Bank plc", parent=10),
    entry(10, "Kestrel Financial Group plc"),
    entry(11, "Kestrel Insurance Ltd", parent=10),
    entry(12, "Larch Analytics Inc."),
    entry(13, "Larch Analytics TO BE MERGED NO LONGER IN SALESFORCE", leftover=True, survivor=12),
    entry(14, "Oldname GmbH", leftover=True, survivor=15),
    entry(15, "Newname GmbH"),
    entry(16, "Pinewell Foods", region="AMER", country="United States"),
    entry(17, "Pinewell Foods", region="AMER", country="Canada"),
    entry(18, "Acme Corporation", region="AMER", country="United States", domains=("acme.com", "gmail.com")),
]


@pytest.fixture(scope="module")
def index() -> AccountIndex:
    return AccountIndex.build(ENTRIES)


def name_of(outcome: Resolution) -> str:
    assert isinstance(outcome, Resolved), outcome
    return outcome.account.name


def names_in(index: AccountIndex, outcome: Resolution) -> list[str]:
    assert isinstance(outcome, Ambiguous), outcome
    return [index.entry(candidate.key).name for candidate in outcome.candidates]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("siemens", "Siemens AG"),
        ("J&J", "Johnson & Johnson"),
        ("J&amp;J", "Johnson & Johnson"),
        ("jnj", "Johnson & Johnson"),
        ("bofa", "Bank of America Corporation"),
        ("the home depot", "The Home Depot, Inc."),
        ("Home Depot", "The Home Depot, Inc."),
        ("google", "Alphabet Inc. (Google)"),
        ("alphabet", "Alphabet Inc. (Google)"),
        ("facebook", "Meta Platforms, Inc."),
        ("my acme", "Acme Corporation"),
        ("Acme's", "Acme Corporation"),
        ("the acme account", "Acme Corporation"),
        ("acme us", "Acme Corporation"),
        ("Pinewell Foods (Canada)", "Pinewell Foods"),
        ("someone@mail.siemens.com", "Siemens AG"),
        ("<http://www.acme.com|acme.com>", "Acme Corporation"),
        ("kestral bank", "Kestrel Bank plc"),
        ("larch analytics", "Larch Analytics Inc."),
    ],
)
def test_what_people_call_an_account_finds_it(index: AccountIndex, mention: str, name: str) -> None:
    assert name_of(resolve(index, mention)) == name


def test_a_bare_family_name_asks_with_the_group_first(index: AccountIndex) -> None:
    names = names_in(index, resolve(index, "kestrel"))
    assert names == ["Kestrel Financial Group plc", "Kestrel Bank plc", "Kestrel Insurance Ltd"]


def test_two_records_of_one_name_are_a_question_about_one_customer(index: AccountIndex) -> None:
    outcome = resolve(index, "pinewell")
    assert isinstance(outcome, Ambiguous)
    assert {candidate.key for candidate in outcome.candidates} == {16, 17}
    assert len({candidate.customer for candidate in outcome.candidates}) == 1


@pytest.mark.parametrize("mention", ["acme emea", "acme germany"])
def test_words_that_speak_against_the_only_candidate_ask_instead_of_taking_it(
    index: AccountIndex, mention: str
) -> None:
    assert isinstance(resolve(index, mention), Ambiguous)


@pytest.mark.parametrize(
    "mention",
    ["", "???", ":tada:", "<@U123>", "GmbH", "42", "the weather in Oslo", "gmail.com", "dana@gmail.com", "and"],
)
def test_what_names_nobody_finds_nobody(index: AccountIndex, mention: str) -> None:
    assert isinstance(resolve(index, mention), Unknown)


def test_a_name_nobody_bears_comes_with_the_nearest_ones(index: AccountIndex) -> None:
    outcome = resolve(index, "Siemens Mobility")
    assert isinstance(outcome, Unknown)
    assert {candidate.key for candidate in outcome.nearest} >= {1, 2, 3}


def test_a_merged_record_stands_for_the_one_it_lives_on_in(index: AccountIndex) -> None:
    outcome = resolve(index, "oldname")
    assert isinstance(outcome, Resolved)
    assert (outcome.account.key, outcome.why, outcome.assumed) == (15, Evidence.MERGED, Assumption.SURVIVOR)


def test_a_leftover_is_found_by_its_own_words_and_marked(index: AccountIndex) -> None:
    outcome = resolve(index, "larch analytics to be merged")
    assert isinstance(outcome, Resolved)
    assert outcome.account.leftover and outcome.account.survivor == 12


def test_a_wrong_checksum_is_said_and_the_meant_account_offered(index: AccountIndex) -> None:
    outcome = resolve(index, index.entry(1).sf_id[:15] + "BBB")
    assert isinstance(outcome, Unknown)
    assert outcome.problem is Problem.WRONG_CHECKSUM
    assert [candidate.key for candidate in outcome.nearest] == [1]


def test_the_id_of_a_contact_is_not_an_account(index: AccountIndex) -> None:
    assert resolve(index, "0035f000002vBRyAAM") == Unknown(problem=Problem.NOT_AN_ACCOUNT)


def test_the_speakers_own_accounts_order_a_question_and_never_answer_it(index: AccountIndex) -> None:
    outcome = resolve(index, "kestrel", prior=Prior(own=frozenset({11})))
    assert isinstance(outcome, Ambiguous) and outcome.likely == 11
    assert name_of(resolve(index, "kestrel bank", prior=Prior(own=frozenset({11}), thread=10))) == "Kestrel Bank plc"


def test_my_before_a_name_means_the_one_among_my_own(index: AccountIndex) -> None:
    outcome = resolve(index, "my kestrel", prior=Prior(own=frozenset({11})))
    assert isinstance(outcome, Resolved)
    assert (outcome.account.key, outcome.assumed) == (11, Assumption.OWN)


def test_a_choice_made_for_a_wording_is_remembered_as_an_assumption(index: AccountIndex) -> None:
    prior = Prior(remembered={wording("Kestrel?"): 9, wording("siemens"): 3})
    outcome = resolve(index, "kestrel", prior=prior)
    assert isinstance(outcome, Resolved)
    assert (outcome.account.key, outcome.assumed) == (9, Assumption.REMEMBERED)
    assert name_of(resolve(index, "siemens", prior=prior)) == "Siemens AG"


def test_a_renamed_account_is_found_by_its_new_name_alone() -> None:
    index = AccountIndex.build(ENTRIES)
    index.upsert(entry(18, "Zenith Corporation"))
    assert name_of(resolve(index, "zenith")) == "Zenith Corporation"
    assert isinstance(resolve(index, "acme"), Unknown)
    index.remove(18)
    assert isinstance(resolve(index, "zenith"), Unknown)
    assert len(index) == len(ENTRIES) - 1


@given(st.text(max_size=80))
def test_any_text_is_resolved_and_searched_without_error(text: str) -> None:
    index = AccountIndex.build(ENTRIES[:6])
    resolve(index, text)
    for spotted in index.spot(text):
        assert 0 <= spotted.start < spotted.end <= len(text)


WORDS = st.text(alphabet="abcdefgmnorstuxyzABNéöüßŁø0123", min_size=2, max_size=8)
NAMES = st.builds(
    lambda words, between, end: between.join(words) + end,
    st.lists(WORDS, min_size=1, max_size=4),
    st.sampled_from([" ", " & ", "-", ", ", " of "]),
    st.sampled_from(["", " Inc.", ", Ltd", " GmbH & Co. KG", " S.A. de C.V.", " (Pty) Ltd", "'s"]),
)


@given(st.lists(NAMES, min_size=1, max_size=6, unique=True))
def test_an_exact_name_finds_its_account(names: list[str]) -> None:
    index = AccountIndex.build(entry(key, name) for key, name in enumerate(names))
    for key, name in enumerate(names):
        outcome = resolve(index, name)
        if isinstance(outcome, Resolved):
            assert outcome.account.key == key
        else:
            assert isinstance(outcome, Ambiguous)
            assert key in [candidate.key for candidate in outcome.candidates]
