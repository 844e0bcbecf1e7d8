from __future__ import annotations

import pytest

from bot.domain.salesforce_ids import find_id, restore_capitals, to_18


def test_the_long_form_carries_the_checksum_of_the_short_one() -> None:
    assert to_18("0015f00000pmp2l") == "0015f00000pmp2lAAA"
    assert to_18("0015f000002vBRy") == "0015f000002vBRyAAM"


def test_a_wrong_checksum_is_noticed() -> None:
    right, wrong = find_id("0015f000002vBRyAAM"), find_id("0015f000002vBRyAAN")
    assert right is not None and right.has_right_checksum
    assert wrong is not None and not wrong.has_right_checksum


def test_capitals_lost_on_the_way_are_restored_from_the_checksum() -> None:
    assert restore_capitals("0015f000002vbryaam") == "0015f000002vBRyAAM"
    assert restore_capitals("0015f000002vbryzz9") is None


@pytest.mark.parametrize(
    "text",
    [
        "0015f000002vBRyAAM",
        "https://demo.my.salesforce.com/0015f000002vBRy",
        "https://demo.lightning.force.com/lightning/r/Account/0015f000002vBRyAAM/view",
        "account 0015f000002vBRyAAM please",
    ],
)
def test_an_id_is_found_bare_and_in_links_of_both_kinds(text: str) -> None:
    found = find_id(text)
    assert found is not None and found.long == "0015f000002vBRyAAM" and found.is_account


@pytest.mark.parametrize("text", ["Hewlettpackards", "acme", "", "123456789012345678", "001"])
def test_words_and_numbers_are_no_ids(text: str) -> None:
    assert find_id(text) is None
