"""No pattern starts over again and again on a page made for it."""

from __future__ import annotations

import time
from typing import Final, cast

import pytest

from tro_desk.base.registry import modules_of
from tro_desk.domain.evidence import Document, Page
from tro_desk.intake import extractors, find, notice_type
from tro_desk.intake.extractors._contract import Extractor, Paper

SIZE: Final = 16_000
SECONDS: Final = 3.0  # a pattern that starts over takes minutes; the machine may be busy
HEAD: Final = (
    "Case No. 1:26-cv-05561 United States District Court Northern District of Illinois temporary "
    "restraining order Defendants Plaintiff Attorneys for Plaintiff: frozen USD Firm LLP Hearing "
    "律师 原告 "
)
# fmt: off
REPEATED: Final = (
    "A", "a.", "9", "9,", " ", "\n", "\t", "Aa ", "A. ", "(", "-", "1-", "a@", "a.b@", "A v. ",
    "$1,", "法院", "Defendant No. 1, ", "Case No. 1:26-cv-", "May 1, ", '"', "and ", "1 ", "D1,",
    ": ", "被告", "John Smith ", "2026年", "./", "A-", "Foo LLC, ", "abc\n",
    "the order of the court ", "B0", "1 to ", "Plaintiff, ", "Judge ", "Page 1 of ",
    "Reg. No. 1,234,", "v. The ", ") ", "(a", "\u00a0", "Schedule A ", "店铺 ", "万",
    "hearing on ", "10:00 a.m. ", "5/1/26 ", "www.a.", "| ", "x:\n", "- - ",
)
# fmt: on


@pytest.mark.long
@pytest.mark.parametrize("head", ["", HEAD], ids=["alone", "after a heading"])
def test_patterns_do_not_start_over(head: str) -> None:
    find.prepare()
    slow = []
    for repeated in REPEATED:
        text = head + repeated * (SIZE // len(repeated)) + "end"
        document = Document("text", "text", (Page(1, text), Page(2, text[-800:])))
        for kind in ("court_order", "tro_freeze"):
            paper = Paper(document, kind)
            for module in modules_of(extractors):
                start = time.process_time()
                list(cast(Extractor, module).find(paper))
                if time.process_time() - start > SECONDS:
                    slow.append((repeated, kind, module.__name__))
        start = time.process_time()
        notice_type.classify(document)
        if time.process_time() - start > SECONDS:
            slow.append((repeated, "", "notice_type"))
    assert slow == []
