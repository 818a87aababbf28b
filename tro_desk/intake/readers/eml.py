"""Mails as they were saved (RFC 822), with what is attached to them.

The header lines belong to the text of the first page, because a docket number often stands in the
subject alone. What is attached follows as further pages, mails within the mail too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from typing import Final

from tro_desk.intake.readers import _mime, _tnef
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

KIND: Final = "eml"

_SHOWN: Final = ("From", "To", "Reply-To", "Date", "Subject")
_KEPT: Final = (*_SHOWN, "Sender", "Return-Path", "Message-ID")
_TELLING: Final = frozenset(
    b"from to subject date received message-id mime-version content-type return-path "
    b"delivered-to reply-to x-mailer dkim-signature".split()
)
_FIELD = re.compile(rb"([!-9;-~]{1,76})[ \t]*:")
_SAVED_PAGE: Final = re.compile(rb"(?im)^(From: <Saved by |Snapshot-Content-Location:)")
_ICON: Final = 8_000  # bytes; a smaller picture within a body is a logo or a counter
_PASSED_OVER: Final = (
    "text/calendar",
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
)


def sniff(data: bytes) -> bool:
    """A mail starts with header fields: three of the usual ones before the first empty line."""
    head = data[:65536].lstrip(b"\xef\xbb\xbf\r\n")
    if head.startswith(b"From "):  # the line that mailboxes put before each mail
        head = head.partition(b"\n")[2]
    if is_saved_page(head):
        return False
    seen: set[bytes] = set()
    for line in head.split(b"\n"):
        field = _FIELD.match(line)
        if field is not None:
            seen.add(field[1].lower())
        elif not line.strip() or line[:1] not in b" \t":
            break  # the header ends, or is broken from here on
    return len(seen & _TELLING) >= 3


def is_saved_page(data: bytes) -> bool:
    """Whether it is no mail but a page that a browser saved in the form of one."""
    return _SAVED_PAGE.search(data[:4096].partition(b"\n\r\n")[0].partition(b"\n\n")[0]) is not None


def read(data: bytes, scope: Scope) -> Text:
    """Body first, then what is attached. Raises ReadError: damaged, too_large, no_text."""
    message = _message(data, scope)
    if _mime.cut_off(message):
        raise scope.error("damaged")
    text = read_items(_items(message, scope), scope)
    kept = ((name, value) for name in _KEPT if (value := _mime.header(message, name)))
    return replace(text, properties=(*kept, *_mime.way(message), *text.properties))


def count(data: bytes, scope: Scope) -> int:
    """The pages of the mail and of all that is attached."""
    return count_items(_items(_message(data, scope), scope), scope)


def sheet(data: bytes, page: int, scope: Scope) -> Sheet | Picture | None:
    """The pages of attached papers can be drawn; those of the mail itself are text alone."""
    return sheet_in(_items(_message(data, scope), scope), page, scope)


def _message(data: bytes, scope: Scope) -> Message:
    try:
        return _mime.parsed(data)
    except RecursionError as error:
        raise scope.error("too_large") from error


def _items(message: Message, scope: Scope, part: str = "", depth: int = 0) -> Iterator[Item]:
    """The text of a mail, then its attachments in their order."""
    bodies: list[str] = []
    attached: list[Message] = []
    try:
        _sort_out(message, bodies, attached, top=True)
    except RecursionError as error:
        raise scope.error("too_large") from error
    lines = [f"{name}: {text}" for name in _SHOWN if (text := _mime.header(message, name))]
    yield from paged("\n".join([*lines, "", *bodies]).strip() + "\n", part)
    for name, item in _named(attached):
        whole = f"{part}/{name}" if part else name
        inner = _mime.children(item) if item.get_content_type() == "message/rfc822" else []
        if inner and not _mime.is_wrapped(item):
            if scope.depth + depth >= scope.limits.depth:
                yield "pieces_cut_off"
            else:
                yield from _items(inner[0], scope, whole, depth + 1)
            continue
        data = _mime.unwrapped(inner[0]) if inner else _mime.payload(item)
        if _tnef.is_packed(data):
            yield from _unpacked(data, whole, scope)
        elif data.strip():
            yield Piece(whole, data)


def _unpacked(data: bytes, part: str, scope: Scope) -> Iterator[Item]:
    """What Outlook packed into winmail.dat."""
    scope.unpack(len(data))
    packed = _tnef.unpack(data)
    if packed.text.strip():
        yield from paged(packed.text, part)
    elif not packed.attachments:
        yield "piece_unreadable"
    for number, (name, content) in enumerate(packed.attachments, 1):
        if content.strip():
            yield Piece(f"{part}/{shown_name(name, f'attachment {number}')}", content)


def _named(attached: list[Message]) -> Iterator[tuple[str, Message]]:
    """Each attachment by a name that no other has."""
    given: set[str] = set()
    for number, item in enumerate(attached, 1):
        name = shown_name(_mime.file_name(item), f"attachment {number}").replace("/", " ")
        if name in given:
            name = f"{number} {name}"
        given.add(name)
        yield name, item


def _sort_out(item: Message, bodies: list[str], attached: list[Message], top: bool) -> None:
    """Put the readable bodies of a mail and its attachments into the two lists."""
    kind = item.get_content_type()
    if kind == "message/rfc822":
        attached.append(item)
    elif item.is_multipart():
        parts = _mime.children(item)
        if kind == "multipart/alternative":
            _alternative(parts, bodies, attached)
            return
        for part in parts:
            _sort_out(part, bodies, attached, top=False)
    elif kind in ("text/plain", "text/html") and (
        item.get_content_disposition() != "attachment" or top
    ):
        bodies.append(_mime.body(item))
    elif kind not in _PASSED_OVER and not _is_icon(item):
        attached.append(item)


def _is_icon(item: Message) -> bool:
    """Whether a picture is part of the looks of the mail."""
    return (
        item.get_content_maintype() == "image"
        and item.get_content_disposition() != "attachment"
        and len(_mime.payload(item)) < _ICON
    )


def _alternative(parts: list[Message], bodies: list[str], attached: list[Message]) -> None:
    """Of the forms of one body keep the plain one, unless it is a mere hint at the other."""
    forms: list[str] = []
    for part in parts:
        own: list[str] = []
        _sort_out(part, own, attached, top=False)
        text = "\n".join(own).strip()
        if text:
            forms.append(text)
    if forms:
        longest = max(len(form) for form in forms)
        bodies.append(next(form for form in forms if len(form) * 3 >= longest))
