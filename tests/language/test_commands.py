"""Slash commands in a hurry are spelt out as sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.commands import spell_out


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("/cta close 142 won", "close CTA 142 won"),
        ("/cta close won 142", "close CTA 142 won"),
        ("/cta done 142", "CTA 142 done"),
        ("/cta 142 done, they signed", "CTA 142 done, they signed"),
        ("/cta #142", "CTA 142"),
        ("/cta 142 -> fri", "move CTA 142 to fri"),
        ("/cta 142 prio high", "CTA 142 priority high"),
        ("/cta 142 p1", "CTA 142 priority high"),
        ("/cta 142 comment waiting on legal", "comment on CTA 142: waiting on legal"),
        ("/cta note 142: Waiting on {Legal}", "comment on CTA 142: Waiting on {Legal}"),
        ("/cta task 142 send deck by thu", "add a task to CTA 142: send deck by thu"),
        ("/cta snooze 142 2w", "snooze CTA 142 2w"),
        ("/cta reopen 142", "set CTA 142 back to new"),
        ("/ally close 142 won", "close 142 won"),
        ("/ally", ""),
    ],
)
def test_a_command_about_a_number_says_what_becomes_of_that_cta(said: str, meant: str) -> None:
    assert spell_out(said) == meant


@pytest.mark.parametrize(
    "said",
    ["/cta", "/cta open acme: chase 142", "/cta list overdue", "/cta open 3M renewal", "/cta open 142 Main Street Bakery", "close 142 won", "talk about /cta 142"],
)  # fmt: skip
def test_other_words_stay_as_they_are(said: str) -> None:
    assert spell_out(said) == said


@given(said=st.text(max_size=60))
def test_any_command_is_spelt_out_without_error(said: str) -> None:
    for command in ("/cta 42", "/cta close 42", "/cta ", "/ally "):
        spell_out(f"{command} {said}")
