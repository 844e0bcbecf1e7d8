"""Files: a folder of Salesforce-export CSV files, loaded whole or rehearsed, with a report of what became of every row."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from bot.domain import health_upkeep, mirror
from bot.domain.outbox import SyncRun
from bot.domain.store import Session, Store
from bot.domain.timeline import refresh_activity_dates
from bot.sync.csv_files import CsvFile, Row
from bot.sync.merge import Batch, Merged, Record, key_of, merge_late
from bot.sync.reading import OVERRIDES, Columns, RowReader, read_columns
from bot.sync.records import ENTITIES, Entity
from bot.sync.references import References, read_zones
from bot.sync.values import Unreadable

SOURCE = "salesforce"
BATCH = 5_000
"""Rows per transaction: what a crash can cost, and what the restarted import finds unchanged."""


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
    """What became of the rows of one file."""

    name: str
    encoding: str = ""
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    refused: str | None = None
    """Why the whole file could not be read."""
    unknown: Counter[str] = field(default_factory=Counter)
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
        return sum(one.rejected for one in self.files)

    @property
    def is_whole(self) -> bool:
        """False when a file was refused."""
        return not any(one.refused for one in self.files)


def load(store: Store, folder: Path, **options: Any) -> Report:
    """Loads a folder into the store, one transaction per batch; doing it again changes nothing.

    Options are those of `Import`. `FileNotFoundError` when there is nothing to import, `ValueError` when a
    column table cannot be read.
    """
    return Import(folder, batch=store.transaction, **options).run()


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


class Transactions(Protocol):
    """Opens the transaction of one batch."""

    def __call__(self) -> AbstractContextManager[Session]: ...


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
        if self.files.keys() & {"account", "healthscore"}:
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
            if not file.header:
                return
            if reader.lacks:
                report.refused = f"has no column {', '.join(reader.lacks)}"
                return
            self.progress.begin(path.name, path.stat().st_size)
            late: dict[Hashable, dict[str, Any]] = {}
            touched: set[Hashable] = set()
            for records in self._batches(file, reader, zones, report):
                for merged in self._merge(entity, records):
                    self._count(report, reader, merged, path)
                    late |= merged.late
                    touched |= merged.created | merged.updated
                self.progress.reach(file.position)
            self._set_late(entity, late, touched, report, reader)
        self._note_run(entity, report)

    def _batches(
        self, file: CsvFile, reader: RowReader, zones: dict[str, ZoneInfo], report: FileReport
    ) -> Iterator[list[Record]]:
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
                    report.unchanged += 1
                    continue
            except Unreadable as why:
                self._reject(file.path, row, str(why), report)
                continue
            batch.append(Record(key, found, origin=row))
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _merge(self, entity: Entity, records: Sequence[Record]) -> Iterator[Merged]:
        """Merges a batch; when the database will not take it, its halves, until the row that is to blame is alone."""
        try:
            with self.batch() as session:
                merged = Batch(session, source=SOURCE, entity=entity, references=self.references, now=self.now).merge(
                    records
                )
        except mirror.UNWRITABLE as error:
            if len(records) == 1:
                merged = Merged(rejected=[(records[0], f"the database does not take it: {error.orig}")])
            else:
                middle = len(records) // 2
                yield from self._merge(entity, records[:middle])
                yield from self._merge(entity, records[middle:])
                return
        yield merged

    def _set_late(
        self,
        entity: Entity,
        late: dict[Hashable, dict[str, Any]],
        touched: set[Hashable],
        report: FileReport,
        reader: RowReader,
    ) -> None:
        keys = list(late)
        for start in range(0, len(keys), BATCH):
            chosen = {key: late[key] for key in keys[start : start + BATCH]}
            with self.batch() as session:
                merged = merge_late(
                    session, source=SOURCE, entity=entity, late=chosen, references=self.references, now=self.now
                )
            moved = len(merged.updated - touched)
            report.updated += moved
            report.unchanged -= moved
            report.unknown.update({reader.name_of(name): count for name, count in merged.unknown.items()})

    def _count(self, report: FileReport, reader: RowReader, merged: Merged, path: Path) -> None:
        report.created += len(merged.created)
        report.updated += len(merged.updated)
        report.unchanged += len(merged.unchanged)
        report.unknown.update({reader.name_of(name): count for name, count in merged.unknown.items()})
        for record, reason in merged.rejected:
            self._reject(path, record.origin, reader.explain(reason), report)

    def _reject(self, path: Path, row: Row, reason: str, report: FileReport) -> None:
        if self.rejections.add(path.name, row, reason):
            report.rejected += 1

    def _note_run(self, entity: Entity, report: FileReport) -> None:
        with self.batch() as session:
            session.add(
                SyncRun(
                    source="files",
                    entity=entity.name,
                    started_at=self.now,
                    finished_at=self.now,
                    created=report.created,
                    updated=report.updated,
                    unchanged=report.unchanged,
                    rejected=report.rejected,
                )
            )


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
