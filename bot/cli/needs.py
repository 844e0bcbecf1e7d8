"""What commands need before they begin: settings, a database at head, Ally at a moment; or an exit that says what is
lacking."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.app import Ally
    from bot.domain.store import Store
    from bot.settings import Settings


def get_settings() -> Settings:
    """The settings, or an exit that says everything that is malformed at once."""
    from pydantic import ValidationError

    from bot.logs import start_logging
    from bot.settings import Settings, faults

    try:
        settings = Settings()
    except ValidationError as error:
        fail("\n".join(faults(error)))
    start_logging(settings.ally_log_format)
    return settings


def get_moment(words: str, zone: ZoneInfo) -> datetime:
    """The moment that stands after --now, or an exit."""
    from bot.intents.parsing import read_moment

    try:
        return read_moment(words, zone)
    except ValueError:
        fail(f"“{words}” is no ISO 8601 moment, such as 2026-11-23T08:30:00-08:00.")


@contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """The configured database; an exit when it is not at head."""
    from bot.domain.migration import is_at_head
    from bot.domain.store import Store

    store = Store(settings.database_url)
    try:
        if not is_at_head(store.engine):
            fail("The database lacks tables this version knows: run `ally migrate` first.")
        yield store
    finally:
        store.close()


@contextmanager
def ally_at(now: str | None) -> Iterator[Ally]:
    """Ally over the configured database, at a moment of somebody's choosing."""
    from bot.app import build, clock

    settings = get_settings()
    with open_store(settings):
        moment = get_moment(now, settings.zone) if now else None
    ally = build(settings, clock=(lambda: moment) if moment else clock)
    try:
        yield ally
    except LookupError as error:
        fail(str(error.args[0]))
    finally:
        ally.close()


def require_token(settings: Settings) -> None:
    """Exits when nothing can be sent to Slack."""
    if not settings.slack_bot_token:
        fail("SLACK_BOT_TOKEN is missing: the bot's token, xoxb-…, from the app's OAuth page")


def say(text: str) -> None:
    """Something for the person at the terminal, beside the data on standard output."""
    print(text, file=sys.stderr)


def fail(text: str) -> NoReturn:
    """Says what is wrong on standard error and exits with 1."""
    say(text)
    raise typer.Exit(1)
