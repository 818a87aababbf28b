"""Files to read, and no worker left behind."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from tro_desk.intake import reading

DATA = Path(__file__).resolve().parent / "data"

ORDER = """UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF ILLINOIS
EASTERN DIVISION
PELLWORTH CANDLES LLC,
Plaintiff,
v.
THE PARTNERSHIPS AND UNINCORPORATED
ASSOCIATIONS IDENTIFIED ON SCHEDULE A,
Defendants.
Case No. 1:26-cv-05561
Hon. Rosalind T. Ashgrove
TEMPORARY RESTRAINING ORDER
See No. 13 C 07621 (N.D. Ill. 2013). Plaintiff moved on March 2, 2026.
This order was entered on March 30, 2026 at 10:23 a.m. and expires April 13, 2026.
SO ORDERED."""


def pdf(pages: list[str]) -> bytes:
    """A PDF with these texts, one a page."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for text in pages:
        for number, line in enumerate(text.splitlines()):
            canvas.drawString(72, 760 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture(scope="session")
def order() -> bytes:
    return pdf([ORDER])


@pytest.fixture(scope="session")
def long_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """300 pages: facts on the first, the reader's own number near the end."""
    pages = [
        ORDER,
        *(f"EXHIBIT 3\nscreen capture {n} " + "goods for sale " * 5 for n in range(298)),
    ]
    path = tmp_path_factory.mktemp("long") / "long.pdf"
    path.write_bytes(pdf([*pages, "Defendant No. 287: Qingrui Sound"]))
    return path


@pytest.fixture(scope="session")
def locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([ORDER]))))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture(autouse=True, scope="session")
def _no_worker_stays() -> Iterator[None]:
    yield
    reading.end_workers()
