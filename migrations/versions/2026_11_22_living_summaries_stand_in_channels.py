"""Living summaries stand in channels.

The column that goes, `pinned_ts`, was never written.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "89da4a53ebed"
down_revision = "5d0c7be1f3a2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "summaries",
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("ts", sa.String(length=32), nullable=False),
        sa.Column("shows", sa.String(length=64), nullable=False),
        sa.Column("is_pinned", sa.Boolean(), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summaries")),
        sa.UniqueConstraint("channel_id", name=op.f("uq_summaries_channel_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("channel_bindings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("summary_by_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_channel_bindings_summary_by_id_users"), "users", ["summary_by_id"], ["id"]
        )
        batch_op.drop_column("pinned_ts")


def downgrade() -> None:
    with op.batch_alter_table("channel_bindings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pinned_ts", sa.String(length=32), nullable=True))
        batch_op.drop_constraint(batch_op.f("fk_channel_bindings_summary_by_id_users"), type_="foreignkey")
        batch_op.drop_column("summary_by_id")
    op.drop_table("summaries")
