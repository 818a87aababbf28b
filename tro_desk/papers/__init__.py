"""What leaves the desk: the only place of ReportLab.

Each name is imported with the first who asks for it: a snapshot is read without ReportLab.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tro_desk.base import lazily

if TYPE_CHECKING:
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

__getattr__ = lazily.names(
    __name__,
    {
        "BriefOptions": "brief",
        "RenderedBrief": "brief",
        "Snapshot": "snapshot",
        "build_snapshot": "snapshot",
        "render_brief": "brief",
        "section_ids": "brief",
        "section_title": "brief",
    },
)
