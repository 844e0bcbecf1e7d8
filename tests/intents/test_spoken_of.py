"""Requests that name no CTA: a word points at it, or it is simply what is spoken of. Which one it is, is asked or assumed, never guessed."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.domain.account_index import AccountEntry, AccountIndex
from bot.language.reader import Reader

NOW = datetime.fromisoformat("2026-11-24T10:30:00-05:00")
NAMES = AccountIndex.build([AccountEntry(1, "0015f00000aaaaa", "Globex", (), ())])
POINTING = [
    ("snooze it until Monday", "snooze-cta", {"until": "2026-11-30"}),
    ("snooze that for a week", "snooze-cta", {"until": "2026-12-01"}),
    ("push it to Friday", "update-cta", {"due": "2026-11-27"}),
    ("push it out by two weeks", "update-cta", {"due": "2026-12-08"}),
    ("can you move that one to Friday?", "update-cta", {"due": "2026-11-27"}),
    ("assign it to Priya", "update-cta", {"owner": "Priya"}),
    ("reassign that one to me", "update-cta", {"owner": "me"}),
    ("make it high priority", "update-cta", {"priority": "high"}),
    ("mark it as done", "close-cta", {}),
    ("close it as not a priority", "close-cta", {"status": "not-a-priority"}),
    ("close that one, they signed", "close-cta", {"comment": "they signed"}),
    ("add a task to it: send the deck by Friday", "add-task", {"text": "send the deck", "due": "2026-11-27"}),
    ("note on it: waiting for legal", "update-cta", {"comment": "waiting for legal"}),
]
SPOKEN_OF = [
    ("add a task: send the deck by Friday", "add-task", {"text": "send the deck", "due": "2026-11-27"}),
    ("move the due date to Friday", "update-cta", {"due": "2026-11-27"}),
    ("apply the onboarding playbook", "apply-playbook", {"playbook": "onboarding"}),
    ("comment: waiting for legal", "update-cta", {"comment": "waiting for legal"}),
]
UNMEANT = [
    "don't snooze it until Monday",
    "if they sign, close that one",
    "should I push it to Friday?",
    "Tom pushed it to Friday",
    "I already assigned it to Priya",
    "snooze this thread until Monday",
    "close that window, it is cold",
    "thanks, that was it",
]


@pytest.mark.parametrize(("text", "ability", "slots"), POINTING, ids=lambda one: str(one)[:40])
def test_a_word_may_point_at_the_cta(reader: Reader, text: str, ability: str, slots: dict[str, str]) -> None:
    reading = reader.read(text, now=NOW, names=NAMES)

    assert (reading.intent, reading.slots, reading.tier) == (ability, slots, "tagged")


@pytest.mark.parametrize(("text", "ability", "slots"), SPOKEN_OF, ids=lambda one: str(one)[:40])
def test_what_names_none_is_about_the_one_spoken_of(
    reader: Reader, text: str, ability: str, slots: dict[str, str]
) -> None:
    reading = reader.read(text, now=NOW, names=NAMES, about="CTA 42")

    assert (reading.intent, reading.slots, reading.tier) == (ability, slots, "tagged")


@pytest.mark.parametrize("text", UNMEANT)
def test_what_is_not_meant_for_it_is_left_alone(reader: Reader, text: str) -> None:
    assert reader.read(text, now=NOW, names=NAMES, about="CTA 42").intent is None


def test_what_names_an_account_is_not_about_the_cta_of_another(reader: Reader) -> None:
    reading = reader.read("add a task for Globex: send the deck", now=NOW, names=NAMES, about="CTA 42")

    assert reading.intent != "add-task" or "cta" not in reading.slots
