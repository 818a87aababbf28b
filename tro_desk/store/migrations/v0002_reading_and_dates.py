"""Lines of scanned pages, signs of a false notice, and what the seller says of dates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    for table, column, default in (
        ("pages", "layout", ""),
        ("notices", "reasons", "[]"),
        ("notices", "fingerprint", ""),
    ):
        op.add_column(table, sa.Column(column, sa.Text(), nullable=False, server_default=default))
    op.create_table(
        "signs",
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("check", sa.String(length=32), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("notice_id", "number", name="pk_signs"),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_signs_notice_id"),
        sa.CheckConstraint(
            "outcome IN ('checked', 'could_not_check', 'mismatch')", name="ck_signs_outcome"
        ),
    )
    op.create_table(
        "closures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("court", sa.String(length=16), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_closures"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_closures_court_on", "closures", ["court", "on"])
    op.create_table(
        "custom_deadlines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("tz", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_custom_deadlines"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_custom_deadlines_case_id"),
        sa.CheckConstraint(
            "unit IN ('fixed', 'court_days', 'hours', 'china_days')",
            name="ck_custom_deadlines_unit",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_custom_deadlines_case_id", "custom_deadlines", ["case_id"])
    op.create_table(
        "deadline_marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("tz", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deadline_marks"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_deadline_marks_case_id"),
        sa.ForeignKeyConstraint(["sha256"], ["evidence.sha256"], name="fk_deadline_marks_sha256"),
        sa.CheckConstraint("state IN ('open', 'done', 'moved')", name="ck_deadline_marks_state"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deadline_marks_case_id", "deadline_marks", ["case_id"])
    op.create_table(
        "reminded",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lead", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "deadline", "due", "lead", name="pk_reminded"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_reminded_case_id"),
    )
