"""Bytes as words, whatever a program has said of their encoding."""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER: Final = {  # an encoding, and the one that it is a part of
    **dict.fromkeys(
        ("gb2312", "gbk", "gb-2312", "x-gbk", "cp936", "ms936", "gb18030-2000"),
        "gb18030",
    ),
    **dict.fromkeys(("big5", "x-x-big5", "big5-hkscs", "cp950", "ms950"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii", "ansi-x3.4-1968"), "cp1252"),
    "hz-gb-2312": "hz",
    "shift-jis": "cp932",
    "ks-c-5601-1987": "cp949",
    "unicode": "utf-16",
}
# Charsets whose bytes are ASCII: that they can be read as UTF-8 says nothing.
_SEVEN_BIT: Final = ("iso-2022", "hz", "utf-7", "utf7", "utf-16", "utf-32")
_TOLD_APART: Final = ("", "utf-8", "cp1252", "gb18030", "big5hkscs")
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_PAIR: Final = re.compile(rb"[\x81-\xff].", re.S)
_LOW_CONTROLS: Final = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"
_LOOKED_AT: Final = 200_000  # bytes, to tell an encoding
_FEW: Final = 6  # high bytes too few to contradict what is said of them


def decoded(data: bytes, charset: str | None = None) -> str:
    """The text of `data`, which is said to be in `charset`; what cannot be read becomes U+FFFD.

    What the bytes are wins over what is said of them: a mark at the start, then UTF-8, which
    hardly ever comes about by chance. gb2312 and gbk are read as gb18030, of which they are parts.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    said = _known(charset)
    if said.startswith(_SEVEN_BIT) and (text := _strict(data, said)) is not None:
        return text
    if wide := _utf16(data):
        return data.decode(wide, "replace")
    high = sum(map(len, _HIGH.findall(data[:_LOOKED_AT])))
    if not high:
        return data.decode("ascii", "replace")
    trusted = said not in ("", "utf-8", "cp1252") and high <= _FEW
    if said in _TOLD_APART:
        said = guessed(data, said)
    for name in (said, "utf-8") if trusted else ("utf-8", said):
        if name and (text := _strict(data, name)) is not None:
            return text
    text = data.decode("utf-8", "replace")
    return (
        text if text.count("\ufffd") * 5 < high else data.decode(said or guessed(data), "replace")
    )


def guessed(data: bytes, said: str = "") -> str:
    """gb18030, big5hkscs or cp1252, by the letters that are usual in each; `said` if in doubt."""
    head = data[:_LOOKED_AT]
    simplified = traditional = 0
    pairs = _PAIR.findall(head)
    for first, second in pairs:
        # The first level of each standard, in the order of use, and its punctuation.
        simplified += second >= 0xA1 and (0xB0 <= first <= 0xD7 or first in (0xA1, 0xA3))
        traditional += (0x40 <= second <= 0x7E or second >= 0xA1) and (
            0xA4 <= first <= 0xC6 or first == 0xA1
        )
    if max(simplified, traditional) * 2 < len(pairs) or not pairs:
        return "cp1252"
    if said in ("gb18030", "big5hkscs") and len(pairs) < _FEW:
        return said
    return "gb18030" if simplified >= traditional else "big5hkscs"


def is_text(data: bytes) -> bool:
    """Whether the bytes are words: few controls, and letters that some encoding knows."""
    head = data[:65536]
    if head.startswith(tuple(mark for mark, _ in _MARKS)) or _utf16(head):
        text = decoded(head[: len(head) // 4 * 4])
        odd = sum(1 for c in text if c == "\ufffd" or (c < " " and c not in "\t\n\r\f\x1b"))
        return odd * 200 <= len(text)
    if len(head) - len(head.translate(None, _LOW_CONTROLS)) > len(head) / 200:
        return False
    high = sum(map(len, _HIGH.findall(head)))
    if not high or _strict(head, "utf-8", final=len(head) == len(data)) is not None:
        return True
    name = guessed(head)
    if name == "cp1252":
        return high * 3 < len(head)
    text = head.decode(name, "replace")
    return text.count("\ufffd") * 50 <= len(text)


def _known(charset: str | None) -> str:
    """The codec for what is said, "" where there is none. Python's codecs of bytes are no text."""
    name = (charset or "").strip().lower().replace("_", "-").strip("\"'")
    name = _WIDER.get(name, name)
    try:
        return name if name and codecs.lookup(name)._is_text_encoding else ""
    except (LookupError, ValueError):
        return ""


def _strict(data: bytes, name: str, final: bool = True) -> str | None:
    try:
        if not final:
            return codecs.getincrementaldecoder(name)().decode(data)
        return data.decode(name)
    except (ValueError, LookupError):
        return None


def _utf16(data: bytes) -> str:
    """UTF-16 without a mark: line ends, spaces and digits have a zero on one side alone."""
    head = data[:4096]
    if len(head) < 8:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    enough = max(len(head) // 2 * 0.02, 1)
    if odd > enough and even * 20 <= odd:
        return "utf-16-le"
    if even > enough and odd * 20 <= even:
        return "utf-16-be"
    return ""
