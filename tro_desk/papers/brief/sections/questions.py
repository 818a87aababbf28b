"""What the desk cannot decide and counsel should look at, stated without a view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SMALL
from tro_desk.papers.layout.text import Run, text

ID: Final = "questions"
ORDER: Final = 50
TITLE: Final = M_("brief", "For counsel to check")


def build(context: Context) -> list[Flowable]:
    columns = context.columns(22, 483)
    rows = [
        Row((text(Run(str(number), BODY)), text(*context.words.sentence(message, BODY, SMALL))))
        for number, message in enumerate(_questions(context), 1)
    ]
    return [context.grid(columns, rows)] if rows else []


def _questions(context: Context) -> Iterator[Message]:
    for deadline in context.snapshot.deadlines:
        trigger, due, later = deadline.trigger, deadline.due, deadline.possible_later
        if trigger and not trigger.confirmed and deadline.days:
            yield M_(
                "brief",
                "{title}: which day counts as the trigger ({field})? The seller has not confirmed "
                "the day found in the papers.",
                title=deadline.title,
                field=field_name(trigger.field),
            )
        if due and later:
            yield M_(
                "brief",
                "{title}: {day}, or {later}? The earlier day is used in this brief.",
                title=deadline.title,
                day=due.date(),
                later=later.date(),
            )
        if due and not deadline.checked:
            yield M_(
                "brief",
                "{title}: {rule} was not checked against its source. Ask your lawyer.",
                title=deadline.title,
                rule=deadline.rule,
            )
