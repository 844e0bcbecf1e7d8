"""Late references: parents, managers and survivors, set when every record of their object stands."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from bot.domain import mirror
from bot.domain.accounts import Account
from bot.domain.mirror import Row, Seen
from bot.domain.store import Session
from bot.sync.entity import Entity
from bot.sync.merge import Merged
from bot.sync.references import References


def merge_late(
    session: Session,
    *,
    source: str,
    entity: Entity,
    late: Mapping[Hashable, Mapping[str, Any]],
    references: References,
) -> Merged:
    """Sets references between records of the same object, once all of them stand, whatever order they came in.

    An upper record nobody knows is left empty and comes back in `late`; one that would make a record its own
    ancestor is left empty for good.
    """
    merged = Merged()
    seen = mirror.find_seen(session, source=source, entity=entity.name, source_ids=late.keys())
    fields = {one.name: one for one in entity.fields if one.late}
    before = mirror.read_rows(
        session,
        entity.table,
        ids={one.row_id for one in seen.values()},
        columns=[one.column for one in fields.values()],
    )
    ids = {said for wanted in late.values() for said in wanted.values() if said}
    known = references.find(session, "Account" if entity.table is Account else entity.name, ids)
    uppers = {name: mirror.read_links(session, entity.table, column=one.column) for name, one in fields.items()}
    changes: dict[int, Row] = {}
    spoken: dict[Hashable, Seen] = {}
    for key, wanted in late.items():
        if key not in seen:
            continue
        row_id = seen[key].row_id
        heard = dict(seen[key].fields)
        for name, said in wanted.items():
            upper = known.get(said) if said else None
            if said and (upper is None or _loops(uppers[name], row_id, upper)):
                merged.unknown[name] += 1
                if upper is None:
                    merged.late.setdefault(key, {})[name] = said
                continue
            heard[name] = said
            if before[row_id][fields[name].column] != upper:
                changes.setdefault(row_id, {})[fields[name].column] = upper
                merged.updated.add(key)
            if upper is None:
                uppers[name].pop(row_id, None)
            else:
                uppers[name][row_id] = upper
        spoken[key] = Seen(row_id, heard)
    mirror.update_rows(session, entity.table, changes)
    mirror.remember(session, source=source, entity=entity.name, new={}, known=spoken)
    return merged


def _loops(uppers: Mapping[int, int], row_id: int, upper: int) -> bool:
    """True when the row is its own ancestor under this upper row."""
    passed = {row_id}
    above: int | None = upper
    while above is not None and above not in passed:
        passed.add(above)
        above = uppers.get(above)
    return above is not None
