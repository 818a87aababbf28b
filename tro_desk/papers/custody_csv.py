"""The record of custody of the originals in a package, as a table that proves itself.

The columns from `sha256` to `previous` are what the hash of an entry covers: SHA-256 of them as
JSON with keys in order, no spaces, UTF-8; `number` and `late` are numbers, `case_id` a number or
null, `detail` the object that stands there.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Final

from tro_desk.domain.custody import CustodyEntry

COLUMNS: Final = (
    *("file", "sha256", "number", "at", "what", "case_id", "who"),
    *("computer", "detail", "late", "previous", "hash"),
)


def custody_table(papers: Sequence[tuple[str, str, Sequence[CustodyEntry]]]) -> bytes:
    """Path in the package, SHA-256 and entries of each original -> CSV, UTF-8 with a mark."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for path, sha256, entries in papers:
        previous = ""
        for one in entries:
            table.writerow(
                [
                    path,
                    sha256,
                    one.number,
                    f"{one.at:%Y-%m-%dT%H:%M:%SZ}",
                    one.what,
                    one.case.removeprefix("c"),
                    _plain(one.user),
                    _plain(one.computer),
                    _detail(one),
                    int(one.late),
                    previous,
                    one.hash,
                ]
            )
            previous = one.hash
    return out.getvalue().encode("utf-8-sig")


def _detail(one: CustodyEntry) -> str:
    told = dict(one.detail)
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(text: str) -> str:
    """A text that a table program takes for a text, not for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
