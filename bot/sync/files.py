"""Files: a folder of Salesforce-export CSV files, loaded whole or rehearsed, with a report of what became of every row."""

from __future__ import annotations

import csv
import gc
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from bot.domain import health_upkeep
from bot.domain.store import Session, Store
from bot.domain.timeline import refresh_activity_dates
from bot.sync.csv_files import CsvFile, Row
from bot.sync.entity import Entity, Zones
from bot.sync.intake import AT_ONCE, Intake, Tally, Transactions, note_run
from bot.sync.merge import Record, key_of
from bot.sync.reading import OVERRIDES, Columns, RowReader, read_columns
from bot.sync.records import ENTITIES
from bot.sync.references import References, read_zones
from bot.sync.values import Unreadable

SOURCE = "salesforce"


class Progress(Protocol):
    """Hears how far an import has come."""

    def begin(self, name: str, total: int) -> None:
        """A file of so many bytes is next."""

    def reach(self, position: int) -> None:
        """So many of its bytes are done."""


class Silence:
    """A progress that nobody watches."""

    def begin(self, name: str, total: int) -> None:
        pass

    def reach(self, position: int) -> None:
        pass


@dataclass(slots=True)
class FileReport:
    """What became of one file."""

    name: str
    tally: Tally = field(default_factory=Tally)
    encoding: str = ""
    refused: str | None = None
    """Why the whole file could not be read."""
    unknown: dict[str, int] = field(default_factory=dict)
    """Column → rows that named somebody nobody knows there; it was left empty and is tried again next time."""


@dataclass(slots=True)
class Report:
    """What became of a folder."""

    files: list[FileReport] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    """CSV files that are none of ours."""
    rejected_path: Path | None = None
    """Where the rejected rows are; None when there are none."""

    @property
    def rejected(self) -> int:
        return sum(one.tally.rejected for one in self.files)

    @property
    def is_whole(self) -> bool:
        """False when a file was refused."""
        return not any(one.refused for one in self.files)


def load(store: Store, folder: Path, **options: Any) -> Report:
    """Loads a folder into the store, one transaction per batch; doing it again changes nothing.

    Options are those of `Import`. `FileNotFoundError` when there is nothing to import, `ValueError` when a
    column table cannot be read.
    """
    with _garbage_left_lying():
        report = Import(folder, batch=store.transaction, **options).run()
    store.count_rows()
    return report


