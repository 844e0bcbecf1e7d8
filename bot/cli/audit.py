"""The command that prints the audit trail."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.needs import fail, get_settings, open_store


def audit(
    account: Annotated[str | None, typer.Option(help="Only this account: a name or a Salesforce id.")] = None,
    since: Annotated[str | None, typer.Option(help="Only from this day or moment on (ISO 8601).")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV for a spreadsheet.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per line.")] = False,
    not_understood: Annotated[
        bool, typer.Option("--not-understood", help="What Ally did not understand, and what was chosen then.")
    ] = False,
) -> None:
    """Prints who changed what, when, where and in which words."""
    from bot.cli.audit_report import NoSuchAccount, write_report

    settings = get_settings()
    shape = "csv" if as_csv else "json" if as_json else "text"
    try:
        with open_store(settings) as store:
            for line in write_report(
                store, account=account, since=since, zone=settings.zone, shape=shape, riddles=not_understood
            ):
                print(line)
    except (NoSuchAccount, ValueError) as error:
        fail(str(error))
