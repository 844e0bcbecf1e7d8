"""Nobody looks for leftovers by an index.

Nearly every account is none, so the index led SQLite through all of them where a CSM's own five were asked for.
"""

from __future__ import annotations

from alembic import op

revision = "5d0c7be1f3a2"
down_revision = "74c2c9aa9f19"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accounts_is_leftover"))


def downgrade() -> None:
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_accounts_is_leftover"), ["is_leftover"], unique=False)
