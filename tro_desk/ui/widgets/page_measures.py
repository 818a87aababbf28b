"""Sizes of the page view, and what is measured of a page that is a picture."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from tro_desk.domain.reading import Box, PageImage

GAP: Final = 16
"""Room around the page, in logical px."""
SMALLEST, LARGEST = 25, 400
"""Limits of the zoom, in percent."""
STEPS: Final = (25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400)
PX_PER_POINT: Final = 96 / 72
"""100 % shows a page in its printed size on a 96 dpi screen."""
LETTER_WIDTH: Final = 612.0
"""Width of a page in points until its picture tells the true one."""
MARGIN: Final = 12.0
"""Points left beside the text where the margins of a page are left out."""
OVERSCROLL: Final = 240
"""Turns of the wheel past the end (eighths of a degree: two notches) that turn the page."""


def decoded(image: PageImage) -> QImage:
    """The picture of a page; takes a while, may run in any thread.

    Qt is told what it is. It would ask each of its readers else, within a lock, and one of those
    asks for the words of a message: the program's own, which wait for the thread of the window,
    and that may wait for the lock.
    """
    return QImage.fromData(image.png, "PNG")  # type: ignore[arg-type]


def unpack(image: PageImage) -> QImage:
    """As `decoded`, in the form that the screen wants."""
    return decoded(image).convertToFormat(QImage.Format.Format_RGB32)


class Measures(NamedTuple):
    """Size of a page, and where its text begins and ends from the left, in points."""

    width: float
    height: float
    text: tuple[float, float] | None


def measure(image: PageImage, factor: float) -> Measures:
    """Measure a picture of which one pixel is `factor` points."""
    block = image.text
    text = (block.left * factor, block.right * factor) if block else None
    return Measures(image.width * factor, image.height * factor, text)


def rects_of(boxes: tuple[Box, ...], factor: float) -> list[QRectF]:
    """Boxes of a picture in points."""
    return [
        QRectF(
            b.left * factor,
            b.top * factor,
            (b.right - b.left) * factor,
            (b.bottom - b.top) * factor,
        )
        for b in boxes
    ]
