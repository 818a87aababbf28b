"""Fictional papers of many layouts: each value of these fields is found, and no other.

A paper under data/papers is a head of lines `field: value value` up to `===`, then its text; pages
are parted by a form feed, a page of another piece of the file begins with `@name` on a line of its
own. Names and types with blanks are parted by `|`; `?field` leaves a field open.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.conftest import DATA
from tro_desk.domain.evidence import Document, Page
from tro_desk.domain.fields import FIELDS
from tro_desk.intake.find import find
from tro_desk.intake.normalise import normalise
from tro_desk.intake.notice_type import classify

_DATES = "complaint_filed tro_entered tro_expires pi_entered hearing opposition_due answer_due"
_DATES += " served notice_sent filed_stamp"
_SUMS = "frozen_amount bond_amount claimed_amount settlement_amount"
_IDS = "platform seller_id asin order_id product_id store_name defendant_number ip_type"
_RIGHTS = "trademark_registration trademark_serial copyright_registration design_patent"
FIELDS_HERE = f"{_DATES} {_SUMS} {_IDS} {_RIGHTS} utility_patent".split()
PAPERS = sorted((DATA / "papers").glob("*.txt"))


def _paper(path: Path) -> tuple[Document, list[str], dict[str, list[str]], set[str]]:
    head, _, text = path.read_text(encoding="utf-8").partition("===\n")
    expected: dict[str, list[str]] = {}
    left_open: set[str] = set()
    for line in head.splitlines():
        name, _, value = line.partition(":")
        if name.startswith("?"):
            left_open.add(name[1:])
        elif name == "store_name" or "|" in value or name.endswith("_amount"):
            expected[name] = [one.strip() for one in value.split("|")]
        else:
            expected[name] = value.split()
    form = expected.pop("form")[0]
    types = expected.pop("type")
    pages = []
    for number, page in enumerate(text.split("\f"), 1):
        part = ""
        if page.startswith("@"):
            part, _, page = page[1:].partition("\n")
        pages.append(Page(number, normalise(page).text, part))
    method = "ocr" if form == "image" else "text"
    return Document(form, method, tuple(pages)), types, expected, left_open


@pytest.mark.parametrize("path", PAPERS, ids=[path.stem for path in PAPERS])
def test_paper(path: Path) -> None:
    document, types, expected, left_open = _paper(path)
    kind, reasons = classify(document)
    assert kind in types
    assert reasons or kind == "other"
    found: dict[str, list[str]] = {}
    for one in find(document, kind, reasons):
        if one.field in FIELDS_HERE and one.field not in left_open:
            found.setdefault(one.field, []).append(one.value)
    best = {
        field: sorted(set(values)) if FIELDS[field].many else values[:1]
        for field, values in found.items()
    }
    assert best == {field: sorted(values) for field, values in expected.items()}


def test_there_are_many() -> None:
    assert len(PAPERS) >= 30
