"""A notice added without a reader, the rest through the desk's own calls."""

from __future__ import annotations

from pathlib import Path

from tests.store.made import candidate, notice
from tro_desk.desk import Added, Desk, Said
from tro_desk.desk.add_notice import keep
from tro_desk.domain.facts import Candidate, Status

CERTAIN = (
    candidate("docket_number", "1:26-cv-01234"),
    candidate("court", "ilnd"),
    candidate("plaintiff", "NORTHLAKE BRANDS LLC"),
    candidate("tro_entered", "2026-02-24", tz="America/Chicago"),
    candidate("asin", "B0ZZK2M9QF"),
    candidate("asin", "B0ZZK4T1LD"),
)


def add(
    desk: Desk,
    folder: Path,
    *found: Candidate,
    case: str | None = None,
    text: str = "A notice.",
    name: str = "notice.eml",
) -> Added:
    """Add a made-up notice."""
    path, read = notice(folder, *found, name=name, text=text)
    return keep(desk._storage, desk.clock, path, read, case)


def confirmed(field: str, value: str, tz: str | None = None) -> Said:
    return Said(field, value, Status.CONFIRMED, tz=tz)
