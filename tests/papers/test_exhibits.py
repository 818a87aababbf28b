"""Exhibits, read back by other programs: every page numbered, nothing lost, nothing dangerous."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.papers import originals as made
from tests.papers import pages
from tests.papers.reading import boxes_of, squeezed
from tro_desk.base.errors import Cancelled
from tro_desk.papers import bates, exhibits
from tro_desk.papers.exhibit_board import About
from tro_desk.papers.exhibit_sheets import Sheets
from tro_desk.papers.exhibits import Exhibit, ExhibitOptions, RenderedExhibits, render_exhibits

ENGLISH = ExhibitOptions("en", "Letter", "LANJIA")


def texts(path: Path) -> list[str]:
    """The text of each page as PDFium reads it."""
    document = pypdfium2.PdfDocument(path)
    try:
        pages = []
        for page in document:
            pages.append(page.get_textpage().get_text_range())
        return pages
    finally:
        document.close()


def mixed(folder: Path, paper: str = "Letter") -> list[Exhibit]:
    """One of each way to be shown."""
    plain = made.pdf("first page", "second page")
    return [
        made.exhibit(
            folder, plain, "notice.pdf", ("a", "b"), paper, "tro_freeze", "the Amazon account"
        ),
        made.exhibit(folder, made.picture(800, 600), "截图.png", ("",), paper, ""),
        made.exhibit(folder, b"mail", "mail.txt", ("Dear seller,\n\n你好，世界。", ""), paper),
        made.exhibit(folder, made.locked(), "locked.pdf", ("",), paper),
    ]


def render(
    exhibits: list[Exhibit], out: Path, options: ExhibitOptions = ENGLISH
) -> RenderedExhibits:
    return render_exhibits(exhibits, made.ABOUT, options, out)


def test_every_page_bears_its_number(tmp_path: Path) -> None:
    out = tmp_path / "exhibits.pdf"
    done = render(mixed(tmp_path), out)
    pages = texts(out)
    assert len(pages) == done.pages == 1 + 3 + 2 + 3 + 2
    for number, text in enumerate(pages, 1):
        assert bates.number("LANJIA", number) in text
        if number > 1 and not text.startswith("Northlake"):
            assert len(re.findall(r"LANJIA\d{6}", text)) == 1
    shown = [(one.letter, one.first, one.last, one.shown) for one in done.exhibits]
    assert shown == [
        ("A", 2, 4, "pages"),
        ("B", 5, 6, "pages"),
        ("C", 7, 9, "text"),
        ("D", 10, 11, "listed"),
    ]
    assert "first page" in pages[2]
    assert "second page" in pages[3]
    assert "你好，世界。" in pages[7]
    assert "This page holds no text." in pages[8]
    assert "listed, not shown" in pages[10]
    assert "locked with a password" in pages[10]


def test_a_cover_tells_the_original(tmp_path: Path) -> None:
    out = tmp_path / "exhibits.pdf"
    one = mixed(tmp_path)[0]
    render([one], out)
    cover = squeezed(texts(out)[1])
    for words in (
        *("Northlake Brands LLC v. Schedule A defendants", "1:26-cv-01234", "N.D. Ill."),
        *("Defendant No. 47, LANJIA Direct", "EXHIBIT A", "Freeze notice", "2 pages"),
        *("LANJIA000002 – LANJIA000004", f"notice.pdf, {one.evidence.size:,} bytes"),
        *(one.evidence.sha256, "Stated by seller: the Amazon account", "Beijing time"),
        *("Chicago time", "Prepared to obtain legal advice. Not filed with any court."),
    ):
        assert squeezed(words) in cover, words
    assert "CST" not in cover


def test_bookmarks_links_and_labels_lead_to_the_covers(tmp_path: Path) -> None:
    out = tmp_path / "exhibits.pdf"
    done = render(mixed(tmp_path), out)
    starts = [one.first for one in done.exhibits]
    with pikepdf.open(out) as file:
        places = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
        links = [places[link.Dest[0].objgen] for link in file.pages[0].obj.Annots]
        assert links == starts
        with file.open_outline() as outline:
            titles = [item.title for item in outline.root]
            leads = [places[item.destination[0].objgen] for item in outline.root]
        assert leads == [1, *starts]
        assert titles[0] == "Index of exhibits"
        assert titles[1] == "Exhibit A: Freeze notice"
        assert len(titles) == 5
        labels = [str(entry.P) for entry in list(file.Root.PageLabels.Nums)[1::2]]
        assert labels == [bates.number("LANJIA", n) for n in range(1, done.pages + 1)]
        assert str(file.docinfo.Title).startswith("Exhibits: Northlake")
        assert str(file.Root.Lang) == "en-US"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["zh", "en", "zh+en"])
def test_all_text_is_on_the_page_and_the_bytes_are_the_same_twice(
    tmp_path: Path, language: str, paper: str
) -> None:
    exhibits = mixed(tmp_path, paper)
    long = "很长的文件名称_" * 40 + ".pdf"
    exhibits.append(made.exhibit(tmp_path, b"x", long, ("W" * 3000,), paper, "", "来" * 900))
    options = ExhibitOptions(language, paper, "LANJIA")  # type: ignore[arg-type]
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    render(exhibits, first, options)
    render(exhibits, second, options)
    data = first.read_bytes()
    assert data == second.read_bytes()
    for width, height, words in boxes_of(data, tmp_path):
        for left, top, right, bottom in words:
            assert left >= 0
            assert top >= 0
            assert right <= width + 0.5
            assert bottom <= height + 0.5
    for number, sheet in enumerate(pages.sheets_of(data), 1):
        assert list(pages.overlaps(sheet)) == [], number
    with pikepdf.open(first) as file:
        assert file.check_pdf_syntax() == []


def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed; its library has checked the files of the test above")
    out = tmp_path / "exhibits.pdf"
    render([*mixed(tmp_path), made.exhibit(tmp_path, made.armed())], out)
    done = subprocess.run(["qpdf", "--check", out], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_turned_page_stands_upright_and_nothing_lies_under_its_number(
    tmp_path: Path, degrees: int
) -> None:
    out = tmp_path / "exhibits.pdf"
    render([made.exhibit(tmp_path, made.turned(degrees))], out)
    document = pypdfium2.PdfDocument(out)
    page = document[2]
    size = (788, 600) if degrees in (90, 270) else (600, 788)
    assert page.get_size() == pytest.approx(size, abs=0.1)
    text = page.get_textpage()
    whole = text.get_text_range()
    assert "sideways" in whole
    assert "corner" in whole
    corner, number = whole.index("corner"), whole.index("LANJIA000003")
    assert 0 < text.get_charbox(number)[1] < text.get_charbox(number)[3] < 24
    assert all(text.get_charbox(index)[1] > 25 for index in range(corner, corner + 6))
    text.close()
    page.close()
    document.close()


def test_what_is_dangerous_in_an_original_stays_behind_and_its_stamps_come_along(
    tmp_path: Path,
) -> None:
    out = tmp_path / "exhibits.pdf"
    one = made.exhibit(tmp_path, made.armed())
    before = (tmp_path / f"{one.evidence.sha256}.pdf").read_bytes()
    render([one], out)
    assert before == made_of(tmp_path, one)
    pages = texts(out)
    assert "armed" in pages[2]
    assert "STAMPED" in pages[2]
    with pikepdf.open(out) as file:
        assert "/Annots" not in file.pages[2].obj
        assert "/AA" not in file.pages[2].obj
        assert "/OpenAction" not in file.Root
        assert "/Names" not in file.Root
        assert len(file.attachments) == 0
    for word in (b"JavaScript", b"example.invalid", b"evil.exe"):
        assert word not in plain(out, tmp_path)


def test_a_layer_that_is_switched_off_stays_out_of_sight(tmp_path: Path) -> None:
    out = tmp_path / "exhibits.pdf"
    done = render([made.exhibit(tmp_path, made.layered())], out)
    assert done.exhibits[0].shown == "pages"
    document = pypdfium2.PdfDocument(out)
    drawn = document[2].render(scale=1).to_pil().convert("L")
    document.close()
    dark = [sum(pixel < 128 for pixel in drawn.crop(box).tobytes()) for box in _BANDS]
    assert dark[0] > 50  # the words in sight, as a picture
    assert dark[1] == 0  # where the hidden ones would stand
    assert "HIDDEN" not in texts(out)[2]


_BANDS = ((0, 0, 612, 120), (0, 400, 612, 560))


def made_of(folder: Path, one: Exhibit) -> bytes:
    return (folder / f"{one.evidence.sha256}.pdf").read_bytes()


def plain(path: Path, folder: Path) -> bytes:
    """The file with nothing compressed."""
    out = folder / "plain.pdf"
    with pikepdf.open(path) as file:
        file.save(
            out,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    return out.read_bytes()


def test_originals_that_cannot_be_drawn_are_listed(tmp_path: Path) -> None:
    sound = made.pdf("page")
    out = tmp_path / "exhibits.pdf"
    broken = made.exhibit(tmp_path, b"%PDF-1.7 nothing", "broken.pdf")
    cut = made.exhibit(tmp_path, sound[: len(sound) // 2], "cut.pdf", ("its text",))
    huge = made.exhibit(tmp_path, made.picture(1, 1)[:-12], "huge.png")
    done = render([broken, cut, huge], out)
    assert broken.why == "damaged"
    assert done.exhibits[0].shown == "listed"
    assert done.exhibits[1].shown in ("pages", "text")
    pages = texts(out)
    assert len(pages) == done.pages
    assert "damaged" in squeezed(pages[2])


def test_a_long_picture_goes_on_several_pages_and_a_poster_onto_paper(tmp_path: Path) -> None:
    long = made.exhibit(tmp_path, made.picture(400, 6000), "long.png")
    assert long.counts[0] >= 4
    poster = made.exhibit(tmp_path, made.pdf("poster", size=(3000, 2000)), "poster.pdf")
    out = tmp_path / "exhibits.pdf"
    done = render([long, poster], out)
    document = pypdfium2.PdfDocument(out)
    sizes = [page.get_size() for page in document]
    document.close()
    assert set(sizes[2 : 2 + long.counts[0]]) == {(612.0, 792.0)}
    assert sizes[-1] == (792.0, 612.0)
    assert len(sizes) == done.pages


def test_a_text_without_end_is_cut_and_says_so(tmp_path: Path) -> None:
    endless = "\n".join(f"line {number}" for number in range(20_000))
    out = tmp_path / "exhibits.pdf"
    done = render([made.exhibit(tmp_path, b"x", "log.txt", (endless, "later"), draw=False)], out)
    assert done.pages == 2 + Sheets.MOST_TEXT
    assert "The text goes on." in texts(out)[-1]


def test_an_index_of_many_exhibits_goes_on(tmp_path: Path) -> None:
    many = [
        made.exhibit(tmp_path, b"%d" % n, f"{n:03}.txt", (f"text {n}",), draw=False)
        for n in range(60)
    ]
    out = tmp_path / "exhibits.pdf"
    done = render(many, out, ExhibitOptions("zh+en", "Letter", "WWWWWWWWWWWW"))
    index = done.exhibits[0].first - 1
    assert index > 1
    assert done.pages == index + 120
    assert [one.letter for one in done.exhibits][24:28] == ["Y", "Z", "AA", "AB"]
    with pikepdf.open(out) as file:
        links = [len(file.pages[number].obj.Annots) for number in range(index)]
    assert sum(links) == 60


def test_more_originals_than_files_may_be_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = [
        made.exhibit(tmp_path, made.pdf(f"paper {n}", "more"), texts=("", "")) for n in "abcde"
    ]
    out = tmp_path / "exhibits.pdf"
    render(papers, out)
    whole = texts(out)
    before = {path.name for path in tmp_path.iterdir()}
    monkeypatch.setattr(exhibits, "MOST_OPEN", 2)
    render(papers, out)
    assert texts(out) == whole
    assert [n for n in "abcde" if f"paper {n}" in whole[2 + 3 * "abcde".index(n)]] == list("abcde")
    assert {path.name for path in tmp_path.iterdir()} == before


def test_a_case_of_which_nothing_is_known_has_an_index(tmp_path: Path) -> None:
    out = tmp_path / "exhibits.pdf"
    done = render_exhibits([], About(made.MADE), ENGLISH, out)
    assert (done.pages, done.exhibits) == (1, ())
    assert "No evidence was chosen." in texts(out)[0]
    assert "LANJIA000001" in texts(out)[0]


def test_the_work_can_be_stopped(tmp_path: Path) -> None:
    class Stopping:
        def __init__(self) -> None:
            self.left = 3

        def report(self, done: int, total: int) -> None: ...

        def check(self) -> None:
            self.left -= 1
            if not self.left:
                raise Cancelled

    out = tmp_path / "exhibits.pdf"
    with pytest.raises(Cancelled):
        render_exhibits(mixed(tmp_path), made.ABOUT, ENGLISH, out, Stopping())
    assert not out.exists()
    assert not list(tmp_path.glob("*.sheets"))


def test_letters_and_prefixes() -> None:
    assert [bates.letter(n) for n in (1, 26, 27, 52, 702, 703)] == [
        *("A", "Z", "AA", "AZ", "ZZ", "AAA")
    ]
    assert bates.number("LANJIA", 7) == "LANJIA000007"
    assert bates.prefix_from(["深圳市澜岬科技", "Lanjia Direct"]) == "LANJIA"
    assert bates.prefix_from(["Überlänge-Shop 9"]) == "UBERLANGE"
    assert bates.prefix_from(["深圳"]) == bates.prefix_from([]) == "SELLER"
    assert bates.is_prefix("LJ-2026")
    assert not any(map(bates.is_prefix, ("", "lj", "7A", "A B", "A" * 13, "Ä")))
    with pytest.raises(ValueError, match="no exhibits"):
        ExhibitOptions("en", "A4", "a b")
