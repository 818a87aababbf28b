"""What happened to each original, told in a chain of hashes; and what the seller threw away."""

from __future__ import annotations

import hashlib
import json

import sqlalchemy as sa
from alembic.operations import Operations

_LIVE_FACTS = """
    CREATE VIEW live_facts AS
    SELECT id, batch_id, case_id, field, value, status, single, candidate_id, edited, tz, at
    FROM facts f
    WHERE NOT EXISTS (SELECT 1 FROM undos u WHERE u.batch_id = f.batch_id)
    AND (f.candidate_id IS NULL OR f.candidate_id NOT IN (
      SELECT c.id FROM notices n JOIN candidates c ON c.notice_id = n.id
      WHERE n.removed_at IS NOT NULL
    ))
"""


def upgrade(op: Operations) -> None:
    for table in ("cases", "notices", "stores"):
        op.add_column(table, sa.Column("removed_at", sa.DateTime(timezone=True)))
    op.create_index("ix_notices_removed_at", "notices", ["removed_at"])
    op.execute("DROP VIEW live_facts")
    op.execute(_LIVE_FACTS)
    op.create_table(
        "custody",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.Integer()),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("computer", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("late", sa.Integer(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_custody"),
        sa.UniqueConstraint("sha256", "number", name="uq_custody_sha256_number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "trash",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.Integer()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_trash"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_trash_case_id"),
        sa.CheckConstraint("outcome IN ('', 'restored', 'purged')", name="ck_trash_outcome"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_trash_ended_at", "trash", ["ended_at"])
    op.create_table(
        "hold_ends",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_hold_ends"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_hold_ends_case_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_hold_ends_case_id", "hold_ends", ["case_id"])
    op.create_table(
        "kept_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(length=32), nullable=False),
        sa.Column("part", sa.String(length=32), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kept_lines"),
    )
    op.create_index("ix_kept_lines_holder", "kept_lines", ["holder"])
    _begin_chains(op)


def _begin_chains(op: Operations) -> None:
    """An entry for each original that is here already, marked as written later.

    Who added it is not known any more; when, its row says.
    """
    connection = op.get_bind()
    written = connection.scalar(sa.text("SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"))
    rows = connection.execute(
        sa.text("SELECT sha256, name, size, kind, added_at FROM evidence ORDER BY added_at, sha256")
    ).all()
    made = []
    for sha256, name, size, kind, added_at in rows:
        entry = {
            "sha256": sha256,
            "number": 1,
            "at": f"{added_at[:10]}T{added_at[11:19]}Z",
            "what": "added",
            "case_id": None,
            "who": "",
            "computer": "",
            "detail": {"kind": kind, "name": name, "size": size, "written": written},
            "late": 1,
            "previous": "",
        }
        told = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest = hashlib.sha256(told.encode()).hexdigest()
        detail = json.dumps(
            entry["detail"], ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        made.append(entry | {"detail": detail, "hash": digest})
    if made:
        connection.execute(
            sa.text(
                "INSERT INTO custody (sha256, number, at, what, case_id, who, computer, detail,"
                " late, previous, hash) VALUES (:sha256, :number, :at, :what, :case_id, :who,"
                " :computer, :detail, :late, :previous, :hash)"
            ),
            made,
        )
