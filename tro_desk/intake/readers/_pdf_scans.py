"""Pages of a PDF that are pictures: which they are, how they are drawn and read.

A court stamps its line of text on a scan, some programs store text that spells nothing: neither
makes a page of text of a picture.
"""

from __future__ import annotations

import contextlib
import math
import re
import string
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from tro_desk.intake.readers._contract import RawPage, Scope

SCALE: Final = 150 / 72  # 150 dots an inch: more costs time and gains nothing
_LONGEST: Final = 32_000  # pixels of a side of a stored picture, as in `intake.bitmap`
_MOST: Final = 64_000_000  # pixels of a stored picture
_DRAWN: Final = 9_000_000  # pixels of a page that is drawn to be read
_STAMP: Final = 250  # characters that may stand on a scan without being its text
_COVERED: Final = 0.4  # of the page, by pictures: it is a scan with a stamp
_STROKES: Final = 12  # shapes from which a page without text may have been written by outlines
_OBJECTS: Final = 4_000  # of a page, looked at
_ODD = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]")
_ALL: Final = bytes(range(128))
_NO_LETTERS: Final = _ALL.translate(None, string.ascii_letters.encode())
_NO_VOWELS: Final = _ALL.translate(None, b"AEIOUaeiou")
_WORDS = re.compile(  # one in four hundred characters is enough: lists of numbers hold few
    r"(?i)\b(?:the|of|and|to|in|for|on|is|by|with|this|that|store|shop|official|amazon|aliexpress"
    r"|alibaba|ebay|walmart|temu|shein|wish|dhgate|etsy|ltd|llc|inc|co)\b"
)
_GIBBERISH: Final = 200  # letters from which their kinds tell whether they are words


def is_picture(document: pdfium.PdfDocument, index: int, text: str, scope: Scope) -> bool:
    """Whether the page must be read from its picture.

    Raises ReadError too_large for a stored picture that nobody should unpack.
    """
    stripped = text.strip()
    garbage = is_garbage(stripped)
    if len(stripped) > _STAMP and not garbage:
        return False
    with _page(document, index) as page:
        if page is None:
            return False
        covered, shapes = _contents(page, scope)
    if garbage:
        return True
    if stripped:
        return covered > _COVERED
    return covered > 0 or shapes >= _STROKES


def read(document: pdfium.PdfDocument, index: int, text: str) -> RawPage:
    """The page read from its picture; text that it holds in print is kept as it is."""
    from tro_desk.intake import ocr
    from tro_desk.intake.reading_order import Seen

    with _page(document, index) as page:
        if page is None:
            return RawPage(text)
        width, height = page.get_size()
        scale = min(SCALE, math.sqrt(_DRAWN / max(width * height, 1)))
        bitmap = page.render(scale=scale, rev_byteorder=True, draw_annots=True)
        try:
            image = bitmap.to_pil().convert("RGB")
            known: list[Seen] = []
            if text.strip() and not is_garbage(text.strip()):
                known = _printed(page, bitmap.get_posconv(page))
        finally:
            bitmap.close()
    seen, layout = ocr.read_picture(image, known)
    if not seen or (len(text.strip()) > _STAMP and is_garbage(seen)):
        return RawPage(text)  # what looked like garbage is what stands there
    return RawPage(seen, layout=layout)


def check_pictures(page: Any, scope: Scope) -> None:
    """Raises ReadError too_large where drawing the page would unpack a picture beyond measure."""
    _contents(page, scope)


def _contents(page: Any, scope: Scope) -> tuple[float, int]:
    """The part of the page that pictures cover, and how many other shapes it has."""
    width, height = page.get_size()
    covered, shapes = 0.0, 0
    try:
        for number, item in enumerate(page.get_objects(max_depth=6)):
            if number > _OBJECTS:
                break
            if item.type != pdfium.raw.FPDF_PAGEOBJ_IMAGE:
                shapes += 1
                continue
            across, down = item.get_px_size()
            if max(across, down) > _LONGEST or across * down > _MOST:
                raise scope.error("too_large")
            left, bottom, right, top = item.get_bounds()
            covered += max(right - left, 0) * max(top - bottom, 0)
    except pdfium.PdfiumError:
        return covered, shapes
    return covered / max(width * height, 1), shapes


def is_garbage(text: str) -> bool:
    """Whether the text layer spells nothing: signs of no meaning, or letters that are no words."""
    size = len(text) - text.count(" ")
    if _ODD.search(text) and len(_ODD.findall(text)) > 0.2 * size:
        return True
    if len(text) <= _GIBBERISH:
        return False
    latin = text.encode("ascii", "ignore")
    letters = len(latin.translate(None, _NO_LETTERS))
    if letters < max(_GIBBERISH, 0.35 * size):
        return False
    if 0.2 < len(latin.translate(None, _NO_VOWELS)) / letters < 0.7:
        return False
    return len(_WORDS.findall(text)) < len(text) / 400


def _printed(page: Any, place: Any) -> list[Any]:
    """The lines of text that the page itself holds, where they stand on its picture."""
    from tro_desk.intake.normalise import normalise
    from tro_desk.intake.reading_order import Seen

    lines = []
    text = page.get_textpage()
    try:
        for number in range(min(text.count_rects(), _STAMP)):
            left, bottom, right, top = text.get_rect(number)
            said = text.get_text_bounded(left, bottom, right, top, errors="replace")
            clean = normalise(" ".join(said.split())).text.strip()
            xs, ys = zip(place.to_bitmap(left, top), place.to_bitmap(right, bottom), strict=True)
            corners = (
                (min(xs), min(ys)), (max(xs), min(ys)), (max(xs), max(ys)), (min(xs), max(ys)),
            )  # fmt: skip
            if clean:
                lines.append(Seen(clean, 1.0, corners))
    finally:
        text.close()
    return lines


@contextlib.contextmanager
def _page(document: pdfium.PdfDocument, index: int) -> Iterator[Any]:
    """The page, or None where it is broken."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        yield None
        return
    try:
        yield page
    finally:
        page.close()
