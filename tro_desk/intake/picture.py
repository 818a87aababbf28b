"""A page as a picture, and where spans of its text stand on it."""

from __future__ import annotations

import io
import math
import struct
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from tro_desk.domain.evidence import Layout, Page
from tro_desk.domain.reading import Box, PageImage
from tro_desk.intake.marks import block, marks
from tro_desk.intake.normalise import normalise
from tro_desk.intake.readers import pdf
from tro_desk.intake.readers._contract import Picture, Scope, Sheet
from tro_desk.intake.readers._pdf_scans import check_pictures

if TYPE_CHECKING:
    from PIL.Image import Image  # imported for pages that are pictures alone

_LARGEST: Final = 16_000_000  # pixels; a poster is drawn smaller than was asked for
_PAPER: Final = 595  # points of the width of A4 paper
_MOST_LINES: Final = 5_000  # of a page, to find where its text stands


def draw(
    sheet: Sheet | Picture,
    scale_percent: int,
    spans: Sequence[tuple[int, int]],
    scope: Scope,
    seen: Page | None = None,
) -> PageImage:
    """Draw a page upright; at 100 percent one point (1/72 inch) is one pixel.

    A picture knows no points: it is taken to be as wide as A4 paper. `spans` are offsets in the
    page's normalised text; `seen` is the page where that was read from a picture. Raises ReadError:
    needs_password, damaged, too_large.
    """
    if isinstance(sheet, Picture):
        return _draw_picture(sheet, scale_percent, spans, scope, seen)
    with pdf.opened(sheet.pdf, scope) as document:
        try:
            page = document[sheet.index]
        except (pdfium.PdfiumError, IndexError) as error:
            raise scope.error("damaged") from error
        try:
            check_pictures(page, scope)
            width, height = page.get_size()
            scale = max(scale_percent, 1) / 100
            scale = min(scale, math.sqrt(_LARGEST / max(width * height, 1)))
            bitmap = page.render(scale=scale, rev_byteorder=True, draw_annots=True)
            try:
                if seen is not None and seen.layout is not None:
                    return _upright(bitmap.to_pil().convert("RGB"), seen, seen.layout, spans)
                png = _png(bitmap)
                size = bitmap.width, bitmap.height
                place = bitmap.get_posconv(page)
                text = page.get_textpage()
                try:
                    boxes = _boxes(text, spans, place) if spans else ()
                    block = _block(text, place)
                finally:
                    text.close()
            finally:
                bitmap.close()
        finally:
            page.close()
    return PageImage(png, *size, boxes, block)


def _draw_picture(
    sheet: Picture,
    scale_percent: int,
    spans: Sequence[tuple[int, int]],
    scope: Scope,
    seen: Page | None,
) -> PageImage:
    from tro_desk.intake import bitmap

    image = bitmap.load(sheet.data, sheet.index, scope)
    layout = seen.layout if seen is not None else None
    sideways = layout is not None and layout.turn in (90, 270)
    width = image.height if sideways else image.width
    scale = max(scale_percent, 1) / 100 * _PAPER / width
    scale = min(scale, math.sqrt(_LARGEST / (image.width * image.height)))
    size = max(round(image.width * scale), 1), max(round(image.height * scale), 1)
    drawn = image.resize(size, reducing_gap=2.0)
    if seen is None or layout is None:
        return PageImage(_saved(drawn), *drawn.size, tuple(() for _ in spans))
    return _upright(drawn, seen, layout, spans)


def _upright(
    image: Image, seen: Page, layout: Layout, spans: Sequence[tuple[int, int]]
) -> PageImage:
    """The picture turned, with the places of the spans that were read from it."""
    if layout.turn:
        image = image.rotate(-layout.turn, expand=True)
    marked = marks(seen.text, layout, spans, *image.size)
    return PageImage(_saved(image), *image.size, marked, block(layout, *image.size))


def _saved(image: Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _boxes(
    text: pdfium.PdfTextPage, spans: Sequence[tuple[int, int]], place: Any
) -> tuple[tuple[Box, ...], ...]:
    whole = normalise(str(text.get_text_range(errors="replace")))
    index = _char_indices(text)
    found = []
    for start, end in spans:
        first, last = whole.original(max(start, 0), min(end, len(whole.text)))
        lines = _lines(text, index[first:last])
        found.append(tuple(_on_picture(line, place) for line in lines))
    return tuple(found)


def _block(text: pdfium.PdfTextPage, place: Any) -> Box | None:
    """What surrounds the text of the page."""
    lines = [text.get_rect(number) for number in range(min(text.count_rects(), _MOST_LINES))]
    if not lines:
        return None
    lefts, bottoms, rights, tops = zip(*lines, strict=True)
    return _on_picture((min(lefts), min(bottoms), max(rights), max(tops)), place)


def _char_indices(text: pdfium.PdfTextPage) -> list[int]:
    """For each character of the page's string, PDFium's number of it.

    PDFium counts what is beyond U+FFFF as two and Python as one, and leaves out of the string
    some characters that it counts.
    """
    units: list[int] = []
    for number in range(text.count_chars()):
        at = pdfium.raw.FPDFText_GetTextIndexFromCharIndex(text, number)
        if at >= 0:
            units.extend([number] * (at + 1 - len(units)))
    numbers: list[int] = []
    unit = 0
    for character in str(text.get_text_range(errors="replace")):
        numbers.append(units[unit] if unit < len(units) else -1)
        unit += 2 if ord(character) > 0xFFFF else 1
    return numbers


def _lines(
    text: pdfium.PdfTextPage, numbers: Sequence[int]
) -> list[tuple[float, float, float, float]]:
    """One rectangle a line of text: left, bottom, right, top in points."""
    lines: list[tuple[float, float, float, float]] = []
    for number in dict.fromkeys(n for n in numbers if n >= 0):
        left, bottom, right, top = text.get_charbox(number, loose=True)
        if right <= left or top <= bottom:
            continue  # line ends and other marks without a body
        if lines:
            l0, b0, r0, t0 = lines[-1]
            middle = (bottom + top) / 2
            if b0 <= middle <= t0 and left >= l0 - 1:
                lines[-1] = min(l0, left), min(b0, bottom), max(r0, right), max(t0, top)
                continue
        lines.append((left, bottom, right, top))
    return lines


def _on_picture(line: tuple[float, float, float, float], place: Any) -> Box:
    left, bottom, right, top = line
    xs, ys = zip(place.to_bitmap(left, top), place.to_bitmap(right, bottom), strict=True)
    return Box(float(min(xs)), float(min(ys)), float(max(xs)), float(max(ys)))


def _png(bitmap: pdfium.PdfBitmap) -> bytes:
    """The bitmap as a PNG file, with the standard library alone."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    colours, per_pixel = {"RGB": (2, 3), "BGR": (2, 3), "RGBA": (6, 4), "L": (0, 1)}.get(
        bitmap.mode, (2, bitmap.n_channels)
    )
    pixels = memoryview(bitmap.buffer).cast("B")
    if bitmap.mode in ("RGBX", "BGRX"):
        rows = (_without_fourth(pixels[y * stride : y * stride + width * 4]) for y in range(height))
        colours = 2
    else:
        rows = (bytes(pixels[y * stride : y * stride + width * per_pixel]) for y in range(height))
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 1)
    header = struct.pack(">IIBBBBB", width, height, 8, colours, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def _without_fourth(row: memoryview) -> bytes:
    out = bytearray(len(row) // 4 * 3)
    for channel in range(3):
        out[channel::3] = row[channel::4]
    return bytes(out)
