"""Mails as Outlook saves them (.msg): a compound file of MAPI properties (MS-OXMSG)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import format_datetime
from typing import Final

import olefile  # type: ignore[import-untyped]

from tro_desk.intake.charset import decoded
from tro_desk.intake.html_text import html_to_text
from tro_desk.intake.readers import _mime, _ole, _rtf
from tro_desk.intake.readers._contract import Picture, Scope, Sheet, Text
from tro_desk.intake.readers._paging import paged
from tro_desk.intake.readers._pieces import (
    Item,
    Piece,
    count_items,
    read_items,
    sheet_in,
    shown_name,
)

KIND: Final = "msg"

_PROPERTIES: Final = "__properties_version1.0"
_ATTACHMENT: Final = "__attach_version1.0_#"
_SHOWN: Final = ("From", "To", "Reply-To", "Date", "Subject")
_KEPT: Final = (*_SHOWN, "Sender", "Return-Path", "Message-ID")
_SUBJECT, _HEADERS, _TO, _ID = 0x0037, 0x007D, 0x0E04, 0x1035
_SENDERS: Final = (  # name and address: who wrote, else on whose behalf
    (0x0042, (0x5D02, 0x0065)),
    (0x0C1A, (0x5D01, 0x0C1F)),
)
_TIMES: Final = (0x0039, 0x0E06)  # sent, received
_TEXT, _HTML, _RTF = 0x1000, 0x1013, 0x1009
_FILE_NAMES: Final = (0x3707, 0x3704, 0x3001)
_DATA: Final = 0x3701
_CODE_PAGES: Final = (0x3FDE, 0x3FFD)
_ICON: Final = 8_000  # bytes; a smaller picture within a body is a logo or a counter
_CONTENT_ID: Final = 0x3712
_1601: Final = datetime(1601, 1, 1, tzinfo=UTC)


def sniff(data: bytes) -> bool:
    """A compound file with MAPI properties at its top."""
    return _ole.holds(data, _PROPERTIES)


def read(data: bytes, scope: Scope) -> Text:
    """The mail, then what is attached, mails within it too. Raises as `eml.read` does."""
    with _ole.opened(data, scope) as file:
        mail = _Mail(file, (), scope)
        text = read_items(_items(mail, scope), scope)
        return replace(text, properties=(*mail.properties(), *text.properties))


def count(data: bytes, scope: Scope) -> int:
    """The pages of the mail and of all that is attached."""
    with _ole.opened(data, scope) as file:
        return count_items(_items(_Mail(file, (), scope), scope), scope)


def sheet(data: bytes, page: int, scope: Scope) -> Sheet | Picture | None:
    """The pages of attached papers can be drawn; those of the mail itself are text alone."""
    with _ole.opened(data, scope) as file:
        return sheet_in(_items(_Mail(file, (), scope), scope), page, scope)


def _items(mail: _Mail, scope: Scope, part: str = "", depth: int = 0) -> Iterator[Item]:
    lines = [f"{name}: {value}" for name, value in mail.properties() if name in _SHOWN]
    yield from paged("\n".join([*lines, "", mail.body()]).strip() + "\n", part)
    for attached in mail.attachments():
        whole = f"{part}/{attached.name}" if part else attached.name
        inner = attached.mail()
        if inner is None:
            data = attached.binary(_DATA)
            if data.strip() and not (attached.is_inline() and len(data) < _ICON):
                yield Piece(whole, data)
        elif scope.depth + depth >= scope.limits.depth:
            yield "pieces_cut_off"
        else:
            yield from _items(inner, scope, whole, depth + 1)


class _Storage:
    """A storage of the file and the MAPI properties in it."""

    _header = 8  # bytes of the list of properties before the first

    def __init__(self, file: olefile.OleFileIO, path: tuple[str, ...], scope: Scope) -> None:
        self._file, self._path, self._scope = file, path, scope
        self._fixed = self._list()

    def string(self, tag: int) -> str:
        """A property of text, "" where it is not there."""
        wide = self._stream(f"__substg1.0_{tag:04X}001F")
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return decoded(self._stream(f"__substg1.0_{tag:04X}001E"), self._charset()).rstrip("\0")

    def binary(self, tag: int) -> bytes:
        """A property of bytes, empty where it is not there."""
        return self._stream(f"__substg1.0_{tag:04X}0102")

    def integer(self, tag: int) -> int:
        """A property of 32 bits, 0 where it is not there."""
        return int.from_bytes(self._fixed.get(tag, b"")[:4], "little")

    def time(self, tag: int) -> datetime | None:
        """A property of time (UTC)."""
        ticks = int.from_bytes(self._fixed.get(tag, b""), "little")
        try:
            return _1601 + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def _charset(self) -> str | None:
        page = next(filter(None, map(self.integer, _CODE_PAGES)), 0)
        return {0: None, 65001: "utf-8", 20127: None, 54936: "gb18030"}.get(page, f"cp{page}")

    def _stream(self, name: str) -> bytes:
        path = [*self._path, name]
        if not self._file.exists(path) or self._file.get_type(path) != olefile.STGTY_STREAM:
            return b""
        self._scope.unpack(self._file.get_size(path))
        return bytes(self._file.openstream(path).read())

    def _list(self) -> dict[int, bytes]:
        data = self._stream(_PROPERTIES)[self._header :]
        entries = struct.iter_unpack("<HHI8s", data[: len(data) // 16 * 16])
        return {tag: value for _, tag, _, value in entries}


class _Mail(_Storage):
    def __init__(self, file: olefile.OleFileIO, path: tuple[str, ...], scope: Scope) -> None:
        self._header = 24 if path else 32
        super().__init__(file, path, scope)
        self._sent_as = self._headers()

    def properties(self) -> tuple[tuple[str, str], ...]:
        """The header fields that are kept: as they came, else as the properties have them."""
        values = ((name, _mime.header(self._sent_as, name) or self._own(name)) for name in _KEPT)
        kept = tuple((name, value) for name, value in values if value)
        return (*kept, *_mime.way(self._sent_as))

    def body(self) -> str:
        """The plain text; the HTML or the rich text where that is missing or but a hint."""
        text = self.string(_TEXT).strip()
        page = self.binary(_HTML)
        html = html_to_text(
            _mime.html_decoded(page, self._charset()) if page else self.string(_HTML)
        )
        if not text and not html and (rich := self.binary(_RTF)):
            try:
                html = _rtf.text_of(_rtf.unpacked(rich))
            except ValueError:
                html = ""
        return text if text and len(text) * 3 >= len(html) else html

    def attachments(self) -> Iterator[_Attachment]:
        """What is attached, in its order, each by a name that no other has."""
        given: set[str] = set()
        for number, path in enumerate(self._attached(), 1):
            attached = _Attachment(self._file, path, self._scope, number)
            if attached.name in given:
                attached.name = f"{number} {attached.name}"
            given.add(attached.name)
            yield attached

    def _attached(self) -> list[tuple[str, ...]]:
        depth = len(self._path)
        found = {
            tuple(entry[: depth + 1]): None
            for entry in self._file.listdir(streams=True, storages=True)
            if len(entry) > depth
            and tuple(entry[:depth]) == self._path
            and entry[depth].startswith(_ATTACHMENT)
        }
        return sorted(found)

    def _headers(self) -> Message:
        """The header as it came over the wire; empty for a mail that was never sent."""
        raw = self.string(_HEADERS).partition("\r\n\r\n")[0]
        return _mime.parsed(raw.encode("utf-8", "surrogateescape") + b"\r\n\r\n")

    def _own(self, name: str) -> str:
        if name == "Subject":
            return _one_line(self.string(_SUBJECT))
        if name == "To":
            return _one_line(self.string(_TO))
        if name == "Message-ID":
            return _one_line(self.string(_ID))
        if name == "Date":
            at = next(filter(None, map(self.time, _TIMES)), None)
            return format_datetime(at) if at else ""
        return self._sender() if name == "From" else ""

    def _sender(self) -> str:
        for name_tag, address_tags in _SENDERS:
            name = _one_line(self.string(name_tag))
            addresses = (_one_line(self.string(tag)) for tag in address_tags)
            address = next((one for one in addresses if "@" in one), "")
            if address and name and name != address:
                return f"{name} <{address}>"
            if address or name:
                return address or name
        return ""


class _Attachment(_Storage):
    def __init__(
        self, file: olefile.OleFileIO, path: tuple[str, ...], scope: Scope, number: int
    ) -> None:
        super().__init__(file, path, scope)
        printed = next(filter(None, map(self.string, _FILE_NAMES)), "")
        self.name = shown_name(printed, f"attachment {number}").replace("/", " ")

    def mail(self) -> _Mail | None:
        """The mail that is attached; None where it is another file."""
        path = (*self._path, f"__substg1.0_{_DATA:04X}000D")
        inner = [*path, _PROPERTIES]
        return _Mail(self._file, path, self._scope) if self._file.exists(inner) else None

    def is_inline(self) -> bool:
        """Whether the body shows it."""
        return bool(self.string(_CONTENT_ID))


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())
