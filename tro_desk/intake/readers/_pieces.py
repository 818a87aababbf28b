"""Files within a file: attachments, members of archives, pictures in a Word paper.

A container gives its items in the order of its pages: a page of its own, a piece to be opened, or
the code of a warning. A piece that cannot be read never spoils the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from tro_desk.base.errors import ReadError
from tro_desk.intake.readers import is_dangerous, reader_of
from tro_desk.intake.readers._contract import Picture, RawPage, Reader, Scope, Sheet, Spent, Text

WARNINGS: Final = {"needs_password": "piece_locked", "too_large": "piece_too_large"}
_REASONS: Final = {
    "piece_locked": "needs_password",
    "piece_too_large": "too_large",
    "member_outside": "wrong_type",
}
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """A file within a file, by the name that it has there."""

    name: str
    data: bytes


Item = RawPage | Piece | str


def open_piece(data: bytes, name: str, scope: Scope) -> Text:
    """The text of a piece, its pages under its name.

    `scope` is that of the piece (`Scope.inside`). What cannot be read gives no page and a warning:
    piece_locked, piece_too_large, piece_unreadable, attachment_not_opened (a program, or what
    pretends to be something else), pieces_cut_off (too many pieces, or too deep).
    """
    reader, warning = _reader(data, name, scope)
    if reader is None:
        return Text((), "text", warning)
    try:
        text = reader.read(data, scope)
    except ReadError as error:
        if error.code == "no_text":
            # Pages without text keep their numbers: they can be looked at.
            pages = (RawPage("", name),) * _counted(reader, data, replace(scope, spent=Spent()))
            return Text(pages, "text", ("pages_without_text",))
        return Text((), "text", (WARNINGS.get(error.code, "piece_unreadable"),))
    pages = tuple(
        replace(page, part=f"{name}/{page.part}" if page.part else name) for page in text.pages
    )
    return replace(text, pages=pages)


def read_items(items: Iterable[Item], scope: Scope) -> Text:
    """The pages of a container. Raises ReadError: too_large, and where no page has text the reason
    that its pieces give: needs_password, too_large, no_text."""
    pages: list[RawPage] = []
    warnings: set[str] = set()
    methods: set[str] = set()
    characters = 0
    for item in items:
        if isinstance(item, str):
            warnings.add(item)
            continue
        if isinstance(item, RawPage):
            text = Text((item,))
        else:
            inner = scope.inside(item.name, len(pages), characters)
            text = open_piece(item.data, item.name, inner)
        pages.extend(text.pages)
        warnings.update(text.warnings)
        if any(page.text.strip() for page in text.pages):
            methods.add(text.method)
        characters += sum(len(page.text) for page in text.pages)
        if len(pages) > scope.limits.pages or characters > scope.limits.characters:
            raise scope.error("too_large")
        scope.told(len(pages), len(pages) + 1)
    if not methods:
        raise scope.error(next((_REASONS[w] for w in _REASONS if w in warnings), "no_text"))
    method = methods.pop() if len(methods) == 1 else "mixed"
    return Text(tuple(pages), method, tuple(sorted(warnings)))


def count_items(items: Iterable[Item], scope: Scope) -> int:
    """How many pages `read_items` gives."""
    return sum(_pages_of(item, scope) for item in items if not isinstance(item, str))


def sheet_in(items: Iterable[Item], page: int, scope: Scope) -> Sheet | Picture | None:
    """Where page `page` can be drawn from; None for a page that is text alone."""
    before = 0
    for item in items:
        count = 0 if isinstance(item, str) else _pages_of(item, scope)
        if before < page <= before + count:
            if not isinstance(item, Piece):
                return None
            inner = replace(scope.inside(item.name), spent=Spent())  # counting has spent of it
            return reader_of(item.data, inner).sheet(item.data, page - before, inner)
        before += count
    return None


def shown_name(name: str, otherwise: str) -> str:
    """A name from outside on one line, without folders above it or marks that hide its ending."""
    visible = "".join(c if c.isprintable() else " " for c in name)
    parts = [part.strip() for part in re.split(r"[\\/]+", visible)]
    kept = "/".join(
        part for part in parts if part.strip(".") and not re.fullmatch("[A-Za-z]:", part)
    )
    return kept[-_LONGEST_NAME:] or otherwise


def _pages_of(item: RawPage | Piece, scope: Scope) -> int:
    if isinstance(item, RawPage):
        return 1
    inner = scope.inside(item.name)
    reader, _ = _reader(item.data, item.name, inner)
    return 0 if reader is None else _counted(reader, item.data, inner)


def _reader(data: bytes, name: str, scope: Scope) -> tuple[Reader | None, tuple[str, ...]]:
    """The reader of a piece, or None and why it is not opened."""
    if is_dangerous(data, name):
        return None, ("attachment_not_opened",)
    scope.spent.pieces += 1
    if scope.spent.pieces > scope.limits.pieces or scope.depth > scope.limits.depth:
        return None, ("pieces_cut_off",)
    try:
        return reader_of(data, scope), ()
    except ReadError as error:
        return None, (WARNINGS.get(error.code, "piece_unreadable"),)


def _counted(reader: Reader, data: bytes, scope: Scope) -> int:
    try:
        return min(reader.count(data, scope), scope.limits.pages)
    except ReadError:
        return 0
