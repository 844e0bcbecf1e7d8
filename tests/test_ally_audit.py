"""`ally audit`, as an admin sees it."""

from __future__ import annotations

import csv
import io

import pytest
from typer.testing import CliRunner

from bot.cli import cli
from bot.domain import changes
from bot.domain.accounts import Account
from bot.domain.store import Store
from tests import make


@pytest.fixture
def database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    store = Store(sqlite_url)
    changes.watch(store.sessions)
    with store.transaction() as session:
        maya = make.user(session, name="Maya Okafor")
        for name, words in (("Acme Corporation", "=2+3"), ("Globex", "red")):
            account: Account = make.account(session, name=name, csm=maya)
            deed = changes.begin_deed(
                session, person_id=maya.id, ability="update-attribute", channel_id="C1", words=words, done_at=make.NOW
            )
            account.stage = "Will Churn"
            changes.end_deed(session, deed)
        changes.note_miss(session, person_id=maya.id, text="make me a coffee", nearest=["help"], now=make.NOW)
    store.close()


def run(*arguments: str) -> str:
    done = CliRunner().invoke(cli, ["audit", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.usefixtures("database")
def test_every_change_is_a_line_with_who_when_where_old_and_new() -> None:
    lines = run().splitlines()
    assert len(lines) == 2
    assert "Maya Okafor · update-attribute · Acme Corporation" in lines[0]
    assert "stage: Adoption → Will Churn" in lines[0]


@pytest.mark.usefixtures("database")
def test_as_csv_nothing_in_it_runs_as_a_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(run("--csv", "--account", "acme"))))
    assert [(row["account"], row["words"], row["channel"]) for row in rows] == [("Acme Corporation", "'=2+3", "C1")]


@pytest.mark.usefixtures("database")
def test_it_begins_where_it_is_told_to_and_tells_what_was_not_understood() -> None:
    assert run("--since", "2026-11-24") == ""
    assert "make me a coffee" in run("--not-understood")
    assert CliRunner().invoke(cli, ["audit", "--account", "nobody"]).exit_code == 1
    assert CliRunner().invoke(cli, ["audit", "--since", "soon"]).exit_code == 1
