"""The commands that run by hand what the schedule runs: notices and rules, also at another moment, also without effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.needs import ally_at, require_token

if TYPE_CHECKING:
    from bot.app import Ally

Now = Annotated[str | None, typer.Option("--now", help="Take this for the present moment (ISO 8601).")]
ForUser = Annotated[str | None, typer.Option("--user", help="Only what is for this person (e-mail).")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; keep and send nothing.")]
notices = typer.Typer(no_args_is_help=True, help="What Ally tells unprompted, by hand.")
rules = typer.Typer(no_args_is_help=True, help="The rules that make CTAs from data.")


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
        deliver(ally, user)


def deliver(ally: Ally, user: str | None) -> None:
    """Sends what waits, and says how much it was."""
    from bot.app import build_delivery
    from bot.notifications import by_hand

    require_token(ally.settings)
    print(f"{by_hand.deliver_now(ally, build_delivery(ally), email=user)} sent")


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
        deliver(ally, user)


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
