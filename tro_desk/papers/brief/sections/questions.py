"""What the desk cannot decide and counsel should look at, stated without a view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.papers.brief.context import Context, day_of
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SMALL
from tro_desk.papers.layout.text import Run, text

ID: Final = "questions"
ORDER: Final = 52
TITLE: Final = M_("brief", "For counsel to check")


def build(context: Context) -> list[Flowable]:
    columns = context.columns(22, 483)
    rows = [
        Row((text(Run(str(number), BODY)), text(*context.words.sentence(message, BODY, SMALL))))
        for number, message in enumerate(_questions(context), 1)
    ]
    return [context.grid(columns, rows)] if rows else []


def _questions(context: Context) -> Iterator[Message]:
    yield from _service(context)
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
                day=day_of(due),
                later=day_of(later),
            )
        if due and not deadline.checked:
            yield M_(
                "brief",
                "{title}: {rule} was not checked against its source. Ask your lawyer.",
                title=deadline.title,
                rule=deadline.rule,
            )


def _service(context: Context) -> Iterator[Message]:
    """What the way of service leaves open: facts and where the courts stand, no view."""
    methods = context.snapshot.of("service_method")
    if not methods:
        return
    if any(statement.value in ("email", "website") for statement in methods):
        yield M_(
            "brief",
            "Service by e-mail or on a website: does the Hague Service Convention apply, given the "
            "address that was known? See Smart Study (2d Cir., 18 Dec 2025) and Kangol (7th Cir., "
            "29 May 2026).",
        )
    yield M_(
        "brief",
        "Defences of service and jurisdiction: are they to be raised in the first Rule 12 motion "
        "or the answer (FRCP 12(h)(1))? The rule was not checked against its source.",
    )
