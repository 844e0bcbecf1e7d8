"""Entities: what an object of the source becomes here, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.store import Base
from bot.sync import values
from bot.sync.values import Reader

Values = dict[str, Any]
Zones = Mapping[str, ZoneInfo]
"""Time zones of people by their Salesforce id."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: how its cell is read, and where it is kept."""

    name: str
    read: Reader
    required: bool = False
    """An empty cell rejects the row; so does a missing column, where the row would be a new one."""
    refers: str | None = None
    """It holds the id of a record of this object. Unknown: a required one rejects the row, another is left empty."""
    late: bool = False
    """It refers to the same file, so it is set when every row stands."""
    empty: Any = None
    """What an empty cell means."""
    kept: bool = True
    """False for a cell that is only read to work others out."""

    @property
    def column(self) -> str:
        return f"{self.name}_id" if self.refers else self.name


@dataclass(frozen=True, slots=True)
class Entity:
    """An object of the source and the table its records are kept in."""

    name: str
    table: type[Base]
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ("sf_id",)
    """The fields that tell one record from another."""
    is_editable: bool = False
    """People change it here, so what the source last said is remembered and only its changes are taken over."""
    file: str = ""
    """The file it is read from, where that has another name."""
    adopts_by: tuple[str, ...] = ()
    """Columns: a record we have not met is the row that has the same values here and no Salesforce id yet."""
    may_share_a_row: bool = False
    """Of two records with the same `adopts_by` the second is the first one again: a person with two users."""
    is_numbered: bool = False
    """People call it by a number, which must be free: taken ones are given anew."""
    complete: Callable[[Values, Zones], None] = lambda found, zones: None
    """Works out what follows from the cells; may raise `Unreadable`."""
    wanted: Callable[[Values], bool] = lambda found: True
    """False for a row that is well formed and says nothing for this table."""
    moments: Mapping[str, str] = field(default_factory=dict)
    """Column → the column that keeps the moment since when it has its value."""
    days: Mapping[str, str] = field(default_factory=dict)
    """The same, for those kept by the day."""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(one.column for one in self.fields if one.kept)

    @property
    def file_name(self) -> str:
        return self.file or self.name


ONE_LINE = values.line(255)
COUNT = values.whole(0)
PERCENT = values.whole(0, 100)
WORD = values.line(40)
TITLE = values.line(80)


def id_field(name: str = "sf_id") -> Field:
    return Field(name, values.salesforce_id, required=True)


def reference(name: str, to: str, *, required: bool = False, late: bool = False) -> Field:
    return Field(name, values.salesforce_id, required=required, refers=to, late=late)


def derived(name: str, empty: Any = None) -> Field:
    """A column that `complete` works out; no cell holds it."""
    return Field(name, values.words, empty=empty)


def cell(name: str, read: Reader = WORD) -> Field:
    """A cell that `complete` reads and that is not kept."""
    return Field(name, read, kept=False)


OWNER, OF_ACCOUNT = reference("owner", "User"), reference("account", "Account", required=True)
CREATED = Field("created_at", values.moment, required=True)
