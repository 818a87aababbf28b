"""What leaves the desk: the only place of ReportLab."""

from tro_desk.papers.brief import (
    BriefOptions,
    RenderedBrief,
    render_brief,
    section_ids,
    section_title,
)
from tro_desk.papers.snapshot import Snapshot, build_snapshot

__all__ = [
    "BriefOptions",
    "RenderedBrief",
    "Snapshot",
    "build_snapshot",
    "render_brief",
    "section_ids",
    "section_title",
]
