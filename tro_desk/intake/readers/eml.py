"""Mails as they were saved (RFC 822), with what is attached to them.

The header lines belong to the text of the first page, because a docket number often stands in the
subject alone. PDF files and forwarded mails that are attached follow as further pages.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import (
    CloseBoundaryNotFoundDefect,
    HeaderParseError,
    StartBoundaryNotFoundDefect,
)
from email.header import decode_header
from email.message import Message
from typing import Final

from tro_desk.base.errors import ReadError
from tro_desk.intake.html_text import html_to_text
from tro_desk.intake.readers import pdf
from tro_desk.intake.readers._contract import RawPage, Scope, Sheet, Text

KIND: Final = "eml"

_SHOWN: Final = ("From", "To", "Reply-To", "Date", "Subject")
_KEPT: Final = (*_SHOWN, "Sender", "Return-Path", "Message-ID", "Authentication-Results")
_TELLING: Final = frozenset(
    b"from to subject date received message-id mime-version content-type return-path "
    b"delivered-to reply-to x-mailer dkim-signature".split()
)
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_OPEN_ESCAPE = re.compile(r"=[0-9A-Fa-f]?\Z")
_FIELD = re.compile(rb"([!-9;-~]{1,76})[ \t]*:")


def sniff(data: bytes) -> bool:
    """A mail starts with header fields: three of the usual ones before the first empty line."""
    head = data[:65536].lstrip(b"\xef\xbb\xbf\r\n")
    if head.startswith(b"From "):  # the line that mailboxes put before each mail
        head = head.partition(b"\n")[2]
    seen: set[bytes] = set()
    for line in head.split(b"\n"):
        field = _FIELD.match(line)
        if field is not None:
            seen.add(field[1].lower())
        elif not line.strip() or line[:1] not in b" \t":
            break  # the header ends, or is broken from here on
    return len(seen & _TELLING) >= 3


def read(data: bytes, scope: Scope) -> Text:
    """Body first, then what is attached. Raises ReadError: damaged, too_large, no_text."""
    message = _parsed(data)
    if _cut_off(message):
        raise scope.error("damaged")
    pages: list[RawPage] = []
    warnings: set[str] = set()
    for piece in _pieces(message, scope, warnings):
        if piece.pdf is None:
            pages.append(RawPage(piece.text, piece.part))
        else:
            try:
                inner = pdf.read(piece.pdf, Scope(piece.part, scope.limits))
            except ReadError as error:
                if error.code == "too_large":
                    raise scope.error("too_large") from error
                warnings.add("attachment_not_read")
                # A page that has no text still has its number: pages are counted alike everywhere.
                pages.extend([RawPage("", piece.part)] * _count(piece, scope))
                continue
            warnings.update(inner.warnings)
            pages.extend(RawPage(page.text, piece.part) for page in inner.pages)
        scope.told(len(pages), len(pages) + 1)
        if len(pages) > scope.limits.pages:
            raise scope.error("too_large")
    if sum(len(page.text) for page in pages) > scope.limits.characters:
        raise scope.error("too_large")
    if not any(page.text.strip() for page in pages):
        raise scope.error("no_text")
    properties = tuple((name, text) for name in _KEPT if (text := _header(message, name)))
    return Text(tuple(pages), "text", tuple(sorted(warnings)), properties)


def sheet(data: bytes, page: int, scope: Scope) -> Sheet | None:
    """A page of an attached PDF can be drawn; the pages of the mail itself are text alone."""
    before = 0
    for piece in _pieces(_parsed(data), scope, set()):
        count = 1 if piece.pdf is None else _count(piece, scope)
        if before < page <= before + count:
            return None if piece.pdf is None else Sheet(piece.pdf, page - before - 1)
        before += count
    return None


@dataclass(frozen=True, slots=True)
class _Piece:
    """One text page, or one attached PDF."""

    text: str
    part: str
    pdf: bytes | None = None


def _parsed(data: bytes) -> Message:
    data = data.lstrip(b"\xef\xbb\xbf\r\n")
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    return email.message_from_bytes(data, policy=email.policy.compat32)


def _cut_off(item: Message) -> bool:
    """Whether a mail stops before its end: what is gone may be the very order.

    A body within other parts ends at a boundary. The only open end that is taken is that of a
    body whose pictures a program took out: all its text stands between boundaries that are there.
    """
    defects = {type(defect) for defect in item.defects}
    if StartBoundaryNotFoundDefect in defects:
        return True
    if item.get_content_type() == "message/rfc822" and isinstance(item.get_payload(), list):
        return any(_cut_off(child) for child in item.get_payload() if isinstance(child, Message))
    if not item.is_multipart():
        return _leaf_cut_off(item)
    if CloseBoundaryNotFoundDefect not in defects:
        return False
    last = [part for part in item.get_payload() if isinstance(part, Message)][-1]
    whole = last.is_multipart() and not last.defects
    return not (whole and item.get_content_type() == "multipart/related")


def _leaf_cut_off(item: Message) -> bool:
    """Whether the one body of a mail ends inside an encoded character or group of characters."""
    payload = item.get_payload()
    if not isinstance(payload, str):
        return False
    encoding = str(item.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding == "base64":
        letters = "".join(payload.split())
        return len(letters) % 4 != 0 and _BASE64.fullmatch(letters) is not None
    if encoding == "quoted-printable":
        return _OPEN_ESCAPE.search(payload) is not None
    return False


def _count(piece: _Piece, scope: Scope) -> int:
    try:
        with pdf.opened(piece.pdf or b"", scope) as document:
            return min(len(document), scope.limits.pages)
    except ReadError:
        return 0


def _pieces(
    message: Message, scope: Scope, warnings: set[str], part: str = "", depth: int = 0
) -> Iterator[_Piece]:
    """The text page of a mail, then its attachments in their order."""
    bodies: list[str] = []
    attached: list[Message] = []
    _sort_out(message, bodies, attached, top=True)
    lines = [f"{name}: {text}" for name in _SHOWN if (text := _header(message, name))]
    yield _Piece("\n".join([*lines, "", *bodies]).strip() + "\n", part)
    if len(attached) > scope.limits.attachments:
        warnings.add("attachments_cut_off")
    for number, item in enumerate(attached[: scope.limits.attachments], 1):
        name = _file_name(item) or f"attachment {number}"
        if item.get_content_type() == "message/rfc822":
            inner = item.get_payload()
            if isinstance(inner, list) and inner and depth < scope.limits.depth:
                assert isinstance(inner[0], Message)
                yield from _pieces(inner[0], scope, warnings, name, depth + 1)
            else:
                warnings.add("attachment_not_read")
            continue
        data = _bytes(item)
        if pdf.sniff(data):
            yield _Piece("", name, data)
        elif depth < scope.limits.depth and sniff(data):
            yield from _pieces(_parsed(data), scope, warnings, name, depth + 1)
        elif data.strip():
            warnings.add("attachment_not_read")


def _sort_out(item: Message, bodies: list[str], attached: list[Message], top: bool) -> None:
    """Put the readable bodies of a mail and its attachments into the two lists."""
    kind = item.get_content_type()
    if kind == "message/rfc822":
        attached.append(item)
    elif item.is_multipart():
        children = [child for child in item.get_payload() if isinstance(child, Message)]
        if kind == "multipart/alternative":
            _alternative(children, bodies, attached)
            return
        for child in children:
            _sort_out(child, bodies, attached, top=False)
    elif kind in ("text/plain", "text/html") and (
        item.get_content_disposition() != "attachment" or top
    ):
        bodies.append(_body(item))
    elif kind != "text/calendar" and item.get_content_maintype() != "image":
        attached.append(item)


def _alternative(children: list[Message], bodies: list[str], attached: list[Message]) -> None:
    """Of the forms of one body keep the plain one, unless it is a mere hint at the other."""
    forms: list[str] = []
    for child in children:
        own: list[str] = []
        _sort_out(child, own, attached, top=False)
        text = "\n".join(own).strip()
        if text:
            forms.append(text)
    if forms:
        longest = max(len(form) for form in forms)
        bodies.append(next(form for form in forms if len(form) * 3 >= longest))


def _body(item: Message) -> str:
    text = decoded(_bytes(item), item.get_content_charset())
    return html_to_text(text) if item.get_content_type() == "text/html" else text


def _bytes(item: Message) -> bytes:
    try:
        payload = item.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def decoded(data: bytes, charset: str | None) -> str:
    """Text of a body. gb2312 and gbk are read as gb18030, of which they are parts."""
    charset = (charset or "").lower().replace("_", "-")
    if charset in ("gb2312", "gbk", "gb-2312", "x-gbk", "cp936", "hz-gb-2312"):
        charset = "gb18030"
    elif charset in ("big5", "x-x-big5", "big5-hkscs"):
        charset = "big5hkscs"
    for name in (charset, "utf-8", "gb18030"):
        try:
            if name and name not in ("us-ascii", "ascii"):
                return data.decode(name)
        except (LookupError, ValueError):
            continue
    try:
        return data.decode(charset or "cp1252", "replace")
    except (LookupError, ValueError):
        return data.decode("cp1252", "replace")


def _header(message: Message, name: str) -> str:
    """A header field as a person reads it, on one line."""
    value = message.get(name)
    if value is None:
        return ""
    try:
        parts = decode_header(str(value) if isinstance(value, str) else str(value.encode()))
        text = "".join(
            part if isinstance(part, str) else decoded(part, charset) for part, charset in parts
        )
    except (ValueError, LookupError, AssertionError, HeaderParseError):
        text = str(value)
    return re.sub(r"[\s]+", " ", text).strip()


def _file_name(item: Message) -> str:
    try:
        name = item.get_filename() or ""
        parts = decode_header(name)
        text = "".join(
            part if isinstance(part, str) else decoded(part, charset) for part, charset in parts
        )
    except (ValueError, LookupError, AssertionError, HeaderParseError):
        return ""
    return re.sub(r"[\s\x00-\x1f]+", " ", text).strip()
