"""The playbooks file: what is shipped, and what a wrong line is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.playbooks import SHIPPED, BadPlaybooks, practice, read_practice
from bot.intents.choices import PRIORITIES, TYPES

EXPECTED = {
    "Risk": {"Account Triage", "Low License Utilization", "Product Risk", "Loss of Sponsor"},
    "Expansion": set(),
    "Lifecycle": {
        "New Customer Onboarding",
        "Commercial Onboarding Email Series",
        "Create Success Plan",
        "Executive Business Review",
        "Usage Data Enablement",
        "Customer Offboarding",
    },
    "Activity": {"Account Handoff"},
    "Renewal": {"Upcoming Renewal"},
    "Objective": set(),
}


def test_the_shipped_playbooks_are_the_trades() -> None:
    assert {type: {one.name for one in practice().playbooks_for(type)} for type in practice().types} == EXPECTED


def test_every_type_and_priority_can_be_said() -> None:
    assert {one.value.title() for one in TYPES} == set(practice().types)
    assert {one.value.title() for one in PRIORITIES} == set(practice().priorities)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("EBR", "Executive Business Review"),
        ("account triage", "Account Triage"),
        ("onboarding playbook", "New Customer Onboarding"),
        ("Hand-off", "Account Handoff"),
    ],
)
def test_a_playbook_goes_by_several_names(words: str, name: str) -> None:
    found = practice().find_playbook(words)
    assert found is not None
    assert found.name == name


def test_a_reason_is_known_by_its_whole_name_or_an_unmistakable_half() -> None:
    assert practice().find_reason("loss of budget") == "Loss of Budget"
    assert practice().find_reason("availability", "Risk") == "Product Quality/Availability"
    assert practice().find_reason("weather", "Risk") is None


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('type = "Renewal"', 'type = "Renwal"', '"Renwal" is not a type'),
        ('reason = "Handoff"', 'reason = "Handof"', '"Handof" is not a reason of Activity'),
        ("{ day = 0, text", "{ day = -1, text", "needs a day"),
        ('words = ["renewal"]', 'words = ["triage"]', "already means the playbook Account Triage"),
        ("High = 5", 'High = "soon"', "High must give a number of working days"),
        ('text = "Check seats', 'txet = "Check seats', "needs a text"),
        ("[types]", "[typos]", "there must be a table [types]"),
        ("Expansion = [", "Expansion = ", "after a statement"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    shipped = SHIPPED.read_text()
    line = shipped[: shipped.index(old)].count("\n") + 1 if old != "[types]" else 1
    path = tmp_path / "playbooks.toml"
    path.write_text(shipped.replace(old, new, 1))
    with pytest.raises(BadPlaybooks) as caught:
        read_practice(path)
    assert [number for number, what in caught.value.faults if fault in what] == [line], caught.value.faults
