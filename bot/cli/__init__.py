"""The command line: `ally …`, also `python -m bot …`. Commands import what they need late, so that --help is fast."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from bot.cli import audit, by_hand, intake, playbooks, reading, running
from bot.cli.needs import say

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Ally, a Slack assistant for Customer Success Managers.",
)
COMMANDS: dict[str, Callable[..., None]] = {
    "demo": running.demo,
    "serve": running.serve,
    "migrate": running.migrate,
    "sync": intake.sync,
    "import": intake.import_files,
    "manifest": running.manifest,
    "doctor": running.doctor,
    "audit": audit.audit,
    "resolve": reading.resolve,
    "parse": reading.parse,
    "work": running.work,
}
"""In the order of the help."""
GROUPS = {"playbooks": playbooks.playbooks, "notices": by_hand.notices, "rules": by_hand.rules}

for name, command in COMMANDS.items():
    cli.command(name)(command)
for name, group in GROUPS.items():
    cli.add_typer(group, name=name)


def main() -> None:
    """The entry point."""
    from bot.domain.configuration import BadConfiguration

    try:
        cli()
    except BadConfiguration as bad:
        say(str(bad))
        sys.exit(1)
