"""A value that the seller adds: read at a place of a page, or known without a paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_EDGE: Final = " \t\n,;:\"'“”‘’<>()[]，。；：、（）《》【】"
_SHAPES: Final = (
    ("docket_number", re.compile(r"(?:\d{1,2}:)?(?:20)?\d{2}[- ]?cv[- ]?\d{1,5}.*", re.IGNORECASE)),
    ("counsel_email", re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")),
    (
        "frozen_amount",
        re.compile(r"(?:(?:US)?[$€£¥]|[A-Z]{3} ?)[\d,.]+|[\d,.]+ ?(?:[A-Z]{3}|美元|元)"),
    ),
    ("counsel_phone", re.compile(r"\+?[\d ().-]{10,20}")),
    ("asin", re.compile(r"B0[A-Z0-9]{8}")),
    ("seller_id", re.compile(r"A[A-Z0-9]{11,15}")),
    ("defendant_number", re.compile(r"(?:No\. ?)?\d{1,4}")),
)


@dataclass(frozen=True, slots=True)
class Adding:
    """What is being added. `page` 0: stated without a place; `words` is what stands there."""

    evidence: str = ""
    page: int = 0
    start: int = 0
    end: int = 0
    words: str = ""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the punctuation around it; the span itself where nothing else is in it."""
    first, last = start, end
    while first < last and text[first] in _EDGE:
        first += 1
    while last > first and text[last - 1] in _EDGE:
        last -= 1
    if last - first > 1 and text[last - 1] == "." and text[last - 2].isdigit():
        last -= 1  # the end of a sentence; the stop of "Inc." stays
    return (first, last) if first < last else (start, end)


def likely_field(words: str) -> str:
    """The field that words with such a shape most often belong to; empty where the shape tells
    nothing. The seller chooses: this only saves a look through the list.
    """
    folded = " ".join(words.split())
    return next((field for field, shape in _SHAPES if shape.fullmatch(folded)), "")
