"""Intake: the records of one object on their way in, batch by batch, with a tally of what became of them.

A batch is one transaction. When the database will not take it, its halves are tried, until the record that is to blame
is alone and the others are in. References within the object are set when all of it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from bot.domain import mirror
from bot.domain.outbox import SyncRun
from bot.domain.store import Session
from bot.sync.entity import Entity
from bot.sync.late import merge_late
from bot.sync.merge import Batch, Merged, Record
from bot.sync.references import References

AT_ONCE = 5_000
"""Records per transaction: what a crash can cost, and what a restart finds unchanged."""


class Transactions(Protocol):
    """Opens the transaction of one batch."""

    def __call__(self) -> AbstractContextManager[Session]: ...


@dataclass(slots=True)
class Tally:
    """What became of the records of one file or query."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    """Field → records that named somebody nobody knows there; it was left empty."""


class Intake:
    """Takes in the records of one entity; `reject` hears of the ones that are not, with the reason."""

    def __init__(
        self,
        entity: Entity,
        *,
        source: str,
        batch: Transactions,
        references: References,
        now: datetime,
        reject: Callable[[Record, str], None],
        late: dict[Hashable, dict[str, Any]] | None = None,
    ) -> None:
        """`late` are references that an earlier run had to leave open."""
        self.entity = entity
        self.source = source
        self.tally = Tally()
        self.late = dict(late or {})
        """References that are not set yet."""
        self._batch = batch
        self._references = references
        self._now = now
        self._reject = reject
        self._created: set[Hashable] = set()
        self._updated: set[Hashable] = set()

    def take(self, records: Sequence[Record]) -> None:
        """Merges these records; no two of them may have the same key."""
        for merged in self._merge(records):
            self.tally.created += len(merged.created)
            self.tally.updated += len(merged.updated)
            self.tally.unchanged += len(merged.unchanged)
            self.tally.unknown.update(merged.unknown)
            self.late |= merged.late
            self._created |= merged.created
            self._updated |= merged.updated
            for record, reason in merged.rejected:
                self._reject(record, reason)

    def set_late(self) -> None:
        """Sets the references that had to wait; the ones that still lead to nobody stay in `late`."""
        if self.entity.is_editable:
            self.tally.unknown.clear()  # only what is still unknown now counts
        keys = list(self.late)
        for start in range(0, len(keys), AT_ONCE):
            chosen = {key: self.late.pop(key) for key in keys[start : start + AT_ONCE]}
            with self._batch() as session:
                merged = merge_late(
                    session,
                    source=self.source,
                    entity=self.entity,
                    late=chosen,
                    new=self._created,
                    references=self._references,
                    now=self._now,
                )
            moved = len(merged.updated - self._created - self._updated)
            self._updated |= merged.updated
            self.tally.updated += moved
            self.tally.unchanged -= moved
            self.tally.unknown.update(merged.unknown)
            self.late |= merged.late

    def _merge(self, records: Sequence[Record]) -> Iterator[Merged]:
        try:
            with self._batch() as session:
                merged = Batch(
                    session, source=self.source, entity=self.entity, references=self._references, now=self._now
                ).merge(records)
        except mirror.UNWRITABLE as error:
            if len(records) > 1:
                middle = len(records) // 2
                yield from self._merge(records[:middle])
                yield from self._merge(records[middle:])
                return
            merged = Merged(rejected=[(records[0], f"the database does not take it: {error.orig}")])
        yield merged


def note_run(session: Session, *, source: str, entity: Entity, tally: Tally, now: datetime) -> None:
    """Keeps for the record that a source was read, and what came of it."""
    session.add(
        SyncRun(
            source=source,
            entity=entity.name,
            started_at=now,
            finished_at=now,
            created=tally.created,
            updated=tally.updated,
            unchanged=tally.unchanged,
            rejected=tally.rejected,
        )
    )
