"""Exports for tests: a folder of CSV files written from rows, and an import that needs no options."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.store import Store
from bot.sync.files import FileReport, Report, load, rehearse
from tests import make

LOS_ANGELES = ZoneInfo("America/Los_Angeles")


def write(
    folder: Path, name: str, rows: Sequence[dict[str, Any]], *, encoding: str = "utf-8", delimiter: str = ","
) -> None:
    """Writes `<name>.csv` with the columns of the first row."""
    folder.mkdir(exist_ok=True)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    (folder / f"{name}.csv").write_bytes(text.getvalue().encode(encoding))


def run(store: Store, folder: Path, **options: Any) -> Report:
    return load(store, folder, **_options(folder, options))


def run_dry(store: Store, folder: Path, **options: Any) -> Report:
    return rehearse(store, folder, **_options(folder, options))


def of(report: Report, name: str) -> FileReport:
    return next(one for one in report.files if one.name == name)


def counts(report: Report, name: str) -> tuple[int, int, int, int]:
    """Created, updated, unchanged, rejected."""
    one = of(report, name).tally
    return one.created, one.updated, one.unchanged, one.rejected


def rejected(report: Report) -> list[list[str]]:
    """The report of rejected rows, without its header."""
    if report.rejected_path is None:
        return []
    with report.rejected_path.open(encoding="utf-8", errors="surrogateescape", newline="") as file:
        return list(csv.reader(file))[1:]


def _options(folder: Path, options: dict[str, Any]) -> dict[str, Any]:
    return {"now": make.NOW, "zone": LOS_ANGELES, "rejected_to": folder.parent / "rejected.csv"} | options
