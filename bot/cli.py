"""The command line: `ally …`, also `python -m bot …`. Commands import what they need late, so that --help is fast."""

from __future__ import annotations

import sys
from pathlib import Path
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
    import logging

    from bot.logs import start_logging

    start_logging("text", logging.WARNING)
    if chat:
        from bot.demo import run_chat

        run_chat()
    else:
        from bot.demo import run_workspace

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


@cli.command("import")
def import_files(
    folder: Annotated[Path, typer.Argument(help="A folder of Salesforce-export CSV files.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count what would happen; keep nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per file.")] = False,
    columns: Annotated[Path | None, typer.Option(help="A column table over ours, for custom fields.")] = None,
    rejected: Annotated[Path | None, typer.Option(help="Where rejected rows go [rejected-FOLDER.csv].")] = None,
) -> None:
    """Loads a folder of Salesforce-export CSV files; doing it again changes nothing."""
    import json

    from bot.app import clock
    from bot.domain.migration import migrate as bring_to_head
    from bot.domain.store import Store
    from bot.sync import terminal
    from bot.sync.files import load, rehearse

    settings = get_settings()
    if settings.database_url.startswith("sqlite"):
        bring_to_head(settings.database_url)
    require_tables(settings)
    store = Store(settings.database_url)
    try:
        with terminal.bars() as progress:
            report = (rehearse if dry_run else load)(
                store,
                folder,
                now=clock(),
                zone=settings.zone,
                rejected_to=rejected or Path(f"rejected-{folder.resolve().name}.csv"),
                columns=[columns] if columns else [],
                progress=progress,
            )
    except (OSError, ValueError) as error:
        fail(str(error))
    finally:
        store.close()
    print("\n".join(map(json.dumps, terminal.counts(report)) if as_json else terminal.table(report)))
    for remark in terminal.remarks(report):
        say(remark)
    if dry_run:
        say("This was a dry run: nothing was kept.")
    if not report.is_whole:
        raise typer.Exit(1)


@cli.command()
def manifest(
    url: Annotated[str | None, typer.Option(help="Where Slack reaches you over HTTP; left out, Socket Mode.")] = None,
) -> None:
    """Prints the Slack app manifest, made from the abilities."""
    from bot.handlers.manifest import write_manifest

    print(write_manifest(url))


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
    from bot.domain.store import Store

    settings = get_settings()
    require_tables(settings)
    store = Store(settings.database_url)
    with store.reading() as session:
        index = Directory().current(session)
    for found in resolve_lines(index, (line.rstrip("\r\n") for line in sys.stdin), limit=limit):
        print(json.dumps(found, ensure_ascii=False), flush=True)
    store.close()


playbooks = typer.Typer(no_args_is_help=True, help="Types, reasons, priorities and playbooks of CTAs.")
cli.add_typer(playbooks, name="playbooks")


@playbooks.command("check")
def check_playbooks(
    path: Annotated[Path | None, typer.Argument(help="The file; the one in use when none is named.")] = None,
) -> None:
    """Checks the playbooks file; names every line that is wrong."""
    from bot.domain.playbooks import SHIPPED, BadPlaybooks, read_practice

    path = path or SHIPPED
    try:
        practice = read_practice(path)
    except OSError as error:
        fail(f"{path} cannot be read: {error.strerror}")
    except BadPlaybooks as bad:
        fail("\n".join(f"{path}:{line}: {what}" for line, what in bad.faults))
    steps = sum(len(one.steps) for one in practice.playbooks)
    print(f"{len(practice.types)} types, {len(practice.playbooks)} playbooks with {steps} tasks: all is well.")


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


def require_tables(settings: Settings) -> None:
    """Exits when the database is not at head."""
    from bot.domain.migration import is_at_head
    from bot.domain.store import Store

    store = Store(settings.database_url)
    stands = is_at_head(store.engine)
    store.close()
    if not stands:
        fail("The database lacks tables this version knows: run `ally migrate` first.")


def say(text: str) -> None:
    """Something for the person at the terminal, beside the data on standard output."""
    print(text, file=sys.stderr)


def fail(text: str) -> NoReturn:
    """Says what is wrong on standard error and exits with 1."""
    say(text)
    raise typer.Exit(1)


def main() -> None:
    """The entry point."""
    from bot.domain.configuration import BadConfiguration

    try:
        cli()
    except BadConfiguration as bad:
        say(str(bad))
        sys.exit(1)
