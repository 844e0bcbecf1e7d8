"""Merging: a batch of a source's records into our rows, by rules that do not know where the records came from.

Known records are compared with what their source last said, and only what moved there is taken over. A record is
applied wholly or, with a reason, not at all. What refers to nobody we know is left empty and tried again next time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from bot.domain import mirror, takeover
from bot.domain.accounts import Account
from bot.domain.mirror import Row, Seen
from bot.domain.store import Session
from bot.domain.takeover import Moved
from bot.sync.entity import Entity, Values
from bot.sync.references import References

LONG_TEXT = 120
"""Longer texts are remembered by a digest: it is enough to see that they changed."""
NEVER_SAID = object()


@dataclass(slots=True)
class Record:
    """One record of the source: its fields, and where it stands for whoever has to say what is wrong with it."""

    key: Hashable
    """What tells it from others: most often its id at the source."""
    values: Values
    origin: Any = None
    said: dict[str, Any] = field(default_factory=dict)
    """The fields as they are remembered; unknown references are left out, so that they are tried again."""
    row: Row = field(default_factory=dict)
    """The columns of ours they fill."""


@dataclass(slots=True)
class Merged:
    """What became of a batch; records are named by their keys."""

    created: set[Hashable] = field(default_factory=set)
    updated: set[Hashable] = field(default_factory=set)
    unchanged: set[Hashable] = field(default_factory=set)
    rejected: list[tuple[Record, str]] = field(default_factory=list)
    """With the reason."""
    unknown: Counter[str] = field(default_factory=Counter)
    """Field → how often it named somebody nobody knows and was left empty."""
    late: dict[Hashable, dict[str, Any]] = field(default_factory=dict)
    """References that moved and wait for `merge_late`: they are within the same object, or lead to nobody yet."""


def key_of(entity: Entity, found: Values) -> Hashable:
    return found[entity.key[0]] if len(entity.key) == 1 else tuple([found[name] for name in entity.key])


class Batch:
    """Records of one entity on their way into our rows; no two of them have the same key."""

    def __init__(self, session: Session, *, source: str, entity: Entity, references: References, now: datetime) -> None:
        self.session = session
        self.source = source
        self.entity = entity
        self.references = references
        self.now = now
        self.merged = Merged()
        self._fields = {one.name: one for one in entity.fields if one.kept and not one.late}
        self._references = [(name, one) for name, one in self._fields.items() if one.refers]
        self._plain = {name for name, one in self._fields.items() if not one.refers}
        self._late = [one.name for one in entity.fields if one.late]
        self._columns = {name: one.column for name, one in self._fields.items()}
        self._stamps: list[tuple[str, str, date]] = [
            *((column, stamp, now) for column, stamp in entity.moments.items()),
            *((column, stamp, now.date()) for column, stamp in entity.days.items()),
        ]

    def merge(self, records: Sequence[Record]) -> Merged:
        """Writes what is new and what moved; the caller commits."""
        whole = {record.key: record for record in self._resolve(records)}
        remembered = self._find_remembered(whole)
        seen = remembered | self._find_unremembered(whole, remembered)
        known = {key: record for key, record in whole.items() if key in seen}
        moved = self._take_over(known, seen)
        new = self._add({key: record for key, record in whole.items() if key not in seen})
        if self.entity.is_editable:
            spoken = {key: Seen(seen[key].row_id, seen[key].fields | known[key].said) for key in known}
            self._remember(
                new=new | {key: one for key, one in spoken.items() if key not in remembered},
                known={key: one for key, one in spoken.items() if key in remembered and key in moved},
            )
        return self.merged

    def _resolve(self, records: Sequence[Record]) -> list[Record]:
        """The records whose `row` and `said` could be filled; one that hangs on something unknown is rejected."""
        known: dict[str, Mapping[str, int]] = {}
        for name, one in self._references:
            ids = {found for record in records if (found := record.values.get(name))}
            known[name] = self.references.find(self.session, str(one.refers), ids)
        return [record for record in records if self._fill(record, known)]

    def _fill(self, record: Record, known: Mapping[str, Mapping[str, int]]) -> bool:
        values, plain = record.values, self._plain
        record.row = {name: said for name, said in values.items() if name in plain}
        for name, one in self._references:
            if name not in values:
                continue
            row_id = known[name].get(values[name])
            if row_id is None and values[name] is not None:
                if one.required:
                    self.merged.rejected.append((record, f"{name}: nothing with the id {values[name]} is known"))
                    return False
                self._note_unknown(record.key, name, values[name])
                values = {other: said for other, said in values.items() if other != name}
            else:
                record.row[one.column] = row_id
        heard = values.keys() & self._fields.keys()
        record.said = (
            {name: as_said(values[name]) for name in heard} if self.entity.is_editable else dict.fromkeys(heard)
        )
        return True

    def _note_unknown(self, key: Hashable, name: str, said: Any) -> None:
        """What refers to nobody yet is tried again when all of this object stands."""
        if self.entity.is_editable:
            self.merged.late.setdefault(key, {})[name] = said
        else:
            self.merged.unknown[name] += 1

    def _find_remembered(self, whole: Mapping[Hashable, Record]) -> dict[Hashable, Seen]:
        if not self.entity.is_editable:
            return {}
        return mirror.find_seen(self.session, source=self.source, entity=self.entity.name, source_ids=whole.keys())

    def _find_unremembered(
        self, whole: Mapping[Hashable, Record], remembered: Mapping[Hashable, Seen]
    ) -> dict[Hashable, Seen]:
        """Rows of records the source never spoke of: with the same key, or one made here that it has now."""
        of = self.entity
        rest = {key: record for key, record in whole.items() if key not in remembered}
        found = self._find_rows(rest, [self._columns[name] for name in of.key])
        if of.adopts_by:
            rest = {key: record for key, record in rest.items() if key not in found}
            adopted = self._find_rows(rest, of.adopts_by)
            if not of.may_share_a_row:
                rows = mirror.read_rows(self.session, of.table, ids=adopted.values(), columns=("sf_id",))
                adopted = {key: row_id for key, row_id in adopted.items() if rows[row_id]["sf_id"] is None}
            found |= adopted
        return {key: Seen(row_id, {}) for key, row_id in found.items()}

    def _find_rows(self, records: Mapping[Hashable, Record], columns: Sequence[str]) -> dict[Hashable, int]:
        wanted = {
            identity: key
            for key, record in records.items()
            if (identity := tuple([record.row.get(column) for column in columns]))[-1] is not None
        }
        found = mirror.find_rows(self.session, self.entity.table, key=columns, among=wanted.keys())
        return {wanted[identity]: row_id for identity, row_id in found.items()}

    def _take_over(self, known: Mapping[Hashable, Record], seen: Mapping[Hashable, Seen]) -> set[Hashable]:
        """Writes what moved at the source and is not so here already; the keys of the records that moved."""
        moved: dict[Hashable, list[str]] = {}
        for key, record in known.items():
            fields = seen[key].fields
            names = [name for name, said in record.said.items() if fields.get(name, NEVER_SAID) != said]
            if names:
                moved[key] = names
            self._note_late(key, record, fields)
        before = self._read_before({seen[key].row_id for key in moved})
        changes: dict[int, Row] = {}
        for key, record in known.items():
            row_id = seen[key].row_id
            change = self._change(record, before[row_id], moved[key]) if key in moved else {}
            if change:
                changes.setdefault(row_id, {}).update(change)
                self.merged.updated.add(key)
            else:
                self.merged.unchanged.add(key)
        mirror.update_rows(self.session, self.entity.table, {one: self._stamped(row) for one, row in changes.items()})
        self._follow_up([Moved(row_id, before[row_id], row) for row_id, row in changes.items()])
        if self.entity.table is Account:
            standing = [seen[key].row_id for key in known]
            mirror.touch_rows(self.session, Account, ids=standing, column="synced_at", value=self.now)
        return set(moved)

    def _read_before(self, ids: set[int]) -> dict[int, Row]:
        wanted = self._columns.values()
        return mirror.read_rows(self.session, self.entity.table, ids=ids, columns=wanted) if ids else {}

    def _change(self, record: Record, before: Row, moved: Sequence[str]) -> Row:
        """The columns to write. A number people know a thing by stays; a person's second user only wakes them."""
        change = {self._columns[name]: record.row[self._columns[name]] for name in moved}
        change = {column: value for column, value in change.items() if before[column] != value and column != "number"}
        if self.entity.may_share_a_row and before["sf_id"] not in (None, record.values["sf_id"]):
            return {"is_active": True} if change.get("is_active") else {}
        return change

    def _add(self, records: Mapping[Hashable, Record]) -> dict[Hashable, Seen]:
        complete = dict(records)
        required = [name for name, one in self._fields.items() if one.required]
        for key, record in records.items():
            lacking = [name for name in required if name not in record.values]
            if lacking:
                self.merged.rejected.append(
                    (complete.pop(key), f"{lacking[0]}: is missing, and the record is new here")
                )
            else:
                self._note_late(key, record, {})
        empty = {self._columns[name]: one.empty for name, one in self._fields.items()}
        rows = [empty | record.row for record in complete.values()]
        if self.entity.is_numbered:
            self._number(rows)
        rows = [self._stamped(row) for row in rows]
        if self.entity.table is Account:
            rows = [row | {"synced_at": self.now} for row in rows]
        ids = mirror.insert_rows(self.session, self.entity.table, rows)
        self.merged.created.update(complete)
        self._follow_up([Moved(row_id, {}, row) for row_id, row in zip(ids, rows, strict=True)])
        return {key: Seen(row_id, complete[key].said) for key, row_id in zip(complete, ids, strict=True)}

    def _number(self, rows: Sequence[Row]) -> None:
        """Gives the next free number to whatever has none, or one that somebody here took first."""
        wanted = {row["number"] for row in rows if row["number"]}
        taken, highest = mirror.find_taken_numbers(self.session, self.entity.table, among=wanted)
        highest = max(highest, *wanted) if wanted else highest
        for row in rows:
            if not row["number"] or row["number"] in taken:
                highest += 1
                row["number"] = highest
            taken.add(row["number"])

    def _stamped(self, row: Row) -> Row:
        """The row, with since when it has the values that age."""
        if not self._stamps:
            return row
        return row | {stamp: None if row[one] is None else since for one, stamp, since in self._stamps if one in row}

    def _note_late(self, key: Hashable, record: Record, fields: Mapping[str, Any]) -> None:
        late = {
            name: record.values[name]
            for name in self._late
            if name in record.values and fields.get(name) != record.values[name]
        }
        if late:
            self.merged.late.setdefault(key, {}).update(late)

    def _remember(self, *, new: Mapping[Hashable, Seen], known: Mapping[Hashable, Seen]) -> None:
        mirror.remember(self.session, source=self.source, entity=self.entity.name, new=new, known=known)

    def _follow_up(self, moved: Sequence[Moved]) -> None:
        """Facts that nobody edits (scores, deals, tickets) have no history of their own."""
        if self.entity.is_editable:
            takeover.follow_up(self.session, self.entity.table, moved, source=self.source, now=self.now)


def as_said(value: Any) -> Any:
    """A value as it is remembered: plain JSON, long texts by their digest."""
    kind = type(value)
    if kind is str:
        return value if len(value) <= LONG_TEXT else f"#{blake2b(value.encode(), digest_size=12).hexdigest()}"
    if kind is Decimal:
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
