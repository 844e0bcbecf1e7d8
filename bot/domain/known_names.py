"""The names a database knows, for programs that only read names and leave the database as it is."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, make_url

from bot.domain.account_index import AccountIndex
from bot.domain.accounts import Account
from bot.domain.directory import Directory
from bot.domain.store import Store


def find_names(url: str) -> AccountIndex | None:
    """The index of all accounts; None where there is no database yet, or none with tables."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and not (address.database and Path(address.database).exists()):
        return None
    store = Store(url)
    try:
        with store.reading() as session:
            if not inspect(session.connection()).has_table(Account.__tablename__):
                return None
            return Directory().current(session)
    finally:
        store.close()


__all__ = ["find_names"]
