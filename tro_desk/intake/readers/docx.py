"""Word papers (.docx): what they show, page by page where Word noted its pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from tro_desk.base.errors import ReadError
from tro_desk.intake.readers._archive import Archive, is_archive, names_of
from tro_desk.intake.readers._contract import Picture, Scope, Sheet, Text
from tro_desk.intake.readers._numbering import Numbering
from tro_desk.intake.readers._paging import paged
from tro_desk.intake.readers._pieces import Item, Piece, count_items, read_items, sheet_in
from tro_desk.intake.readers._wordml import WordText
from tro_desk.intake.readers._xml import walk

KIND: Final = "docx"

_MAIN: Final = re.compile(r"word/document\d*\.xml")
_BEFORE: Final = re.compile(r"word/header\d*\.xml")
_AFTER: Final = re.compile(r"word/(?:footnotes|endnotes|footer)\d*\.xml")
_ICON: Final = 8_000  # bytes; a smaller picture is a logo
_DRAWINGS: Final = (".emf", ".wmf", ".svg")  # of lines, drawn by programs


def sniff(data: bytes) -> bool:
    """An archive with the main part of a Word paper."""
    return is_archive(data) and _main(names_of(data)) is not None


def read(data: bytes, scope: Scope) -> Text:
    """Headers, text, footnotes and footers, then the pictures.

    Raises ReadError: damaged, too_large, needs_password, no_text.
    """
    return replace(read_items(_items(data, scope), scope), properties=())


def count(data: bytes, scope: Scope) -> int:
    """The pages of text and the pictures."""
    return count_items(_items(data, scope), scope)


def sheet(data: bytes, page: int, scope: Scope) -> Sheet | Picture | None:
    """The pictures can be drawn, the text is text alone."""
    return sheet_in(_items(data, scope), page, scope)


def _main(names: frozenset[str]) -> str | None:
    return min((name for name in names if _MAIN.fullmatch(name)), default=None)


def _items(data: bytes, scope: Scope) -> Iterator[Item]:
    archive = Archive(data, scope)
    names = frozenset(info.filename for info in archive.members())
    main = _main(names)
    if main is None:
        raise scope.error("damaged")
    numbering = Numbering()
    if "word/numbering.xml" in archive:
        walk(archive.read("word/numbering.xml"), numbering, scope)
    body = WordText(numbering)
    walk(archive.read(main), body, scope)
    before = _parts(archive, names, _BEFORE, scope)
    after = _parts(archive, names, _AFTER, scope)
    yield from paged("\n".join(filter(None, [*before, body.result(), *after])))
    yield from _pictures(archive, main, body.pictures, scope)


def _parts(
    archive: Archive, names: frozenset[str], pattern: re.Pattern[str], scope: Scope
) -> list[str]:
    """The texts of parts beside the main one, each once."""
    texts: dict[str, None] = {}
    for name in sorted(filter(pattern.fullmatch, names)):
        part = WordText()
        walk(archive.read(name), part, scope)
        texts[part.result().strip()] = None
    return list(texts)


def _pictures(archive: Archive, main: str, ids: list[str], scope: Scope) -> Iterator[Item]:
    """What is drawn in the text and large enough to hold words, in its order."""
    folder, name = posixpath.split(main)
    relations = _Relations()
    part = f"{folder}/_rels/{name}.rels"
    if ids and part in archive:
        walk(archive.read(part), relations, scope)
    targets = dict.fromkeys(relations.targets.get(one, "") for one in ids)
    for target in targets:
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if not target or path not in archive or path.lower().endswith(_DRAWINGS):
            continue
        try:
            picture = archive.read(path)
        except ReadError:
            yield "piece_unreadable"
            continue
        if len(picture) >= _ICON:
            yield Piece(posixpath.basename(path), picture)


class _Relations:
    """What the ids of a part stand for; what lies outside the file is left there."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...
