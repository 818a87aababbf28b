"""What made this brief, from what, and what it is not."""

from __future__ import annotations

from functools import reduce
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
    if snapshot.figures is not None:
        notes += _FIGURES
    notes += _MARKED
    tables = [
        M_("brief", "{table} of {version}", table=table, version=snapshot.tables[name])
        for name, table in _TABLES.items()
        if name in snapshot.tables
    ]
    if tables:
        told = reduce(lambda one, two: M_("brief", "{one}; {two}", one=one, two=two), tables)
        notes += (M_("brief", "Versions: {tables}.", tables=told),)
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


_FIGURES: Final[tuple[Message, ...]] = (
    M_(
        "brief",
        "Figures: each is a sum of lines of the files named beside it, in one currency and from "
        "one kind of report; reports are never added up. A line that two files have counts once.",
    ),
    M_(
        "brief",
        "Gross is the price paid for the goods before rebates. Net is gross with refunds and fees "
        "as the platform prints them, less the costs that a paper proves; it is not told where "
        "the report is silent on one of these.",
    ),
    M_(
        "brief",
        "A listing is accused where a confirmed paper names it or the seller says so; sales are "
        "joined to it by its number, or by the SKU that the seller's own listings give it.",
    ),
    M_(
        "brief",
        "Shares are exact ratios, rounded to a tenth of a percent when printed. Amounts of two "
        "currencies are compared only at a rate that the seller typed, with its day and source.",
    ),
)
_MARKED: Final[tuple[Message, ...]] = (
    M_(
        "brief",
        "Marks: from a document means that the seller confirmed what is printed there; stated by "
        "seller means that no document was shown for it; computed means from both by the rules "
        "named here. What the seller typed is printed as typed.",
    ),
)
_TABLES: Final[dict[str, Message]] = {
    "deadlines": M_("brief", "Table of deadline rules"),
    "holidays": M_("brief", "Table of federal and state holidays"),
    "china": M_("brief", "Table of working days in China"),
    "courts": M_("brief", "Table of courts"),
    "remedies": M_("brief", "Table of remedies"),
    "freeze_cases": M_("brief", "Table of decisions on freezes"),
}
"""Name of a law table -> how the brief calls it."""
