"""What the store promises about the database."""

from __future__ import annotations

from sqlalchemy import text

from bot.domain.store import Store
from tests import make

LEARNT = {
    "sqlite": "select count(*) from sqlite_stat1 where tbl = 'accounts'",
    "postgresql": "select reltuples from pg_class where relname = 'accounts'",
}


def test_what_the_database_learnt_about_its_rows_is_kept(store: Store) -> None:
    with store.transaction() as session:
        make.account(session)
    store.count_rows()
    store.engine.dispose()
    with store.engine.connect() as connection:
        assert connection.scalar(text(LEARNT[store.url.get_backend_name()])) > 0
