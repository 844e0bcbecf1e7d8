"""The store: one engine, one shape of session, and the column types every table shares."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Engine, MetaData, String, Text, TypeDecorator, create_engine, event
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, declared_attr, mapped_column, sessionmaker

__all__ = ["Base", "Json", "Moment", "SalesforceId", "Session", "Store", "Versioned"]

BUSY_TIMEOUT_MS = 15_000
"""How long a SQLite writer waits for another before it gives up."""

CACHE_KIB = 64 * 1024
"""How much of a SQLite database a connection keeps at hand. SQLite's own 2 MiB is less than the indexes of 100,000
CTAs, which every list of them would read anew from the file."""


class Moment(TypeDecorator[datetime]):
    """An instant: aware when written and when read, kept in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a zone: {value.isoformat()}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=str).encode


class Json(TypeDecorator[Any]):
    """A small JSON value, kept as text so that both databases keep it alike."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else _encode(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


SalesforceId = String(18)
"""A record's id in its 18-character form, whatever form it came in."""


class Base(DeclarativeBase):
    """The declarative base of every table."""

    type_annotation_map = {datetime: Moment}
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )

    id: Mapped[int] = mapped_column(primary_key=True)

    def __init_subclass__(cls, **rest: Any) -> None:
        """The id of a row that was taken back is never given again, on SQLite either: audit and cards point at it."""
        super().__init_subclass__(**rest)
        cls.metadata.tables[cls.__tablename__].dialect_options["sqlite"]["autoincrement"] = True


class Versioned:
    """A row that two people may change at once: a write that started from an older version is refused."""

    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


class Store:
    """The database behind a URL, and the one place where transactions are opened and committed.

    SQLite runs in WAL mode with ``BEGIN IMMEDIATE`` for writing sessions: a deferred BEGIN loses
    contended transactions (measured: 629 of 1,200), an immediate one waits its turn.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.engine = create_engine(self.url, **_engine_options(self.url.get_backend_name()))
        if self.is_sqlite:
            _prepare_sqlite(self.engine)
        else:
            _prepare_postgres(self.engine)
        self.sessions = sessionmaker(self.engine, expire_on_commit=False)
        self._readers = sessionmaker(self.engine.execution_options(ally_reads=True), expire_on_commit=False)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A writing session: committed at the end of the block, rolled back when the block raises."""
        with self.sessions() as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads: it takes no write lock and nothing in it is kept."""
        with self._readers() as session:
            yield session

    def count_rows(self) -> None:
        """Lets the database look at what it holds, so that it chooses the right indexes; after much was loaded."""
        with self.engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")

    def close(self) -> None:
        self.engine.dispose()


def _engine_options(backend: str) -> dict[str, Any]:
    if backend == "sqlite":
        return {"connect_args": {"timeout": BUSY_TIMEOUT_MS / 1000, "check_same_thread": False}}
    return {"pool_pre_ping": True, "pool_size": 10, "max_overflow": 20}


def _prepare_postgres(engine: Engine) -> None:
    """Answers are many and short: starting parallel workers or compiling for one takes longer than it saves."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: Any) -> None:
        connection.autocommit = True  # a SET within a transaction would go with its rollback
        with connection.cursor() as cursor:
            cursor.execute("SET max_parallel_workers_per_gather = 0")
            cursor.execute("SET jit = off")
        connection.autocommit = False


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver's own BEGIN is deferred; ours below is immediate
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        reads = connection.get_execution_options().get("ally_reads", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
