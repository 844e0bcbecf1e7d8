"""The table of account attributes."""

from __future__ import annotations

import pytest

from bot.domain.accounts import Account
from bot.domain.attributes import BY_NAME, TABLE, Attribute, find_attribute, license_utilization

CANONICAL = [
    "arr",
    "renewal_date",
    "original_contract_date",
    "stage",
    "status",
    "csm",
    "account_owner",
    "solutions_architect",
    "executive_sponsor",
    "segment",
    "industry",
    "region",
    "country",
    "employees",
    "website",
    "priority",
    "sentiment",
    "product_sentiment",
    "referenceable",
    "nps",
    "licensed_users",
    "billable_users",
    "active_users",
    "license_utilization",
    "support_level",
    "slack_channel",
    "parent",
    "deployment_type",
    "health",
    "last_activity",
    "name",
]


def test_every_attribute_people_can_ask_about_is_in_the_table() -> None:
    assert sorted(BY_NAME) == sorted(CANONICAL)


@pytest.mark.parametrize("attribute", TABLE, ids=lambda one: one.name)
def test_every_attribute_is_kept_in_a_field_of_the_account(attribute: Attribute) -> None:
    assert hasattr(Account, attribute.column)


@pytest.mark.parametrize("name", ["arr", "renewal_date", "account_owner", "solutions_architect", "nps", "health"])
def test_what_salesforce_keeps_or_ally_computes_cannot_be_edited(name: str) -> None:
    assert not BY_NAME[name].is_editable


@pytest.mark.parametrize("name", ["csm", "stage", "sentiment", "industry", "employees", "licensed_users", "country"])
def test_what_is_ours_can_be_edited(name: str) -> None:
    assert BY_NAME[name].is_editable


def test_a_choice_is_found_whatever_its_case_and_punctuation() -> None:
    stage = BY_NAME["stage"]
    assert stage.find_choice("optimize and grow") == "Optimize & Grow"
    assert stage.find_choice("WILL-CHURN") == "Will Churn"
    assert stage.find_choice("nearly gone") is None
    assert BY_NAME["sentiment"].find_choice("amber") == "Yellow"
    assert BY_NAME["segment"].find_choice("mid market") == "Mid-Market"


def test_an_attribute_is_found_by_its_plural_and_with_dashes() -> None:
    assert find_attribute("deployment_types") is BY_NAME["deployment_type"]
    assert find_attribute("renewal-date") is BY_NAME["renewal_date"]
    assert find_attribute("shoe size") is None


def test_license_utilization_is_unknown_without_licenses() -> None:
    assert license_utilization(Account(billable_users=486, licensed_users=900)) == 54
    assert license_utilization(Account(billable_users=5, licensed_users=0)) is None
    assert license_utilization(Account(billable_users=None, licensed_users=10)) is None
