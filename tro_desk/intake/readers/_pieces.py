"""Files within a file: attachments, members of archives, pictures in a Word paper.

A container gives its items in the order of its pages: a page of its own, a piece to be opened, or
the code of a warning. A piece that cannot be read never spoils the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from tro_desk.base.errors import ReadError
from tro_desk.intake.readers import is_dangerous, reader_of
from tro_desk.intake.readers._contract import Picture, RawPage, Scope, Sheet, Text

WARNINGS: Final = {"needs_password": "piece_locked", "too_large": "piece_too_large"}
_REASONS: Final = {
    "piece_locked": "needs_password",
    "piece_too_large": "too_large",
    "member_outside": "wrong_type",
}
_LONGEST_NAME: Final = 120
_MOST_NAMED: Final = 500
ATTACHMENT: Final = "Attachment"
MADE: Final = "Attachment-Made"  # the day as a PDF has it, a blank, the name


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
    if is_dangerous(data, name):
        return Text((), "text", ("attachment_not_opened",))
    scope.spent.pieces += 1
    if scope.spent.pieces > scope.limits.pieces or scope.depth > scope.limits.depth:
        return Text((), "text", ("pieces_cut_off",))
    try:
        reader = reader_of(data, scope)
        try:
            text = reader.read(data, scope)
        except ReadError as error:
            if error.code != "no_text":
                raise
            # Pages without text keep their numbers: they can be looked at.
            blank = (RawPage(""),) * reader.count(data, scope)
            text = Text(blank, "text", ("pages_without_text",))
    except ReadError as error:
        return Text((), "text", (WARNINGS.get(error.code, "piece_unreadable"),))
    pages = tuple(
        replace(page, part=f"{name}/{page.part}" if page.part else name) for page in text.pages
    )
    return replace(text, pages=pages, properties=tuple(_told(name, text)))


def _told(name: str, text: Text) -> Iterator[tuple[str, str]]:
    """What the properties of a piece tell the whole: names, and when papers were made."""
    for key, value in text.properties:
        if key == ATTACHMENT:
            yield ATTACHMENT, f"{name}/{value}"
        elif key == MADE:
            made, _, inner = value.partition(" ")
            yield MADE, f"{made} {name}/{inner}"
        elif key == "CreationDate":
            yield MADE, f"{''.join(value.split())} {name}"


def read_items(items: Iterable[Item], scope: Scope) -> Text:
    """The pages of a container; its properties name every piece, opened or not, as `Attachment`.

    Raises ReadError too_large, and for a file without any text the reason that its pieces give:
    needs_password, too_large, wrong_type, no_text. A piece without text has its pages all the same.
    """
    pages: list[RawPage] = []
    warnings: set[str] = set()
    methods: set[str] = set()
    named: list[tuple[str, str]] = []
    characters = 0
    for item, text in _opened(items, scope):
        pages.extend(text.pages)
        warnings.update(text.warnings)
        if isinstance(item, Piece):
            named.append((ATTACHMENT, item.name))
        named.extend(text.properties)
        if any(page.text.strip() for page in text.pages):
            methods.add(text.method)
        characters += sum(len(page.text) for page in text.pages)
        if len(pages) > scope.limits.pages or characters > scope.limits.characters:
            raise scope.error("too_large")
        scope.told(len(pages), len(pages) + 1)
    if not methods and scope.depth == 0 and not scope.looking:
        raise scope.error(next((_REASONS[w] for w in _REASONS if w in warnings), "no_text"))
    method = methods.pop() if len(methods) == 1 else "mixed" if methods else "text"
    return Text(tuple(pages), method, tuple(sorted(warnings)), tuple(named[:_MOST_NAMED]))


def count_items(items: Iterable[Item], scope: Scope) -> int:
    """How many pages `read_items` gives."""
    return len(read_items(items, replace(scope, looking=True)).pages)


def sheet_in(items: Iterable[Item], page: int, scope: Scope) -> Sheet | Picture | None:
    """Where page `page` can be drawn from; None for a page that is text alone.

    The pieces before it are opened as `read_items` does, for only so their pages are counted alike.
    """
    scope = replace(scope, looking=True)
    spent = replace(scope.spent)
    before = characters = 0
    for item, text in _opened(items, scope):
        if before < page <= before + len(text.pages):
            if not isinstance(item, Piece):
                return None
            inner = replace(scope.inside(item.name, before, characters), spent=spent)
            inner.spent.pieces += 1
            return reader_of(item.data, inner).sheet(item.data, page - before, inner)
        before += len(text.pages)
        characters += sum(len(page.text) for page in text.pages)
        spent = replace(scope.spent)
    return None


def _opened(items: Iterable[Item], scope: Scope) -> Iterator[tuple[Item, Text]]:
    """Each item and what it holds, in the order of the pages."""
    pages = characters = 0
    for item in items:
        if isinstance(item, str):
            text = Text((), "text", (item,))
        elif isinstance(item, RawPage):
            text = Text((item,))
        else:
            inner = scope.inside(item.name, pages, characters)
            text = open_piece(item.data, item.name, inner)
        yield item, text
        pages += len(text.pages)
        characters += sum(len(page.text) for page in text.pages)


def shown_name(name: str, otherwise: str) -> str:
    """A name from outside on one line, without folders above it or marks that hide its ending."""
    visible = "".join(c if c.isprintable() else " " for c in name)
    parts = [part.strip() for part in re.split(r"[\\/]+", visible)]
    kept = "/".join(
        part for part in parts if part.strip(".") and not re.fullmatch("[A-Za-z]:", part)
    )
    return kept[-_LONGEST_NAME:] or otherwise
