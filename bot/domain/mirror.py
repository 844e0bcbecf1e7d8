"""The mirror: what a source last said about each of its records, and the sets of rows a sync reads and writes.

An export that says what it said before changes nothing, whatever was edited here since; only a field
whose value at the source moved is taken over ("Who owns a field", product.md).

Everything here works on many rows at once: a hundred thousand accounts arrive in twenty batches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Column, ColumnDefault, Index, String, Table, bindparam, func, insert, select, text, update
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.store import Base, Json, Session

UNWRITABLE = (IntegrityError, DataError)
"""What the database raises when it will not take a row."""

Row = dict[str, Any]


class SourceRecord(Base):
    """One record of a source: which row of ours it is, and its fields as last seen there."""

    __tablename__ = "source_records"
    __table_args__ = (
        Index("uq_source_records_source_entity_source_id", "source", "entity", "source_id", unique=True),
        Index("ix_source_records_entity_row_id", "entity", "row_id"),
    )

    source: Mapped[str] = mapped_column(String(20))
    """salesforce (its files and its API alike) or zendesk."""
    entity: Mapped[str] = mapped_column(String(40))
    """The source's word for it: Account, Contact, Task."""
    source_id: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int]
    """Two records of a source may be one row here: a person with two Salesforce users."""
    fields: Mapped[dict[str, Any]] = mapped_column(Json)


@dataclass(slots=True)
class Seen:
    """What is remembered of a source's record."""

    row_id: int
    fields: dict[str, Any]


def find_seen(session: Session, *, source: str, entity: str, source_ids: Collection[Any]) -> dict[Any, Seen]:
    """What is remembered of these records, by the source's id."""
    kept = SourceRecord
    found = session.execute(
        select(kept.source_id, kept.row_id, kept.fields).where(
            kept.source == source, kept.entity == entity, kept.source_id.in_(source_ids)
        )
    )
    return {source_id: Seen(row_id, fields) for source_id, row_id, fields in found}


def remember(session: Session, *, source: str, entity: str, new: Mapping[Any, Seen], known: Mapping[Any, Seen]) -> None:
    """Keeps what the source said now, of records met for the first time and of known ones."""
    table = _table(SourceRecord)
    if new:
        said = [
            {"source": source, "entity": entity, "source_id": one, "row_id": seen.row_id, "fields": seen.fields}
            for one, seen in new.items()
        ]
        _insert(session, table, said)
    if known:
        session.execute(
            update(table)
            .where(table.c.source == source, table.c.entity == entity, table.c.source_id == bindparam("of"))
            .values(fields=bindparam("now_said")),
            [{"of": one, "now_said": seen.fields} for one, seen in known.items()],
        )


def find_rows(
    session: Session, of: type[Base], *, key: Sequence[str], among: Collection[tuple[Any, ...]]
) -> dict[tuple[Any, ...], int]:
    """Ids of the rows whose `key` columns hold one of these values; a key with nothing in it is found, too."""
    if not among:
        return {}
    table = _table(of)
    columns = [table.c[name] for name in key]
    first = {one[0] for one in among}
    found = session.execute(select(table.c.id, *columns).where(columns[0].in_(first)))
    return {identity: row_id for row_id, *parts in found if (identity := tuple(parts)) in among}


def find_column(session: Session, of: type[Base], *, column: str, by: str, among: Collection[Any]) -> dict[Any, Any]:
    """`column` of the rows whose `by` is among these values, by that value."""
    table = _table(of)
    return dict(session.execute(select(table.c[by], table.c[column]).where(table.c[by].in_(among))).all())


def read_all(session: Session, of: type[Base], *, columns: Sequence[str]) -> list[Row]:
    """These columns of every row."""
    table = _table(of)
    return [dict(row) for row in session.execute(select(*(table.c[name] for name in columns))).mappings()]


