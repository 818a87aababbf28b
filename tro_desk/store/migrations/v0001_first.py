"""The first schema: cases, papers, what is found in them, what the seller says, shops, briefs."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic.operations import Operations

VIEWS: Final = (
    """
    CREATE VIEW live_facts AS
    SELECT id, batch_id, case_id, field, value, status, single, candidate_id, edited, tz, at
    FROM facts f
    WHERE NOT EXISTS (SELECT 1 FROM undos u WHERE u.batch_id = f.batch_id)
    """,
    """
    CREATE VIEW current_facts AS
    SELECT id, case_id, field, value, status, candidate_id, edited, tz, at
    FROM live_facts f
    WHERE NOT EXISTS (
      SELECT 1 FROM live_facts n
      WHERE n.case_id = f.case_id AND n.field = f.field AND n.value = f.value AND n.id > f.id
    )
    AND NOT (f.status = 'confirmed' AND f.single = 1 AND EXISTS (
      SELECT 1 FROM live_facts n
      WHERE n.case_id = f.case_id AND n.field = f.field AND n.status = 'confirmed' AND n.id > f.id
    ))
    """,
    """
    CREATE VIEW parties AS
    SELECT case_id,
      CASE field
        WHEN 'plaintiff' THEN 'plaintiff'
        WHEN 'plaintiff_firm' THEN 'firm'
        WHEN 'plaintiff_counsel' THEN 'counsel'
        ELSE 'defendant'
      END AS role,
      value AS name, id AS fact_id
    FROM current_facts
    WHERE status = 'confirmed'
      AND field IN ('plaintiff', 'plaintiff_firm', 'plaintiff_counsel', 'store_name')
    """,
    """
    CREATE VIEW rights AS
    SELECT case_id, field AS kind, value AS number, id AS fact_id
    FROM current_facts
    WHERE status = 'confirmed'
      AND field IN ('trademark_registration', 'trademark_serial', 'copyright_registration',
                    'design_patent', 'utility_patent')
    """,
)


def upgrade(op: Operations) -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "evidence",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="ck_evidence_sha256"),
        sa.CheckConstraint("size >= 0 AND pages >= 0", name="ck_evidence_counts"),
        sa.PrimaryKeyConstraint("sha256", name="pk_evidence"),
    )
    op.create_table(
        "stores",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seller_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stores"),
        sa.UniqueConstraint("platform", "name", name="uq_stores_platform_name"),
    )
    op.create_table(
        "answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("content_version", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stale", sa.Integer(), nullable=False),
        sa.CheckConstraint("stale IN (0, 1)", name="ck_answers_stale"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_answers_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
    )
    op.create_index("ix_answers_case_id_step", "answers", ["case_id", "step"], unique=False)
    op.create_table(
        "balances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("held_minor", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.CheckConstraint("length(currency) = 3", name="ck_balances_currency"),
        sa.ForeignKeyConstraint(["sha256"], ["evidence.sha256"], name="fk_balances_sha256"),
        sa.ForeignKeyConstraint(["store_id"], ["stores.id"], name="fk_balances_store_id"),
        sa.PrimaryKeyConstraint("id", name="pk_balances"),
        sa.UniqueConstraint(
            "store_id",
            "account",
            "on",
            "currency",
            "sha256",
            name="uq_balances_store_id_account_on_currency_sha256",
        ),
    )
    op.create_table(
        "batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_batches_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_batches"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_batches_case_id", "batches", ["case_id"], unique=False)
    op.create_table(
        "briefs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("stem", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("snapshot_sha256", sa.String(length=64), nullable=False),
        sa.Column("first_page_of", sa.Text(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="ck_briefs_sha256"),
        sa.CheckConstraint("length(snapshot_sha256) = 64", name="ck_briefs_snapshot_sha256"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_briefs_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_briefs"),
        sa.UniqueConstraint("stem", name="uq_briefs_stem"),
    )
    op.create_index("ix_briefs_case_id", "briefs", ["case_id"], unique=False)
    op.create_table(
        "listings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["store_id"], ["stores.id"], name="fk_listings_store_id"),
        sa.PrimaryKeyConstraint("id", name="pk_listings"),
        sa.UniqueConstraint(
            "store_id", "product_id", "sku", name="uq_listings_store_id_product_id_sku"
        ),
    )
    op.create_table(
        "log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(length=16), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("params", sa.Text(), nullable=False),
        sa.CheckConstraint("who IN ('seller', 'desk')", name="ck_log_who"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_log_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_log"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_log_case_id", "log", ["case_id"], unique=False)
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("notice_type", sa.String(length=32), nullable=False),
        sa.Column("method", sa.String(length=16), nullable=False),
        sa.Column("warnings", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_notices_case_id"),
        sa.ForeignKeyConstraint(["sha256"], ["evidence.sha256"], name="fk_notices_sha256"),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
        sa.UniqueConstraint("case_id", "sha256", name="uq_notices_case_id_sha256"),
    )
    op.create_index("ix_notices_sha256", "notices", ["sha256"], unique=False)
    op.create_table(
        "pages",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("number >= 1", name="ck_pages_number"),
        sa.ForeignKeyConstraint(["sha256"], ["evidence.sha256"], name="fk_pages_sha256"),
        sa.PrimaryKeyConstraint("sha256", "number", name="pk_pages"),
    )
    op.create_table(
        "sales",
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("occurrence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("sold_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tz", sa.Text(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("gross_minor", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("ship_state", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.CheckConstraint("length(currency) = 3", name="ck_sales_currency"),
        sa.CheckConstraint("occurrence >= 1", name="ck_sales_occurrence"),
        sa.ForeignKeyConstraint(["sha256"], ["evidence.sha256"], name="fk_sales_sha256"),
        sa.ForeignKeyConstraint(["store_id"], ["stores.id"], name="fk_sales_store_id"),
        sa.PrimaryKeyConstraint("store_id", "order_id", "sku", "occurrence", name="pk_sales"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sales_product_id_sold_at", "sales", ["product_id", "sold_at"], unique=False)
    op.create_table(
        "candidates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("tz", sa.Text(), nullable=True),
        sa.CheckConstraint(
            'page >= 1 AND start >= 0 AND "end" > start', name="ck_candidates_place"
        ),
        sa.CheckConstraint("score BETWEEN 0 AND 1000", name="ck_candidates_score"),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_candidates_notice_id"),
        sa.PrimaryKeyConstraint("id", name="pk_candidates"),
    )
    op.create_index("ix_candidates_notice_id", "candidates", ["notice_id"], unique=False)
    op.create_table(
        "undos",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_undos_batch_id"),
        sa.PrimaryKeyConstraint("batch_id", name="pk_undos"),
    )
    op.create_table(
        "facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("single", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=True),
        sa.Column("edited", sa.Integer(), nullable=False),
        sa.Column("tz", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status IN ('confirmed', 'not_sure', 'rejected', 'withdrawn')", name="ck_facts_status"
        ),
        sa.CheckConstraint("single IN (0, 1) AND edited IN (0, 1)", name="ck_facts_flags"),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_facts_batch_id"),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidates.id"], name="fk_facts_candidate_id"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_facts_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_facts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_facts_batch_id", "facts", ["batch_id"], unique=False)
    op.create_index("ix_facts_candidate_id", "facts", ["candidate_id"], unique=False)
    op.create_index(
        "ix_facts_case_id_field_value", "facts", ["case_id", "field", "value"], unique=False
    )
    for view in VIEWS:
        op.execute(view)
