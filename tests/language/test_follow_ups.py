"""What is to be done next is found at the end of notes, with its day; what others will do is left in them."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.language.notes import read_notes

NOW = datetime.fromisoformat("2026-11-26T15:45:00+00:00")  # a Thursday


@pytest.mark.parametrize(
    ("said", "text", "due", "notes"),
    [
        ("They like it. Action on me: send the deck by Monday", "send the deck", "2026-11-30", "They like it."),
        ("Usage is flat. Will circle back next Tuesday.", "circle back", "2026-12-01", "Usage is flat."),
        ("Ok so far. Next step is to send the plan by 4 December", "send the plan", "2026-12-04", "Ok so far."),
        ("Fine. Please remind me on Friday to send the deck", "send the deck", "2026-11-27", "Fine."),
        ("Fine. f/u: send redline tmrw", "send redline", "2026-11-27", "Fine."),
        ("Fine. Follow up w/ Dana on Friday re pricing", "Follow up w/ Dana re pricing", "2026-11-27", "Fine."),
        ("she wants a discount follow up friday with a quote", "follow up with a quote", "2026-11-27", "she wants a discount"),
        ("Ok. Action: send it by next Friday... no, this Friday", "send it", "2026-11-27", "Ok."),
        ("Fine. Until Wednesday I must send the protocol.", "send the protocol", "2026-12-02", "Fine."),
        ("Fine. Next step is that I send the chapter until 9 June", "send the chapter", "2027-06-09", "Fine."),
        ("Fine. f/u fri: send cutover plan", "send cutover plan", "2026-11-27", "Fine."),
        ("all fixed follow up tomorrow open a ticket", "open a ticket", "2026-11-27", "all fixed"),
        ("all fixed remind me to send him pricing tomorrow", "send him pricing", "2026-11-27", "all fixed"),
        ("Fine. Pending from my side: check with product by Monday.", "check with product", "2026-11-30", "Fine."),
        ("Fine / I owe them: new SLA by Monday", "new SLA", "2026-11-30", "Fine"),
        ("Fine. I'm to send the redacted one by Sunday", "send the redacted one", "2026-11-29", "Fine."),
        ("Fine. Next: mockups to Ms. Brook by Monday", "mockups to Ms. Brook", "2026-11-30", "Fine."),
        ("Ok. Note to self: order the posters on 30.11.", "order the posters", "2026-11-30", "Ok."),
    ],
)  # fmt: skip
def test_what_the_speaker_means_to_do_is_told_from_the_notes(said: str, text: str, due: str, notes: str) -> None:
    read = read_notes(said, now=NOW)
    assert read.follow_up == {"text": text, "due": due}
    assert read.text == notes


@pytest.mark.parametrize(
    "said",
    ["They will follow up Friday", "No follow-up needed.", "Action: none", "Dana to send the contract by Friday", "She will call me on Monday"],
)  # fmt: skip
def test_what_others_do_or_nobody_does_stays_in_the_notes(said: str) -> None:
    read = read_notes(said, now=NOW)
    assert read.follow_up is None
    assert read.text == said
