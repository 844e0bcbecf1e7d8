"""Readings are compared with labels as the corpus README says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.comparing import overlap, right_whole, same_value, writes_another, writes_falsely, wrong_slots
from bench.otherworlds import generated_sentences


def test_words_are_compared_without_case_article_and_outer_punctuation() -> None:
    assert same_value("account", "Close Brothers", "the close brothers.")
    assert not same_value("account", "Close Brothers", "Close Brothers Ltd")


def test_enumerations_are_compared_without_their_joints() -> None:
    assert same_value("reason", "lack of adoption", "lack-of-adoption")
    assert same_value("attribute", "renewal_date", "renewal-date")


def test_notes_are_compared_by_their_words() -> None:
    assert same_value("notes", "wants the outage report by May", "he wants the outage report by May")
    assert overlap("wants the outage report", "nothing new") == 0
    assert same_value(
        "follow_up", {"text": "send deck", "due": "2027-01-04"}, {"text": "Send deck.", "due": "2027-01-04"}
    )
    assert not same_value("follow_up", {"text": "send deck"}, {"text": "send deck", "due": "2027-01-04"})


def test_lists_are_compared_without_their_order() -> None:
    assert same_value("attendees", ["Dana", "Li"], ["li", "dana"])
    assert not same_value("attendees", ["Dana", "Li"], ["Dana"])


def test_conditions_are_compared_whole() -> None:
    red = {"field": "health", "op": "eq", "value": "red"}
    rich = {"field": "arr", "op": "gt", "value": 100000}
    missing = {"field": "nps", "op": "missing", "value": None}
    assert same_value("conditions", [red, rich], [rich, red | {"value": "Red"}])
    assert not same_value("conditions", [rich], [rich | {"op": "gte"}])
    assert same_value("conditions", [missing], [{"field": "nps", "op": "missing", "value": None}])


def test_a_slot_too_many_is_as_wrong_as_one_too_few() -> None:
    assert wrong_slots({"cta": "42"}, {"cta": "42", "due": "2027-01-04", "owner": None}) == ["due"]
    assert wrong_slots({"cta": "42"}, {}) == ["cta"]


def test_a_further_ability_counts_by_itself() -> None:
    row = {"intent": "close-cta", "ok": ["complete-task"], "slots": {"cta": "75"}}
    assert right_whole(row, {"intent": "complete-task", "slots": {"task": "75"}})
    assert not right_whole(row, {"intent": "close-cta", "slots": {"cta": "57"}})


def test_a_write_is_false_where_none_is_right_and_another_where_one_is() -> None:
    asked, told = {"intent": "show-cta"}, {"intent": "close-cta"}
    assert writes_falsely(asked, {"intent": "close-cta"})
    assert not writes_falsely(asked, {"intent": "cancel"})
    assert writes_another(told, {"intent": "snooze-cta"})
    assert not writes_another(told, {"intent": "show-cta"})


def test_other_worlds_are_large_and_always_the_same() -> None:
    sentences = [text for _, text in generated_sentences()]
    assert len(set(sentences)) == len(sentences) >= 30_000
    assert sentences == [text for _, text in generated_sentences()]
    assert not any(mark in text for text in sentences for mark in "[]{}|")


def test_held_out_misses_are_not_shown_unless_opened() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "bench.understanding", "heldout", "--show"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert run.returncode == 2
    assert "--open" in run.stderr
