"""What made this brief, from what, and what it is not."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.papers.brief.context import Context
from tro_desk.papers.layout.blocks import Block
from tro_desk.papers.layout.style import BODY, SMALL
from tro_desk.papers.layout.text import text

ID: Final = "method"
ORDER: Final = 90
TITLE: Final = M_("brief", "How this brief was made")


def build(context: Context) -> list[Flowable]:
    snapshot = context.snapshot
    notes: tuple[Message, ...] = (
        M_(
            "brief",
            "Stated as facts: only what the seller confirmed. What was found and not confirmed is "
            "listed under open points, without its value.",
        ),
        M_(
            "brief",
            "Exception: a deadline may rest on a date that is not confirmed. It is then marked "
            "provisional.",
        ),
        M_(
            "brief",
            "Dates: the earliest defensible day is shown. Holidays of a state alone, closures of "
            "the court and extra days for service are not added. Ask your lawyer.",
        ),
        M_(
            "brief",
            "Made on the seller's computer by TRO Desk {program}, with tables of rules and "
            "holidays of {law}. It informs; it is no legal advice.",
            program=snapshot.program,
            law=snapshot.law,
        ),
    )
    notes += tuple(
        M_("brief", "{table}: version of {version}.", table=table, version=snapshot.tables[name])
        for name, table in _TABLES.items()
        if name in snapshot.tables
    )
    notes += tuple(
        M_(
            "brief",
            "Closed day of the court, as the seller noted, counted only as possibly later: {day} "
            "({note}).",
            day=context.closed(closure.on),
            note=closure.note or M_("brief", "no reason given"),
        )
        for closure in snapshot.closures
    )
    return [Block(text(*context.words.sentence(note, BODY, SMALL)), after=4) for note in notes]


_TABLES: Final[dict[str, Message]] = {
    "deadlines": M_("brief", "Table of deadline rules"),
    "holidays": M_("brief", "Table of federal and state holidays"),
    "china": M_("brief", "Table of working days in China"),
    "courts": M_("brief", "Table of courts"),
    "remedies": M_("brief", "Table of remedies"),
    "freeze_cases": M_("brief", "Table of decisions on freezes"),
}
"""Name of a law table -> how the brief calls it."""
