"""Archives of papers: each member is read as if it had come alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tro_desk.base.errors import ReadError
from tro_desk.intake.readers import docx, xlsx
from tro_desk.intake.readers._archive import (
    Archive,
    is_archive,
    is_regular,
    leads_outside,
    printed_name,
)
from tro_desk.intake.readers._contract import Picture, Scope, Sheet, Text
from tro_desk.intake.readers._pieces import (
    WARNINGS,
    Item,
    Piece,
    count_items,
    read_items,
    sheet_in,
    shown_name,
)

KIND: Final = "zip"

_PUT_IN_BY_SYSTEMS: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_OFFICE: Final = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml")


def sniff(data: bytes) -> bool:
    """An archive that is no Word paper and no workbook."""
    return is_archive(data) and not docx.sniff(data) and not xlsx.sniff(data)


def read(data: bytes, scope: Scope) -> Text:
    """The members in the order of the archive.

    Members that are links, or whose names lead out of the archive, are not opened (warning
    member_outside). Raises ReadError: damaged, too_large, empty, wrong_type (a presentation, a
    program), and what `read_items` raises.
    """
    archive = Archive(data, scope)
    if any(name in archive for name in _OFFICE):
        raise scope.error("wrong_type")
    if not any(True for _ in archive.members()):
        raise scope.error("empty")
    return read_items(_items(archive, scope), scope)


def count(data: bytes, scope: Scope) -> int:
    """The pages of all members."""
    return count_items(_items(Archive(data, scope), scope), scope)


def sheet(data: bytes, page: int, scope: Scope) -> Sheet | Picture | None:
    """As the member on which the page stands."""
    return sheet_in(_items(Archive(data, scope), scope), page, scope)


def _items(archive: Archive, scope: Scope) -> Iterator[Item]:
    given: set[str] = set()
    for number, info in enumerate(archive.members(), 1):
        printed = printed_name(info)
        if printed.startswith(_PUT_IN_BY_SYSTEMS) or printed.endswith(_PUT_IN_BY_SYSTEMS):
            continue
        if not is_regular(info) or leads_outside(printed):
            yield "member_outside"
            continue
        if scope.spent.pieces >= scope.limits.pieces:
            yield "pieces_cut_off"
            return
        name = shown_name(printed, f"member {number}")
        if name in given:
            name = f"{number} {name}"
        given.add(name)
        try:
            yield Piece(name, archive.read(info.filename))
        except ReadError as error:
            yield WARNINGS.get(error.code, "piece_unreadable")
            if scope.spent.unpacked > scope.limits.unpacked:
                return
