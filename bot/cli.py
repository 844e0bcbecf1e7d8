"""The command line: `ally …`, also `python -m bot …`. Commands import what they need late, so that --help is fast."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

if TYPE_CHECKING:
    from bot.app import Ally
    from bot.notifications.deliver import Delivery
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


@cli.command()
def sync(
    source: Annotated[Literal["salesforce", "zendesk"], typer.Argument(help="Which source.")],
    full: Annotated[bool, typer.Option("--full", help="Read everything, not only what changed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per object of the source.")] = False,
) -> None:
    """Takes in what changed at a connected source since the last time."""
    import json

    from bot.app import clock
    from bot.domain.store import Store
    from bot.sync import salesforce, terminal, zendesk

    settings = get_settings()
    require_tables(settings)
    connector = {"salesforce": salesforce, "zendesk": zendesk}[source]
    try:
        there = connector.connect(settings)
    except ValueError as error:
        fail(str(error))
    store = Store(settings.database_url)
    with terminal.bars() as progress:
        run = connector.sync_everything if full else connector.sync_changes
        reports = run(store, there, clock=clock, zone=settings.zone, told=progress.tell)
    store.close()
    table = terminal.table([(one.name, one.tally) for one in reports])
    print("\n".join(map(json.dumps, terminal.sync_counts(reports)) if as_json else table))
    for reason in (reason for one in reports for reason in one.reasons):
        say(reason)
    errors = [one.error for one in reports if one.error]
    if errors:
        fail("\n".join(errors))


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
    table = terminal.table([(one.name, one.tally) for one in report.files])
    print("\n".join(map(json.dumps, terminal.counts(report)) if as_json else table))
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
    from bot.audit_report import NoSuchAccount, write_report
    from bot.domain.store import Store

    settings = get_settings()
    require_tables(settings)
    store = Store(settings.database_url)
    try:
        shape = "csv" if as_csv else "json" if as_json else "text"
        for line in write_report(
            store, account=account, since=since, zone=settings.zone, shape=shape, riddles=not_understood
        ):
            print(line)
    except (NoSuchAccount, ValueError) as error:
        fail(str(error))
    finally:
        store.close()


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


@cli.command()
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
    from bot.intents.parsing import parse_lines, parse_objects, read_moment
    from bot.language.names import NoNames

    settings = get_settings()
    try:
        moment = read_moment(now, settings.zone) if now else clock().astimezone(settings.zone)
    except ValueError:
        fail(f"“{now}” is no ISO 8601 moment, such as 2026-11-23T08:30:00-08:00.")
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


@cli.command()
def work() -> None:
    """Runs the schedule and the deliveries alone, beside any number of `serve` replicas."""
    from bot import serving

    settings = get_settings()
    if not settings.slack_bot_token:
        fail("SLACK_BOT_TOKEN is missing: the bot's token, xoxb-…, from the app's OAuth page")
    serving.work(settings)


notices = typer.Typer(no_args_is_help=True, help="What Ally tells unprompted, by hand.")
cli.add_typer(notices, name="notices")
Now = Annotated[str | None, typer.Option("--now", help="Take this for the present moment (ISO 8601).")]
ForUser = Annotated[str | None, typer.Option("--user", help="Only what is for this person (e-mail).")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; keep and send nothing.")]


@notices.command("sweep")
def sweep_notices(now: Now = None, user: ForUser = None, dry_run: DryRun = False) -> None:
    """Puts everything that is due into the outbox, once each."""
    from bot.notifications import by_hand

    with ally_at(now) as ally:
        for told in by_hand.rehearse_sweep(ally, email=user) if dry_run else by_hand.sweep_now(ally, email=user):
            print(told)


@notices.command("deliver")
def deliver_notices(now: Now = None, user: ForUser = None, dry_run: DryRun = False) -> None:
    """Sends what waits in the outbox."""
    from bot.notifications import by_hand

    with ally_at(now) as ally:
        if dry_run:
            for told in by_hand.rehearse_delivery(ally, email=user):
                print(told)
            return
        print(f"{by_hand.deliver_now(ally, get_delivery(ally), email=user)} sent")


@notices.command("digest")
def send_digests(now: Now = None, user: ForUser = None, dry_run: DryRun = False) -> None:
    """Sends the digests that are due, or one person's at any hour; once a day each."""
    from bot.notifications import by_hand

    with ally_at(now) as ally:
        if dry_run:
            for told in by_hand.rehearse_digests(ally, email=user):
                print(told)
            return
        by_hand.queue_digests(ally, email=user)
        print(f"{by_hand.deliver_now(ally, get_delivery(ally), email=user)} sent")


rules = typer.Typer(no_args_is_help=True, help="The rules that make CTAs from data.")
cli.add_typer(rules, name="rules")


@rules.command("list")
def list_rules() -> None:
    """Lists the rules, one a line."""
    from bot.domain.rule_book import rule_book
    from bot.notifications.rule_words import described

    for rule in rule_book():
        print(described(rule))


@rules.command("run")
def run_rules(
    now: Now = None,
    dry_run: DryRun = False,
    account: Annotated[str | None, typer.Option(help="Explain every rule for this account (name or id).")] = None,
    rule: Annotated[str | None, typer.Option(help="Only this rule.")] = None,
) -> None:
    """Runs the rules now; with --dry-run it explains every hit, and for one account every miss too."""
    from bot.notifications import by_hand

    with ally_at(now) as ally:
        for told in by_hand.explain_rules(ally, account, rule) if dry_run else by_hand.run_rules(ally, rule):
            print(told)


@contextmanager
def ally_at(now: str | None) -> Iterator[Ally]:
    """Ally over the configured database, at a moment of somebody's choosing."""
    from bot.app import build, clock

    settings = get_settings()
    require_tables(settings)
    try:
        moment = datetime.fromisoformat(now) if now else None
    except ValueError:
        fail(f"“{now}” is no ISO 8601 moment, such as 2026-11-23T08:30:00-08:00.")
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=settings.zone)
    ally = build(settings, clock=(lambda: moment) if moment else clock)
    try:
        yield ally
    except LookupError as error:
        fail(str(error.args[0]))
    finally:
        ally.close()


def get_delivery(ally: Ally) -> Delivery:
    """The worker that sends, or an exit that says what it lacks."""
    from bot.app import build_delivery

    if not ally.settings.slack_bot_token:
        fail("SLACK_BOT_TOKEN is missing: the bot's token, xoxb-…, from the app's OAuth page")
    return build_delivery(ally)


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
