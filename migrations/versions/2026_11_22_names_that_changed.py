"""Which accounts came to be called differently, for every process that keeps their names in memory."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "8c2d1f6a40e7"
down_revision = "03b991702ded"
branch_labels = None
depends_on = None

TRIGGERS = (
    ("accounts", "insert"),
    ("accounts", "update"),
    ("accounts", "delete"),
    ("account_aliases", "insert"),
    ("account_aliases", "update"),
    ("account_aliases", "delete"),
    ("contacts", "insert"),
    ("contacts", "update"),
    ("contacts", "delete"),
)


def upgrade() -> None:
    """The triggers that fill the table are put in place after every migration, see `bot.domain.account_names`."""
    op.create_table(
        "name_changes",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_changes")),
    )


def downgrade() -> None:
    on_table = "" if op.get_bind().dialect.name == "sqlite" else " ON {table}"
    for table, deed in TRIGGERS:
        op.execute(f"DROP TRIGGER IF EXISTS note_name_of_{table}_{deed}" + on_table.format(table=table))
    op.drop_table("name_changes")
