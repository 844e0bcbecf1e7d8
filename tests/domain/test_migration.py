"""Migrations: they make the tables the models describe, once, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from bot.domain.migration import configuration, is_at_head, migrate
from bot.domain.schema import METADATA
from bot.domain.store import Store


def test_the_migrations_make_exactly_the_tables_of_the_models(store: Store) -> None:
    with store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)

    assert differences == []


def test_there_is_one_newest_migration() -> None:
    assert len(ScriptDirectory.from_config(configuration()).get_heads()) == 1


def test_migrations_are_named_by_their_day() -> None:
    for revision in ScriptDirectory.from_config(configuration()).walk_revisions():
        year, month, day, *_words = Path(revision.path).stem.split("_")
        assert len(year) == 4 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def test_migrating_again_changes_nothing(database_url: str) -> None:
    migrate(database_url)
    migrate(database_url)

    store = Store(database_url)
    assert is_at_head(store.engine)
    store.close()


def test_an_empty_database_is_not_at_head(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'new.db'}")
    assert not is_at_head(store.engine)
    store.close()


def test_the_way_down_leaves_nothing_behind_and_leads_up_again(store: Store, database_url: str) -> None:
    with store.engine.begin() as connection:
        command.downgrade(configuration(connection), "base")
    assert inspect(store.engine).get_table_names() == ["alembic_version"]

    migrate(database_url)
    assert is_at_head(store.engine)


@pytest.mark.only_sqlite
def test_the_scripts_are_found_from_any_folder(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    migrate(database_url)
