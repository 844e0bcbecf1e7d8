"""Terminal: how an import or a sync looks while it runs, and how its report reads afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bot.sync.files import FileReport, Report
from bot.sync.intake import Tally
from bot.sync.runs import ObjectReport

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

COLUMNS = ("created", "updated", "unchanged", "rejected")


class Bars:
    """One bar per file on standard error; nothing where standard error is no terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bar: TaskID | None = None
        self._named: str | None = None

    def begin(self, name: str, total: int) -> None:
        self._bar = self._progress.add_task(name, total=total)

    def reach(self, position: int) -> None:
        if self._bar is not None:
            self._progress.update(self._bar, completed=position)

    def tell(self, name: str, done: int, total: int | None) -> None:
        """So many records of an object are done, of so many where that is known."""
        if self._named != name:
            self._named, self._bar = name, self._progress.add_task(name, total=total)
        self.reach(done)


@contextmanager
def bars() -> Iterator[Bars]:
    """The bars, for as long as the import runs."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    shown = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*shown, console=console, disable=not console.is_terminal) as progress:
        yield Bars(progress)


def counts(report: Report) -> list[dict[str, Any]]:
    """An import's report for a program: one object per file."""
    return [
        {"file": one.name, **_numbers(one.tally), "encoding": one.encoding}
        | ({"refused": one.refused} if one.refused else {})
        | ({"unknown": one.unknown} if one.unknown else {})
        for one in report.files
    ]


def sync_counts(reports: Sequence[ObjectReport]) -> list[dict[str, Any]]:
    """A sync's report for a program: one object per object of the source."""
    return [
        {"object": one.name, **_numbers(one.tally)} | ({"error": one.error} if one.error else {}) for one in reports
    ]


def table(rows: Sequence[tuple[str, Tally]]) -> list[str]:
    """A report for a person: a line per file or object, aligned."""
    width = max(len(name) for name, _ in rows)
    lines = [" ".join([" " * width, *(f"{name:>10}" for name in COLUMNS)])]
    for name, tally in rows:
        lines.append(" ".join([name.ljust(width), *(f"{count:>10,}" for count in _numbers(tally).values())]))
    return lines


def _numbers(tally: Tally) -> dict[str, int]:
    return {name: getattr(tally, name) for name in COLUMNS}


def remarks(report: Report) -> list[str]:
    """What somebody should know besides the counts, a sentence each."""
    said = [line for one in report.files for line in _remarks_on(one)]
    said += [f"{name} is none of the files that can be imported; it was left alone." for name in report.ignored]
    if report.rejected_path is not None:
        said.append(f"{report.rejected} rejected rows are in {report.rejected_path}, each with its reason.")
    return said


def _remarks_on(one: FileReport) -> Iterator[str]:
    if one.refused:
        yield f"{one.name} was not imported: it {one.refused}."
    if one.encoding and one.encoding != "utf-8" and not one.refused:
        yield f"{one.name} was read as {one.encoding}."
    for column, count in one.unknown.items():
        yield f"{one.name}: {column} names a record that is not known in {count} rows; it was left empty there."
