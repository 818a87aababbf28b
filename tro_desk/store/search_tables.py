"""What the index of the search remembers of itself. All of it can be made again from the rest."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Text, UniqueConstraint
from sqlalchemy import Table as Tab

from tro_desk.store.tables import Utc, metadata

search_marks = Tab(
    "search_marks",
    metadata,
    Column("source", String(16), primary_key=True),
    Column("done", Integer, nullable=False),
)
"""Source -> its last row that is in the index; `version` -> how the index was made."""

search_papers = Tab(
    "search_papers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("added_at", Utc, nullable=False),  # of the evidence: it may go and come again
    Column("pages", Integer, nullable=False),
    UniqueConstraint("sha256", "added_at"),
    sqlite_autoincrement=True,
)
"""Originals whose name is in the index, with the number of their pages that are; no row of
`evidence` has a number."""

search_names = Tab(
    "search_names",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("row", Integer, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("kind", "row", "text"),
    sqlite_autoincrement=True,
)
"""Names of shops and listings as they are in the index: a row of theirs may change or go."""
