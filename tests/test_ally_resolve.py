"""`ally resolve`, as a program sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import cli
from bot.domain.store import Store
from tests import make


@pytest.fixture
def database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    store = Store(sqlite_url)
    with store.transaction() as session:
        group = make.account(session, name="Kestrel Financial Group plc", sf_id="0015f00000N2Ys6AAF")
        make.account(session, name="Kestrel Bank plc", sf_id="0015f00000WBrYsAAL", parent_id=group.id)
        make.account(session, name="Łódzka Fabryka Sp. z o.o.", sf_id="0015f00000xvGH7AAM")
    store.close()


@pytest.mark.usefixtures("database")
def test_one_object_is_printed_per_mention_in_order() -> None:
    done = CliRunner().invoke(cli, ["resolve"], input="kestrel bank\r\nkestrel\n\nnobody\nlodzka\n")
    assert done.exit_code == 0, done.output
    resolved, ambiguous, empty, unknown, folded = [json.loads(line) for line in done.stdout.splitlines()]
    bank = {"id": "0015f00000WBrYsAAL", "name": "Kestrel Bank plc"}
    assert resolved == {
        "query": "kestrel bank",
        "outcome": "resolved",
        "account": bank,
        "candidates": [{**bank, "score": 100.0}],
    }
    assert ambiguous["outcome"] == "ambiguous" and ambiguous["account"] is None
    assert [found["name"] for found in ambiguous["candidates"]] == ["Kestrel Financial Group plc", "Kestrel Bank plc"]
    assert (empty["query"], empty["outcome"]) == ("", "unknown")
    assert unknown == {"query": "nobody", "outcome": "unknown", "account": None, "candidates": []}
    assert folded["account"]["name"] == "Łódzka Fabryka Sp. z o.o."


@pytest.mark.usefixtures("database")
def test_the_number_of_candidates_can_be_limited() -> None:
    done = CliRunner().invoke(cli, ["resolve", "--limit", "1"], input="kestrel\n")
    assert len(json.loads(done.stdout)["candidates"]) == 1


def test_a_database_without_tables_is_refused_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    done = CliRunner().invoke(cli, ["resolve"], input="acme\n")
    assert done.exit_code == 1
    assert "ally migrate" in done.stderr
