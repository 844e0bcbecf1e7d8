"""The commands of whoever runs Ally: try it, serve it, make its tables, tell Slack of it, see what it lacks."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.needs import fail, get_settings, require_token, say


def demo(
    port: Annotated[int, typer.Option(help="Port of the local workspace.", min=0, max=65_535)] = 8080,
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
        from bot.local.server import can_listen

        if not can_listen(port):
            fail(
                f"Port {port} cannot be used: something listens there already, perhaps another demo. "
                "End that, or let it take any that is free: ally demo --port 0"
            )
        from bot.demo import run_workspace

        run_workspace(port=port)


def serve() -> None:
    """Serves Slack: by Socket Mode when SLACK_APP_TOKEN is set, else over HTTP; runs the schedule too."""
    from bot import serving
    from bot.settings import missing_for_slack

    settings = get_settings()
    missing = missing_for_slack(settings)
    if missing:
        fail("\n".join(missing))
    serving.serve(settings)


def work() -> None:
    """Runs the schedule and the deliveries alone, beside any number of `serve` replicas."""
    from bot import serving

    settings = get_settings()
    require_token(settings)
    serving.work(settings)


def migrate() -> None:
    """Brings the database to the tables this version knows."""
    from bot.domain.migration import migrate as bring_to_head

    bring_to_head(get_settings().database_url)
    say("The database is at head.")


def manifest(
    url: Annotated[str | None, typer.Option(help="Where Slack reaches you over HTTP; left out, Socket Mode.")] = None,
) -> None:
    """Prints the Slack app manifest, made from the abilities."""
    from bot.handlers.manifest import write_manifest

    print(write_manifest(url))


def doctor() -> None:
    """Checks settings, database, Slack tokens and scopes, and connectors; says what to do."""
    from bot.checkup import check

    findings = list(check(get_settings()))
    for finding in findings:
        print(finding.told())
    if any(finding.is_fault for finding in findings):
        raise typer.Exit(1)
