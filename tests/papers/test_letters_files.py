"""A letter as Word document and as PDF, read back by other programs than the one that wrote it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.papers.reading import boxes_of, fonts_of, reader, squeezed, text_of
from tests.papers.sample import NOW, sample_maker
from tro_desk.domain.letters import LANGUAGES, LetterPaper
from tro_desk.intake import read_file
from tro_desk.papers.letters import Given, fill, mark_of, paper, render_docx, render_pdf
from tro_desk.papers.letters.texts import letter_texts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EACH = [(letter, language) for letter in letter_texts() for language in LANGUAGES]


def made(letter: str, language: str) -> LetterPaper:
    case = sample_maker().case()
    text = fill(letter, language, Given(case, ["B0ZZK2M9QF"], ["B0ZZK2M9QF"])).text
    return paper(letter, language, text, case)


def with_text(text: str, language: str = "zh") -> LetterPaper:
    return LetterPaper("信 & <Letter>", mark_of(language), language, "1:26-cv-01234", text)


def part(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return ElementTree.fromstring(package.read(name))


def paragraphs(root: ElementTree.Element) -> list[str]:
    return [
        "".join("\t" if node.tag == f"{W}tab" else node.text or "" for node in runs(one))
        for one in root.iter(f"{W}p")
    ]


def runs(paragraph: ElementTree.Element) -> list[ElementTree.Element]:
    inside = list(paragraph.iter(f"{W}r"))
    return [node for run in inside for node in run if node.tag in {f"{W}t", f"{W}tab"}]


@pytest.mark.parametrize(("letter", "language"), EACH)
def test_word_has_every_line_the_mark_and_the_page_numbers(letter: str, language: str) -> None:
    letter_paper = made(letter, language)
    data = render_docx(letter_paper, NOW)
    assert paragraphs(part(data, "word/document.xml")) == letter_paper.text.split("\n")
    draft, mark = letter_paper.marks
    header = paragraphs(part(data, "word/header1.xml"))
    assert header == [f"{draft}   {mark}\t1:26-cv-01234"]
    fields = [
        node.get(f"{W}instr", "").strip()
        for node in part(data, "word/footer1.xml").iter(f"{W}fldSimple")
    ]
    assert fields == ["PAGE", "NUMPAGES"]


def test_word_is_a4_names_a_chinese_face_and_its_language() -> None:
    data = render_docx(made("service_inquiry", "zh"), NOW)
    size = next(part(data, "word/document.xml").iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    styles = part(data, "word/styles.xml")
    faces = next(styles.iter(f"{W}rFonts"))
    assert faces.get(f"{W}eastAsia") == "Microsoft YaHei"
    assert faces.get(f"{W}ascii") == "Arial"
    assert next(styles.iter(f"{W}lang")).get(f"{W}eastAsia") == "zh-CN"
    hints = [one.get(f"{W}hint") for one in part(data, "word/document.xml").iter(f"{W}rFonts")]
    assert set(hints) == {"eastAsia"}


def test_word_parts_are_all_declared_and_linked() -> None:
    data = render_docx(made("service_inquiry", "en"), NOW)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
    assert names[0] == "[Content_Types].xml"
    types = part(data, "[Content_Types].xml")
    declared = {one.get("PartName", "").lstrip("/") for one in types if one.get("PartName")}
    assert declared == {name for name in names if name.endswith(".xml")} - {names[0]}
    linked = {
        one.get("Id"): one.get("Target") for one in part(data, "word/_rels/document.xml.rels")
    }
    assert {f"word/{target}" for target in linked.values()} < declared
    document = part(data, "word/document.xml")
    link = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    assert linked[next(document.iter(f"{W}headerReference")).get(link)] == "header1.xml"
    assert linked[next(document.iter(f"{W}footerReference")).get(link)] == "footer1.xml"


def test_the_desks_own_reader_reads_the_word_document(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(render_docx(made("papers_extension", "zh"), NOW))
    reading = read_file(path)
    assert "请代我方向原告代理律师办理以下事项" in "\n".join(
        page.text for page in reading.document.pages
    )


ODD = "Re: A & B <i>\n\tone\ttwo  three\nlast \x00\x0b\ufffe\ud83d line 😀 □ “甲”\n\n"


def test_word_holds_what_is_typed_and_nothing_that_breaks_it() -> None:
    data = render_docx(with_text(ODD), NOW)
    assert paragraphs(part(data, "word/document.xml")) == [
        "Re: A & B <i>",
        "\tone\ttwo  three",
        "last  line 😀 □ “甲”",
        "",
        "",
    ]
    properties = part(data, "docProps/core.xml")
    assert "信 & <Letter>" in [node.text for node in properties]
    assert "2026-03-04T02:20:00Z" in [node.text for node in properties]


@pytest.mark.parametrize("render", [render_docx, render_pdf])
def test_the_same_letter_is_the_same_bytes(render) -> None:  # type: ignore[no-untyped-def]
    one, two = (render(made("litigation_hold", "zh"), NOW) for _ in range(2))
    assert one == two
    assert one != render(with_text("other"), NOW)


@pytest.mark.parametrize(("letter", "language"), EACH)
def test_pdf_has_every_word_the_mark_and_the_page_numbers(letter: str, language: str) -> None:
    letter_paper = made(letter, language)
    data = render_pdf(letter_paper, NOW)
    pages = [squeezed(page.extract_text()) for page in reader(data).pages]
    whole = "".join(pages)
    for line in letter_paper.text.split("\n"):
        assert squeezed(line)[:24] in whole
    for number, page in enumerate(pages, 1):
        assert squeezed("".join(letter_paper.marks)) in page
        assert f"{number}/{len(pages)}" in page


def test_pdf_embeds_its_faces_and_stays_on_its_page(tmp_path: Path) -> None:
    long = "一二三四五，" * 60 + "\n" + "W" * 400 + "\n" + "word " * 200
    data = render_pdf(with_text(long), NOW)
    assert all(embedded and unicode_ for _name, embedded, unicode_ in fonts_of(data, tmp_path))
    for width, height, words in boxes_of(data, tmp_path):
        assert (round(width), round(height)) == (595, 842)
        assert words
        assert all(x0 >= 44 and x1 <= width - 44 and y1 < height for x0, _y0, x1, y1 in words)


def test_pdf_breaks_chinese_lines_by_its_rules() -> None:
    data = render_pdf(with_text("我方保留全部权利，" * 80), NOW)
    lines = [line for line in reader(data).pages[0].extract_text().split("\n") if "权利" in line]
    assert len(lines) > 8
    assert not [line for line in lines if re.match(r"[，。、]", line)]


def test_a_letter_of_nothing_is_still_a_marked_page() -> None:
    for render in (render_docx, render_pdf):
        assert render(with_text(""), NOW)
    assert "DRAFT / 草稿" in text_of(render_pdf(with_text(""), NOW))
