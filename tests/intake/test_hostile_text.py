"""No text makes an extractor search for ever."""

from __future__ import annotations

import time

import pytest

from tro_desk.domain.evidence import Document, Page
from tro_desk.intake.extractors import brand, counsel, court, docket, judge, parties, seal
from tro_desk.intake.extractors._contract import Paper

UNITS = (
    *(
        "A. ",
        "Ab ",
        "AB ",
        "Smith ",
        "A&",
        "& ",
        "of ",
        "and ",
        "A and B ",
        ", Inc.",
        "; ",
        "O'",
        "Mc",
    ),
    *("Plaintiff, ", "Plaintiff\n", "Plaintiffs,\nv.\n", ")\n", "§\n", "an individual ", "A v. B "),
    *("Oak LLC\n", "Oak LLC, ", "Firm LLP, ", "/s/ ", "/s/ Ann Cole\n", "By: ", "Law firm: "),
    *(
        "Judge ",
        "Hon. Ann ",
        "Honorable A. B. ",
        "reassigned to ",
        "United States District Judge\n",
    ),
    *(
        "原告",
        "原告:",
        "律师",
        "律所A",
        "法院",
        "伊利诺伊州",
        "北区",
        "案号:",
        "品牌: ",
        "诉",
        "A公司",
    ),
    *("26-cv-1", "26-", "1:26-cv-", "C 1", "A+26-1234+", "Case 1 ", "Page 1 ", "Case Name: A\n"),
    *("a@", "a.", "a@b.", "a.b@c.d ", "(312) ", "312-555-", "To: a@b.example\n", "Contact: "),
    *("\t", "A\tB\tC\n", "法院\t原告\t品牌\n", "District of ", "Northern ", "N.D. ", "SEALED "),
    *(
        "represented by ",
        "Attorneys for Plaintiff ",
        "Counsel for Plaintiff\n",
        "plaintiff's counsel ",
    ),
    *("Subject: A v. B ", "The Partnerships ", "the MARK ", "name A", "Reg. No. 1234567 "),
)
KINDS = ("court_order", "complaint_pleading", "tro_service", "tro_freeze", "docket")
SIZE = 6_000


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_repeated_takes_no_long_time(unit: str) -> None:
    text = unit * (SIZE // len(unit)) + "!"
    for kind in KINDS:
        paper = Paper(Document("eml", "text", (Page(1, text), Page(2, text))), kind)
        for module in (brand, counsel, court, docket, judge, parties, seal):
            start = time.process_time()
            for one in module.find(paper):
                assert one.raw
            assert time.process_time() - start < 2, module.__name__
