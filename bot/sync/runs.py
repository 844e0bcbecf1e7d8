"""Runs: one object of a connected source, read page by page from where the last run left off.

Every page is merged and its place kept; a run that dies is taken up at its last page, and what it did is found
unchanged. References whose other end did not come yet are kept with the place, and tried again by the next run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.domain import sync_runs
from bot.domain.errors import SourceAway
from bot.domain.store import Store
from bot.sync.entity import Entity
from bot.sync.intake import Intake, Tally
from bot.sync.merge import Record, key_of
from bot.sync.reading import Columns, RowReader
from bot.sync.references import References, read_zones
from bot.sync.values import Unreadable

log = structlog.get_logger(__name__)

Clock = Callable[[], datetime]
REASONS_KEPT = 100
"""Rejections told at the end; all of them are in the log."""


@dataclass(frozen=True, slots=True)
class Page:
    """Records as the source gives them, and the place to go on from once they are merged."""

    rows: Sequence[dict[str, Any]]
    place: str | None
    total: int | None = None
    """Of all pages, where the source tells."""


@dataclass(slots=True)
class ObjectReport:
    """What became of one object of the source."""

    name: str
    tally: Tally = field(default_factory=Tally)
    reasons: list[str] = field(default_factory=list)
    """Why records were rejected, by their ids."""
    error: str | None = None
    """Why the run stopped before its end."""


@dataclass(frozen=True, slots=True)
class Course:
    """What the runs of one sync share."""

    store: Store
    source: str
    columns: Columns
    zone: ZoneInfo
    """For people without one."""
    clock: Clock
    references: References
    told: Callable[[str, int, int | None], None] = lambda name, done, total: None
    """Hears of progress: object, records so far, records in all."""


Pages = Callable[[str | None], Iterator[Page]]
"""The pages from a place on, or from the beginning."""


def go_on(course: Course, entity: Entity, pages: Pages) -> ObjectReport:
    """Takes in what changed since the last run."""
    with course.store.reading() as session:
        kept = sync_runs.find_cursor(session, source=course.source, entity=entity.name)
    place = json.loads(kept) if kept else {}
    return _run(course, entity, pages(place.get("place")), late=place.get("late", {}))


def begin_anew(course: Course, entity: Entity, pages: Pages) -> ObjectReport:
    """Takes in everything the source has."""
    return _run(course, entity, pages(None), late={})


def _run(course: Course, entity: Entity, pages: Iterator[Page], *, late: dict[Any, dict[str, Any]]) -> ObjectReport:
    report = ObjectReport(entity.name)
    with course.store.transaction() as session:
        zones = read_zones(session, course.zone)
        run_id = sync_runs.begin_run(session, source=course.source, entity=entity.name, now=course.clock())

    def reject(record: Record, reason: str) -> None:
        _note_rejection(report, str(record.key), reason)

    intake = Intake(
        entity,
        source=course.source,
        batch=course.store.transaction,
        references=course.references,
        now=course.clock(),
        reject=reject,
        late=late,
    )
    report.tally = intake.tally
    done = 0
    try:
        for page in pages:
            intake.take(_read_page(course, entity, page, zones, report))
            intake.set_late()
            done += len(page.rows)
            course.told(entity.name, done, page.total)
            with course.store.transaction() as session:
                cursor = json.dumps({"place": page.place, "late": intake.late})
                sync_runs.note_progress(session, run_id, cursor=cursor, counts=_counts(intake.tally))
    except SourceAway as away:
        report.error = str(away)
    with course.store.transaction() as session:
        sync_runs.end_run(session, run_id, error=report.error, now=course.clock())
    log.info("synced", source=course.source, entity=entity.name, error=report.error, **_counts(intake.tally))
    return report


def _read_page(
    course: Course, entity: Entity, page: Page, zones: dict[str, ZoneInfo], report: ObjectReport
) -> list[Record]:
    header = sorted({name for row in page.rows for name in row})
    reader = RowReader(entity, columns=course.columns, header=header)
    records: dict[Any, Record] = {}
    for row in page.rows:
        cells = [as_cell(row.get(name)) for name in header]
        try:
            found = reader.read(cells, zones)
        except Unreadable as why:
            _note_rejection(report, str(row.get("Id") or row.get("id")), str(why))
            continue
        if entity.wanted(found):
            key = key_of(entity, found)
            records[key] = Record(key, found, origin=row)
    return list(records.values())


def as_cell(value: Any) -> str | None:
    """A value of the API as an export would write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None or isinstance(value, dict | list) else str(value)


def _note_rejection(report: ObjectReport, record: str, reason: str) -> None:
    report.tally.rejected += 1
    log.warning("record rejected", entity=report.name, record=record, reason=reason)
    if len(report.reasons) < REASONS_KEPT:
        report.reasons.append(f"{report.name} {record}: {reason}")


def _counts(tally: Tally) -> dict[str, int]:
    return {name: count for name, count in asdict(tally).items() if name != "unknown"}
