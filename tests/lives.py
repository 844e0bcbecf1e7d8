"""Ally comes and goes while Slack and the database stay."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bot.app import build, build_wsgi
from bot.local.line import WsgiPort
from bot.local.quiet import CountedThreads
from bot.local.slack import BOT_TOKEN, SIGNING_SECRET
from bot.settings import Settings
from tests.slack import SlackForTests


@contextmanager
def ally(slack: SlackForTests, database_url: str) -> Iterator[None]:
    """One life of Ally: with an engine, caches and threads of its own."""
    threads = CountedThreads()
    settings = Settings(
        _env_file=None,
        slack_bot_token=BOT_TOKEN,
        slack_signing_secret=SIGNING_SECRET,
        slack_api_url=slack.api_url,
        database_url=database_url,
        ally_schedule="off",
    )
    built = build(settings, clock=slack.movable)
    slack.connect(WsgiPort(build_wsgi(built, threads=threads)), settle=threads.settle)
    try:
        yield
    finally:
        threads.shutdown()
        built.close()
