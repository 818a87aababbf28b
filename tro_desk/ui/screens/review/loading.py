"""What a review reads of its case, in the background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tro_desk.desk.results import OwnRow
from tro_desk.desk.without_case import courts
from tro_desk.domain.case import Case
from tro_desk.domain.court import Court
from tro_desk.domain.evidence import Page

if TYPE_CHECKING:
    from tro_desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Loaded:
    """`texts` are the pages of each paper, by its SHA-256; `near` the papers that are alike."""

    case: Case
    texts: Mapping[str, tuple[Page, ...]]
    courts: Mapping[str, Court]
    can_undo: bool
    near: tuple[tuple[str, ...], ...]
    own_rows: tuple[OwnRow, ...]


def read(desk: Desk, case: str) -> Loaded:
    """A case as the desk holds it now. Raises `unknown_case`."""
    known = desk.case(case)
    texts = {
        notice.evidence.sha256: desk.page_text(notice.evidence.sha256) for notice in known.notices
    }
    near, own = desk.near_copies(case), desk.own_rows(case)
    return Loaded(known, texts, courts(), desk.can_undo(case), near, own)
