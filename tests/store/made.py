"""Readings made by hand, so that a test of the store needs no reader."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from tro_desk.domain.evidence import Document, Page
from tro_desk.domain.facts import Candidate
from tro_desk.domain.reading import FileInfo, Reading

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def candidate(
    field: str, value: str, score: int = 950, tz: str | None = None, page: int = 1
) -> Candidate:
    """A candidate somewhere on a page."""
    return Candidate(field, value, value, page, 0, len(value), score, "made@1", tz)


def notice(
    folder: Path, *found: Candidate, name: str = "notice.eml", text: str = "A notice."
) -> tuple[Path, Reading]:
    """A file and what a reader would have seen in it; another text is another file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path, reading(path, *found)


def reading(path: Path, *found: Candidate) -> Reading:
    """What a reader would have seen in a text file."""
    data = path.read_bytes()
    info = FileInfo(path.name, hashlib.sha256(data).hexdigest(), len(data), "eml")
    document = Document("eml", "text", (Page(1, data.decode()),), ("a_warning",))
    return Reading(info, document, "tro_service", found)
