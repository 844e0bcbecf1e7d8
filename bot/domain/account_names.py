"""What accounts and people are called, as the database keeps it, and its notes of who came to be called differently.

The notes are written by triggers, so that nothing that writes (an ability, an import, a sync, another process) has to remember
to. `directory` reads them to keep the names in memory in step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Mapped

from bot.domain.account_entry import AccountEntry
from bot.domain.accounts import Account, AccountAlias
from bot.domain.contacts import Contact
from bot.domain.people import User
from bot.domain.people_index import OURS, gather
from bot.domain.store import Base, Session

_MOST_KEPT = 100_000
"""Notes kept, or a few more; a process that is further behind reads everything."""
_FORGET_EVERY = 1_000
"""Notes after which the oldest are forgotten; after every single one it doubled the time that an import takes."""
_MARKS = 1_000_000_007
_AT_ONCE = 500

_WATCHED = {
    "accounts": ("{row}.id", "name, domain, website, parent_id, region, country, is_leftover, is_deleted, survivor_id"),
    "account_aliases": ("{row}.account_id", "alias, account_id"),
    "contacts": ("{row}.account_id", "email, account_id, name"),
    "users": (str(OURS), "name"),
}
"""Tables whose writes change what an account or its people are called: where the account stands in a row, and the columns that
matter. Our own people are noted as those of no account."""


class NameChange(Base):
    """A note that an account or its people may be called differently from now on. Written by triggers alone."""

    __tablename__ = "name_changes"

    account_id: Mapped[int]
    """`OURS` for our own people."""
    mark: Mapped[int]
    """Random, so that a note whose number is used again after a rollback is told from the first."""


def watch_names(connection: Connection) -> None:
    """Puts the triggers in place that fill `name_changes`; doing it again is harmless, and needed when a table was rebuilt."""
    for statement in _sqlite_triggers() if connection.dialect.name == "sqlite" else _postgres_triggers():
        connection.execute(text(statement))


# Table and column names are our own constants and cannot be bound as parameters, hence the exemptions from S608.


def _sqlite_triggers() -> Iterator[str]:
    for table, (account, columns) in _WATCHED.items():
        for deed, when, rows in _deeds(columns):
            notes = " ".join(
                f"INSERT INTO name_changes (account_id, mark) VALUES ({account.format(row=row)}, abs(random()) % {_MARKS});"  # noqa: S608 - see above
                for row in rows
            )
            name = f"note_name_of_{table}_{deed}"
            yield f"CREATE TRIGGER IF NOT EXISTS {name} AFTER {when} ON {table} BEGIN {notes} END"
    forget = f"DELETE FROM name_changes WHERE id <= NEW.id - {_MOST_KEPT};"  # noqa: S608 - see above
    yield (
        "CREATE TRIGGER IF NOT EXISTS forget_old_name_changes AFTER INSERT ON name_changes "
        f"WHEN NEW.id % {_FORGET_EVERY} = 0 BEGIN {forget} END"
    )


def _postgres_triggers() -> Iterator[str]:
    for table, (account, columns) in _WATCHED.items():
        for deed, when, rows in _deeds(columns):
            notes = " ".join(
                f"INSERT INTO name_changes (account_id, mark) VALUES ({account.format(row=row)}, floor(random() * {_MARKS})::int);"  # noqa: S608 - see above
                for row in rows
            )
            name = f"note_name_of_{table}_{deed}"
            body = f"BEGIN {notes} RETURN NULL; END"
            yield f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
            yield f"CREATE OR REPLACE TRIGGER {name} AFTER {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    forget = f"DELETE FROM name_changes WHERE id <= NEW.id - {_MOST_KEPT};"  # noqa: S608 - see above
    name = "forget_old_name_changes"
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {forget} RETURN NULL; END $$"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {name} AFTER INSERT ON name_changes "
        f"FOR EACH ROW WHEN (NEW.id % {_FORGET_EVERY} = 0) EXECUTE FUNCTION {name}()"
    )


def _deeds(columns: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """What may be done to a row: its name here, how a trigger says it, and the states of the row that count."""
    return [
        ("insert", "INSERT", ("NEW",)),
        ("update", f"UPDATE OF {columns}", ("OLD", "NEW")),
        ("delete", "DELETE", ("OLD",)),
    ]


def load_entries(session: Session, *, only: Sequence[int] | None = None) -> Iterator[AccountEntry]:
    """All accounts, or those with these ids, as the index takes them; three queries per batch of 500, or three in all."""
    if only is None:
        yield from _load(session, None)
    else:
        for start in range(0, len(only), _AT_ONCE):
            yield from _load(session, only[start : start + _AT_ONCE])


def load_people(session: Session, *, only: Sequence[int] | None = None) -> dict[int, list[str]]:
    """The names of all people by their account, or of those of some accounts; our own people under `OURS`."""
    contacts = select(Contact.account_id, Contact.name).order_by(Contact.id)
    named = dict[int, list[str]]()
    if only is None:
        named = gather(session.execute(contacts))
    else:
        for start in range(0, len(only), _AT_ONCE):
            few = contacts.where(Contact.account_id.in_(only[start : start + _AT_ONCE]))
            named |= gather(session.execute(few))
    if only is None or OURS in only:
        named[OURS] = list(session.scalars(select(User.name).order_by(User.id)))
    return named


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
