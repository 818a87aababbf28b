"""The tables of a desk as the code sees them; `migrations` makes them, a test compares the two.

Moments are UTC; where a zone has a meaning of its own it stands in the column beside (`tz`). Money
is integer minor units with the currency beside.

One truth: `facts` is append-only and says everything the seller stood by. What is derived from it
is not stored a second time but seen through views, made by the first migration:

- `live_facts`: facts whose batch was not taken back, and whose paper is not in the trash;
- `current_facts`: the newest of each value; of a single-valued field (`single` = 1) only the newest
  confirmed value;
- `parties` (case_id, role, name, fact_id) and `rights` (case_id, kind, number, fact_id): the
  confirmed ones among them, each with the fact it rests on.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    column,
    table,
)
from sqlalchemy import Table as Tab

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Utc(TypeDecorator[datetime]):
    """An aware moment, kept in UTC. A moment without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _one_of(name: str, values: tuple[str, ...]) -> CheckConstraint:
    return CheckConstraint(f"{name} IN ({', '.join(repr(value) for value in values)})", name=name)


def _sha(name: str) -> CheckConstraint:
    return CheckConstraint(f"length({name}) = 64", name=name)


cases = Tab(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("created_at", Utc, nullable=False),
    Column("removed_at", Utc),  # in the trash since
    sqlite_autoincrement=True,  # the number of a case is never given twice
)

evidence = Tab(
    "evidence",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("pages", Integer, nullable=False),
    Column("added_at", Utc, nullable=False),
    _sha("sha256"),
    CheckConstraint("size >= 0 AND pages >= 0", name="counts"),
)

