"""Mails as the standard library parses them: headers, bodies, names, and whether all is there."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import (
    CloseBoundaryNotFoundDefect,
    HeaderParseError,
    StartBoundaryNotFoundDefect,
)
from email.header import decode_header
from email.message import Message
from itertools import islice
from typing import Final

from tro_desk.intake.charset import decoded
from tro_desk.intake.html_text import html_to_text

_BASE64: Final = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_OPEN_ESCAPE: Final = re.compile(r"=[0-9A-Fa-f]?\Z")
_META: Final = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,30})")
_LONGEST_HEADER: Final = 20_000
_ON_THE_WAY: Final = ("received", "authentication-results")
_MOST_STATIONS: Final = 60


def parsed(data: bytes) -> Message:
    """The mail; the line that mailboxes put before each is passed over. Raises RecursionError."""
    data = data.lstrip(b"\xef\xbb\xbf\r\n")
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    return email.message_from_bytes(data, policy=email.policy.compat32)


def children(item: Message) -> list[Message]:
    """The parts of a part."""
    payload = item.get_payload()
    return [p for p in payload if isinstance(p, Message)] if isinstance(payload, list) else []


def cut_off(item: Message) -> bool:
    """Whether a mail stops before its end: what is gone may be the very order.

    A body within other parts ends at a boundary. The only open end that is taken is that of a
    body whose pictures a program took out: all its text stands between boundaries that are there.
    """
    defects = {type(defect) for defect in item.defects}
    if StartBoundaryNotFoundDefect in defects:
        return True
    if item.get_content_type() == "message/rfc822":
        return any(cut_off(child) for child in children(item))
    if not item.is_multipart():
        return _leaf_cut_off(item)
    if CloseBoundaryNotFoundDefect not in defects:
        return False
    last = children(item)[-1]
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


def header(message: Message, name: str) -> str:
    """A header field as a person reads it, on one line; "" where the mail has none."""
    wanted = name.lower()
    for field, value in message.raw_items():
        if field.lower() == wanted:
            return words(str(value))
    return ""


def way(message: Message) -> tuple[tuple[str, str], ...]:
    """What the servers on the way wrote above the mail, each field in its order, newest first."""
    found = (
        (str(field).title(), words(str(value)))
        for field, value in message.raw_items()
        if field.lower() in _ON_THE_WAY
    )
    return tuple(islice(found, _MOST_STATIONS))


def words(value: str) -> str:
    """The value of a header field, its encoded words and raw bytes resolved, on one line."""
    value = value[:_LONGEST_HEADER]
    text = value
    if not value.isascii():
        try:  # bytes that nobody encoded, as the parser keeps them
            text = decoded(value.encode("ascii", "surrogateescape"))
        except UnicodeEncodeError:
            text = value.encode("utf-8", "replace").decode("utf-8")
    try:
        parts = decode_header(text)
        text = "".join(
            part if isinstance(part, str) else decoded(part, charset) for part, charset in parts
        )
    except (ValueError, LookupError, AssertionError, HeaderParseError):
        pass
    return re.sub(r"\s+", " ", text).strip()


def file_name(item: Message) -> str:
    """The name of an attachment, "" where it has none."""
    try:
        return words(item.get_filename() or "")
    except (ValueError, LookupError, AssertionError, TypeError):
        return ""


def payload(item: Message) -> bytes:
    """What a part carries, its transfer encoding resolved."""
    try:
        data = item.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return data if isinstance(data, bytes) else b""


def body(item: Message) -> str:
    """The text of a text/plain or text/html part."""
    data = payload(item)
    charset = item.get_content_charset()
    if item.get_content_type() == "text/html":
        return html_to_text(html_decoded(data, charset))
    text = decoded(data, charset)
    return _flowed(text) if str(item.get_param("format")).lower() == "flowed" else text


def is_wrapped(item: Message) -> bool:
    """Whether a mail within a mail is encoded as if it were another file, which is not allowed."""
    return str(item.get("Content-Transfer-Encoding", "")).strip().lower() == "base64"


def unwrapped(inner: Message) -> bytes:
    """The mail that stands encoded in place of one; as it stands where it cannot be decoded."""
    del inner["Content-Transfer-Encoding"]
    inner["Content-Transfer-Encoding"] = "base64"
    return payload(inner)


def html_decoded(data: bytes, charset: str | None = None) -> str:
    """The source of an HTML page, in the charset that its sender or its own head names."""
    if charset is None and (meta := _META.search(data[:8192])):
        charset = meta[1].decode("ascii")
    return decoded(data, charset)


def _flowed(text: str) -> str:
    """Lines that were broken for the way alone are whole again (RFC 3676)."""
    return re.sub(r"(?m)^(?!-- ?\r?$|>)(.*[^ \r\n]) \r?\n(?![>\s]|--)", r"\1 ", text)


def leaves(item: Message) -> Iterator[Message]:
    """The parts that hold no parts, in their order."""
    for part in item.walk():
        if not part.is_multipart():
            yield part
