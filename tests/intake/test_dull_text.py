"""Runs of the pieces that extractors look for take no long time, and no text confuses places."""

from __future__ import annotations

import time

import pytest

from tests.intake.seen import seen
from tro_desk.domain.evidence import Document, Page
from tro_desk.intake.find import find
from tro_desk.intake.notice_type import classify

UNITS = (
    *("1/2/2026 ", "03/04/2026 1 TEXT\n", "10:00 a.m. on ", "$ ", "1, ", "Nos. 1, 2, ", "v.\n"),
    *(
        "Defendants Nos. 3 to 5 and ",
        "hearing set for ",
        "Reg. No. 1,234,567, ",
        "A\tB\n",
        "x: y\n",
    ),
    *("No. Store Name\n1 a\n", "Product ID: 1234567890, ", "Seller ID: A1B2C3D4E5F6G7\n"),
    *("被告", "冻结", "听证", "年", "二〇二六年", "商标、", "送达", "Plaintiff,\nv.\na, b and c, "),
)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("kind", ["court_order", "tro_freeze", "docket"])
def test_runs_take_no_long_time(unit: str, kind: str) -> None:
    document = Document("eml", "text", (Page(1, unit * (20_000 // len(unit))),))
    start = time.process_time()
    classify(document)
    find(document, kind)
    assert time.process_time() - start < 4


def test_a_letter_that_grows_in_lower_case_moves_no_place() -> None:
    text = "İİİ store\nDefendant No. 12 owes nothing. Amount held in your account: $1,200.00\n"
    (number,) = seen(text, "defendant_number", "tro_freeze")
    (amount,) = seen(text, "frozen_amount", "tro_freeze")
    assert (number.raw, amount.raw) == ("12", "$1,200.00")
