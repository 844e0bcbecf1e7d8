"""A workspace with the toy app in it, for trying the page without Ally."""

from __future__ import annotations

from bot.local.cast import Member, gather
from bot.local.clock import MovableClock
from bot.local.quiet import CountedThreads
from bot.local.slack import Slack
from bot.local.workspace import Happening, Resident
from tests.local.toy import build_toy

MANIFEST = {
    "features": {
        "slash_commands": [
            {"command": "/ally", "description": "Ask Ally", "usage_hint": "[help | log a call with … | health of …]"},
            {"command": "/cta", "description": "CTAs", "usage_hint": "[list | open | 42]"},
        ],
        "shortcuts": [{"type": "message", "name": "Log to timeline", "callback_id": "log-message"}],
    }
}
MEMBERS = (
    Member("Maya Okafor", "maya.okafor@example.com", "America/New_York", "CSM"),
    Member("Rachel Lindholm", "rachel.lindholm@example.com", "America/Chicago", "CSM Manager"),
    Member("Nina Petrov", "nina.petrov@example.com", "America/New_York", "Viewer"),
    Member("Sam Delgado", "sam.delgado@example.com", "America/Denver", "Admin"),
)


def move_toy_in(slack: Slack, clock: MovableClock) -> Resident:
    """Puts the toy app into a workspace."""
    gather(slack.team, MEMBERS)
    threads = CountedThreads()
    wsgi = build_toy(slack.api_url, threads)
    rain = Happening("rain", "It rains", lambda: "It rains.")
    return Resident(wsgi, MANIFEST, lambda: None, threads.settle, threads.shutdown, (rain,))
