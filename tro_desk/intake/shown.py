"""The pages of a file made ready to be joined with those of others.

Each page of a PDF goes whole onto a new page, as a drawing that carries no links, scripts, forms or
attached files; a picture goes onto paper. Below each is a strip that stays free for a number.
"""

from __future__ import annotations

import io
import math
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from tro_desk.intake.readers import reader_for
from tro_desk.intake.readers._contract import Picture, Scope, Sheet

if TYPE_CHECKING:
    from PIL.Image import Image

_Box = tuple[float, float, float, float]
"""Left, bottom, right and top of a rectangle."""

_LEAST: Final = 200.0  # points of a side: a smaller or larger page is put onto paper
_MOST: Final = 1_700.0
_BORDER: Final = 30.0  # points of paper around a picture
_SCREEN: Final = 0.75  # points of a pixel, at most: 96 pixels an inch
_DRAWN: Final = 200  # percent: how fine a page is drawn that cannot be taken as it is
_FLAT: Final = 6_000_000  # bytes of a picture that is kept without loss
_OVERLAP: Final = 0.02  # of a part of a long picture is shown again on the next page


def show(
    data: bytes,
    kind: str,
    count: int,
    paper: tuple[float, float],
    strip: float,
    out: Path | BinaryIO,
    scope: Scope,
) -> tuple[int, ...]:
    """Write a PDF of the pages of a file that can be drawn; how many pages of it each one has.

    `count` is how many pages the file was read with; one that is text alone has 0. `paper` (width,
    height) and `strip` are in points. Nothing is written where all are text. Raises ReadError:
    needs_password, damaged, too_large.
    """
    reader = reader_for(kind)
    made = _Made(paper, strip, scope)
    counts = []
    for number in range(1, count + 1):
        looking = Scope(scope.name, scope.limits, looking=True)
        sheet = reader.sheet(data, number, looking)
        counts.append(made.add(sheet) if sheet is not None else 0)
    if any(counts):
        made.save(out)
    return tuple(counts)


