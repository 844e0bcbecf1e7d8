"""What gives way when a task would end after its CTA."""

from __future__ import annotations

from datetime import date

from bot.intents.cards import day_words
from bot.language.declare import Choice
from bot.turn import Option, Question

FITS = (Choice("move-cta"), Choice("fit"))


def ask_fit(why: str, *, end: date, due: date) -> Question:
    """A task would end after its CTA: which of the two gives way?"""
    return Question(
        slot="fit",
        text=f"{why} ({day_words(due)}). A task cannot end after its CTA.",
        options=(
            Option(f"Move the CTA to {day_words(end)}", "move-cta"),
            Option(f"End it with the CTA on {day_words(due)}", "fit"),
        ),
        is_free=False,
    )
