"""The whole house on a stage: the real app over a real database, with only Slack's network played by a stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bot.app import Ally, build, build_wsgi
from bot.local.line import WsgiPort
from bot.local.quiet import CountedThreads
from bot.local.slack import BOT_TOKEN, SIGNING_SECRET
from bot.settings import Settings
from tests.slack import SlackForTests, a_slack


@contextmanager
def a_house(database_url: str, *, smtp_url: str | None = None, **facts: object) -> Iterator[tuple[SlackForTests, Ally]]:
    """A running Slack with the real Ally in it, over the database of this URL."""
    threads = CountedThreads()
    with a_slack(**facts) as slack:
        settings = Settings(
            _env_file=None,
            slack_bot_token=BOT_TOKEN,
            slack_signing_secret=SIGNING_SECRET,
            slack_api_url=slack.api_url,
            database_url=database_url,
            ally_schedule="off",
            smtp_url=smtp_url,
        )
        ally = build(settings, clock=slack.movable)
        slack.connect(WsgiPort(build_wsgi(ally, threads=threads)), settle=threads.settle)
        yield slack, ally
        threads.shutdown()
        ally.close()
