"""The commands that take in what others know: a folder of exported files, a connected source."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli.needs import fail, get_settings, open_store, say


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
    from bot.domain.migration import migrate
    from bot.sync import terminal
    from bot.sync.files import load, rehearse

    settings = get_settings()
    if settings.database_url.startswith("sqlite"):
        migrate(settings.database_url)
    try:
        with open_store(settings) as store, terminal.bars() as progress:
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
    table = terminal.table([(one.name, one.tally) for one in report.files])
    print("\n".join(map(json.dumps, terminal.counts(report)) if as_json else table))
    for remark in terminal.remarks(report):
        say(remark)
    if dry_run:
        say("This was a dry run: nothing was kept.")
    if not report.is_whole:
        raise typer.Exit(1)


def sync(
    source: Annotated[Literal["salesforce", "zendesk"], typer.Argument(help="Which source.")],
    full: Annotated[bool, typer.Option("--full", help="Read everything, not only what changed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per object of the source.")] = False,
) -> None:
    """Takes in what changed at a connected source since the last time."""
    import json

    from bot.app import clock
    from bot.sync import salesforce, terminal, zendesk

    settings = get_settings()
    connector = {"salesforce": salesforce, "zendesk": zendesk}[source]
    with open_store(settings) as store:
        try:
            there = connector.connect(settings)
        except ValueError as error:
            fail(str(error))
        with terminal.bars() as progress:
            run = connector.sync_everything if full else connector.sync_changes
            reports = run(store, there, clock=clock, zone=settings.zone, told=progress.tell)
    table = terminal.table([(one.name, one.tally) for one in reports])
    print("\n".join(map(json.dumps, terminal.sync_counts(reports)) if as_json else table))
    for reason in (reason for one in reports for reason in one.reasons):
        say(reason)
    errors = [one.error for one in reports if one.error]
    if errors:
        fail("\n".join(errors))
