"""All that leaves the sample desk says that it is made up; what leaves any other does not."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import vobject
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.papers import originals
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import Desk, Said, open_desk
from tro_desk.desk.package_face import package_options
from tro_desk.desk.preview import brief_options
from tro_desk.domain.facts import Status
from tro_desk.domain.records import Letter

SAID = {
    "en": "SAMPLE - every name, number and date is made up",
    "zh": "示例：所有名称、号码和日期均为虚构",
}
SHORT = {"en": "SAMPLE: ", "zh": "示例："}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_paper_of_the_sample_says_so(tmp_path: Path, empty_desk: Path, language: str) -> None:
    told = []
    for place in ("true", "sample"):
        shutil.copytree(empty_desk, tmp_path / place)
        if place == "sample":
            (tmp_path / place / "sample.json").write_text("{}")
        with open_desk(tmp_path / place, FixedClock(NOW)) as desk:
            told.append(dict(_left(desk, tmp_path / place, language)))
    true, sample = told
    assert true.keys() == sample.keys()
    other = SAID[({"zh", "en"} - {language}).pop()]
    for name, text in sample.items():
        assert not any(said in true[name] for said in (*SAID.values(), *SHORT.values())), name
        if name.startswith("name of"):
            assert text.startswith(SHORT[language]), name
        else:
            assert SAID[language] in text, (name, text)
            assert other in text, name


def _left(desk: Desk, folder: Path, language: str) -> Iterator[tuple[str, str]]:
    """The papers of a case as they leave the desk, page by page: what it is, what it says."""
    case = desk.new_case()
    facts = {"court": "ilnd", "served": "2026-02-27"}
    desk.say(case, [Said(field, value, Status.CONFIRMED) for field, value in facts.items()])
    yield "at the head of a letter", desk.letter_mark(language)
    draft = desk.draft_letter(case, "papers_extension", language)
    said = Letter(draft.letter, language, draft.text, draft.basis)
    number = desk.save_letter(case, said).number
    with zipfile.ZipFile(io.BytesIO(desk.letter_file(case, number, "docx"))) as word:
        yield "letter for Word", re.sub("<[^>]+>", "", word.read("word/header1.xml").decode())
    yield from _pages("letter", desk.letter_file(case, number, "pdf"))
    desk.make_calendar(folder / "dates.ics", language, case_id=case)
    yield from _events("dates", (folder / "dates.ics").read_bytes())
    paper = folder / "notice.pdf"
    paper.write_bytes(originals.pdf("first page", "second page"))
    desk.add_notice(paper, case)
    text = folder / "notice.txt"
    text.write_text("One page of text.", encoding="utf-8")
    desk.add_notice(text, case)
    options = package_options(brief_options("zh+en", "A4"))
    desk.make_package(case, options, folder / "package.zip")
    with zipfile.ZipFile(folder / "package.zip") as package:
        yield from _pages("exhibits", package.read("exhibits.pdf"))
        if language == "en":  # that of a package in both languages is English
            yield from _events("dates in it", package.read("dates.ics"))
        book = load_workbook(io.BytesIO(package.read("figures.xlsx")))
        yield "figures", str(book.worksheets[0]["A1"].value)


def _pages(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages, 1):
        yield f"{name} {number}", page.extract_text()


def _events(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    calendar = vobject.readOne(data.decode())
    yield f"name of {name}", calendar.x_wr_calname.value
    for number, event in enumerate(calendar.vevent_list, 1):
        yield f"name of {name} {number}", event.summary.value
        yield f"{name} {number}", event.description.value
