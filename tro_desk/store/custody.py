"""The record of each original: rows that are added, each with the hash of the one before.

The hash of an entry is the SHA-256 of its canonical JSON: all columns but the row id and the hash
itself, keys in order, without spaces, UTF-8. Whoever has the entries can compute it again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from tro_desk.base.person import Person
from tro_desk.domain.custody import Custody, CustodyEntry
from tro_desk.store.custody_tables import custody

HASHED: Final = (
    *("sha256", "number", "at", "what", "case_id", "who"),
    *("computer", "detail", "late", "previous"),
)
"""The columns that the hash of an entry covers."""

_MANY: Final = 500  # values in one statement


class CustodyLog:
    """The records within one transaction."""

    def __init__(self, connection: Connection, person: Person) -> None:
        self._connection = connection
        self._person = person

    def add(
        self,
        sha256: str,
        what: str,
        now: datetime,
        case: int | None = None,
        **detail: str | int,
    ) -> None:
        """Append an entry on an original; `what` is one of `domain.custody.ENTRIES`."""
        last = self._connection.execute(
            select(custody.c.number, custody.c.hash)
            .where(custody.c.sha256 == sha256)
            .order_by(custody.c.number.desc())
            .limit(1)
        ).one_or_none()
        row = {
            "sha256": sha256,
            "number": last.number + 1 if last is not None else 1,
            "at": _moment(now),
            "what": what,
            "case_id": case,
            "who": self._person.user,
            "computer": self._person.computer,
            "detail": _canonical(detail),
            "late": 0,
            "previous": last.hash if last is not None else "",
        }
        self._connection.execute(insert(custody).values(row | {"hash": digest(row)}))

    def has(self, sha256: str, what: str, now: datetime, case: int | None, how: str) -> bool:
        """Whether the same was written already today (UTC), for this user and case."""
        rows = self._connection.execute(
            select(custody.c.detail).where(
                custody.c.sha256 == sha256,
                custody.c.what == what,
                custody.c.case_id.is_(None) if case is None else custody.c.case_id == case,
                custody.c.who == self._person.user,
                custody.c.computer == self._person.computer,
                custody.c.at.startswith(_moment(now)[:10]),
            )
        )
        return any(json.loads(row.detail).get("how", "") == how for row in rows)

    def of(self, sha256: str) -> Custody:
        """The record of an original; empty where there is none."""
        return self.all([sha256])[sha256]

    def all(self, papers: Sequence[str]) -> Mapping[str, Custody]:
        """The records of several originals."""
        found: dict[str, list[Mapping[str, Any]]] = {sha256: [] for sha256 in papers}
        for start in range(0, len(papers), _MANY):
            part = papers[start : start + _MANY]
            query = select(custody).where(custody.c.sha256.in_(part))
            for row in self._connection.execute(query.order_by(custody.c.number)).mappings():
                found[row["sha256"]].append({str(key): value for key, value in row.items()})
        return {
            sha256: Custody(sha256, tuple(_entries(rows)), first_broken(rows))
            for sha256, rows in found.items()
        }


def digest(row: Mapping[str, Any]) -> str:
    """The hash of an entry from its columns."""
    told = {name: row[name] for name in HASHED}
    try:
        detail = json.loads(row["detail"])
        canonical = _canonical(detail) == row["detail"]
    except (ValueError, TypeError):
        canonical = False
    if not canonical:
        return ""  # no entry of ours: nothing has this hash
    told["detail"] = detail
    return hashlib.sha256(_canonical(told).encode("utf-8", "surrogatepass")).hexdigest()


def first_broken(rows: Sequence[Mapping[str, Any]]) -> int | None:
    """The number of the first entry that is missing or was altered; rows in order of number."""
    before = ""
    for number, row in enumerate(rows, 1):
        sound = row["number"] == number and row["previous"] == before
        if not sound or not row["hash"] or row["hash"] != digest(row):
            return number
        before = row["hash"]
    return None


def chains(connection: sqlite3.Connection) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """SHA-256 and entries of every record, read past SQLAlchemy by an examination."""
    names = (*HASHED, "hash")
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(f"SELECT {', '.join(names)} FROM custody ORDER BY number, id"):
        entry = dict(zip(names, row, strict=True))
        found[entry["sha256"]].append(entry)
    yield from found.items()


def _entries(rows: Iterable[Mapping[str, Any]]) -> Iterator[CustodyEntry]:
    for row in rows:
        yield CustodyEntry(
            row["number"],
            _read_moment(row["at"]),
            row["what"],
            f"c{row['case_id']}" if row["case_id"] is not None else "",
            row["who"],
            row["computer"],
            _detail(row["detail"]),
            bool(row["late"]),
            row["hash"],
        )


def _moment(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _read_moment(text: str) -> datetime:
    """A moment as it stands; that of an altered entry may be none, and is then the first of all."""
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return datetime(1, 1, 1, tzinfo=UTC)


def _detail(text: str) -> tuple[tuple[str, str | int], ...]:
    try:
        told = json.loads(text)
    except ValueError:
        return (("altered", text[:80]),)
    if not isinstance(told, dict):
        return (("altered", text[:80]),)
    return tuple((k, v if isinstance(v, str | int) else str(v)) for k, v in told.items())


def _canonical(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
