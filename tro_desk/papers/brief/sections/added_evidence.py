"""The evidence that was added with the steps: what it is, where it comes from, its SHA-256."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.domain.records import EvidenceNote
from tro_desk.domain.zones import zone_of_court
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.custody import HASH, added_by, ended
from tro_desk.papers.brief.said import Rows, cell, paper_number, typed
from tro_desk.papers.brief.writing import note
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, MARK_TEXT, SMALL, STRONG
from tro_desk.papers.layout.text import Run, Text, text
from tro_desk.papers.written import AddedPaper

ID: Final = "added_evidence"
ORDER: Final = 71
TITLE: Final = M_("brief", "Evidence added with the steps")

_NOTE: Final = M_(
    "brief",
    "When each was taken is as the seller says; the hash was taken when it was added.",
)
_HOW: Final = {
    "file": M_("brief", "file"),
    "clipboard": M_("brief", "picture from the clipboard"),
    "note": M_("brief", "note typed by the seller"),
}


def build(context: Context) -> list[Flowable]:
    written = context.snapshot.written
    if written is None or not written.added:
        return []
    columns = context.columns(32, 300, 60, 113, right=(2,))
    head = (
        M_("brief", "No."),
        M_("brief", "Evidence, source and SHA-256"),
        M_("brief", "Bytes"),
        M_("brief", "Taken"),
    )
    rows = [_row(context, one) for one in written.added]
    return [context.grid(columns, rows, head), note(context, _NOTE, before=5)]


def _row(context: Context, one: AddedPaper) -> Row:
    evidence = one.evidence
    size = Run(context.words.first.number(evidence.size), BODY)
    return Row(
        (
            text(Run(paper_number(context, evidence.sha256), STRONG)),
            cell(
                ((Run(evidence.name, BODY),),),
                *(_said(context, said) for said in one.notes),
                ((Run(evidence.sha256, HASH),),),
                ended(context, evidence.sha256),
                added_by(context, evidence.sha256),
            ),
            text(size, align="right"),
            _taken(context, min(said.captured_at for said in one.notes)),
        )
    )


def _said(context: Context, said: EvidenceNote) -> Rows:
    """How it came, from where, and what was noted of it."""
    how = ((Run(context.words.say(_HOW[said.how]), MARK_TEXT),),)
    item = ((Run(said.item, SMALL),),) if said.item else ()
    parts = (typed(context, said.source, SMALL), typed(context, said.note, SMALL))
    return (*how, *item, *(row for part in parts for row in part))


def _taken(context: Context, at: datetime) -> Text:
    """The moment in UTC, Beijing time and the court's time."""
    first = context.words.first
    court = zone_of_court(context.snapshot.court)
    moments = [at.astimezone(UTC), first.beijing(at)]
    if court:
        moments.append(at.astimezone(ZoneInfo(court)))
    rows = [(Run(first.moment(one), BODY if n == 1 else SMALL),) for n, one in enumerate(moments)]
    return text(*rows)
