"""The brief for a US lawyer."""

from tro_desk.papers.brief.render import (
    BriefOptions,
    RenderedBrief,
    render_brief,
    section_ids,
    section_title,
)

__all__ = ["BriefOptions", "RenderedBrief", "render_brief", "section_ids", "section_title"]