@contextmanager
def _garbage_left_lying() -> Iterator[None]:
    """Rows come by the million and hardly ever in circles; looking for circles among them took a fifth of the time."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


def rehearse(store: Store, folder: Path, **options: Any) -> Report:
    """The report that `load` would give; nothing is kept."""
    with store.transaction() as session:

        @contextmanager
        def within() -> Iterator[Session]:
            with session.begin_nested():
                yield session

        report = Import(folder, batch=within, **options).run()
        session.rollback()
        return report


class Import:
    """One run over a folder."""

    def __init__(
        self,
        folder: Path,
        *,
        batch: Transactions,
        now: datetime,
        zone: ZoneInfo,
        rejected_to: Path,
        columns: Sequence[Path] = (),
        progress: Progress | None = None,
    ) -> None:
        """`zone` is for people without one; `columns` are column tables over ours and the folder's own."""
        self.files = find_files(folder)
        if not self.files:
            raise FileNotFoundError(f"{folder}: no {', '.join(one.file_name for one in ENTITIES[:4])}.csv or the like")
        self.columns: Columns = read_columns(folder / OVERRIDES, *columns)
        self.batch = batch
        self.now = now
        self.zone = zone
        self.progress = progress or Silence()
        self.references = References(SOURCE)
        self.rejections = Rejections(rejected_to)
        self.report = Report(ignored=_find_others(folder))

    def run(self) -> Report:
        with self.rejections:
            for entity in ENTITIES:
                path = self.files.get(entity.file_name.casefold())
                if path is not None:
                    self._load_file(entity, path)
        if "task" in self.files:
            with self.batch() as session:
                refresh_activity_dates(session)
        if any(one.tally.created or one.tally.updated for one in self.report.files):
            with self.batch() as session:
                health_upkeep.refresh(session, now=self.now)
        self.report.rejected_path = self.rejections.path if self.rejections.count else None
        return self.report

    def _load_file(self, entity: Entity, path: Path) -> None:
        report = FileReport(path.name if entity.file_name == entity.name else f"{path.name} ({entity.name})")
        self.report.files.append(report)
        with self.batch() as session:
            zones = read_zones(session, self.zone)
        known = {title.casefold() for title in _titles(self.columns, entity)}
        with CsvFile(path, known=known) as file:
            report.encoding = file.encoding.removesuffix("-sig")
            reader = RowReader(entity, columns=self.columns, header=file.header)
            if reader.lacks and file.header:
                report.refused = f"has no column {', '.join(reader.lacks)}"
            if reader.lacks:
                return

            def reject(record: Record, reason: str) -> None:
                self._reject(path, record.origin, reader.explain(reason), report.tally)

            intake = Intake(
                entity, source=SOURCE, batch=self.batch, references=self.references, now=self.now, reject=reject
            )
            report.tally = intake.tally
            self.progress.begin(path.name, path.stat().st_size)
            for records in self._batches(file, reader, zones, report.tally):
                intake.take(records)
                self.progress.reach(file.position)
            intake.set_late()
            report.unknown = {reader.name_of(name): count for name, count in intake.tally.unknown.items()}
        with self.batch() as session:
            note_run(session, source="files", entity=entity, tally=report.tally, now=self.now)

    def _batches(self, file: CsvFile, reader: RowReader, zones: Zones, tally: Tally) -> Iterator[list[Record]]:
        """Readable records in batches; a second row with the same key is rejected unless it says the same."""
        stands: dict[Hashable, tuple[int, int]] = {}
        batch: list[Record] = []
        for row in file.rows():
            try:
                if row.fault:
                    raise Unreadable(row.fault)
                found = reader.read(row.cells, zones)
                if not reader.entity.wanted(found):
                    continue
                key, says = key_of(reader.entity, found), hash(tuple(row.cells))
                line, said = stands.setdefault(key, (row.line, says))
                if line != row.line:
                    if said != says:
                        raise Unreadable(f"the same record stands in line {line} already")
                    tally.unchanged += 1
                    continue
            except Unreadable as why:
                self._reject(file.path, row, str(why), tally)
                continue
            batch.append(Record(key, found, origin=row))
            if len(batch) == AT_ONCE:
                yield batch
                batch = []
        if batch:
            yield batch

    def _reject(self, path: Path, row: Row, reason: str, tally: Tally) -> None:
        if self.rejections.add(path.name, row, reason):
            tally.rejected += 1


class Rejections:
    """The file of rejected rows: which file and line, why, and the cells as they were. It is made when one is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self._seen: set[tuple[str, int]] = set()
        self._file: Any = None

    def __enter__(self) -> Rejections:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, name: str, row: Row, reason: str) -> bool:
        """False for a row that is there already: one line may be read for two tables."""
        if (name, row.line) in self._seen:
            return False
        self._seen.add((name, row.line))
        self.count += 1
        if self._file is None:
            self._file = self.path.open("w", encoding="utf-8", errors="surrogateescape", newline="")
            csv.writer(self._file).writerow(["file", "line", "reason", "cells"])
        csv.writer(self._file).writerow([name, row.line, reason, *row.cells])
        return True


def find_files(folder: Path) -> dict[str, Path]:
    """The folder's files by the object they hold, in lower case. `FileNotFoundError` when there is no such folder."""
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is not a folder")
    ours = {entity.file_name.casefold() for entity in ENTITIES}
    found = sorted(path for path in folder.iterdir() if path.suffix.casefold() == ".csv" and path.is_file())
    return {path.stem.casefold(): path for path in found if path.stem.casefold() in ours}


def _find_others(folder: Path) -> list[str]:
    ours = set(find_files(folder).values())
    return sorted(path.name for path in folder.iterdir() if path.suffix.casefold() == ".csv" and path not in ours)


def _titles(columns: Columns, entity: Entity) -> Iterator[str]:
    for titles in columns.get(entity.name, {}).values():
        yield from [titles] if isinstance(titles, str) else titles
