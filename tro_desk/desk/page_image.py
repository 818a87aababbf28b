"""A page of an original as a picture: of a notice, or of evidence that a record names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.desk.add_evidence import holds
from tro_desk.domain.reading import PageImage

if TYPE_CHECKING:
    from tro_desk.store import Storage


def page_image(
    storage: Storage,
    case_id: str,
    sha256: str,
    page: int,
    scale_percent: int,
    spans: Sequence[tuple[int, int]],
) -> PageImage:
    """Draw a page of an original that belongs to the case."""
    from tro_desk.intake import page_image as draw

    with storage.reading() as unit:
        unit.cases.require(case_id)
        if not holds(unit, case_id, sha256):
            raise DeskError("unknown_evidence", sha256=sha256)
        evidence = unit.notices.require(sha256)
        source = unit.readable(sha256)
        seen = unit.notices.page(sha256, page)
    try:
        return draw(source, evidence.kind, page, scale_percent, spans, seen=seen)
    except DeskError as error:
        if "name" in error.params:  # the seller knows the file by its own name, not by its hash
            error.params["name"] = evidence.name
        raise
