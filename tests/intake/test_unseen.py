"""Papers in layouts that no rule was written for: what is found in them is right.

Beside each paper stands what a careful person marks: `facts` (the best of a single field, all of
the others), `may` (right, but not asked for; `*` is any value), `not_yet` (right, still missed),
`mismatches` (signs of a false notice), `traps` (values that play no part of the case).
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.intake.conftest import DATA
from tro_desk.domain.fields import FIELDS
from tro_desk.domain.sign import Outcome
from tro_desk.intake import read_file

FOLDER = DATA / "unseen"
PAPERS = sorted(path.name.removesuffix(".expected.json") for path in FOLDER.glob("*.json"))


def expected(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((FOLDER / f"{name}.expected.json").read_text("utf-8"))
    return told


@pytest.mark.parametrize("name", PAPERS)
def test_what_is_found_in_an_unseen_paper_is_right(name: str) -> None:
    told = expected(name)
    reading = read_file(FOLDER / name)
    assert reading.notice_type in told["notice_type"]
    found: dict[str, list[str]] = {}
    for one in reading.candidates:
        if one.value not in found.setdefault(one.field, []):
            found[one.field].append(one.value)
    for field, values in told["facts"].items():
        got = found.get(field, [])
        assert (got[:1] == values) if single(field) else (set(values) <= set(got)), field
    for field, values in found.items():
        right = {
            value
            for kind in ("facts", "may", "not_yet")
            for value in told.get(kind, {}).get(field, ())
        }
        judged = values[:1] if single(field) else values
        assert "*" in right or right.issuperset(judged), field
    days = {one.value for one in reading.candidates if one.field != "notice_sent"}
    assert not {value for value in days for trap in told.get("traps", ()) if value.startswith(trap)}
    signs = sorted(one.check for one in reading.signs if one.outcome is Outcome.MISMATCH)
    assert signs == told["mismatches"]


def single(field: str) -> bool:
    """Whether a case has one value of it."""
    return not FIELDS[field].many
