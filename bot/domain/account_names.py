"""The names in memory: one account index per process, filled from the database and kept in step with it.

The database itself notes which accounts came to be called differently, by triggers, so that nothing that writes (an ability, an
import, a sync, another process) has to remember to. A process looks at the end of that note before it resolves and takes in
what is new; a note that was rolled back or became visible late is seen as a difference, whatever the order of its number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, func, select, text
from sqlalchemy.orm import Mapped

from bot.domain.account_index import AccountEntry, AccountIndex
from bot.domain.accounts import Account, AccountAlias
from bot.domain.contacts import Contact
from bot.domain.store import Base, Session

_LOOK_BACK = 5_000
"""How many notes back a process still looks for ones that became visible late or were rolled back."""
_MOST_KEPT = 100_000
_MARKS = 1_000_000_007
_WORTH_READING_ALL = 20_000
"""Changed accounts from which everything is read anew."""
_AT_ONCE = 500

_WATCHED = {
    "accounts": ("id", "name, domain, website, parent_id, region, country, is_leftover, is_deleted, survivor_id"),
    "account_aliases": ("account_id", "alias, account_id"),
    "contacts": ("account_id", "email, account_id"),
}
"""Tables whose writes change what an account is called: where the account stands in a row, and the columns that matter."""


class NameChange(Base):
    """A note that an account may be called differently from now on. Written by triggers alone."""

    __tablename__ = "name_changes"

    account_id: Mapped[int]
    mark: Mapped[int]
    """Random, so that a note whose number is used again after a rollback is told from the first."""


def watch_names(connection: Connection) -> None:
    """Puts the triggers in place that fill `name_changes`; doing it again is harmless, and needed when a table was rebuilt."""
    for statement in _sqlite_triggers() if connection.dialect.name == "sqlite" else _postgres_triggers():
        connection.execute(text(statement))


# Table and column names are our own constants and cannot be bound as parameters, hence the exemptions from S608.


def _sqlite_triggers() -> Iterator[str]:
    forget = f"DELETE FROM name_changes WHERE id <= (SELECT max(id) FROM name_changes) - {_MOST_KEPT};"  # noqa: S608 - see above
    for table, (account, columns) in _WATCHED.items():
        for deed, when, rows in _deeds(columns):
            notes = " ".join(
                f"INSERT INTO name_changes (account_id, mark) VALUES ({row}.{account}, abs(random()) % {_MARKS});"  # noqa: S608 - see above
                for row in rows
            )
            name = f"note_name_of_{table}_{deed}"
            yield f"CREATE TRIGGER IF NOT EXISTS {name} AFTER {when} ON {table} BEGIN {notes} {forget} END"


def _postgres_triggers() -> Iterator[str]:
    forget = f"DELETE FROM name_changes WHERE id <= noted - {_MOST_KEPT};"  # noqa: S608 - see above
    for table, (account, columns) in _WATCHED.items():
        for deed, when, rows in _deeds(columns):
            notes = " ".join(
                f"INSERT INTO name_changes (account_id, mark) VALUES ({row}.{account}, floor(random() * {_MARKS})::int) "  # noqa: S608 - see above
                "RETURNING id INTO noted;"
                for row in rows
            )
            name = f"note_name_of_{table}_{deed}"
            body = f"DECLARE noted bigint; BEGIN {notes} {forget} RETURN NULL; END"
            yield f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
            yield f"CREATE OR REPLACE TRIGGER {name} AFTER {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"


def _deeds(columns: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """What may be done to a row: its name here, how a trigger says it, and the states of the row that count."""
    return [
        ("insert", "INSERT", ("NEW",)),
        ("update", f"UPDATE OF {columns}", ("OLD", "NEW")),
        ("delete", "DELETE", ("OLD",)),
    ]


class AccountNames:
    """The account index of this process. Building it is put off until it is first needed."""

    def __init__(self) -> None:
        self._index: AccountIndex | None = None
        self._last = 0
        self._seen: dict[tuple[int, int], int] = {}
        self._digest: tuple[int, int, int] = (0, 0, 0)

    def current(self, session: Session) -> AccountIndex:
        """The index as the database stands for this session."""
        index = self._index
        if index is None:
            index = self._index = AccountIndex()
            with index.lock:
                self._read_all(session, index)
            return index
        with index.lock:
            self._catch_up(session, index)
        return index

    def _read_all(self, session: Session, index: AccountIndex) -> None:
        self._last = session.scalar(select(func.max(NameChange.id))) or 0
        self._note(session)
        index.fill(load_entries(session))

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
        for key in changed:
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


def load_entries(session: Session, *, only: Sequence[int] | None = None) -> Iterator[AccountEntry]:
    """All accounts, or those with these ids, as the index takes them; three queries per batch of 500, or three in all."""
    if only is None:
        yield from _load(session, None)
    else:
        for start in range(0, len(only), _AT_ONCE):
            yield from _load(session, only[start : start + _AT_ONCE])


def _load(session: Session, only: Sequence[int] | None) -> Iterator[AccountEntry]:
    aliases: dict[int, list[str]] = defaultdict(list)
    domains: dict[int, set[str]] = defaultdict(set)
    named = select(AccountAlias.account_id, AccountAlias.alias).order_by(AccountAlias.id)
    reached = select(Contact.account_id, Contact.email).where(Contact.email.is_not(None))
    accounts = select(
        Account.id, Account.sf_id, Account.name, Account.domain, Account.parent_id, Account.region, Account.country,
        Account.csm_id, Account.is_leftover, Account.is_deleted, Account.survivor_id,
    ).order_by(Account.id)  # fmt: skip
    if only is not None:
        named = named.where(AccountAlias.account_id.in_(only))
        reached = reached.where(Contact.account_id.in_(only))
        accounts = accounts.where(Account.id.in_(only))
    for account_id, alias in session.execute(named):
        aliases[account_id].append(alias)
    for account_id, email in session.execute(reached.execution_options(yield_per=10_000)):
        domains[account_id].update(_hosts([email and email.rpartition("@")[2]]))
    for row in session.execute(accounts.execution_options(yield_per=10_000)):
        yield AccountEntry(
            key=row.id,
            sf_id=row.sf_id,
            name=row.name,
            aliases=tuple(aliases.get(row.id, ())),
            domains=tuple(sorted({*_hosts([row.domain]), *domains.get(row.id, ())})),
            parent=row.parent_id,
            region=row.region or "",
            country=row.country or "",
            owner=row.csm_id,
            leftover=row.is_leftover or row.is_deleted,
            survivor=row.survivor_id,
        )


def _hosts(written: Iterable[str | None]) -> set[str]:
    return {host.strip().lower().removeprefix("www.") for host in written if host and "." in host}
