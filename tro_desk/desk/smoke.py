"""Walks a whole case once, from the notice to the brief, to see that this copy works."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tro_desk.base import inventory, paths
from tro_desk.base.errors import DeskError
from tro_desk.desk.open import open_desk
from tro_desk.desk.preview import brief_options


@dataclass(frozen=True, slots=True)
class Walk:
    """What came out of the walk; `scanned` facts were read from a picture."""

    notices: int
    facts: int
    scanned: int
    dates: int
    lines: int
    pages: int
    modules: tuple[str, ...]
    data_files: tuple[str, ...]


def walk(folder: Path) -> Walk:
    """Work the sample case in a new desk in `folder`, and read one scanned page.

    Raises DeskError `smoke_failed` (part) where a part gave nothing, and the errors of the parts.
    """
    sample = paths.asset("sample")
    with open_desk(folder) as desk:
        case_id = desk.fill_sample(sample)
        case = desk.case(case_id)
        scanned = desk.read(sample / "scan" / "notice.png")
        found = Walk(
            notices=len(case.notices),
            facts=len(case.facts),
            scanned=len(scanned.candidates),
            dates=len(desk.deadlines(case_id)),
            lines=sum(load.loaded for load in desk.loads()),
            pages=desk.make_brief(case_id, brief_options("zh+en", "A4")).pages,
            modules=inventory.modules(),
            data_files=inventory.data_files(),
        )
    for part in ("notices", "facts", "scanned", "dates", "lines", "pages"):
        if not getattr(found, part):
            raise DeskError("smoke_failed", part=part)
    return found
