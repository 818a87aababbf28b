"""Rich text as Outlook keeps bodies: packed (MS-OXRTFCP), with HTML inside or without."""

from __future__ import annotations

import html
import re
import struct
from dataclasses import dataclass, replace
from typing import Final

from tro_desk.intake.charset import decoded
from tro_desk.intake.html_text import html_to_text

_LARGEST: Final = 6_000_000  # bytes unpacked
_DEEPEST: Final = 500
_PACKED, _PLAIN = b"LZFu", b"MELA"
_START: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
    b"\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl"
    b"\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_TOKEN: Final = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_UNSEEN: Final = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata listtable datastore generator header "
    b"footer xmlnstbl fldinst latentstyles".split()
)
_SIGNS: Final = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"row": "\n", b"page": "\f", b"tab": "\t",
    b"cell": "\t", b"emdash": "\u2014", b"endash": "\u2013", b"lquote": "\u2018",
    b"rquote": "\u2019", b"ldblquote": "\u201c", b"rdblquote": "\u201d", b"bullet": "\u2022",
}  # fmt: skip
_CHARSETS: Final = {128: 932, 129: 949, 134: 936, 136: 950, 204: 1251, 238: 1250}


def unpacked(data: bytes) -> bytes:
    """The RTF that was packed. Raises ValueError where it is none."""
    if len(data) < 16:
        raise ValueError("too short")
    size, raw, form = struct.unpack("<II4s", data[:12])
    if form == _PLAIN:
        return data[16 : 16 + raw]
    if form != _PACKED or raw > _LARGEST:
        raise ValueError("not packed rich text")
    window = bytearray(_START.ljust(4096, b"\0"))
    at, out, place, end = len(_START), bytearray(), 16, min(size + 4, len(data))
    while place < end and len(out) < raw:
        control = data[place]
        place += 1
        for bit in range(8):
            if place >= end:
                break
            if not control >> bit & 1:
                window[at] = data[place]
                out.append(data[place])
                at, place = (at + 1) % 4096, place + 1
                continue
            if place + 2 > end:
                break
            offset, length = data[place] << 4 | data[place + 1] >> 4, (data[place + 1] & 15) + 2
            place += 2
            if offset == at:
                return bytes(out)
            for step in range(length):
                byte = window[(offset + step) % 4096]
                window[at] = byte
                out.append(byte)
                at = (at + 1) % 4096
    return bytes(out)


def text_of(rtf: bytes) -> str:
    """What the RTF shows. Where it wraps HTML (`\\fromhtml1`), the text of that."""
    wraps = b"\\fromhtml1" in rtf[:2000]
    writer = _Writer(wraps)
    for match in _TOKEN.finditer(rtf):
        writer.write(match)
    text = writer.text()
    return html_to_text(text) if wraps else text.strip()


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a pair of braces."""

    seen: bool = True
    markup: bool = False  # a tag of the HTML inside
    copied: bool = True  # not the RTF's own form of what the HTML says
    charset: int = 0
    fallback: int = 1  # letters that stand behind a Unicode one for old programs


class _Writer:
    """Puts the tokens of RTF into words."""

    def __init__(self, wraps: bool) -> None:
        self._wraps = wraps
        self._parts: list[str] = []
        self._raw = bytearray()  # letters in the code page, until they are whole
        self._page = 1252
        self._fonts: dict[int, int] = {}
        self._font = self._skip = self._deeper = 0
        self._group = _Group()
        self._groups: list[_Group] = []

    def text(self) -> str:
        """All that was written."""
        self._put("")
        whole = "".join(self._parts).encode("utf-16", "surrogatepass")
        return whole.decode("utf-16", "replace")

    def write(self, match: re.Match[bytes]) -> None:
        """Take in one token."""
        word, number, octet, sign, brace, plain = match.groups()
        if brace is not None:
            self._brace(brace == b"{")
        elif word is not None:
            self._word(word, int(number) if number else None)
        elif sign == b"*":
            self._group = replace(self._group, seen=False)
        elif not self._shown():
            return
        elif octet is not None:
            if self._skip:
                self._skip -= 1
            else:
                self._raw.append(int(octet, 16))
        elif sign is not None:
            kept = sign.decode("latin-1") if sign in b"\\{}\r\n" else ""
            self._put({b"~": " ", b"_": "-"}.get(sign, kept))
        elif plain is not None:
            self._put(plain[self._skip :].decode("latin-1"))
            self._skip = 0

    def _brace(self, opens: bool) -> None:
        self._put("")
        if opens and len(self._groups) < _DEEPEST:
            self._groups.append(self._group)
        elif opens:
            self._deeper += 1
        elif self._deeper:
            self._deeper -= 1
        elif self._groups:
            self._group = self._groups.pop()

    def _word(self, word: bytes, value: int | None) -> None:
        if word == b"htmltag":
            self._group = replace(self._group, seen=self._wraps, markup=True)
        elif word == b"htmlrtf":
            self._put("")
            self._group = replace(self._group, copied=value == 0)
        elif word in _UNSEEN:
            self._group = replace(self._group, seen=False)
        elif word in _SIGNS:
            if self._shown():
                self._put(_SIGNS[word])
        elif value is None:
            return
        elif word == b"u":
            if self._shown():
                self._put(chr(value % 65536))
            self._skip = self._group.fallback if self._group.seen else 0
        elif word == b"uc":
            self._group = replace(self._group, fallback=min(max(value, 0), 10))
        elif word == b"ansicpg":
            self._page = value
        elif word == b"f":
            self._put("")
            self._font = value
            self._group = replace(self._group, charset=self._fonts.get(value, 0))
        elif word == b"fcharset":
            self._fonts[self._font] = _CHARSETS.get(value, 0)

    def _shown(self) -> bool:
        return self._group.seen and (self._group.copied or not self._wraps)

    def _put(self, text: str) -> None:
        if self._raw:
            page = self._group.charset or self._page
            said = "utf-8" if page == 65001 else f"cp{page}"
            text = decoded(bytes(self._raw), said) + text
            self._raw.clear()
        if self._wraps and not self._group.markup:
            text = html.escape(text, quote=False)
        self._parts.append(text)