pages = Tab(
    "pages",
    metadata,
    Column("sha256", ForeignKey("evidence.sha256"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("part", Text, nullable=False),
    Column("text", Text, nullable=False),
    # Where the lines of a page stand that was read from its picture: JSON; "" for a page of text.
    Column("layout", Text, nullable=False, server_default=""),
    CheckConstraint("number >= 1", name="number"),
)

notices = Tab(
    "notices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("sha256", ForeignKey("evidence.sha256"), nullable=False),
    Column("notice_type", String(32), nullable=False),
    Column("method", String(16), nullable=False),
    Column("warnings", Text, nullable=False),  # JSON list of codes
    Column("added_at", Utc, nullable=False),
    Column("reasons", Text, nullable=False, server_default="[]"),  # JSON: why this type
    Column("fingerprint", Text, nullable=False, server_default=""),  # what near copies share
    Column("removed_at", Utc, index=True),  # in the trash since
    UniqueConstraint("case_id", "sha256"),
    Index(None, "sha256"),
)

signs = Tab(
    "signs",
    metadata,
    Column("notice_id", ForeignKey("notices.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("check", String(32), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("detail", Text, nullable=False),  # JSON: code and params
    _one_of("outcome", ("checked", "could_not_check", "mismatch")),
)
"""What was checked of a notice's authenticity when it was read, in the order it is shown."""

candidates = Tab(
    "candidates",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("notice_id", ForeignKey("notices.id"), nullable=False, index=True),
    Column("field", String(32), nullable=False),
    Column("value", Text, nullable=False),
    Column("raw", Text, nullable=False),
    Column("page", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("score", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("tz", Text),
    CheckConstraint('page >= 1 AND start >= 0 AND "end" > start', name="place"),
    CheckConstraint("score BETWEEN 0 AND 1000", name="score"),
)

batches = Tab(
    "batches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("at", Utc, nullable=False),
    sqlite_autoincrement=True,
)
"""What was said in one go: one step of undo."""

undos = Tab(
    "undos",
    metadata,
    Column("batch_id", ForeignKey("batches.id"), primary_key=True),
    Column("at", Utc, nullable=False),
)
"""Batches that were taken back. A batch is never deleted, and never taken back twice."""

facts = Tab(
    "facts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("batch_id", ForeignKey("batches.id"), nullable=False, index=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("field", String(32), nullable=False),
    Column("value", Text, nullable=False),
    Column("status", String(16), nullable=False),
    Column("single", Integer, nullable=False),
    Column("candidate_id", ForeignKey("candidates.id"), index=True),
    Column("edited", Integer, nullable=False),
    Column("tz", Text),
    Column("at", Utc, nullable=False),
    Index(None, "case_id", "field", "value"),
    _one_of("status", ("confirmed", "not_sure", "rejected", "withdrawn")),
    CheckConstraint("single IN (0, 1) AND edited IN (0, 1)", name="flags"),
    sqlite_autoincrement=True,
)

answers = Tab(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("step", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("content_version", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("stale", Integer, nullable=False),
    Column("item", Text, nullable=False, server_default=""),  # of a step that is asked of each
    Column("basis", Text, nullable=False, server_default="{}"),  # JSON: what it rested on
    Column("wording", Text, nullable=False, server_default=""),  # hash of the step as it was read
    Index(None, "case_id", "step"),
    CheckConstraint("stale IN (0, 1)", name="stale"),
)

records = Tab(
    "records",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("number", Integer, nullable=False),  # the same for every version of one record
    Column("body", Text, nullable=False),  # JSON
    Column("at", Utc, nullable=False),
    Column("removed", Integer, nullable=False),
    Index(None, "case_id", "kind", "number"),
    CheckConstraint("removed IN (0, 1)", name="removed"),
    sqlite_autoincrement=True,
)
"""What the seller writes down beside the steps: contacts, offers, tasks, letters and the like.

A change is a new row, taking away one with `removed` = 1; the newest row of a `number` counts.
"""

record_papers = Tab(
    "record_papers",
    metadata,
    Column("record_id", ForeignKey("records.id"), primary_key=True),
    Column("sha256", ForeignKey("evidence.sha256"), primary_key=True),
)
"""The evidence that a row of `records` names."""

stores = Tab(
    "stores",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("platform", String(32), nullable=False),
    Column("name", Text, nullable=False),
    Column("seller_id", Text, nullable=False),
    Column("removed_at", Utc),  # in the trash since
    UniqueConstraint("platform", "name"),
)

closures = Tab(
    "closures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("court", String(16), nullable=False),
    Column("on", Date, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("removed_at", Utc),
    Index(None, "court", "on"),
    sqlite_autoincrement=True,
)
"""Days on which a court was closed, as the seller has learnt it; never taken for granted."""

custom_deadlines = Tab(
    "custom_deadlines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("unit", String(16), nullable=False),
    Column("length", Integer, nullable=False),  # negative: counted backward; 0 where fixed
    Column("starts", Text, nullable=False),  # ISO day, or local moment; the date itself where fixed
    Column("tz", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("removed_at", Utc),
    _one_of("unit", ("fixed", "court_days", "hours", "china_days")),
    sqlite_autoincrement=True,
)
"""Dates of the seller's own making."""

deadline_marks = Tab(
    "deadline_marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("deadline", Text, nullable=False),  # its id; custom:<row id> for one of the seller's own
    Column("state", String(16), nullable=False),
    Column("due", Text, nullable=False),  # the moved date, ISO day or local moment, else ""
    Column("tz", Text, nullable=False),
    Column("sha256", ForeignKey("evidence.sha256")),
    Column("page", Integer),
    Column("note", Text, nullable=False),
    Column("at", Utc, nullable=False),
    _one_of("state", ("open", "done", "moved")),
    sqlite_autoincrement=True,
)
"""Done, or moved by an order of the court, with the paper that says so; the newest row counts."""

reminded = Tab(
    "reminded",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("deadline", Text, primary_key=True),
    Column("due", Utc, primary_key=True),
    Column("lead", Integer, primary_key=True, autoincrement=False),  # minutes before
    Column("at", Utc, nullable=False),
)
"""Reminders that were shown: none is shown twice."""

briefs = Tab(
    "briefs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("made_at", Utc, nullable=False),
    Column("language", String(8), nullable=False),
    Column("pages", Integer, nullable=False),
    Column("stem", Text, nullable=False, unique=True),  # file name in briefs/ without suffix
    Column("sha256", String(64), nullable=False),
    Column("snapshot_sha256", String(64), nullable=False),
    Column("first_page_of", Text, nullable=False),  # JSON: section -> page
    _sha("sha256"),
    _sha("snapshot_sha256"),
)

log = Tab(
    "log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Utc, nullable=False),
    Column("who", String(16), nullable=False),
    Column("what", String(32), nullable=False),
    Column("case_id", ForeignKey("cases.id"), index=True),
    Column("params", Text, nullable=False),  # JSON
    _one_of("who", ("seller", "desk")),
    sqlite_autoincrement=True,
)
"""Who changed what, and when: codes and values, never sentences, never text of a paper."""

current_facts = table(
    "current_facts",
    column("id", Integer),
    column("case_id", Integer),
    column("field", String),
    column("value", String),
    column("status", String),
    column("candidate_id", Integer),
    column("edited", Integer),
    column("tz", String),
    column("at", Utc),
)
"""The view of that name, as far as it is read here."""

live_facts = table("live_facts", column("batch_id", Integer), column("case_id", Integer))
"""The view of that name, as far as it is read here."""
