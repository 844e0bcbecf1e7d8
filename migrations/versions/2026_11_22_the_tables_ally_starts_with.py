"""The tables Ally starts with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "03b991702ded"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "claims",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint("key", name=op.f("uq_claims_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("claims", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claims_claimed_at"), ["claimed_at"], unique=False)

    op.create_table(
        "source_records",
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("source_id", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_records")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("source_records", schema=None) as batch_op:
        batch_op.create_index("ix_source_records_entity_row_id", ["entity", "row_id"], unique=False)
        batch_op.create_index(
            "uq_source_records_source_entity_source_id", ["source", "entity", "source_id"], unique=True
        )

    op.create_table(
        "sync_runs",
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("cursor", sa.Text(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_runs")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("sync_runs", schema=None) as batch_op:
        batch_op.create_index("ix_sync_runs_source_entity", ["source", "entity"], unique=False)

    op.create_table(
        "users",
        sa.Column("sf_id", sa.String(length=18), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("slack_id", sa.String(length=32), nullable=True),
        sa.Column("time_zone", sa.String(length=64), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["manager_id"], ["users.id"], name=op.f("fk_users_manager_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
        sa.UniqueConstraint("sf_id", name=op.f("uq_users_sf_id")),
        sa.UniqueConstraint("slack_id", name=op.f("uq_users_slack_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_users_manager_id"), ["manager_id"], unique=False)

    op.create_table(
        "accounts",
        sa.Column("sf_id", sa.String(length=18), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("website", sa.String(length=255), nullable=True),
        sa.Column("domain", sa.String(length=255), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("segment", sa.String(length=40), nullable=True),
        sa.Column("industry", sa.String(length=80), nullable=True),
        sa.Column("region", sa.String(length=40), nullable=True),
        sa.Column("country", sa.String(length=80), nullable=True),
        sa.Column("employees", sa.Integer(), nullable=True),
        sa.Column("arr", sa.Numeric(precision=15, scale=2), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("renewal_date", sa.Date(), nullable=True),
        sa.Column("original_contract_date", sa.Date(), nullable=True),
        sa.Column("stage", sa.String(length=40), nullable=True),
        sa.Column("stage_since", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=True),
        sa.Column("csm_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("solutions_architect_id", sa.Integer(), nullable=True),
        sa.Column("executive_sponsor", sa.String(length=200), nullable=True),
        sa.Column("priority", sa.String(length=2), nullable=True),
        sa.Column("licensed_users", sa.Integer(), nullable=True),
        sa.Column("billable_users", sa.Integer(), nullable=True),
        sa.Column("active_users", sa.Integer(), nullable=True),
        sa.Column("deployment_type", sa.String(length=120), nullable=True),
        sa.Column("referenceable", sa.Boolean(), nullable=True),
        sa.Column("sentiment", sa.String(length=10), nullable=True),
        sa.Column("sentiment_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("product_sentiment", sa.String(length=10), nullable=True),
        sa.Column("product_sentiment_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("slack_channel", sa.String(length=80), nullable=True),
        sa.Column("support_level", sa.String(length=40), nullable=True),
        sa.Column("nps", sa.Integer(), nullable=True),
        sa.Column("notes_links", sa.Text(), nullable=True),
        sa.Column("health_score", sa.Integer(), nullable=True),
        sa.Column("health_band", sa.String(length=10), nullable=True),
        sa.Column("health_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_activity_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_entry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_deleted", sa.Boolean(), nullable=False),
        sa.Column("is_leftover", sa.Boolean(), nullable=False),
        sa.Column("survivor_id", sa.Integer(), nullable=True),
        sa.Column("synced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["csm_id"], ["users.id"], name=op.f("fk_accounts_csm_id_users")),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_accounts_owner_id_users")),
        sa.ForeignKeyConstraint(["parent_id"], ["accounts.id"], name=op.f("fk_accounts_parent_id_accounts")),
        sa.ForeignKeyConstraint(
            ["solutions_architect_id"], ["users.id"], name=op.f("fk_accounts_solutions_architect_id_users")
        ),
        sa.ForeignKeyConstraint(["survivor_id"], ["accounts.id"], name=op.f("fk_accounts_survivor_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("sf_id", name=op.f("uq_accounts_sf_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_accounts_arr"), ["arr"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_csm_id"), ["csm_id"], unique=False)
        batch_op.create_index("ix_accounts_csm_id_renewal_date", ["csm_id", "renewal_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_domain"), ["domain"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_health_band"), ["health_band"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_health_score"), ["health_score"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_is_leftover"), ["is_leftover"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_last_activity_at"), ["last_activity_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_name"), ["name"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_priority"), ["priority"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_region"), ["region"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_renewal_date"), ["renewal_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_segment"), ["segment"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_sentiment"), ["sentiment"], unique=False)
        batch_op.create_index(batch_op.f("ix_accounts_stage"), ["stage"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("ability", sa.String(length=40), nullable=False),
        sa.Column("slots", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("message_ts", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_drafts_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drafts_updated_at"), ["updated_at"], unique=False)
        batch_op.create_index("ix_drafts_user_id_place_state", ["user_id", "place", "state"], unique=False)

    op.create_table(
        "misses",
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("nearest", sa.Text(), nullable=False),
        sa.Column("chosen", sa.String(length=40), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["users.id"], name=op.f("fk_misses_person_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_misses")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "posts",
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("ts", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_posts_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.create_index("ix_posts_entity_row_id", ["entity", "row_id"], unique=False)
        batch_op.create_index("uq_posts_channel_id_ts", ["channel_id", "ts"], unique=True)

    op.create_table(
        "preferences",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=True),
        sa.Column("digest_at", sa.String(length=5), nullable=False),
        sa.Column("digest_days", sa.Text(), nullable=False),
        sa.Column("quiet_from", sa.String(length=5), nullable=True),
        sa.Column("quiet_until", sa.String(length=5), nullable=True),
        sa.Column("events", sa.Text(), nullable=False),
        sa.Column("away_from", sa.Date(), nullable=True),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.Column("stand_in_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["stand_in_id"], ["users.id"], name=op.f("fk_preferences_stand_in_id_users")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_preferences_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preferences")),
        sa.UniqueConstraint("user_id", name=op.f("uq_preferences_user_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "saved_views",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("ability", sa.String(length=40), nullable=False),
        sa.Column("slots", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_saved_views_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("saved_views", schema=None) as batch_op:
        batch_op.create_index("uq_saved_views_user_id_name", ["user_id", "name"], unique=True)

    op.create_table(
        "account_aliases",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("alias", sa.String(length=255), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_aliases_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_aliases")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("account_aliases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_aliases_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_aliases_alias"), ["alias"], unique=False)
        batch_op.create_index("uq_account_aliases_account_id_alias", ["account_id", "alias"], unique=True)

    op.create_table(
        "adoption_points",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=80), nullable=False),
        sa.Column("active_users", sa.Integer(), nullable=False),
        sa.Column("licensed_users", sa.Integer(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_adoption_points_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adoption_points")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("adoption_points", schema=None) as batch_op:
        batch_op.create_index(
            "uq_adoption_points_account_id_stage_as_of", ["account_id", "stage", "as_of"], unique=True
        )

    op.create_table(
        "channel_bindings",
        sa.Column("channel_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("bound_by_id", sa.Integer(), nullable=False),
        sa.Column("bound_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pinned_ts", sa.String(length=32), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_channel_bindings_account_id_accounts")),
        sa.ForeignKeyConstraint(["bound_by_id"], ["users.id"], name=op.f("fk_channel_bindings_bound_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_bindings")),
        sa.UniqueConstraint("channel_id", name=op.f("uq_channel_bindings_channel_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("channel_bindings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_channel_bindings_account_id"), ["account_id"], unique=False)

    op.create_table(
        "contacts",
        sa.Column("sf_id", sa.String(length=18), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("first_name", sa.String(length=120), nullable=True),
        sa.Column("last_name", sa.String(length=120), nullable=True),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("role", sa.String(length=80), nullable=True),
        sa.Column("location", sa.String(length=120), nullable=True),
        sa.Column("is_champion", sa.Boolean(), nullable=False),
        sa.Column("is_sponsor", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("email_bounced", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_contacts_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sa.UniqueConstraint("sf_id", name=op.f("uq_contacts_sf_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contacts_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contacts_email"), ["email"], unique=False)

    op.create_table(
        "csm_changes",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("old_csm_id", sa.Integer(), nullable=True),
        sa.Column("new_csm_id", sa.Integer(), nullable=True),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_csm_changes_account_id_accounts")),
        sa.ForeignKeyConstraint(["changed_by_id"], ["users.id"], name=op.f("fk_csm_changes_changed_by_id_users")),
        sa.ForeignKeyConstraint(["new_csm_id"], ["users.id"], name=op.f("fk_csm_changes_new_csm_id_users")),
        sa.ForeignKeyConstraint(["old_csm_id"], ["users.id"], name=op.f("fk_csm_changes_old_csm_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_csm_changes")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("csm_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_csm_changes_account_id"), ["account_id"], unique=False)

    op.create_table(
        "deeds",
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("ability", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("channel_id", sa.String(length=32), nullable=True),
        sa.Column("thread_ts", sa.String(length=32), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_deeds_account_id_accounts")),
        sa.ForeignKeyConstraint(["person_id"], ["users.id"], name=op.f("fk_deeds_person_id_users")),
        sa.ForeignKeyConstraint(["undoes_id"], ["deeds.id"], name=op.f("fk_deeds_undoes_id_deeds")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deeds")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("deeds", schema=None) as batch_op:
        batch_op.create_index("ix_deeds_account_id_done_at", ["account_id", "done_at"], unique=False)
        batch_op.create_index("ix_deeds_person_id_done_at", ["person_id", "done_at"], unique=False)

    op.create_table(
        "follows",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("channel_id", sa.String(length=32), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_follows_account_id_accounts")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_follows_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follows")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("follows", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follows_account_id"), ["account_id"], unique=False)
        batch_op.create_index("uq_follows_channel_id_account_id", ["channel_id", "account_id"], unique=True)
        batch_op.create_index("uq_follows_user_id_account_id", ["user_id", "account_id"], unique=True)

    op.create_table(
        "health_points",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("band", sa.String(length=10), nullable=False),
        sa.Column("scored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_health_points_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_points")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("health_points", schema=None) as batch_op:
        batch_op.create_index("uq_health_points_account_id_scored_at", ["account_id", "scored_at"], unique=True)

    op.create_table(
        "measure_points",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(length=80), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("scored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_measure_points_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_points")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("measure_points", schema=None) as batch_op:
        batch_op.create_index(
            "uq_measure_points_account_id_measure_scored_at", ["account_id", "measure", "scored_at"], unique=True
        )

    op.create_table(
        "mutes",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_mutes_account_id_accounts")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_mutes_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mutes")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("mutes", schema=None) as batch_op:
        batch_op.create_index("uq_mutes_user_id_account_id", ["user_id", "account_id"], unique=True)

    op.create_table(
        "opportunities",
        sa.Column("sf_id", sa.String(length=18), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("stage", sa.String(length=80), nullable=True),
        sa.Column("amount", sa.Numeric(precision=15, scale=2), nullable=True),
        sa.Column("close_date", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("is_won", sa.Boolean(), nullable=False),
        sa.Column("probability", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_opportunities_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunities")),
        sa.UniqueConstraint("sf_id", name=op.f("uq_opportunities_sf_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("opportunities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opportunities_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_opportunities_close_date"), ["close_date"], unique=False)

    op.create_table(
        "parcels",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("channel_id", sa.String(length=32), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_by", sa.String(length=80), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_ts", sa.String(length=32), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_parcels_account_id_accounts")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_parcels_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parcels")),
        sa.UniqueConstraint("key", name=op.f("uq_parcels_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("parcels", schema=None) as batch_op:
        batch_op.create_index("ix_parcels_state_not_before", ["state", "not_before"], unique=False)
        batch_op.create_index(batch_op.f("ix_parcels_user_id"), ["user_id"], unique=False)

    op.create_table(
        "remembered_choices",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=255), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_remembered_choices_account_id_accounts")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_remembered_choices_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_choices")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("remembered_choices", schema=None) as batch_op:
        batch_op.create_index("uq_remembered_choices_user_id_words", ["user_id", "words"], unique=True)

    op.create_table(
        "success_plans",
        sa.Column("sf_id", sa.String(length=18), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("highlights", sa.Text(), nullable=True),
        sa.Column("strategy", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_success_plans_account_id_accounts")),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_success_plans_owner_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_success_plans")),
        sa.UniqueConstraint("sf_id", name=op.f("uq_success_plans_sf_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("success_plans", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_success_plans_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_success_plans_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "tickets",
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("source_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("priority", sa.String(length=20), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_tickets_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tickets")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tickets_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tickets_is_open"), ["is_open"], unique=False)
        batch_op.create_index("uq_tickets_source_source_id", ["source", "source_id"], unique=True)

    op.create_table(
        "changes",
        sa.Column("deed_id", sa.Integer(), nullable=False),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=60), nullable=True),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["deed_id"], ["deeds.id"], name=op.f("fk_changes_deed_id_deeds")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_changes_deed_id"), ["deed_id"], unique=False)
        batch_op.create_index("ix_changes_entity_row_id", ["entity", "row_id"], unique=False)

    op.create_table(
        "ctas",
        sa.Column("sf_id", sa.String(length=18), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=80), nullable=True),
        sa.Column("priority", sa.String(length=10), nullable=False),
        sa.Column("status", sa.String(length=60), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("is_important", sa.Boolean(), nullable=False),
        sa.Column("snoozed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snooze_reason", sa.Text(), nullable=True),
        sa.Column("playbook", sa.String(length=80), nullable=True),
        sa.Column("success_criteria", sa.Text(), nullable=True),
        sa.Column("percent_complete", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("closing_comment", sa.Text(), nullable=True),
        sa.Column("risk_impact", sa.String(length=80), nullable=True),
        sa.Column("next_update_due", sa.Date(), nullable=True),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_ctas_account_id_accounts")),
        sa.ForeignKeyConstraint(["created_by_id"], ["users.id"], name=op.f("fk_ctas_created_by_id_users")),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_ctas_owner_id_users")),
        sa.ForeignKeyConstraint(["plan_id"], ["success_plans.id"], name=op.f("fk_ctas_plan_id_success_plans")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ctas")),
        sa.UniqueConstraint("number", name=op.f("uq_ctas_number")),
        sa.UniqueConstraint("sf_id", name=op.f("uq_ctas_sf_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("ctas", schema=None) as batch_op:
        batch_op.create_index("ix_ctas_account_id_is_open_due", ["account_id", "is_open", "due"], unique=False)
        batch_op.create_index("ix_ctas_is_open_due", ["is_open", "due"], unique=False)
        batch_op.create_index("ix_ctas_owner_id_is_open_due", ["owner_id", "is_open", "due"], unique=False)
        batch_op.create_index(batch_op.f("ix_ctas_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ctas_snoozed_until"), ["snoozed_until"], unique=False)
        batch_op.create_index(batch_op.f("ix_ctas_type"), ["type"], unique=False)

    op.create_table(
        "plan_shares",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("shared_by_id", sa.Integer(), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_plan_shares_contact_id_contacts")),
        sa.ForeignKeyConstraint(["plan_id"], ["success_plans.id"], name=op.f("fk_plan_shares_plan_id_success_plans")),
        sa.ForeignKeyConstraint(["shared_by_id"], ["users.id"], name=op.f("fk_plan_shares_shared_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_shares")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_shares", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_shares_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "sponsor_tracks",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("tracked_by_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_sponsor_tracks_contact_id_contacts")),
        sa.ForeignKeyConstraint(["tracked_by_id"], ["users.id"], name=op.f("fk_sponsor_tracks_tracked_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sponsor_tracks")),
        sa.UniqueConstraint("contact_id", name=op.f("uq_sponsor_tracks_contact_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "surveys",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_surveys_account_id_accounts")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_surveys_contact_id_contacts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveys")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("surveys", schema=None) as batch_op:
        batch_op.create_index(
            "uq_surveys_account_id_contact_id_answered_at", ["account_id", "contact_id", "answered_at"], unique=True
        )

    op.create_table(
        "activities",
        sa.Column("sf_id", sa.String(length=18), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("has_time", sa.Boolean(), nullable=False),
        sa.Column("duration", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("meeting_type", sa.String(length=60), nullable=True),
        sa.Column("sponsor_attended", sa.Boolean(), nullable=True),
        sa.Column("sentiment", sa.String(length=10), nullable=True),
        sa.Column("product_sentiment", sa.String(length=10), nullable=True),
        sa.Column("risk_reason", sa.String(length=80), nullable=True),
        sa.Column("risk_impact", sa.String(length=80), nullable=True),
        sa.Column("cta_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("permalink", sa.String(length=500), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_activities_account_id_accounts")),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_activities_author_id_users")),
        sa.ForeignKeyConstraint(["cta_id"], ["ctas.id"], name=op.f("fk_activities_cta_id_ctas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
        sa.UniqueConstraint("sf_id", name=op.f("uq_activities_sf_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.create_index("ix_activities_account_id_happened_at", ["account_id", "happened_at"], unique=False)

    op.create_table(
        "cta_comments",
        sa.Column("cta_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_cta_comments_author_id_users")),
        sa.ForeignKeyConstraint(["cta_id"], ["ctas.id"], name=op.f("fk_cta_comments_cta_id_ctas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cta_comments")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("cta_comments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cta_comments_cta_id"), ["cta_id"], unique=False)

    op.create_table(
        "cta_contacts",
        sa.Column("cta_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_cta_contacts_contact_id_contacts")),
        sa.ForeignKeyConstraint(["cta_id"], ["ctas.id"], name=op.f("fk_cta_contacts_cta_id_ctas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cta_contacts")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("cta_contacts", schema=None) as batch_op:
        batch_op.create_index("uq_cta_contacts_cta_id_contact_id", ["cta_id", "contact_id"], unique=True)

    op.create_table(
        "cta_tasks",
        sa.Column("sf_id", sa.String(length=18), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("cta_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cta_id"], ["ctas.id"], name=op.f("fk_cta_tasks_cta_id_ctas")),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_cta_tasks_owner_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cta_tasks")),
        sa.UniqueConstraint("number", name=op.f("uq_cta_tasks_number")),
        sa.UniqueConstraint("sf_id", name=op.f("uq_cta_tasks_sf_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("cta_tasks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cta_tasks_cta_id"), ["cta_id"], unique=False)
        batch_op.create_index("ix_cta_tasks_owner_id_is_done_due", ["owner_id", "is_done", "due"], unique=False)

    op.create_table(
        "sponsor_changes",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("change", sa.String(length=20), nullable=False),
        sa.Column("old_value", sa.String(length=255), nullable=True),
        sa.Column("new_value", sa.String(length=255), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("confidence", sa.String(length=10), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_by_id", sa.Integer(), nullable=True),
        sa.Column("cta_id", sa.Integer(), nullable=True),
        sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_sponsor_changes_account_id_accounts")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_sponsor_changes_contact_id_contacts")),
        sa.ForeignKeyConstraint(["cta_id"], ["ctas.id"], name=op.f("fk_sponsor_changes_cta_id_ctas")),
        sa.ForeignKeyConstraint(["reported_by_id"], ["users.id"], name=op.f("fk_sponsor_changes_reported_by_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sponsor_changes")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("sponsor_changes", schema=None) as batch_op:
        batch_op.create_index("ix_sponsor_changes_account_id_changed_at", ["account_id", "changed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_sponsor_changes_contact_id"), ["contact_id"], unique=False)

    op.create_table(
        "topics",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("cta_id", sa.Integer(), nullable=True),
        sa.Column("ability", sa.String(length=40), nullable=True),
        sa.Column("slots", sa.Text(), nullable=True),
        sa.Column("spoken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_topics_account_id_accounts")),
        sa.ForeignKeyConstraint(["cta_id"], ["ctas.id"], name=op.f("fk_topics_cta_id_ctas")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_topics_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("topics", schema=None) as batch_op:
        batch_op.create_index("uq_topics_user_id_place", ["user_id", "place"], unique=True)

    op.create_table(
        "attendees",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_attendees_activity_id_activities")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_attendees_contact_id_contacts")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_attendees_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendees")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("attendees", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendees_activity_id"), ["activity_id"], unique=False)


def downgrade() -> None:

    with op.batch_alter_table("attendees", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendees_activity_id"))

    op.drop_table("attendees")
    with op.batch_alter_table("topics", schema=None) as batch_op:
        batch_op.drop_index("uq_topics_user_id_place")

    op.drop_table("topics")
    with op.batch_alter_table("sponsor_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sponsor_changes_contact_id"))
        batch_op.drop_index("ix_sponsor_changes_account_id_changed_at")

    op.drop_table("sponsor_changes")
    with op.batch_alter_table("cta_tasks", schema=None) as batch_op:
        batch_op.drop_index("ix_cta_tasks_owner_id_is_done_due")
        batch_op.drop_index(batch_op.f("ix_cta_tasks_cta_id"))

    op.drop_table("cta_tasks")
    with op.batch_alter_table("cta_contacts", schema=None) as batch_op:
        batch_op.drop_index("uq_cta_contacts_cta_id_contact_id")

    op.drop_table("cta_contacts")
    with op.batch_alter_table("cta_comments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cta_comments_cta_id"))

    op.drop_table("cta_comments")
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.drop_index("ix_activities_account_id_happened_at")

    op.drop_table("activities")
    with op.batch_alter_table("surveys", schema=None) as batch_op:
        batch_op.drop_index("uq_surveys_account_id_contact_id_answered_at")

    op.drop_table("surveys")
    op.drop_table("sponsor_tracks")
    with op.batch_alter_table("plan_shares", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_shares_plan_id"))

    op.drop_table("plan_shares")
    with op.batch_alter_table("ctas", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ctas_type"))
        batch_op.drop_index(batch_op.f("ix_ctas_snoozed_until"))
        batch_op.drop_index(batch_op.f("ix_ctas_plan_id"))
        batch_op.drop_index("ix_ctas_owner_id_is_open_due")
        batch_op.drop_index("ix_ctas_is_open_due")
        batch_op.drop_index("ix_ctas_account_id_is_open_due")

    op.drop_table("ctas")
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.drop_index("ix_changes_entity_row_id")
        batch_op.drop_index(batch_op.f("ix_changes_deed_id"))

    op.drop_table("changes")
    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.drop_index("uq_tickets_source_source_id")
        batch_op.drop_index(batch_op.f("ix_tickets_is_open"))
        batch_op.drop_index(batch_op.f("ix_tickets_account_id"))

    op.drop_table("tickets")
    with op.batch_alter_table("success_plans", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_success_plans_owner_id"))
        batch_op.drop_index(batch_op.f("ix_success_plans_account_id"))

    op.drop_table("success_plans")
    with op.batch_alter_table("remembered_choices", schema=None) as batch_op:
        batch_op.drop_index("uq_remembered_choices_user_id_words")

    op.drop_table("remembered_choices")
    with op.batch_alter_table("parcels", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_parcels_user_id"))
        batch_op.drop_index("ix_parcels_state_not_before")

    op.drop_table("parcels")
    with op.batch_alter_table("opportunities", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_opportunities_close_date"))
        batch_op.drop_index(batch_op.f("ix_opportunities_account_id"))

    op.drop_table("opportunities")
    with op.batch_alter_table("mutes", schema=None) as batch_op:
        batch_op.drop_index("uq_mutes_user_id_account_id")

    op.drop_table("mutes")
    with op.batch_alter_table("measure_points", schema=None) as batch_op:
        batch_op.drop_index("uq_measure_points_account_id_measure_scored_at")

    op.drop_table("measure_points")
    with op.batch_alter_table("health_points", schema=None) as batch_op:
        batch_op.drop_index("uq_health_points_account_id_scored_at")

    op.drop_table("health_points")
    with op.batch_alter_table("follows", schema=None) as batch_op:
        batch_op.drop_index("uq_follows_user_id_account_id")
        batch_op.drop_index("uq_follows_channel_id_account_id")
        batch_op.drop_index(batch_op.f("ix_follows_account_id"))

    op.drop_table("follows")
    with op.batch_alter_table("deeds", schema=None) as batch_op:
        batch_op.drop_index("ix_deeds_person_id_done_at")
        batch_op.drop_index("ix_deeds_account_id_done_at")

    op.drop_table("deeds")
    with op.batch_alter_table("csm_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_csm_changes_account_id"))

    op.drop_table("csm_changes")
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contacts_email"))
        batch_op.drop_index(batch_op.f("ix_contacts_account_id"))

    op.drop_table("contacts")
    with op.batch_alter_table("channel_bindings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_channel_bindings_account_id"))

    op.drop_table("channel_bindings")
    with op.batch_alter_table("adoption_points", schema=None) as batch_op:
        batch_op.drop_index("uq_adoption_points_account_id_stage_as_of")

    op.drop_table("adoption_points")
    with op.batch_alter_table("account_aliases", schema=None) as batch_op:
        batch_op.drop_index("uq_account_aliases_account_id_alias")
        batch_op.drop_index(batch_op.f("ix_account_aliases_alias"))
        batch_op.drop_index(batch_op.f("ix_account_aliases_account_id"))

    op.drop_table("account_aliases")
    with op.batch_alter_table("saved_views", schema=None) as batch_op:
        batch_op.drop_index("uq_saved_views_user_id_name")

    op.drop_table("saved_views")
    op.drop_table("preferences")
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.drop_index("uq_posts_channel_id_ts")
        batch_op.drop_index("ix_posts_entity_row_id")

    op.drop_table("posts")
    op.drop_table("misses")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index("ix_drafts_user_id_place_state")
        batch_op.drop_index(batch_op.f("ix_drafts_updated_at"))

    op.drop_table("drafts")
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accounts_stage"))
        batch_op.drop_index(batch_op.f("ix_accounts_sentiment"))
        batch_op.drop_index(batch_op.f("ix_accounts_segment"))
        batch_op.drop_index(batch_op.f("ix_accounts_renewal_date"))
        batch_op.drop_index(batch_op.f("ix_accounts_region"))
        batch_op.drop_index(batch_op.f("ix_accounts_priority"))
        batch_op.drop_index(batch_op.f("ix_accounts_parent_id"))
        batch_op.drop_index(batch_op.f("ix_accounts_name"))
        batch_op.drop_index(batch_op.f("ix_accounts_last_activity_at"))
        batch_op.drop_index(batch_op.f("ix_accounts_is_leftover"))
        batch_op.drop_index(batch_op.f("ix_accounts_health_score"))
        batch_op.drop_index(batch_op.f("ix_accounts_health_band"))
        batch_op.drop_index(batch_op.f("ix_accounts_domain"))
        batch_op.drop_index("ix_accounts_csm_id_renewal_date")
        batch_op.drop_index(batch_op.f("ix_accounts_csm_id"))
        batch_op.drop_index(batch_op.f("ix_accounts_arr"))

    op.drop_table("accounts")
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_users_manager_id"))

    op.drop_table("users")
    with op.batch_alter_table("sync_runs", schema=None) as batch_op:
        batch_op.drop_index("ix_sync_runs_source_entity")

    op.drop_table("sync_runs")
    with op.batch_alter_table("source_records", schema=None) as batch_op:
        batch_op.drop_index("uq_source_records_source_entity_source_id")
        batch_op.drop_index("ix_source_records_entity_row_id")

    op.drop_table("source_records")
    with op.batch_alter_table("claims", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claims_claimed_at"))

    op.drop_table("claims")
