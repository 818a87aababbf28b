"""What the seller writes down beside the steps, and what an answer rested on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    for column, default in (("item", ""), ("basis", "{}"), ("wording", "")):
        added = sa.Column(column, sa.Text(), nullable=False, server_default=default)
        op.add_column("answers", added)
    op.create_table(
        "records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_records"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_records_case_id"),
        sa.CheckConstraint("removed IN (0, 1)", name="ck_records_removed"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_records_case_id_kind_number", "records", ["case_id", "kind", "number"])
    op.create_table(
        "record_papers",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("record_id", "sha256", name="pk_record_papers"),
        sa.ForeignKeyConstraint(["record_id"], ["records.id"], name="fk_record_papers_record_id"),
        sa.ForeignKeyConstraint(["sha256"], ["evidence.sha256"], name="fk_record_papers_sha256"),
    )
