"""What Outlook packs into winmail.dat (MS-OXTNEF): the body, and the attachments of the mail."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tro_desk.intake.charset import decoded
from tro_desk.intake.html_text import html_to_text
from tro_desk.intake.readers import _rtf

_SIGNATURE: Final = b"\x78\x9f\x3e\x22"
_BODY, _PROPERTIES = 0x0002800C, 0x00069003
_NEW_ATTACHMENT, _TITLE, _DATA, _ITS_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_TEXT, _RTF, _HTML, _LONG_NAME = 0x1000, 0x1009, 0x1013, 0x3707
_SIZES: Final = {
    0x02: 4, 0x03: 4, 0x04: 4, 0x0A: 4, 0x0B: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8,
    0x48: 16,
}  # fmt: skip
_VARIABLE: Final = (0x0D, 0x1E, 0x1F, 0x102)
_MOST: Final = 2_000  # attachments, and properties of one
_NAMED: Final = 0x8000


@dataclass(slots=True)
class Unpacked:
    """The text of the body, and name and bytes of each attachment."""

    text: str = ""
    attachments: list[tuple[str, bytes]] = field(default_factory=list)


def is_packed(data: bytes) -> bool:
    """Whether an attachment is a mail packed by Outlook, whatever its name."""
    return data.startswith(_SIGNATURE)


def unpack(data: bytes) -> Unpacked:
    """As much as can be read of it; what is broken ends it."""
    mail = Unpacked()
    for attribute, value in _attributes(data):
        if attribute == _BODY:
            mail.text = mail.text or decoded(value.rstrip(b"\0"))
        elif attribute == _PROPERTIES:
            mail.text = _body(dict(_properties(value))) or mail.text
        elif attribute == _NEW_ATTACHMENT:
            if len(mail.attachments) >= _MOST:
                break
            mail.attachments.append(("", b""))
        elif mail.attachments:
            name, content = mail.attachments[-1]
            if attribute == _TITLE:
                name = name or decoded(value.rstrip(b"\0"))
            elif attribute == _DATA:
                content = value
            elif attribute == _ITS_PROPERTIES:
                name = _string(dict(_properties(value)), _LONG_NAME) or name
            mail.attachments[-1] = name, content
    return mail


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    while at + 9 <= len(data):
        _, attribute, size = struct.unpack_from("<BII", data, at)
        at += 9
        if at + size > len(data):
            return
        yield attribute, data[at : at + size]
        at += size + 2  # a checksum follows


def _properties(data: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """Number, type and first value of each MAPI property."""
    try:
        (count,) = struct.unpack_from("<I", data, 0)
        at = 4
        for _ in range(min(count, _MOST)):
            form, number = struct.unpack_from("<HH", data, at)
            at += 4
            if number >= _NAMED:
                (kind,) = struct.unpack_from("<I", data, at + 16)
                at += 20
                (size,) = struct.unpack_from("<I", data, at)
                at += 4 + (_padded(size) if kind else 0)
            several, form = form & 0x1000, form & 0x0FFF
            times = 1
            if several or form in _VARIABLE:
                (times,) = struct.unpack_from("<I", data, at)
                at += 4
            if times > _MOST:
                return
            for index in range(times):
                if form in _VARIABLE:
                    (size,) = struct.unpack_from("<I", data, at)
                    at += 4
                elif form in _SIZES:
                    size = _SIZES[form]
                else:
                    return
                if index == 0:
                    yield number, (form, data[at : at + size])
                at += _padded(size)
    except struct.error:
        return


def _padded(size: int) -> int:
    return (size + 3) // 4 * 4


def _string(properties: dict[int, tuple[int, bytes]], number: int) -> str:
    form, value = properties.get(number, (0x1E, b""))
    text = value.decode("utf-16-le", "replace") if form == 0x1F else decoded(value.rstrip(b"\0"))
    return text.rstrip("\0").strip()


def _body(properties: dict[int, tuple[int, bytes]]) -> str:
    text = _string(properties, _TEXT)
    if text:
        return text
    if page := _string(properties, _HTML):
        return html_to_text(page)
    try:
        return _rtf.text_of(_rtf.unpacked(properties.get(_RTF, (0, b""))[1]))
    except ValueError:
        return ""
