"""The sample case of a fictional seller, made through the same calls as any other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError

if TYPE_CHECKING:
    from tro_desk.desk.desk import Desk

_PAPERS: Final = frozenset({".eml", ".pdf"})
_LEFT_OPEN: Final = frozenset({"served"})  # so that a provisional date is to be seen


def fill_sample(desk: Desk, folder: Path) -> str:
    """Add the papers of `folder` by name, confirm what is certain but the day of service."""
    papers = sorted(path for path in folder.glob("*") if path.suffix.lower() in _PAPERS)
    if not papers:
        raise DeskError("no_sample", path=str(folder))
    case_id: str | None = None
    for path in papers:
        case_id = desk.add_notice(path, case_id).case_id
    assert case_id is not None
    desk.confirm_certain(case_id, leave=_LEFT_OPEN)
    desk.add_store("amazon", "LANJIA Direct")
    return case_id
