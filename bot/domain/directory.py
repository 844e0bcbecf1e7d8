"""The directory: the names of all accounts and people in the memory of this process, in step with the database.

Before anything is resolved the process looks at the end of the notes of changed names and takes in what is new. Notes are compared
as sets, so that one that was rolled back or became visible late is noticed, whatever the order of its number.
"""

from __future__ import annotations

import threading

from sqlalchemy import func, select

from bot.domain.account_index import AccountIndex
from bot.domain.account_names import NameChange, load_entries, load_people
from bot.domain.store import Session

_LOOK_BACK = 5_000
"""How many notes back a late or withdrawn one is still looked for."""
_WORTH_READING_ALL = 20_000
"""New notes from which on everything is read anew."""


class Directory:
    """The account index of this process; it is filled when it is first asked for."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._index: AccountIndex | None = None
        self._last = 0
        self._seen: dict[tuple[int, int], int] = {}
        self._digest: tuple[int, int, int] = (0, 0, 0)

    def current(self, session: Session) -> AccountIndex:
        """The index as the database stands for this session."""
        with self._one_at_a_time:
            if self._index is None:
                index = AccountIndex()
                self._read_all(session, index)
                self._index = index
            else:
                self._catch_up(session, self._index)
            return self._index

    def _read_all(self, session: Session, index: AccountIndex) -> None:
        self._last = session.scalar(select(func.max(NameChange.id))) or 0
        self._note(session)
        with index.lock:
            index.fill(load_entries(session))
            index.people.fill(load_people(session))

    def _catch_up(self, session: Session, index: AccountIndex) -> None:
        if self._digest == _digest(session, after=self._last - _LOOK_BACK):
            return
        before = self._seen
        newest = session.scalar(select(func.max(NameChange.id))) or 0
        if newest - self._last > _WORTH_READING_ALL:
            self._read_all(session, index)
            return
        after = self._last - _LOOK_BACK
        now = _notes(session, after=after)
        changed = {account for note, account in (before.items() ^ now.items()) if note[0] > after}
        self._last = max(newest, self._last)
        self._note(session)
        present = {entry.key: entry for entry in load_entries(session, only=sorted(changed))}
        people = load_people(session, only=sorted(changed))
        with index.lock:
            for key in changed:
                index.people.put(key, people.get(key, ()))
                if key in present:
                    index.upsert(present[key])
                else:
                    index.remove(key)

    def _note(self, session: Session) -> None:
        self._seen = _notes(session, after=self._last - _LOOK_BACK)
        self._digest = _digest(session, after=self._last - _LOOK_BACK)


def _notes(session: Session, *, after: int) -> dict[tuple[int, int], int]:
    rows = session.execute(select(NameChange.id, NameChange.mark, NameChange.account_id).where(NameChange.id > after))
    return {(row.id, row.mark): row.account_id for row in rows}


def _digest(session: Session, *, after: int) -> tuple[int, int, int]:
    """Differs whenever the notes differ, in one cheap query."""
    newest, count, marks = session.execute(
        select(func.max(NameChange.id), func.count(), func.sum(NameChange.mark)).where(NameChange.id > after)
    ).one()
    return newest or 0, count, int(marks or 0)
