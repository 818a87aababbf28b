"""The two faces of the papers: Noto Sans SC, TrueType, embedded as subsets."""

from __future__ import annotations

import unicodedata
from functools import cache
from threading import Lock
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from tro_desk.base import paths
from tro_desk.papers.layout.style import BOLD, REGULAR

_FILES = {REGULAR: "NotoSansSC-Regular.ttf", BOLD: "NotoSansSC-Bold.ttf"}
_lock = Lock()

rl_config.useA85 = 0  # streams as they are: writing them printable makes them longer, and slow


@cache
def _loaded(name: str) -> Any:
    font = TTFont(name, str(paths.asset("fonts", _FILES[name])), shapable=False)
    pdfmetrics.registerFont(font)
    return font.face


def face(name: str) -> Any:
    """ReportLab's face of `REGULAR` or `BOLD`, read from its file at the first call."""
    with _lock:
        return _loaded(name)


def load() -> None:
    """Read both faces (a few tenths of a second, once)."""
    for name in _FILES:
        face(name)


_plain: set[str] = {" "}
"""Characters that were found to be printable as they are."""


def clean(text: str) -> str:
    """Text from outside as it can be printed: nothing of it is lost silently.

    Control and format characters go, any white space becomes one kind of space, and a character
    that the font lacks is printed by its number, `[U+20BB7]`.
    """
    if _plain.issuperset(text) or (text.isascii() and text.isprintable()):
        return text
    known = face(REGULAR).charToGlyph
    if any(ord(char) not in known for char in text):
        text = unicodedata.normalize("NFC", text)
    out = []
    for char in text:
        category = unicodedata.category(char)
        if char.isspace() or category in {"Zl", "Zp"}:
            out.append(" ")
        elif category in {"Cc", "Cf", "Cs"}:
            continue
        elif ord(char) in known:
            out.append(char)
            _plain.add(char)
        else:
            out.append(f"[U+{ord(char):04X}]")
    return "".join(out)
