"""Contact sheets: the eight forms of a picture, small, on one page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

_WIDTH: Final = 560
_GAP: Final = 8
_HEAD: Final = 18


def contact_sheet(pictures: Sequence[tuple[str, Path]], columns: int, path: Path) -> None:
    """Put named pictures side by side, `columns` of them in a row; missing ones leave a gap."""
    small = [(name, _smaller(picture)) for name, picture in pictures]
    rows = [small[at : at + columns] for at in range(0, len(small), columns)]
    heights = [max(image.height() for _name, image in row) + _HEAD + _GAP for row in rows]
    sheet = QImage(
        columns * (_WIDTH + _GAP) + _GAP, sum(heights) + _GAP, QImage.Format.Format_RGB32
    )
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    font = QFont()
    font.setPixelSize(13)
    painter.setFont(font)
    top = _GAP
    for row, height in zip(rows, heights, strict=True):
        for at, (name, image) in enumerate(row):
            left = _GAP + at * (_WIDTH + _GAP)
            painter.drawText(QRect(left, top, _WIDTH, _HEAD), 0, name)
            painter.drawImage(left, top + _HEAD, image)
        top += height
    painter.end()
    sheet.save(str(path))


def _smaller(path: Path) -> QImage:
    image = QImage(str(path))
    if image.isNull():
        return QImage(1, 1, QImage.Format.Format_RGB32)
    return image.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