class _Made:
    """The PDF that is being made."""

    def __init__(self, paper: tuple[float, float], strip: float, scope: Scope) -> None:
        self._pdf = pikepdf.Pdf.new()
        self._pages: list[pikepdf.Object] = []
        self._paper, self._strip, self._scope = paper, strip, scope
        self._source: tuple[bytes, pikepdf.Pdf] | None = None

    def add(self, sheet: Sheet | Picture) -> int:
        """Add a page; how many it became."""
        if isinstance(sheet, Picture):
            from tro_desk.intake import bitmap

            lossless = sheet.data.startswith((b"\x89PNG", b"GIF8", b"BM"))
            return self._picture(bitmap.load(sheet.data, sheet.index, self._scope), lossless)
        try:
            self._page(self._opened(sheet.pdf), sheet.index)
        except pikepdf.PasswordError as error:
            raise self._scope.error("needs_password") from error
        except (
            pikepdf.PdfError,
            ArithmeticError,
            LookupError,
            RuntimeError,
            TypeError,
            ValueError,
        ):
            return self._picture(self._drawn(sheet), lossless=True)
        return 1

    def save(self, out: Path | BinaryIO) -> None:
        tree = self._pdf.Root.Pages  # page after page takes some times longer
        tree.Kids, tree.Count = Array(self._pages), len(self._pages)
        self._pdf.save(
            out, deterministic_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none
        )

    def _opened(self, data: bytes) -> pikepdf.Pdf:
        if self._source is None or self._source[0] != data:
            source = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
            if "/OCProperties" in source.Root:
                raise ValueError("layers that may be switched off")
            source.flatten_annotations("screen")
            self._source = data, source
        return self._source[1]

    def _page(self, source: pikepdf.Pdf, index: int) -> None:
        page = source.pages[index]
        box = _seen(page)
        for other in ("/TrimBox", "/BleedBox", "/ArtBox"):
            if other in page.obj:
                del page.obj[other]
        page.obj.CropBox = Array(box)
        form = self._pdf.copy_foreign(page.as_form_xobject())
        low_left, width, height = _size(form, box)
        own = min(width, height) >= _LEAST and max(width, height) <= _MOST
        size = (width, height) if own else self._sheet_for(width, height)
        room = size[0], size[1] - self._strip
        scale = min(room[0] / width, room[1] / height)
        if own:
            scale = min(scale, 1.0)
        x = (room[0] - width * scale - 2 * low_left[0] * scale) / 2
        y = self._strip + (room[1] - height * scale - 2 * low_left[1] * scale) / 2
        place = f"q {scale:.6f} 0 0 {scale:.6f} {x:.4f} {y:.4f} cm /P Do Q"
        self._add(size, form, place)

    def _sheet_for(self, width: float, height: float) -> tuple[float, float]:
        short, long = sorted(self._paper)
        return (long, short) if width > height else (short, long)

    def _add(self, size: tuple[float, float], drawing: pikepdf.Object, place: str) -> None:
        """A page of that size with one drawing, `/P`, on it."""
        page = Dictionary(
            Type=Name.Page,
            Parent=self._pdf.Root.Pages,
            MediaBox=Array([0, 0, *(round(side, 3) for side in size)]),
            Resources=Dictionary(XObject=Dictionary(P=drawing)),
            Contents=self._pdf.make_stream(place.encode()),
        )
        self._pages.append(self._pdf.make_indirect(page))

    def _drawn(self, sheet: Sheet) -> Image:
        """The page as PDFium draws it. Raises ReadError as `show`."""
        from PIL import Image

        from tro_desk.intake import picture

        drawn = picture.draw(sheet, _DRAWN, (), self._scope)
        return Image.open(io.BytesIO(drawn.png)).convert("RGB")

    def _picture(self, image: Image, lossless: bool) -> int:
        """A picture on paper; a long one, as of a page that was scrolled, on several."""
        wide = image.width > image.height
        paper = self._sheet_for(image.width, image.height)
        room = paper[0] - 2 * _BORDER, paper[1] - _BORDER - self._strip
        scale = min(room[0] / image.width, _SCREEN)
        if image.height * scale <= 1.6 * room[1] or wide:
            scale = min(scale, room[1] / image.height)
        each = max(1, int(room[1] / scale))
        tops = list(range(0, image.height, max(1, round(each * (1 - _OVERLAP)))))
        while len(tops) > 1 and image.height - tops[-2] <= each:
            tops.pop()
        for top in tops:
            part = image.crop((0, top, image.width, min(image.height, top + each)))
            self._part(part, scale, paper, lossless)
        return len(tops)

    def _part(self, image: Image, scale: float, paper: tuple[float, float], lossless: bool) -> None:
        width, height = image.width * scale, image.height * scale
        left, bottom = (paper[0] - width) / 2, paper[1] - _BORDER - height
        placed = f"q {width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm /P Do Q"
        self._add(paper, self._image(image, lossless), placed)

    def _image(self, image: Image, lossless: bool) -> pikepdf.Object:
        packed = zlib.compress(image.tobytes(), 6) if lossless else b""
        how = Name.FlateDecode
        if not packed or len(packed) > _FLAT:
            target = io.BytesIO()
            image.save(target, "JPEG", quality=90)
            packed, how = target.getvalue(), Name.DCTDecode
        stream = pikepdf.Stream(self._pdf, packed)
        stream.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=image.width,
            Height=image.height,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=how,
        )
        return self._pdf.make_indirect(stream)


def _size(form: pikepdf.Object, box: _Box) -> tuple[tuple[float, float], float, float]:
    """Lower left corner, width and height of a page as it is seen: turned, and in points.

    `box` is what of the page is seen, in its own points. Raises ValueError.
    """
    x0, y0, x1, y1 = box
    if "/Matrix" in form:
        a, b, c, d, e, f = (float(number) for number in form.Matrix.as_list())
        xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
        ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
        x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
    width, height = x1 - x0, y1 - y0
    if not (width > 0 and height > 0 and math.isfinite(width) and math.isfinite(height)):
        raise ValueError("a page without a size")
    return (x0, y0), width, height


def _seen(page: pikepdf.Page) -> _Box:
    """The part of a page that a viewer shows, in its own points."""
    media = _corners(page.mediabox)
    if "/CropBox" not in page.obj:
        return media
    crop = _corners(page.cropbox)
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if left < right and bottom < top else media


def _corners(box: pikepdf.Object) -> _Box:
    x0, y0, x1, y1 = (float(side) for side in box.as_list())
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