def read_rows(session: Session, of: type[Base], *, ids: Collection[int], columns: Iterable[str]) -> dict[int, Row]:
    """These columns of these rows, by id."""
    table = _table(of)
    wanted = sorted({"id", *columns})
    found = session.execute(select(*(table.c[name] for name in wanted)).where(table.c.id.in_(ids)))
    return {row["id"]: dict(row) for row in found.mappings()}


def insert_rows(session: Session, of: type[Base], rows: Sequence[Row]) -> list[int]:
    """Adds rows that all have the same columns; their ids, in order."""
    if not rows:
        return []
    ids = _reserve_ids(session, _table(of), len(rows))
    _insert(session, _table(of), [{"id": row_id, **row} for row_id, row in zip(ids, rows, strict=True)])
    return ids


def update_rows(session: Session, of: type[Base], changes: Mapping[int, Row]) -> None:
    """Writes each row's changed columns, and lets whoever is editing an older version know."""
    table = _table(of)
    alike: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row_id, columns in changes.items():
        alike[tuple(sorted(columns))].append(
            {"of": row_id, **{f"new_{name}": value for name, value in columns.items()}}
        )
    for names, rows in alike.items():
        written: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        if "version" in table.c:
            written["version"] = table.c.version + 1
        session.execute(update(table).where(table.c.id == bindparam("of")).values(written), rows)


def touch_rows(session: Session, of: type[Base], *, ids: Collection[int], column: str, value: Any) -> None:
    """Sets one column of many rows alike."""
    if ids:
        table = _table(of)
        session.execute(update(table).where(table.c.id.in_(ids)).values({column: value}))


def find_taken_numbers(session: Session, of: type[Base], *, among: Collection[int]) -> tuple[set[int], int]:
    """Which of these numbers are taken, and the highest there is."""
    table = _table(of)
    taken = set(session.scalars(select(table.c.number).where(table.c.number.in_(among))))
    return taken, session.scalar(select(func.max(table.c.number))) or 0


def read_links(session: Session, of: type[Base], *, column: str) -> dict[int, int]:
    """Every row that has an upper row in `column`: its id and that row's."""
    table = _table(of)
    return dict(session.execute(select(table.c.id, table.c[column]).where(table.c[column].is_not(None))).all())


def _reserve_ids(session: Session, table: Table, count: int) -> list[int]:
    """Ids nobody else will use: from the sequence on PostgreSQL; on SQLite the writer is alone."""
    if session.get_bind().dialect.name == "sqlite":
        highest = session.scalar(select(func.max(table.c.id))) or 0
        return list(range(highest + 1, highest + 1 + count))
    drawn = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
    return list(session.scalars(drawn, {"name": table.name, "count": count}))


def _insert(session: Session, table: Table, rows: Sequence[Row]) -> None:
    """Adds rows that all have the same columns, made ready for the driver column by column: SQLAlchemy would ask for
    each value of each row what it is, and that took as long as the database."""
    connection = session.connection()
    filled: dict[str, Sequence[Any]] = {}
    for column in table.columns:
        if column.name in rows[0]:
            filled[column.name] = _converted([row[column.name] for row in rows], column, connection.dialect)
        elif isinstance(column.default, ColumnDefault):
            filled[column.name] = [column.default.arg] * len(rows)
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(filled))
    given: Any = zip(*filled.values(), strict=True)
    if not statement.positional:
        given = (dict(zip(filled, values, strict=True)) for values in given)
    connection.exec_driver_sql(str(statement), list(given))


def _converted(values: Sequence[Any], column: Column[Any], dialect: Dialect) -> Sequence[Any]:
    """A column's values as the driver takes them; the same days and moments come again and again."""
    convert = column.type.dialect_impl(dialect).bind_processor(dialect)
    if convert is None:
        return values
    if isinstance(column.type, Json):
        return [convert(value) for value in values]
    known = {value: convert(value) for value in set(values)}
    return [known[value] for value in values]


def _table(of: type[Base]) -> Table:
    return cast(Table, of.__table__)
