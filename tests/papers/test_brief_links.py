"""The brief beside its exhibits: each mark names the Bates number of the page it leads to."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.papers import originals, reading, sample
from tro_desk.papers import BriefOptions, Snapshot, build_snapshot, render_brief
from tro_desk.papers.exhibit_places import ExhibitPlaces
from tro_desk.papers.exhibit_sheets import Sheets
from tro_desk.papers.exhibits import Exhibit, ExhibitOptions, places_of, render_exhibits
from tro_desk.papers.snapshot import Place


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshot, Path, ExhibitPlaces]:
    """A case of three papers: two are exhibits (one long and drawn, one text), one stays behind."""
    folder = tmp_path_factory.mktemp("beside")
    notice = originals.exhibit(
        folder, originals.pdf("first", "second", "third"), "notice.pdf", ("a", "b", "c")
    )
    mail = originals.exhibit(folder, b"mail", "mail.txt", ("x\n" * 150, "Dear seller"))
    make = sample.CaseMaker()
    for one in (notice, mail):
        told = one.evidence
        make.paper(told.sha256, told.name, told.kind, told.pages, "tro_freeze")
    make.paper("0c" * 32, "elsewhere.pdf", "pdf", 1, "other")
    make.confirm("docket_number", "1:26-cv-01234", "1:26-cv-01234", notice.evidence.sha256, 1)
    make.confirm("court", "ilnd", "N.D. Ill.", notice.evidence.sha256, 3)
    make.confirm("judge", "Elaine M. Torvald", "Torvald", mail.evidence.sha256, 2)
    make.confirm("plaintiff", "Northlake Brands LLC", "x", "0c" * 32, 1)
    make.see("served", "2026-02-27", "27 February 2026", mail.evidence.sha256, 1)
    case = make.case()
    snapshot = build_snapshot(case, (), (), sample.NOW, sample.VERSIONS, courts=sample.COURTS)
    out = folder / "exhibits.pdf"
    done = render_exhibits(
        [notice, mail], originals.ABOUT, ExhibitOptions("en", "Letter", "LANJIA"), out
    )
    return snapshot, out, places_of(done, "LANJIA")


@dataclass(frozen=True)
class Lead:
    """A link out of the file: the page it stands on (from 1), its box, the file and page it opens.

    `page` counts from 0.
    """

    on: int
    box: tuple[float, ...]
    file: str
    page: int


def links_of(data: bytes) -> list[Lead]:
    found = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            for link in page.obj.get("/Annots", []):
                if link.A.S != "/GoToR":
                    continue
                assert str(link.A.F.F) == str(link.A.F.UF)
                assert bool(link.A.NewWindow)
                assert int(link.F) == 4  # seen, and printed
                box = tuple(float(side) for side in link.Rect)
                found.append(Lead(number, box, str(link.A.F.F), int(link.A.D[0])))
    return found


def within(data: bytes, page: int, box: tuple[float, ...]) -> str:
    """The text inside a rectangle of a page."""
    document = pypdfium2.PdfDocument(data)
    sheet = document[page - 1]
    text = sheet.get_textpage()
    found = text.get_text_bounded(*box)
    for each in (text, sheet, document):
        each.close()
    return str(found)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["zh", "en", "zh+en"])
def test_each_mark_leads_to_the_page_whose_number_it_bears(
    made: tuple[Snapshot, Path, ExhibitPlaces], language: str, paper: str
) -> None:
    snapshot, out, places = made
    data = render_brief(snapshot, BriefOptions(language, paper), exhibits=places).data  # type: ignore[arg-type]
    document = pypdfium2.PdfDocument(out)
    shown = []
    for page in document:
        text = page.get_textpage()
        shown.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    numbers = set()
    for lead in links_of(data):
        assert lead.file == "exhibits.pdf"
        left, low, right, high = lead.box
        assert right - left > 4
        words = within(data, lead.on, (left - 1, low, right + 1, high))
        assert re.search(r"LANJIA\d{6}|E\d", words)
        for number in re.findall(r"LANJIA\d{6}", words):
            assert number in shown[lead.page]
            numbers.add(number)
        if found := re.search(r"E(\d)(?:, p\. | 第 )(\d)", words):
            original = {"1": ("first", "second", "third"), "2": ("x", "Dear seller")}[found[1]]
            assert original[int(found[2]) - 1] in shown[lead.page]
    assert {"LANJIA000003", "LANJIA000005"} <= numbers
    flow = reading.flow_of(data)
    assert not re.search(r"E3(,p\.1|第1页)LANJIA", flow)
    assert re.search(r"(documentE3,p\.1|文件E3第1页)", flow)


def test_a_brief_that_is_made_alone_leads_nowhere(
    made: tuple[Snapshot, Path, ExhibitPlaces],
) -> None:
    data = render_brief(made[0], BriefOptions("zh+en", "A4")).data
    assert links_of(data) == []
    flow = reading.flow_of(data)
    assert "documentE1,p.1" in flow
    assert "LANJIA0" not in flow
    assert "exhibits.pdf" not in flow


def test_a_brief_beside_exhibits_is_the_same_twice(
    made: tuple[Snapshot, Path, ExhibitPlaces],
) -> None:
    snapshot, _, places = made
    first, second, other = (
        render_brief(snapshot, BriefOptions("en", "A4"), exhibits=each).data
        for each in (places, places, replace(places, prefix="LJ"))
    )
    assert first == second
    assert first != other


def test_pages_of_an_exhibit_are_where_it_says(tmp_path: Path) -> None:
    """Long pictures take several pages, texts too; what is cut or listed leads to its cover."""
    one = originals.exhibit(tmp_path, originals.picture(400, 6000), "long.png")
    two = originals.exhibit(tmp_path, b"t", "mail.txt", ("x\n" * 150, "second page"), draw=False)
    endless = "\n".join(map(str, range(20_000)))
    three = originals.exhibit(tmp_path, b"e", "log.txt", (endless, "never"), draw=False)
    four = originals.exhibit(tmp_path, originals.locked(), "locked.pdf")
    exhibits: list[Exhibit] = [one, two, three, four]
    out = tmp_path / "exhibits.pdf"
    done = render_exhibits(exhibits, originals.ABOUT, ExhibitOptions("en", "Letter", "LJ"), out)
    places = places_of(done, "LJ")
    numbered = done.exhibits
    assert numbered[0].pages == (numbered[0].first + 1,)
    assert numbered[1].pages[0] == numbered[1].first + 1
    second = numbered[1].pages[1]
    assert numbered[1].first + 2 < second == numbered[1].last
    document = pypdfium2.PdfDocument(out)
    page = document[second - 1]
    text = page.get_textpage()
    assert "second page" in text.get_text_range()
    for each in (text, page, document):
        each.close()
    assert numbered[2].pages == (numbered[2].first + 1, 0)
    assert numbered[2].last - numbered[2].first == Sheets.MOST_TEXT
    for place, page_there in (
        (Place(numbered[2].sha256, 2), numbered[2].first),
        (Place(numbered[2].sha256, 9), numbered[2].first),
        (Place(numbered[3].sha256, 1), numbered[3].first),
        (Place("ff" * 32, 1), 0),
    ):
        assert places.page(place) == page_there
    assert places.number(7) == "LJ000007"
