"""Whether the records of custody in a package hold together, computed from their table alone."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tro_desk.papers.custody_csv import COLUMNS

_SIGNS: Final = ("=", "+", "-", "@")


def broken_records(table: bytes, files: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """The originals whose record is not whole: an entry was altered, is missing, or does not follow
    from the one before it; or its end is not the one that the manifest tells.

    `files` are those of the manifest by path. Of an original whose manifest tells of no record
    nothing is said.
    """
    wanted = {path: row["custody"] for path, row in files.items() if "custody" in row}
    if not wanted:
        return frozenset()
    try:
        rows = _rows(table)
    except (ValueError, csv.Error):
        return frozenset(wanted)
    return frozenset(
        path
        for path, told in wanted.items()
        if not _whole(rows.get(path, []), str(files[path].get("sha256")), told)
    )


def _rows(table: bytes) -> Mapping[str, list[dict[str, str]]]:
    read = csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""), strict=True)
    if next(read, None) != list(COLUMNS):
        raise ValueError("not a table of custody")
    found: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for values in read:
        row = dict(zip(COLUMNS, values, strict=True))
        found[row["file"]].append(row)
    return found


def _whole(rows: list[dict[str, str]], sha256: str, told: Any) -> bool:
    before = ""
    for number, row in enumerate(rows, 1):
        follows = (row["sha256"], row["number"], row["previous"]) == (sha256, str(number), before)
        if not follows or row["hash"] not in _hashes(row):
            return False
        before = row["hash"]
    return isinstance(told, dict) and (told.get("entries"), told.get("head")) == (len(rows), before)


def _hashes(row: Mapping[str, str]) -> Iterator[str]:
    """The hash of an entry. A name that begins like a formula stands in the table behind a mark of
    quotation; one that has such a mark by itself reads the same."""
    try:
        numbers = {name: int(row[name]) for name in ("number", "late")}
        case = int(row["case_id"]) if row["case_id"] else None
        told = {
            **{name: row[name] for name in ("sha256", "at", "what", "previous")},
            **numbers,
            "case_id": case,
            "detail": json.loads(row["detail"]),
        }
    except (ValueError, RecursionError):
        return
    for who in _meant(row["who"]):
        for computer in _meant(row["computer"]):
            entry = {**told, "who": who, "computer": computer}
            text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            yield hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _meant(text: str) -> tuple[str, ...]:
    quoted = text[:1] == "'" and text[1:2] in _SIGNS
    return (text[1:], text) if quoted else (text,)
