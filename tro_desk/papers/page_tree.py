"""Pages of one PDF taken into another, some times faster than page after page."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Name, Object


def taken(into: pikepdf.Pdf, source: pikepdf.Pdf, places: range) -> list[Object]:
    """Pages of `source` (from 0), copied; they stand nowhere until `make_tree`.

    `source` must stay open until `into` is written, and is not to be written itself. Its pages must
    lead to no other page: they have no links, and inherit nothing.
    """
    pages = [page.obj for page in source.pages[places.start : places.stop]]
    for page in pages:  # what is called a page brings its whole tree along, or is not copied
        del page["/Type"]
        del page["/Parent"]
    return list(into.copy_foreign(source.make_indirect(Array(pages))).as_list())


def make_tree(pdf: pikepdf.Pdf, pages: Sequence[Object]) -> None:
    """Make these all the pages of the file, in their order.

    To be called before anybody asks for `pdf.pages`, which remembers what it saw.
    """
    tree = pdf.Root.Pages
    for page in pages:
        page.Type, page.Parent = Name.Page, tree
    tree.Kids, tree.Count = Array(pages), len(pages)
