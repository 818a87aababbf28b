"""A place in a paper that somebody looked for: marked beside the places of the facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tro_desk.ui.models.mark import Mark
from tro_desk.ui.screens.review.papers import Paper

SOUGHT: Final = "sought"
"""The key of its mark."""


@dataclass(frozen=True, slots=True)
class Sought:
    """`page` counts from 1, `span` are offsets in its text; an empty one is the page as a whole."""

    evidence: str
    page: int
    span: tuple[int, int]

    def marks(self, paper: Paper | None) -> list[Mark]:
        """Its mark where `paper` is the one it stands in."""
        if paper is None or paper.sha256 != self.evidence:
            return []
        return [Mark(SOUGHT, self.page, *self.span, "")] if self.span[0] < self.span[1] else []
