"""What the seller asks of counsel, as chosen, and what is open in this brief. No advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.l10n.asks import ASKS
from tro_desk.papers.brief.context import COMPUTED, STATED, Context
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SECOND, SMALL
from tro_desk.papers.layout.text import Run, Text, text

ID: Final = "asks"
ORDER: Final = 23
TITLE: Final = M_("brief", "Asked of counsel")
FRONT: Final = True

_NOTHING: Final = M_("brief", "The seller has chosen nothing here.")


def build(context: Context) -> list[Flowable]:
    """Two columns of what was chosen; below, what is open, in one line."""
    columns = context.columns(205, 205, 95, right=(2,))
    asked = [ASKS[code] for code in ASKS if code in context.asks]
    cells = [_one(context, ask, columns[0].room) for ask in asked]
    cells = cells or [text(Run(context.words.say(_NOTHING), SECOND))]
    stated = text(context.shape_mark("seller", STATED), align="right")
    rows = [
        Row((cells[at], cells[at + 1] if at + 1 < len(cells) else None, None if at else stated))
        for at in range(0, len(cells), 2)
    ]
    grid = context.grid(columns, rows)
    return [grid, *_open(context)]


def _one(context: Context, ask: Message, room: float) -> Text:
    return text(*context.words.label(ask, room, BODY, SECOND))


def _open(context: Context) -> list[Flowable]:
    """How much of this brief is open, and where it stands."""
    told = tuple(_counts(context))
    if not told:
        return []
    rows = [(Run(said, SMALL),) for said in context.words.run_on(told) if said]
    mark = text(context.shape_mark("computed", COMPUTED), align="right")
    return [context.grid(context.columns(410, 95, right=(1,)), [Row((text(*rows), mark))])]


def _counts(context: Context) -> Iterator[Message]:
    snapshot = context.snapshot
    unsettled = len(snapshot.open_points) + len(snapshot.missing)
    dates = sum(1 for d in snapshot.deadlines if d.trigger and d.due and not d.trigger.confirmed)
    written = snapshot.written
    gaps = sum(1 for one in written.documents if one.have != "yes") if written else 0
    questions = sum(len(path.unknown) + len(path.stale) for path in snapshot.paths)
    if dates:
        yield M_("brief", "Dates that rest on a day not confirmed by seller: {count}.", count=dates)
    if unsettled:
        yield M_("brief", "Facts not confirmed or not known: {count}.", count=unsettled)
    if gaps:
        yield M_("brief", "Documents that are missing: {count}.", count=gaps)
    if questions:
        yield M_("brief", "Questions the seller could not settle: {count}.", count=questions)
