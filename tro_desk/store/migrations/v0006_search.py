"""How far the index of the search has come; the index itself is made when it is first needed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.create_table(
        "search_marks",
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_search_marks"),
    )
    op.create_table(
        "search_papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_papers"),
        sa.UniqueConstraint("sha256", "added_at", name="uq_search_papers_sha256_added_at"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "search_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_names"),
        sa.UniqueConstraint("kind", "row", "text", name="uq_search_names_kind_row_text"),
        sqlite_autoincrement=True,
    )
