"""Migration: bringing a database to the tables this version of Ally knows, and telling whether it is there."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, text

from bot.domain.account_names import watch_names
from bot.domain.store import Store

if TYPE_CHECKING:
    from alembic.config import Config

ONE_AT_A_TIME = 4_155_215
"""Key of the advisory lock under which PostgreSQL lets one process migrate while its replicas wait."""


def migrate(url: str) -> None:
    """Brings the database at `url` to the newest revision; doing it again, or from two processes, is harmless."""
    store = Store(url)
    try:
        with store.engine.connect() as connection:
            if store.is_sqlite:
                _let_tables_be_rebuilt(connection)
            with connection.begin():
                if not store.is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
                upgrade(connection)
    finally:
        store.close()


def upgrade(connection: Connection) -> None:
    """Runs the missing migrations on a connection whose transaction is open, and puts the triggers back that a rebuilt table lost."""
    from alembic import command

    command.upgrade(configuration(connection), "head")
    watch_names(connection)


def is_at_head(engine: Engine) -> bool:
    """True when the database has every migration this version ships."""
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    heads = set(ScriptDirectory.from_config(configuration()).get_heads())
    with engine.execution_options(ally_reads=True).connect() as connection:
        return set(MigrationContext.configure(connection).get_current_heads()) == heads


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration; the scripts are found where the package is installed, not where one stands."""
    from alembic.config import Config

    package = find_spec("migrations")
    if package is None or package.origin is None:
        raise FileNotFoundError("the migrations that belong to Ally are not installed beside it")
    config = Config()
    config.set_main_option("script_location", str(Path(package.origin).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _let_tables_be_rebuilt(connection: Connection) -> None:
    """SQLite alters a table by rebuilding it; with foreign keys on, dropping the old one would empty the others.

    The pragma only counts outside a transaction, so it goes around SQLAlchemy, which would begin one.
    """
    driver: Any = connection.connection.dbapi_connection
    driver.execute("PRAGMA foreign_keys=OFF")
