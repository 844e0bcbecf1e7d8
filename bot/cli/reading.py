"""The commands that read lines from standard input and print what they mean, one JSON object per line."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.cli.needs import fail, get_moment, get_settings, open_store


def resolve(
    limit: Annotated[int, typer.Option(min=1, max=5, help="Candidates of a question, at most.")] = 5,
) -> None:
    """Reads one mention of an account per line and prints what it means, one JSON object per line."""
    import json

    from bot.domain.directory import Directory
    from bot.domain.mention_report import resolve_lines

    with open_store(get_settings()) as store, store.reading() as session:
        index = Directory().current(session)
    for found in resolve_lines(index, (line.rstrip("\r\n") for line in sys.stdin), limit=limit):
        print(json.dumps(found, ensure_ascii=False), flush=True)


def parse(
    now: Annotated[str | None, typer.Option("--now", help="Take this for the moment of speaking (ISO 8601).")] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Each line is an object {"text", "now"?}: a text may have line breaks.')
    ] = False,
) -> None:
    """Reads one message per line and prints what it asks for, one JSON object per line; performs nothing."""
    import json

    from bot.app import clock
    from bot.domain.known_names import find_names
    from bot.intents.parsing import parse_lines, parse_objects
    from bot.language.names import NoNames

    settings = get_settings()
    moment = get_moment(now, settings.zone) if now else clock().astimezone(settings.zone)
    index = find_names(settings.database_url)
    names = NoNames() if index is None else index
    lines = (line.rstrip("\r\n") for line in sys.stdin)
    try:
        for record in (
            parse_objects(lines, names=names, now=moment, zone=settings.zone)
            if jsonl
            else parse_lines(lines, names=names, now=moment)
        ):
            print(json.dumps(record, ensure_ascii=False), flush=True)
    except ValueError as error:
        fail(str(error))
