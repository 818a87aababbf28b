"""What is not settled: found and not confirmed, not found, not to be computed. Never a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SECOND, SMALL
from tro_desk.papers.layout.text import Run, text
from tro_desk.papers.snapshot import OpenPoint

ID: Final = "open_points"
ORDER: Final = 50
TITLE: Final = M_("brief", "Open points")


def build(context: Context) -> list[Flowable]:
    columns = context.columns(22, 483)
    rows = [
        Row((text(Run(str(number), BODY)), text(*context.words.sentence(message, BODY, SMALL))))
        for number, message in enumerate(_points(context), 1)
    ]
    if not rows:
        nothing = M_("brief", "Everything that was found has been settled by the seller.")
        rows = [Row((text(Run("—", SECOND)), text(*context.words.sentence(nothing))))]
    return [context.grid(columns, rows)]


def _points(context: Context) -> Iterator[Message]:
    snapshot = context.snapshot
    for point in snapshot.open_points:
        yield _open(context, point)
    for field in snapshot.missing:
        yield M_("brief", "{field}: not known from the papers received.", field=field_name(field))
    for deadline in snapshot.deadlines:
        for field in deadline.missing:
            yield M_(
                "brief",
                "{title}: cannot be computed without this fact: {field}.",
                title=deadline.title,
                field=field_name(field),
            )


def _open(context: Context, point: OpenPoint) -> Message:
    name = field_name(point.field)
    if not point.places:
        return M_("brief", "{field}: the seller is not sure.", field=name)
    place = context.place(point.places[0])
    if point.unsure:
        return M_(
            "brief", "{field}: found in {place}; the seller is not sure.", field=name, place=place
        )
    if point.values > 1:
        return M_(
            "brief",
            "{field}: {count} different values found, first in {place}; not confirmed by seller.",
            field=name,
            count=point.values,
            place=place,
        )
    return M_(
        "brief", "{field}: found in {place}; not confirmed by seller.", field=name, place=place
    )
