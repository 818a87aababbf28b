"""The brief before it is made: its sections, and its pages as they would be printed.

Nothing of it is kept; `Desk.make_brief` makes and keeps a brief. The first call imports the papers,
which takes a moment: a window calls from a worker thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.base.messages import Message
from tro_desk.desk.sample_desk import marked
from tro_desk.domain.reading import PageImage

if TYPE_CHECKING:
    from tro_desk.desk.desk import Desk
    from tro_desk.papers import BriefOptions as BriefOptions  # for the windows to name


@dataclass(frozen=True, slots=True)
class BriefPreview:
    """A brief as it would be now: the bytes of its PDF; `made_at` is UTC."""

    made_at: datetime
    data: bytes
    pages: int
    first_page_of: Mapping[str, int]


def brief_sections() -> tuple[tuple[str, Message], ...]:
    """Id and title of each section of the brief, in the order in which they are read."""
    from tro_desk.papers import section_ids, section_title

    return tuple((name, section_title(name)) for name in section_ids())


def brief_options(
    language: Literal["zh", "en", "zh+en"],
    paper: str,
    sections: tuple[str, ...] | None = None,
    counsel: str = "",
    asks: tuple[str, ...] = (),
    privileged: bool = False,
) -> BriefOptions:
    """Options for `Desk.make_brief`. Raises ValueError for what a brief cannot be."""
    from tro_desk.papers import BriefOptions

    return BriefOptions(language, paper, sections, counsel, asks, privileged)


def preview_brief(
    desk: Desk, case_id: str, options: BriefOptions, job: Job = UNWATCHED
) -> BriefPreview:
    """Draw the brief of a case as it stands. Raises `unknown_case` (case), Cancelled."""
    from tro_desk.papers import render_brief

    now = desk.clock.now()
    drawn = render_brief(desk.snapshot(case_id), marked(desk.folder, options), job)
    return BriefPreview(now, drawn.data, drawn.pages, drawn.first_page_of)


def draw_pdf(data: bytes, page: int, scale_percent: int) -> PageImage:
    """A page (from 1) of a brief as a picture; at 100 percent one point is one pixel."""
    from tro_desk.intake import draw_pdf as draw

    return draw(data, page, scale_percent)
