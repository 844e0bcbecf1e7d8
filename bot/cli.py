"""The command line: `ally …`, also `python -m bot …`. Commands import what they need late, so that --help is fast."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Ally, a Slack assistant for Customer Success Managers.",
)


@cli.command()
def demo(
    port: Annotated[int, typer.Option(help="Port of the local workspace.")] = 8080,
    chat: Annotated[bool, typer.Option("--chat", help="Talk in the terminal instead of the browser.")] = False,
) -> None:
    """Starts Ally with demo data and a local workspace; no Slack account is needed."""
    if chat:
        from bot.local.chat import run_chat

        run_chat()
    else:
        from bot.local.workspace import run_workspace

        run_workspace(port=port)


@cli.command()
def serve() -> None:
    """Serves Slack: by Socket Mode when SLACK_APP_TOKEN is set, else over HTTP; runs the schedule too."""
    from bot import serving
    from bot.settings import missing_for_slack

    settings = get_settings()
    missing = missing_for_slack(settings)
    if missing:
        fail("\n".join(missing))
    serving.serve(settings)


@cli.command()
def migrate() -> None:
    """Brings the database to the tables this version knows."""
    from bot.domain.migration import migrate as bring_to_head

    bring_to_head(get_settings().database_url)
    say("The database is at head.")


@cli.command()
def manifest() -> None:
    """Prints the Slack app manifest, made from the abilities."""
    from bot.handlers.manifest import write_manifest

    print(write_manifest())


@cli.command()
def doctor() -> None:
    """Checks settings, database, Slack tokens and scopes, and connectors; says what to do."""
    from bot.checkup import check

    findings = list(check(get_settings()))
    for finding in findings:
        print(finding.told())
    if any(finding.is_fault for finding in findings):
        raise typer.Exit(1)


@cli.command()
def resolve(
    limit: Annotated[int, typer.Option(min=1, max=5, help="Candidates of a question, at most.")] = 5,
) -> None:
    """Reads one mention of an account per line and prints what it means, one JSON object per line."""
    import json

    from bot.domain.directory import Directory
    from bot.domain.mention_report import resolve_lines
    from bot.domain.migration import is_at_head
    from bot.domain.store import Store

    store = Store(get_settings().database_url)
    if not is_at_head(store.engine):
        fail("The database lacks tables this version knows: run `ally migrate` first.")
    with store.reading() as session:
        index = Directory().current(session)
    for found in resolve_lines(index, (line.rstrip("\r\n") for line in sys.stdin), limit=limit):
        print(json.dumps(found, ensure_ascii=False), flush=True)
    store.close()


def get_settings() -> Settings:
    """The settings, or an exit that says everything that is malformed at once."""
    from pydantic import ValidationError

    from bot.settings import Settings, faults

    try:
        return Settings()
    except ValidationError as error:
        fail("\n".join(faults(error)))


def say(text: str) -> None:
    """Something for the person at the terminal, beside the data on standard output."""
    print(text, file=sys.stderr)


def fail(text: str) -> NoReturn:
    """Says what is wrong on standard error and exits with 1."""
    say(text)
    raise typer.Exit(1)


def main() -> None:
    """The entry point."""
    cli()
