"""Sizes and colours of the papers (design: tokens.json, `pdf`), in points and hex RGB."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from reportlab.lib.colors import Color, HexColor

REGULAR: Final = "TRODesk-Regular"
BOLD: Final = "TRODesk-Bold"

TEXT: Final = "#16191A"
GREY: Final = "#4E5659"
RULE: Final = "#C4CACB"
FOOTER_RULE: Final = "#8A9294"
PRIMARY: Final = "#0E5A66"
DATE: Final = "#854605"
MARK: Final = "#33555B"
FROZEN_BAR: Final = "#7B8884"

PAPERS: Final = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
MARGINS: Final = {"A4": 45.0, "Letter": 72.0}

HEADER_RULE: Final = 1.5
SECTION_RULE: Final = 0.75
ROW_RULE: Final = 0.5


@cache
def colour_of(code: str) -> Color:
    """ReportLab's colour of hex RGB; read once, because reading takes longer than drawing."""
    return HexColor(code)


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run of text is written: size and leading in points."""

    size: float
    leading: float
    bold: bool = False
    colour: str = TEXT

    @property
    def font(self) -> str:
        return BOLD if self.bold else REGULAR


TITLE: Final = Ink(15, 21, True)
SECTION: Final = Ink(10, 15, True)
SECTION_SECOND: Final = Ink(9, 15, colour=GREY)
BODY: Final = Ink(9, 13.5)
STRONG: Final = Ink(9, 13.5, True)
SECOND: Final = Ink(8, 13.5, colour=GREY)
SMALL: Final = Ink(8, 11.25, colour=GREY)
CELL: Final = Ink(8, 13.5, colour=GREY)
SMALL_STRONG: Final = Ink(8, 11.25, True)
TABLE_HEAD: Final = Ink(8, 10.5, True)
TABLE_HEAD_SECOND: Final = Ink(8, 10.5, colour=GREY)
MARK_TEXT: Final = Ink(7.5, 13.5, colour=MARK)
BATES: Final = Ink(6.5, 13.5, colour=MARK)
CLOCK: Final = Ink(14.25, 21, True, DATE)
AMOUNT: Final = Ink(10, 13.5, True)
SHARE: Final = Ink(19.5, 27, True, PRIMARY)
