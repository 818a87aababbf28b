"""Scans, photographs and screenshots are read, drawn upright and marked; nothing is invented."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.intake import pictures
from tro_desk.base.errors import ReadError
from tro_desk.domain.reading import Reading
from tro_desk.intake import page_image, read_file
from tro_desk.intake.readers import pdf as pdf_reader
from tro_desk.intake.readers._contract import Scope
from tro_desk.intake.readers._pdf_scans import is_garbage

STAMP = "Case: 1:26-cv-04731 Document #: 24 Filed: 03/30/26 Page 1 of 1 PageID #:310"
LETTER = "ASHDOWN & PELL LLP\nMay 4, 2026\nDear Sir or Madam, the order that follows binds you."
CHAT = (
    ("阿哲", "大家早，我店今早被冻了，案号26-cv-04731，有没有同案的？"),
    ("Lily户外", "同案！Larkmere 风筝那个吧，伊利诺伊北区联邦地区法院，原告律所是 Ashdown & Pell"),
    ("", "对，我是 Defendant No. 88，冻了 $12,480.37"),
)


@pytest.fixture(scope="module")
def mixed_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter of text, and a scanned order with the stamp of the court over it."""
    path = tmp_path_factory.mktemp("mixed") / "letter and order.pdf"
    scan = pictures.scanned(pictures.paper(pictures.ORDER))
    path.write_bytes(pictures.pdf_of(LETTER, scan, stamp=STAMP))
    return path


@pytest.fixture(scope="module")
def mixed(mixed_path: Path) -> Reading:
    return read_file(mixed_path)


def seen(image: Image.Image) -> tuple[str, int]:
    from tro_desk.intake import ocr  # half a second, which is not to be paid by other tests

    text, layout = ocr.read_picture(image)
    for line in layout.lines:
        assert text[line.start : line.end].strip()
        assert 0 <= line.left < line.right <= 10_000
        assert 0 <= line.top < line.bottom <= 10_000
    return text, layout.turn


def same(text: str, truth: str) -> bool:
    """Whether two texts are alike but for the size of letters that are drawn alike."""
    return text.casefold() == truth.casefold()


def test_a_page_of_text_stays_text_and_a_scan_is_read(mixed: Reading) -> None:
    document = mixed.document
    assert document.method == "mixed"
    assert document.warnings == ()
    letter, order = document.pages
    assert letter.layout is None
    assert "the order that follows binds you" in letter.text
    assert order.layout is not None
    assert same(order.text, f"{STAMP}\n{pictures.ORDER_TEXT}")


def test_facts_of_a_scan(mixed: Reading) -> None:
    best: dict[str, str] = {}
    for candidate in mixed.candidates:
        best.setdefault(candidate.field, candidate.value)
    assert best["docket_number"] == "1:26-cv-04731"
    assert best["court"] == "ilnd"
    assert best["tro_entered"] == "2026-03-30T10:23"
    assert best["tro_expires"] == "2026-04-13"


def test_a_scan_is_drawn_with_its_marks(mixed: Reading, mixed_path: Path) -> None:
    page = mixed.document.pages[1]
    start = page.text.index("April 13, 2026")
    image = page_image(mixed_path, "pdf", 2, 100, [(start, start + 14)], seen=page)
    assert (image.width, image.height) == (612, 792)
    ((box,),) = image.boxes
    scale = 612 / 1275
    assert abs(box.left - 150 * scale) < 12
    assert abs(box.top - 910 * scale) < 15
    assert (
        0.6 < (box.right - box.left) / (pictures.font(24).getlength("April 13, 2026") * scale) < 1.4
    )
    assert image.text is not None
    assert image.text.left < box.left + 1


def test_a_photograph() -> None:
    text, turn = seen(pictures.photographed(pictures.paper(pictures.ORDER)))
    assert turn == 0
    assert same(text, pictures.ORDER_TEXT)


