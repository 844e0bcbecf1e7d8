"""Sorting: what a list is sorted by, carried along as columns so that it is worked out once for each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Label


@dataclass(frozen=True, slots=True)
class By:
    """What a list is sorted by; rows without it come last."""

    key: ColumnElement[Any]
    is_descending: bool = False
    is_needed: bool = False
    """Rows without it do not come at all: a condition that is sorted by, too."""

    def over(self, key: ColumnElement[Any] | None = None) -> ColumnElement[Any]:
        column = self.key if key is None else key
        return (column.desc() if self.is_descending else column.asc()).nulls_last()


def keyed(keys: Sequence[By]) -> list[Label[Any]]:
    """The keys as columns of a query."""
    return [by.key.label(f"key_{place}") for place, by in enumerate(keys)]


def in_order(rows: FromClause, keys: Sequence[By]) -> list[ColumnElement[Any]]:
    """The order of rows that carry these keys."""
    return [by.over(rows.c[f"key_{place}"]) for place, by in enumerate(keys)]


def having(rows: FromClause, keys: Sequence[By]) -> list[ColumnElement[bool]]:
    """The conditions that rows with these keys fulfil."""
    return [rows.c[f"key_{place}"].is_not(None) for place, by in enumerate(keys) if by.is_needed]
