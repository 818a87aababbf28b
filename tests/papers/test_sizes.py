"""Briefs on nothing, on a typical case and on far too much: everything is there and in its place.

The full product of sizes, languages and papers is checked with ALL_SIZES=1 (`make fuzz`); without
it the huge case is made once, in the two languages on the smaller text area, and a fifth of it in
each language alone.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pikepdf
import pytest

from tests.papers import figures, pages, sample, sizes
from tests.papers.reading import squeezed
from tro_desk.papers import BriefOptions, RenderedBrief, Snapshot, build_snapshot, render_brief
from tro_desk.papers.layout.style import MARGINS

LANGUAGES, PAPERS = ("zh", "en", "zh+en"), ("A4", "Letter")
RENEW = "if that is meant: .venv/bin/python packaging/references.py"

KEPT: dict[str, Callable[[], Snapshot]] = {"empty": sample.empty, "typical": figures.known}
"""The cases whose pages are kept as pictures."""

LARGE = [
    (sizes.HUGE, "zh+en", "Letter"),
    (sizes.LARGE, "zh", "A4"),
    (sizes.LARGE, "en", "Letter"),
]
if os.environ.get("ALL_SIZES"):
    LARGE = list(product((sizes.LARGE, sizes.HUGE), LANGUAGES, PAPERS))


def text_of(data: bytes) -> list[str]:
    """The text of each page in the order in which it was written, as pdftotext finds it."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True
    )
    return [squeezed(page) for page in done.stdout.decode().split("\f")[:-1]]


def check(made: RenderedBrief, paper: str) -> str:
    """Everything that holds for a brief of any size; its text."""
    margin = MARGINS[paper]
    sheets = list(pages.sheets_of(made.data))
    assert len(sheets) == made.pages
    for number, sheet in enumerate(sheets, 1):
        assert sheet.boxes
        for left, low, right, top in sheet.boxes:
            where = (number, left, low, right, top)
            assert margin - 1.5 <= left < right <= sheet.width - margin + 1.5, where
            assert margin / 2 - 6 <= low < top <= sheet.height - margin / 3, where
        assert list(pages.overlaps(sheet)) == [], number
    texts = text_of(made.data)
    assert len(texts) == made.pages
    for number, text in enumerate(texts, 1):
        assert f"{number}/{made.pages}" in text
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font":
                assert "NotoSansSC" in str(one.BaseFont)
                assert "/FontFile2" in one.FontDescriptor
        assert "pdfaid:part" in pdf.Root.Metadata.read_bytes().decode()
    return "".join(texts)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", KEPT)
def test_a_brief_of_a_common_size_looks_as_it_did(case: str, language: str, paper: str) -> None:
    made = render_brief(KEPT[case](), BriefOptions(language, paper))  # type: ignore[arg-type]
    check(made, paper)
    name = f"{case}-{language}-{paper}"
    odd = pages.differences(name, made.data)
    assert odd == [], RENEW


@pytest.mark.parametrize(("size", "language", "paper"), LARGE)
def test_nothing_is_lost_or_out_of_place_where_there_is_too_much(
    size: sizes.Size, language: str, paper: str
) -> None:
    made = render_brief(sizes.many(size), BriefOptions(language, paper))  # type: ignore[arg-type]
    text = check(made, paper)
    missing = [words for words in sizes.words(size) if words not in text]
    assert missing == []


def test_another_page_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "FOLDER", tmp_path)
    facts = BriefOptions("en", "A4", sections=("facts",))
    first = render_brief(sample.sample(), facts).data
    assert pages.differences("it", first) == ["it: no pictures are kept"]
    pages.keep("it", first)
    assert pages.differences("it", first) == []
    make = sample.sample_maker()
    make.say("store_name", "A shop")  # one line more
    case = make.case()
    more = build_snapshot(case, (), (), sample.NOW, sample.VERSIONS, courts=sample.COURTS)
    odd = pages.differences("it", render_brief(more, facts).data)
    assert odd
    assert all("page" in line for line in odd)
    longer = pages.differences("it", render_brief(figures.known(), BriefOptions("en")).data)
    assert "pages, where" in longer[0]


def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed; its library has checked the files of the tests above")
    out = tmp_path / "brief.pdf"
    out.write_bytes(render_brief(figures.known(), BriefOptions("zh+en", "A4")).data)
    done = subprocess.run(["qpdf", "--check", out], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
