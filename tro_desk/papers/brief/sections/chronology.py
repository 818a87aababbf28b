"""What happened, in the order of time, over a line on which each day is a dot."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.domain.records import Contact, Offer, Remediation
from tro_desk.l10n.calendars import PAPER, aside
from tro_desk.l10n.records import code_words
from tro_desk.papers.brief.context import STATED, Context
from tro_desk.papers.brief.said import Rows, lined, paper_number, typed
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.brief.writing import note
from tro_desk.papers.chronology import Event, Lane, Told, chronology
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import CELL, SMALL
from tro_desk.papers.layout.text import Run, Text, text
from tro_desk.papers.layout.timeline import Lane as Drawn
from tro_desk.papers.layout.timeline import Timeline
from tro_desk.papers.snapshot import Paper, Statement
from tro_desk.papers.written import OWN_COUNSEL, AddedPaper

ID: Final = "chronology"
ORDER: Final = 28
TITLE: Final = M_("brief", "Chronology")

_NOTE: Final = M_(
    "brief",
    "In the order of time; a day without its hour stands first. Only what is confirmed, or what "
    "the seller wrote down, is in it.",
)
_LANES: Final[dict[Lane, Message]] = {
    Lane.COURT: M_("brief", "Court, plaintiff, platform"),
    Lane.TALK: M_("brief", "Contacts and offers"),
    Lane.SELLER: M_("brief", "Seller"),
}
_FROM: Final[dict[str, Message]] = {
    "plaintiff": M_("brief", "Offer by the plaintiff"),
    "seller": M_("brief", "Offer by the seller"),
}


def build(context: Context) -> list[Flowable]:
    events = chronology(context.snapshot)
    if not events:
        return []
    columns = context.columns(130, 270, 105, right=(2,))
    head = (M_("brief", "When"), M_("brief", "What happened"), M_("brief", "Source"))
    rows = [
        Row((_when(context, event), _what(context, event.told), _source(context, event.told)))
        for event in events
    ]
    drawn = [
        Drawn(
            Run(context.words.say(name), SMALL),
            tuple(event.at.date() for event in events if event.lane is lane),
        )
        for lane, name in _LANES.items()
    ]
    line = Timeline([lane for lane in drawn if lane.days], lambda day: day.isoformat())
    return context.together(note(context, _NOTE), line, context.grid(columns, rows, head))


def _when(context: Context, event: Event) -> Text:
    first, told = context.words.first, event.told
    if isinstance(told, Statement):
        return text(Run(context.value(told), CELL))
    if isinstance(told, Offer):
        paper = Run(context.words.say(aside(PAPER)), SMALL)
        return text((Run(first.date(told.on), CELL),), (paper,))
    return text(Run(first.moment(first.beijing(event.at)), CELL))


def _what(context: Context, told: Told) -> Text:
    return text(*_rows(context, told))


def _rows(context: Context, told: Told) -> Rows:
    match told:
        case Statement():
            return lined(context, field_name(told.field))
        case Contact():
            own = told.party == OWN_COUNSEL
            who = M_("brief", "Own counsel") if own else code_words("contact", "party", told.party)
            way = M_(
                "brief",
                "{who}: {channel}, {direction}",
                who=who,
                channel=code_words("contact", "channel", told.channel),
                direction=code_words("contact", "direction", told.direction),
            )
            return (*lined(context, way), *typed(context, told.summary, SMALL))
        case Offer():
            amount = Run(context.words.first.money(told.amount), SMALL) if told.amount else None
            return (*lined(context, _FROM[told.by]), *([(amount,)] if amount else []))
        case Remediation():
            action = code_words("remediation", "action", told.action)
            listing = ((Run(told.product, SMALL),),) if told.product else ()
            return (*lined(context, action), *listing, *typed(context, told.why, SMALL))
        case Paper():
            return _about(context, M_("brief", "Kept in the desk"), told.evidence.name)
        case AddedPaper():
            return _about(context, M_("brief", "Evidence taken"), told.evidence.name)


def _about(context: Context, what: Message, name: str) -> Rows:
    return (*context.words.label(what, 250), (Run(name, SMALL),))


def _source(context: Context, told: Told) -> Text:
    match told:
        case Statement():
            return text(context.mark(told), align="right")
        case Paper() | AddedPaper():
            number = paper_number(context, told.evidence.sha256)
            return text(context.shape_mark("document", _numbered(number)), align="right")
        case _:
            return text(context.shape_mark("seller", STATED), align="right")


def _numbered(number: str) -> Message:
    return M_("brief", "document {number}", number=number)
