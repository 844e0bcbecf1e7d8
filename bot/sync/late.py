"""Late references: parents, managers and survivors, set when every record of their object stands, and whatever else
led to nobody when its record came in."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from datetime import datetime
from typing import Any

from bot.domain import mirror, takeover
from bot.domain.mirror import Row, Seen
from bot.domain.store import Session
from bot.domain.takeover import Moved
from bot.sync.entity import Entity
from bot.sync.merge import Merged
from bot.sync.references import References


def merge_late(
    session: Session,
    *,
    source: str,
    entity: Entity,
    late: Mapping[Hashable, Mapping[str, Any]],
    new: Collection[Hashable],
    references: References,
    now: datetime,
) -> Merged:
    """Sets these references, by record and field. One that still leads to nobody is left empty and comes back in
    `late`; one that would make a record its own ancestor is left empty for good. `new` records have no history yet.
    """
    merged = Merged()
    fields = {one.name: one for one in entity.fields if one.refers}
    known = {
        name: references.find(
            session, str(one.refers), {said for wanted in late.values() if (said := wanted.get(name))}
        )
        for name, one in fields.items()
    }
    uppers = {
        name: mirror.read_links(session, entity.table, column=one.column) for name, one in fields.items() if one.late
    }
    seen = mirror.find_seen(session, source=source, entity=entity.name, source_ids=late.keys())
    columns = [one.column for one in fields.values()]
    before = mirror.read_rows(session, entity.table, ids={one.row_id for one in seen.values()}, columns=columns)
    changes: dict[int, Row] = {}
    heard: dict[Hashable, Seen] = {}
    for key in [key for key in late if key in seen]:
        one = seen[key]
        for name, said in late[key].items():
            row_id, column = one.row_id, fields[name].column
            to = known[name].get(said) if said else None
            if said and to is None:
                merged.unknown[name] += 1
                merged.late.setdefault(key, {})[name] = said
                continue
            if name in uppers and not _link(uppers[name], row_id, to):
                merged.unknown[name] += 1
                continue
            one.fields[name] = said
            heard[key] = one
            if before[row_id][column] != to:
                changes.setdefault(row_id, {})[column] = to
                merged.updated.add(key)
    mirror.update_rows(session, entity.table, changes)
    mirror.remember(session, source=source, entity=entity.name, new={}, known=heard)
    rows = {seen[key].row_id for key in seen.keys() - set(new)}
    moved = [Moved(row_id, before[row_id], row) for row_id, row in changes.items() if row_id in rows]
    takeover.follow_up(session, entity.table, moved, source=source, now=now)
    return merged


def _link(uppers: dict[int, int], row_id: int, upper: int | None) -> bool:
    """Puts the row under its upper one; False when that would make it its own ancestor."""
    if upper is None:
        uppers.pop(row_id, None)
        return True
    passed = {row_id}
    above: int | None = upper
    while above is not None and above not in passed:
        passed.add(above)
        above = uppers.get(above)
    if above is None:
        uppers[row_id] = upper
    return above is None
