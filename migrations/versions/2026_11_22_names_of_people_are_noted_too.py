"""The notes of changed names tell of people's names too."""

from __future__ import annotations

from alembic import op

revision = "51d7e0c9ab34"
down_revision = "b7e41c5d90a8"
branch_labels = None
depends_on = None

DEEDS = ("insert", "update", "delete")


def upgrade() -> None:
    """The trigger that minded only a contact's address goes; all are put in place after every migration."""
    _drop("contacts", "update")


def downgrade() -> None:
    """Contacts keep the trigger that notes more than the older code needs."""
    for deed in DEEDS:
        _drop("users", deed)


def _drop(table: str, deed: str) -> None:
    on_table = "" if op.get_bind().dialect.name == "sqlite" else f" ON {table}"
    op.execute(f"DROP TRIGGER IF EXISTS note_name_of_{table}_{deed}{on_table}")
