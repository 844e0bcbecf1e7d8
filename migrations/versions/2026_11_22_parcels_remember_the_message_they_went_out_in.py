"""Parcels remember the message they went out in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "74c2c9aa9f19"
down_revision = "8c2d1f6a40e7"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("deeds", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deeds_done_at"), ["done_at"], unique=False)

    with op.batch_alter_table("parcels", schema=None) as batch_op:
        batch_op.add_column(sa.Column("posting", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("leased_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_parcels_posting"), ["posting"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("parcels", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_parcels_posting"))
        batch_op.drop_column("leased_at")
        batch_op.drop_column("posting")

    with op.batch_alter_table("deeds", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deeds_done_at"))
