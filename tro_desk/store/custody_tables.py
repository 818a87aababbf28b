"""The tables of custody, of the trash, and of the duty to keep what is in them.

What is in the trash stays where it is, marked `removed_at` (a record: `removed`, a load:
`undone_at`) and left out of everything that is read; a row of `trash` tells what was thrown away
in one go, and so what comes back together.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy import Table as Tab

from tro_desk.store.tables import Utc, metadata

custody = Tab(
    "custody",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),  # of an original, also of one that was purged
    Column("number", Integer, nullable=False),
    Column("at", String(32), nullable=False),  # UTC, as it went into the hash
    Column("what", String(32), nullable=False),
    Column("case_id", Integer),
    Column("who", Text, nullable=False),
    Column("computer", Text, nullable=False),
    Column("detail", Text, nullable=False),  # JSON
    Column("late", Integer, nullable=False),
    Column("previous", String(64), nullable=False),  # hash of the entry before; "" of the first
    Column("hash", String(64), nullable=False),
    UniqueConstraint("sha256", "number"),
    sqlite_autoincrement=True,
)
"""What happened to an original: rows are added, never changed, never removed.

`hash` is the SHA-256 of all other columns but the row id, as canonical JSON (`store.custody`).
"""

trash = Tab(
    "trash",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("case_id", ForeignKey("cases.id")),
    Column("name", Text, nullable=False),
    Column("parts", Text, nullable=False),  # JSON: [[table, row], ...]
    Column("at", Utc, nullable=False),
    Column("ended_at", Utc, index=True),
    Column("outcome", String(16), nullable=False),
    CheckConstraint("outcome IN ('', 'restored', 'purged')", name="outcome"),
    sqlite_autoincrement=True,
)
"""What was thrown away in one go, and what became of it; "" while it lies in the trash."""

hold_ends = Tab(
    "hold_ends",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("said_by", Text, nullable=False),
    Column("on", Date, nullable=False),  # as the seller read it on the paper
    Column("note", Text, nullable=False),
    Column("basis", Text, nullable=False),  # JSON: what the hold rested on, and no longer does
    Column("at", Utc, nullable=False),
    Column("removed_at", Utc),
    sqlite_autoincrement=True,
)
"""That the duty to keep the papers of a case ended, as the seller recorded it."""

kept_lines = Tab(
    "kept_lines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("holder", String(32), nullable=False, index=True),  # load/<row>, store/<row>
    Column("part", String(32), nullable=False),  # the table they stood in
    Column("lines", Text, nullable=False),  # JSON: some thousand of them
)
"""Lines of what lies in the trash, as they come back: they count nowhere meanwhile."""
