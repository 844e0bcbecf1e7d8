"""The commands about the company's own practice: types, reasons, priorities and playbooks of CTAs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.needs import fail

playbooks = typer.Typer(no_args_is_help=True, help="Types, reasons, priorities and playbooks of CTAs.")


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
