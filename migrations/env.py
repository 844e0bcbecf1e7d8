"""What Alembic runs: on the connection `bot.domain.migration` hands it, or on DATABASE_URL when called by hand."""

from __future__ import annotations

import os
from typing import Any

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, TypeDecorator

from bot.domain.schema import METADATA
from bot.domain.store import Store


def plain_types(kind: str, item: Any, _context: AutogenContext) -> str | bool:
    """Writes a column type of ours as the type it is stored as: a migration must not change when our code does."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=plain_types,
        transactional_ddl=True,  # SQLite can roll back DDL, too: a migration happens wholly or not at all
    )
    with context.begin_transaction():
        context.run_migrations()


connection = context.config.attributes.get("connection")
if connection is not None:
    run(connection)
else:
    store = Store(os.environ["DATABASE_URL"])
    with store.engine.begin() as connection:
        run(connection)
    store.close()
