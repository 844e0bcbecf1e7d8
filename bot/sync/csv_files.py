"""CSV files as they come: any of the usual encodings and delimiters, and rows that are damaged beside rows that are not."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

DELIMITERS = (",", ";", "\t", "|")
SAMPLE = 200_000
"""Bytes of suspicious lines that are enough to tell an encoding by."""
UNDECODABLE = range(0xDC80, 0xDD00)
"""Where Python keeps bytes that the encoding does not know (PEP 383)."""
PLAUSIBLE = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "mac_roman", "cp932", "gb18030", "euc_kr", "big5"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file; `fault` says why it cannot be read, where it cannot."""

    line: int
    """Where it begins; the header is usually line 1."""
    cells: list[str]
    fault: str | None = None


class CsvFile:
    """A CSV file: its encoding and delimiter as found, its header, and its rows.

    A quote that is never closed would swallow the rows after it: such a row is given up at its first line
    and reading goes on at the next one.
    """

    def __init__(self, path: Path, *, known: Collection[str]) -> None:
        """`known` are the titles a header may have, lower case; they tell the delimiter."""
        self.path = path
        self.encoding = find_encoding(path)
        self._binary = path.open("rb")
        self._text = io.TextIOWrapper(self._binary, encoding=self.encoding, errors="surrogateescape", newline="")
        self._lines = _Lines(self._text)
        first = next((line for line in self._lines if line.strip()), "")
        self.delimiter = max(DELIMITERS, key=lambda mark: _count_known(first, mark, known))
        self._lines.push_back([first] if first else [])
        self.header = next((row.cells for row in self._records()), [])

    def __enter__(self) -> CsvFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._text.close()

    @property
    def position(self) -> int:
        """Bytes read so far, for a progress bar."""
        return self._binary.tell()

    def rows(self) -> Iterator[Row]:
        """Every row that is not blank, the damaged ones with their fault."""
        width = len(self.header)
        for row in self._records():
            cells = row.cells
            if row.fault is None and len(cells) > width and not any(cells[width:]):
                cells = cells[:width]
            fault = row.fault
            if fault is None and len(cells) != width:
                fault = f"has {len(cells)} cells where the header has {width}"
            fault = fault or _find_bad_character(cells)
            yield Row(row.line, cells, fault)

    def _records(self) -> Iterator[Row]:
        """Rows as the quotes divide them. What a stray quote swallowed is read again, line by line."""
        lines = self._lines
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        while True:
            lines.taken.clear()
            fault = None
            try:
                cells = next(reader, None)
            except csv.Error as error:
                fault, cells = f"cannot be read as CSV: {error}", None
            if cells is None and fault is None:
                return
            taken = list(lines.taken)
            start = lines.number - len(taken) + 1
            if len(taken) > 1 and self._swallowed_rows(cells, taken[1:]):
                lines.push_back(taken[1:])
                fault = "has a quote that is never closed"
                cells, taken = None, taken[:1]
            if cells is None:
                cells = ["".join(taken).rstrip("\r\n")]
            if cells and (fault or any(cell.strip() for cell in cells)):
                yield Row(start, cells, fault)

    def _swallowed_rows(self, cells: list[str] | None, rest: list[str]) -> bool:
        """True when the row came out wrong and a line within it is a whole row by itself."""
        width = len(getattr(self, "header", ()))
        if width < 2 or (cells is not None and len(cells) == width):
            return False
        return any(len(self._cells_of(line)) == width for line in rest)

    def _cells_of(self, line: str) -> list[str]:
        try:
            return next(csv.reader([line], delimiter=self.delimiter, strict=True), [])
        except csv.Error:
            return []


class _Lines:
    """The lines of a text, with the ones handed out since `taken` was last cleared, and a way to give them back."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 0
        """Of the line handed out last."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._text)
        self.number += 1
        self.taken.append(line)
        return line

    def push_back(self, lines: list[str]) -> None:
        self._again.extendleft(reversed(lines))
        self.number -= len(lines)


def find_encoding(path: Path) -> str:
    """UTF-8 or UTF-16 by its mark, UTF-8 by its look, else the likeliest of the usual ones.

    A file whose lines are mostly good UTF-8 is UTF-8 with damaged lines, not something else throughout.
    """
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16"
        file.seek(0)
        good = 0
        suspicious = bytearray()
        bad = 0
        for line in file:
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
                good += 1
            except UnicodeDecodeError:
                bad += 1
                if len(suspicious) < SAMPLE:
                    suspicious += line
    if bad <= good:
        return "utf-8-sig"
    from charset_normalizer import from_bytes

    best = from_bytes(bytes(suspicious), cp_isolation=PLAUSIBLE).best()
    return best.encoding if best else "cp1252"


def _count_known(line: str, delimiter: str, known: Collection[str]) -> int:
    try:
        titles = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return 0
    return sum(title.strip().casefold() in known for title in titles)


def _find_bad_character(cells: list[str]) -> str | None:
    text = "".join(cells)
    if "\0" in text:
        return "has a NUL character"
    if not text.isascii() and any(ord(letter) in UNDECODABLE for letter in text):
        return "has bytes that are not of the file's encoding"
    return None