def test_a_page_that_lies_wrong() -> None:
    small = pictures.scanned(pictures.paper(pictures.ORDER).crop((100, 700, 900, 960)))
    text, turn = seen(small)
    assert turn == 0
    assert seen(small.rotate(90, expand=True)) == (text, 90)
    assert seen(small.rotate(180)) == (text, 180)


def test_the_camera_tells_how_it_was_held(tmp_path: Path) -> None:
    upright = pictures.paper(pictures.SELLER_CENTRAL, (1280, 640)).crop((230, 80, 1010, 270))
    exif = Image.Exif()
    exif[0x0112] = 6  # "turn me clockwise to see me upright"
    path = tmp_path / "photo.jpeg"
    path.write_bytes(pictures.saved(upright.rotate(90, expand=True), "JPEG", exif=exif.tobytes()))
    page = read_file(path).document.pages[0]
    assert page.layout is not None
    assert page.layout.turn == 0
    assert "法院案件编号\t1:26-cv-04731" in page.text
    image = page_image(path, "image", 1, 100, [(0, 4)], seen=page)
    assert image.width == 595
    assert image.height == round(595 * 190 / 780)
    assert len(image.boxes[0]) == 1


def test_a_dark_screenshot_with_a_menu() -> None:
    text, _ = seen(pictures.paper(pictures.SELLER_CENTRAL, (1280, 640), "#e4e4e4", "#16181d"))
    assert "账户状况\n绩效通知\n您的付款已因法院命令被预留\n法院案件编号\t1:26-cv-04731\n" in text
    assert "预留金额\tUS$12,480.37\n权利人律师事务所\tAshdown & Pell LLP\n" in text
    assert "B0F4ZK92LD、B0F4ZK93TQ\n" in text


def test_a_long_chat_is_read_in_parts() -> None:
    picture = pictures.chat(CHAT * 3)
    assert picture.height > 2.2 * picture.width
    text, _ = seen(picture)
    assert text.count("大家早,我店今早被冻了,案号 26-cv-04731,有没有同案的?") == 3
    assert text.count("伊利诺伊北区联邦地区法院") == 3
    assert text.count("对,我是 Defendant No. 88,冻了") == text.count("$12,480.37") == 3


def test_a_number_that_is_not_sure_is_withheld() -> None:
    from tro_desk.intake import ocr

    tiny = [(6, 8 + 15 * n, 8, f"B0F4ZK{n}{n}LD $1{n},4{n}0.37") for n in range(8)]
    poor = pictures.saved(pictures.paper(tiny, (220, 140)), "JPEG", quality=25)
    text, _ = seen(Image.open(io.BytesIO(poor)))
    assert ocr.UNSURE in text
    written = {word for *_, line in tiny for word in line.split()}
    for asin in re.findall(r"\bB0\w{8}\b", text):
        assert asin in written
    for amount in re.findall(r"\$[\d,.]+\d", text):
        assert amount in written


def test_a_picture_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "beach.webp"
    path.write_bytes(pictures.saved(pictures.noise(), "WEBP"))
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.code == "no_text"


def test_a_text_layer_that_spells_nothing() -> None:
    # A font without a table of its characters: each letter comes out 29 places too low.
    shifted = "".join(chr(ord(c) - 29) for c in pictures.ORDER_TEXT if ord(c) > 61)
    assert is_garbage(shifted)
    assert is_garbage("\ue012\ue044\ue101" * 20 + " Page 1")
    assert not is_garbage(pictures.ORDER_TEXT)
    assert not is_garbage("".join(text for *_, text in pictures.SELLER_CENTRAL))
    identifiers = "\n".join(f"{n} QNGRXT-{n} A2{n}XQ7WLM9TB B0{n}ZK92LD Amazon" for n in range(90))
    assert not is_garbage(identifiers)


def test_the_text_of_a_page_that_only_looks_like_garbage_stays() -> None:
    lines = "\n".join(f"BCDFG HJKLM NPQRS TVWXZ {n}" for n in range(16))
    document = pdf_reader.read(pictures.pdf_of(lines), Scope("codes.pdf"))
    assert is_garbage(lines)
    assert document.method == "text"
    assert document.pages[0].text.split() == lines.split()
