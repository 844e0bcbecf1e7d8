"""`ally import`, as a person or a program at the terminal sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import cli
from tests import make


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'ally.db'}")
    export = tmp_path / "export"
    export.mkdir()
    rows = [f"{make.salesforce_id()},Acme & Sons,10", f"{make.salesforce_id()},Globex,many"]
    (export / "Account.csv").write_text("\n".join(["Id,Name,ARR__c", *rows]), encoding="utf-8")
    return export


def ally(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def test_a_new_database_is_made_and_every_file_is_counted(folder: Path) -> None:
    done = ally("import", str(folder))

    assert done.exit_code == 0, done.output
    assert done.stdout.split() == ["created", "updated", "unchanged", "rejected", "Account.csv", "1", "0", "0", "1"]
    assert "1 rejected rows are in rejected-export.csv" in done.stderr
    assert "“many” is not a number" in Path("rejected-export.csv").read_text(encoding="utf-8")


def test_a_program_gets_one_object_per_file(folder: Path) -> None:
    ally("import", str(folder))

    done = ally("import", str(folder), "--json")

    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"file": "Account.csv", "created": 0, "updated": 0, "unchanged": 1, "rejected": 1, "encoding": "utf-8"}
    ]


def test_a_dry_run_says_so_and_keeps_nothing(folder: Path) -> None:
    done = ally("import", str(folder), "--dry-run")
    assert "nothing was kept" in done.stderr

    assert json.loads(ally("import", str(folder), "--json").stdout)["created"] == 1


def test_a_folder_that_is_not_there_is_said_on_standard_error(folder: Path) -> None:
    done = ally("import", "elsewhere")

    assert done.exit_code == 1
    assert done.stdout == "" and "elsewhere is not a folder" in done.stderr
