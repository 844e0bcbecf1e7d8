"""Reading: a row of cells under a header becomes the fields of a record, as the column table maps them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from bot.sync.entity import Entity, Field, Values, Zones
from bot.sync.values import Reader, Unreadable

Columns = Mapping[str, Mapping[str, str | list[str]]]
"""Object → field → the column, or columns in order of preference, that fill it."""

OVERRIDES = "columns.toml"


def read_columns(*overrides: Path) -> dict[str, dict[str, str | list[str]]]:
    """The column table of the package with the lines that these files replace; files that do not exist are skipped.

    `ValueError` names the file that cannot be read as a column table.
    """
    table = tomllib.loads((files("bot.sync") / OVERRIDES).read_text(encoding="utf-8"))
    for path in overrides:
        if not path.is_file():
            continue
        try:
            replaced = tomllib.loads(path.read_text(encoding="utf-8-sig"))
            for entity, fields in replaced.items():
                table[entity] = table.get(entity, {}) | fields
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as error:
            raise ValueError(f"{path}: {error}") from error
    return table


class RowReader:
    """Reads the rows of one file (or the answers of one query) for one entity.

    `lacks` names the columns without which no row can be read: the ones that tell records apart.
    """

    def __init__(self, entity: Entity, *, columns: Columns, header: Sequence[str]) -> None:
        self.entity = entity
        places: dict[str, int] = {}
        for place, title in enumerate(header):
            places.setdefault(title.strip().casefold(), place)
        self._cells: list[tuple[str, Field, Reader, int, list[int]]] = []
        self._names: dict[str, str] = {}
        for field in entity.fields:
            titles = columns.get(entity.name, {}).get(field.name) or []
            titles = [titles] if isinstance(titles, str) else titles
            self._names[field.name] = titles[0] if titles else field.name
            found = [places[title.casefold()] for title in titles if title.casefold() in places]
            if found:
                self._cells.append((field.name, field, field.read, found[0], found[1:]))
        present = {name for name, *_ in self._cells}
        self.lacks = [self._names[name] for name in entity.key if name not in present and name in self._named(columns)]

    def _named(self, columns: Columns) -> Mapping[str, Any]:
        return columns.get(self.entity.name, {})

    def read(self, cells: Sequence[str | None], zones: Zones) -> Values:
        """The fields of a row; a column the file does not have is absent. `Unreadable` says why the row is none."""
        found: Values = {}
        for name, field, read, place, others in self._cells:
            text = cells[place]
            if not text or text.isspace():
                text = next((cell for other in others if (cell := cells[other]) and not cell.isspace()), None)
            if text:
                try:
                    found[name] = read(text)
                except Unreadable as why:
                    raise Unreadable(f"{self._names[name]}: {why}") from None
            elif field.required:
                raise Unreadable(f"{self._names[name]} is empty")
            else:
                found[name] = field.empty
        self.entity.complete(found, zones)
        return found

    def name_of(self, field_name: str) -> str:
        """What the source calls this field."""
        return self._names.get(field_name, field_name)

    def explain(self, reason: str) -> str:
        """A reason that begins with the name of a field, in the source's words."""
        name, mark, rest = reason.partition(": ")
        return f"{self.name_of(name)}{mark}{rest}"
