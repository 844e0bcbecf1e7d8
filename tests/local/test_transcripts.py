"""A transcript replays through an app and says what each person sees."""

from __future__ import annotations

import pytest

from bot.local.line import WsgiPort
from bot.local.quiet import CountedThreads
from tests.local.toy import build_toy
from tests.slack import a_slack
from tests.transcripts import Stage

PLAYED = """\
# Maya tries everything
maya> hello
    Ally: You said hello
    [Log a call] [Go away] [⋯ Snooze | Close]

maya chooses [⋯] Close
    Ally: Chose close

maya clicks [Log a call]
    Form: Log a call
    Account: ____
    Date: 2026-11-23
    Notes (optional): ____
    [Save] [Cancel]

maya fills
    | Account = Acme EMEA
    | Date = 2026-12-01
    Form: Log a call
    Account: Acme EMEA
    Date: 2026-12-01
      ! A call lies in the past.
    Notes (optional): ____
    [Save] [Cancel]

maya closes the form
    (the form closes)

maya /ally help me
    Ally (only you): Only you see help me

maya clicks [Go away]
    Ally (edited): Gone.

# Time passes
clock +3d

maya opens home
    Home:
    *Your day*
    [Log a call] [Go away] [⋯ Snooze | Close]
"""

TOGETHER = """\
maya in #acme> @Ally hello
    Ally (in thread) to maya: Here, @Maya Okafor
    Ally (in thread) to priya: Here, @Maya Okafor

maya in thread> @Ally again
    Ally (in thread) to maya: Here, @Maya Okafor
    Ally (in thread) to priya: Here, @Maya Okafor

priya> hi
    Ally to priya: You said hi
    [Log a call] [Go away] [⋯ Snooze | Close]
"""


@pytest.mark.parametrize("transcript", [PLAYED, TOGETHER], ids=["alone", "together"])
def test_a_transcript_that_holds_replays_to_itself(transcript: str) -> None:
    with a_slack() as slack, CountedThreads() as threads:
        slack.connect(WsgiPort(build_toy(slack.api_url, threads)), settle=threads.settle)
        maya, priya = slack.person("Maya Okafor"), slack.person("Priya Raman")
        slack.team.add_channel("acme", maya.person, priya.person)
        told_nothing = "\n".join(line for line in transcript.splitlines() if line[:4] != "    " or line[4] == "|")
        assert Stage(slack).play(told_nothing) == transcript
