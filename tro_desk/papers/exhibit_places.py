"""Where the pages of the originals stand in the exhibits, for what refers to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tro_desk.papers import bates

if TYPE_CHECKING:
    from tro_desk.papers.snapshot import Place


@dataclass(frozen=True, slots=True)
class ExhibitPlaces:
    """The pages of the file `name` that lies beside the paper which refers to them.

    `covers` gives the page of an exhibit's cover by the SHA-256 of its original, `pages` the page
    on which each page of that original begins (0: it is not shown). Pages count from 1.
    """

    name: str
    prefix: str
    covers: Mapping[str, int]
    pages: Mapping[str, tuple[int, ...]]

    def page(self, place: Place) -> int:
        """The page that shows it; the cover where it is not shown, 0 where it is no exhibit."""
        cover = self.covers.get(place.sha256, 0)
        pages = self.pages.get(place.sha256, ())
        shown = pages[place.page - 1] if 0 < place.page <= len(pages) else 0
        return shown or cover

    def number(self, page: int) -> str:
        """The Bates number of a page of the file."""
        return bates.number(self.prefix, page)
