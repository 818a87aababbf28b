"""The pages of a PDF as PDFium draws them: where text stands, and small grey pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageStat

FOLDER = Path(__file__).with_name("references")
_SCALE = 0.16  # pixels of a kept picture for a point of the page
_STEP = 17  # from one grey to the next: 16 are enough to see, and small in a checkout
_ACROSS = 8  # pages beside each other
_BLOCK = 12  # pixels of a side: about two lines of a page
_MEAN, _WORST = 1.0, 20.0  # of 255: how much a page and a block of it may differ


@dataclass(frozen=True)
class Sheet:
    """A page: its size, and the boxes of its runs of text (left, bottom, right, top), in points."""

    width: float
    height: float
    boxes: tuple[tuple[float, float, float, float], ...]


def sheets_of(data: bytes) -> Iterator[Sheet]:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        boxes = tuple(text.get_rect(n) for n in range(text.count_rects()))
        yield Sheet(*page.get_size(), boxes)
        text.close()
        page.close()
    document.close()


def overlaps(sheet: Sheet) -> Iterator[tuple[tuple[float, ...], tuple[float, ...]]]:
    """Runs of text that lie on each other by more than a hair."""
    boxes = sorted(sheet.boxes, key=lambda box: box[1])
    for number, (left, _, right, top) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            if other[1] > top - 1.2:
                break
            if other[0] < right - 0.8 and other[2] > left + 0.8:
                yield boxes[number], other


def pictures_of(data: bytes) -> list[Image.Image]:
    """Each page, small and grey."""
    document = pypdfium2.PdfDocument(data)
    pictures = []
    for page in document:
        drawn = page.render(scale=_SCALE * 2, grayscale=True)
        small = drawn.to_pil().convert("L").reduce(2)
        pictures.append(small.point(lambda value: round(value / _STEP) * _STEP))
        page.close()
    document.close()
    return pictures


def keep(name: str, data: bytes) -> Path:
    """Keep the pictures of all pages as one, for `differences`."""
    pictures = pictures_of(data)
    width, height = pictures[0].size
    rows = -(-len(pictures) // _ACROSS)
    whole = Image.new("L", (width * min(_ACROSS, len(pictures)), height * rows), 255)
    for number, picture in enumerate(pictures):
        whole.paste(picture, (number % _ACROSS * width, number // _ACROSS * height))
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.png"
    whole.quantize(255 // _STEP + 1).save(path, optimize=True)
    return path


def differences(name: str, data: bytes) -> list[str]:
    """Which pages look other than they were kept; a sentence of each."""
    pictures = pictures_of(data)
    path = FOLDER / f"{name}.png"
    if not path.is_file():
        return [f"{name}: no pictures are kept"]
    kept = Image.open(path).convert("L")
    width, height = pictures[0].size
    found = []
    room = (kept.width // width) * (kept.height // height)
    if not room - _ACROSS < len(pictures) <= room:
        found.append(f"{name}: {len(pictures)} pages, where {room} have room in the kept picture")
    for number, picture in enumerate(pictures[:room]):
        left, top = number % _ACROSS * width, number // _ACROSS * height
        was = kept.crop((left, top, left + width, top + height))
        other = ImageChops.difference(was, picture)
        mean = ImageStat.Stat(other).mean[0]
        worst = max(other.reduce(_BLOCK).tobytes())
        if mean > _MEAN or worst > _WORST:
            found.append(f"{name}: page {number + 1} (mean {mean:.1f}, worst part {worst})")
    return found
