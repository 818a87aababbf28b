"""What the seller could not answer, and what was answered before something changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.papers.brief.answers import answered, titled
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.said import cell, lined, moment
from tro_desk.papers.brief.writing import stated
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import SMALL_STRONG
from tro_desk.papers.written import Stand

ID: Final = "open_questions"
ORDER: Final = 51
TITLE: Final = M_("brief", "Questions that are open")

_UNKNOWN: Final = M_("brief", "the seller does not know")
_STALE: Final = M_("brief", "answered before something changed; to be looked at again")


def build(context: Context) -> list[Flowable]:
    paths = context.snapshot.paths
    rows = [
        *_rows(context, _UNKNOWN, (stand for path in paths for stand in path.unknown)),
        *_rows(context, _STALE, (stand for path in paths for stand in path.stale)),
    ]
    if not rows:
        return []
    columns = context.columns(235, 170, 100)
    head = (
        M_("brief", "Question"),
        M_("brief", "What the seller says"),
        M_("brief", "When (Beijing time)"),
    )
    return [stated(context), context.grid(columns, rows, head)]


def _rows(context: Context, why: Message, stands: Iterable[Stand]) -> list[Row]:
    unknown = why is _UNKNOWN
    return [
        Row(
            (
                cell(titled(context, stand)),
                cell(
                    lined(context, why, SMALL_STRONG),
                    () if unknown else answered(context, stand),
                ),
                moment(context, stand.at),
            )
        )
        for stand in stands
    ]
