"""The record of custody in a package proves itself, and tells where somebody altered it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tro_desk.domain.custody import CustodyEntry
from tro_desk.papers.custody_csv import custody_table
from tro_desk.papers.verify_custody import broken_records
from tro_desk.store.custody import digest

SHA, OTHER = "a" * 64, "b" * 64
AT = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)


def entries(sha256: str, *people: tuple[str, str]) -> list[CustodyEntry]:
    """A chain as the desk writes it, one entry for each user and computer."""
    made: list[CustodyEntry] = []
    for number, (user, computer) in enumerate(people, 1):
        row: dict[str, Any] = {
            "sha256": sha256,
            "number": number,
            "at": f"{AT:%Y-%m-%dT%H:%M:%SZ}",
            "what": "added" if number == 1 else "viewed",
            "case_id": 1 if number != 2 else None,
            "who": user,
            "computer": computer,
            "detail": '{"name":"通知, A=1.eml","size":12}',
            "late": 0,
            "previous": made[-1].hash if made else "",
        }
        case = f"c{row['case_id']}" if row["case_id"] else ""
        detail = tuple(json.loads(row["detail"]).items())
        made.append(
            CustodyEntry(number, AT, row["what"], case, user, computer, detail, False, digest(row))
        )
    return made


ONE = entries(SHA, ("Lan 兰", "office"), ("=cmd", "-pc"), ("'=x", ""))
TWO = entries(OTHER, ("Lan 兰", "office"))
FILES = {
    "originals/A.eml": {"sha256": SHA, "custody": {"entries": 3, "head": ONE[-1].hash}},
    "originals/B.eml": {"sha256": OTHER, "custody": {"entries": 1, "head": TWO[-1].hash}},
    "brief.pdf": {"sha256": "c" * 64},
}
TABLE = custody_table([("originals/A.eml", SHA, ONE), ("originals/B.eml", OTHER, TWO)])
A = frozenset({"originals/A.eml"})
BOTH = A | {"originals/B.eml"}


def test_what_the_desk_wrote_holds_together() -> None:
    assert broken_records(TABLE, FILES) == frozenset()
    assert broken_records(b"", {"brief.pdf": {"sha256": "c" * 64}}) == frozenset()


def without_line(number: int) -> Callable[[bytes], bytes]:
    """The table without the last line of the first record, or without one in its middle."""

    def change(table: bytes) -> bytes:
        rows = table.split(b"\r\n")
        return b"\r\n".join(row for at, row in enumerate(rows) if at != number)

    return change


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        (lambda table: table.replace(b",office,", b",0ffice,", 1), A),
        (lambda table: table.replace(b"-pc", b"-pd"), A),
        (lambda table: table.replace(b'""size"":12', b'""size"":13', 1), A),
        (lambda table: table.replace(b"2026-03-04", b"2026-03-03", 1), A),
        (without_line(1), A),
        (without_line(2), A),
        (without_line(3), A),
        (lambda table: table.replace(b"originals/A.eml", b"originals/C.eml"), A),
        (lambda table: table.replace(OTHER.encode(), SHA.encode()), BOTH - A),
        (lambda _table: b"", BOTH),
        (lambda _table: b"\xff\xfe", BOTH),
        (lambda table: table + b'"', BOTH),
        (lambda table: table + b"x" * 200_000, BOTH),
        (lambda table: table.replace(b"{", b"[" * 5_000, 1), A),
    ],
)
def test_what_was_altered_is_told(change: Callable[[bytes], bytes], broken: frozenset[str]) -> None:
    altered = change(TABLE)
    assert altered != TABLE
    assert broken_records(altered, FILES) == broken


def test_the_end_has_to_be_the_one_of_the_manifest() -> None:
    for told in (
        {"entries": 4, "head": ONE[-1].hash},
        {"entries": 3, "head": ""},
        "nonsense",
        None,
    ):
        files = {**FILES, "originals/A.eml": {"sha256": SHA, "custody": told}}
        assert broken_records(TABLE, files) == A
