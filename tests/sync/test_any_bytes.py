"""Any bytes: an import never crashes on a file, and damage in one row costs no other row."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from bot.domain.accounts import Account
from bot.domain.mirror import SourceRecord
from bot.domain.store import Store
from bot.sync.csv_files import CsvFile
from tests import make
from tests.sync.exports import run

pytestmark = pytest.mark.only_sqlite

GOOD = [(make.salesforce_id("001", 900_000 + number), f"Company {number}", "Energy") for number in range(6)]
AGAIN = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


def import_bytes(store: Store, folder: Path, content: bytes) -> list[str]:
    """The ids of the accounts that came out of a file."""
    folder.mkdir(exist_ok=True)
    (folder / "Account.csv").write_bytes(content)
    with store.transaction() as session:
        session.execute(delete(Account))
        session.execute(delete(SourceRecord))
    run(store, folder)
    with store.reading() as session:
        return sorted(session.scalars(select(Account.sf_id)))


@AGAIN
@given(content=st.binary(max_size=400))
def test_any_bytes_are_read_without_an_error(store: Store, tmp_path: Path, content: bytes) -> None:
    import_bytes(store, tmp_path / "export", content)
    import_bytes(store, tmp_path / "export", b"Id,Name\n" + content)


@AGAIN
@given(junk=st.binary(max_size=60) | st.text('",\n\r a', max_size=12).map(str.encode), place=st.integers(0, len(GOOD)))
def test_junk_between_two_rows_costs_neither(store: Store, tmp_path: Path, junk: bytes, place: int) -> None:
    lines = [",".join(row).encode() for row in GOOD]
    content = b"\n".join([b"Id,Name,Industry", *lines[:place], junk, *lines[place:]])

    found = import_bytes(store, tmp_path / "export", content)

    assert {one for one, *_ in GOOD} <= set(found)


@AGAIN
@given(cells=st.lists(ANY_TEXT, min_size=2, max_size=6), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_cells_come_back_as_they_were_written(tmp_path: Path, cells: list[str], encoding: str) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["Id", "Name"] + [f"More{number}" for number in range(len(cells) - 2)])
    writer.writerow(["first", *cells[1:]])
    (tmp_path / "Account.csv").write_bytes(text.getvalue().encode(encoding))

    with CsvFile(tmp_path / "Account.csv", known={"id", "name"}) as file:
        assert [(row.cells, row.fault) for row in file.rows()] == [(["first", *cells[1:]], None)]
