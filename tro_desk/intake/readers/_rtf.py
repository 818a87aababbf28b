"""Rich text as Outlook keeps bodies: packed (MS-OXRTFCP), with HTML inside or without."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a pair of braces."""

    seen: bool = True
    markup: bool = False  # a tag of the HTML inside
    copied: bool = True  # not the RTF's own form of what the HTML says
    charset: int = 0
    fallback: int = 1  # letters that stand behind a Unicode one for old programs


def text_of(rtf: bytes) -> str:
    """What the RTF shows. Where it wraps HTML (`\\fromhtml1`), the text of that."""
    wraps = b"\\fromhtml1" in rtf[:2000]
    parts: list[str] = []
    raw = bytearray()
    page = 1252
    fonts: dict[int, int] = {}
    font = skip = 0
    group, stack, deep = _Group(), [_Group()], 0

    def put(text: str) -> None:
        if raw:
            code = group.charset or page
            parts.append(decoded(bytes(raw), f"cp{code}" if code != 65001 else "utf-8"))
            raw.clear()
        parts.append(text)

    for match in _TOKEN.finditer(rtf):
        word, number, octet, sign, brace, plain = match.groups()
        if brace == b"{":
            put("")
            if len(stack) < _DEEPEST:
                stack.append(group)
            else:
                deep += 1
        elif brace == b"}":
            put("")
            if deep:
                deep -= 1
            elif stack:
                group = stack.pop()
        elif word is not None:
            value = int(number) if number else None
            if word == b"ansicpg" and value:
                page = value
            elif word == b"f" and value is not None:
                put("")
                font = value
                group = replace(group, charset=fonts.get(value, 0))
            elif word == b"fcharset" and value is not None:
                fonts[font] = _CHARSETS.get(value, 0)
            elif word == b"uc" and value is not None:
                group = replace(group, fallback=min(max(value, 0), 10))
            elif word == b"htmltag":
                group = replace(group, seen=wraps, markup=True)
            elif word == b"htmlrtf":
                put("")
                group = replace(group, copied=value == 0)
            elif word in _UNSEEN:
                group = replace(group, seen=False)
            elif word == b"u" and value is not None and group.seen:
                if group.copied or not wraps:
                    put(chr(value % 65536))
                skip = group.fallback
            elif word in _SIGNS and group.seen and (group.copied or not wraps):
                put(_SIGNS[word])
        elif sign == b"*":
            group = replace(group, seen=False)
        elif group.seen and (group.copied or not wraps):
            if octet is not None:
                if skip:
                    skip -= 1
                else:
                    raw.append(int(octet, 16))
            elif sign is not None:
                put({b"~": " ", b"_": "-", b"\n": "\n", b"\r": "\n"}.get(sign, ""))
                if sign in b"\\{}":
                    put(sign.decode())
            elif plain is not None:
                put(plain[skip:].decode("latin-1"))
                skip = 0
    put("")
    text = "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return html_to_text(text) if wraps else text.strip()
