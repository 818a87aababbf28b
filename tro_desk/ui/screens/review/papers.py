"""The papers of a case as the review shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tro_desk.domain.case import Case
from tro_desk.domain.evidence import Page

DRAWN: Final = frozenset({"pdf", "image"})
"""Kinds of files whose pages are shown as pictures; of others, the pieces with such an ending."""
_DRAWN_ENDINGS: Final = (".pdf", ".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".gif")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the case. `twin` counts papers of the same type, from 1; 0 for the only one.

    `copies` are the other papers of the case that say nearly the same (SHA-256).
    """

    sha256: str
    name: str
    kind: str
    notice_type: str
    pages: int
    twin: int
    copies: tuple[str, ...] = ()

    def drawn(self, page: Page) -> bool:
        """Whether a page of it is shown as a picture; all others are shown as text."""
        if self.kind in DRAWN or page.layout is not None:
            return True
        return page.part.lower().endswith(_DRAWN_ENDINGS)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paper, such as an attachment; `name` is empty for the file itself."""

    name: str
    first_page: int


def pieces(pages: Sequence[Page]) -> tuple[Piece, ...]:
    """The pieces of a paper, in the order of its pages."""
    found: list[Piece] = []
    for page in pages:
        if not found or found[-1].name != page.part:
            found.append(Piece(page.part, page.number))
    return tuple(found)


def papers_of(case: Case, near: Sequence[Sequence[str]] = ()) -> tuple[Paper, ...]:
    """The papers of a case, oldest first; `near` groups those that say nearly the same."""
    types = [notice.notice_type for notice in case.notices]
    papers = []
    for index, notice in enumerate(case.notices):
        twins = types.count(notice.notice_type)
        twin = types[: index + 1].count(notice.notice_type) if twins > 1 else 0
        kept = notice.evidence
        group = next((one for one in near if kept.sha256 in one), ())
        copies = tuple(sha for sha in group if sha != kept.sha256)
        papers.append(
            Paper(kept.sha256, kept.name, kept.kind, notice.notice_type, kept.pages, twin, copies)
        )
    return tuple(papers)
