"""`ally playbooks check` says what is wrong, and where."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from bot.cli import cli
from bot.domain.playbooks import SHIPPED


def test_the_shipped_file_is_well() -> None:
    told = CliRunner().invoke(cli, ["playbooks", "check"])
    assert (told.exit_code, "12 playbooks" in told.stdout) == (0, True)


def test_every_wrong_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "playbooks.toml"
    path.write_text(
        SHIPPED.read_text().replace('type = "Renewal"', 'type = "Renwal"').replace("day = 0", "day = true", 1)
    )
    told = CliRunner().invoke(cli, ["playbooks", "check", str(path)])
    assert told.exit_code == 1
    assert told.stdout == ""
    first, second = told.stderr.splitlines()
    assert first.startswith(f"{path}:37: Account Triage: task 1 needs a day")
    assert '"Renwal" is not a type' in second


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    told = CliRunner().invoke(cli, ["playbooks", "check", str(tmp_path / "none.toml")])
    assert told.exit_code == 1
    assert "cannot be read" in told.stderr
