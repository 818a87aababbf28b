"""What the statutes let a court award for the rights that are asserted: a range, no prediction."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.domain.money import Money
from tro_desk.domain.remedy import Remedy
from tro_desk.papers.brief.context import Context
from tro_desk.papers.layout.blocks import Block
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, CELL, SMALL, SMALL_STRONG, STRONG
from tro_desk.papers.layout.text import Run, Text, text

ID: Final = "remedies"
ORDER: Final = 38
TITLE: Final = M_("brief", "What the statutes allow")

_NOTE: Final = M_("brief", "A range in the statute, not a prediction.")


def build(context: Context) -> list[Flowable]:
    remedies = context.snapshot.remedies
    if not remedies:
        return []
    columns = context.columns(255, 72, 178)
    head = (M_("brief", "Remedy"), M_("brief", "Statute"), M_("brief", "Range in the statute"))
    rows = [_row(context, remedy) for remedy in remedies]
    note = Block(text(*context.words.sentence(_NOTE, SMALL_STRONG, SMALL)), after=4)
    return [note, context.grid(columns, rows, head)]


def _row(context: Context, remedy: Remedy) -> Row:
    words = context.words
    lines = [
        *words.sentence(remedy.title, STRONG, SMALL),
        *words.sentence(remedy.text, BODY, SMALL),
    ]
    if not remedy.checked:
        unchecked = M_("brief", "The rule was not checked against its source: ask your lawyer.")
        lines += words.sentence(unchecked, SMALL, SMALL)
    return Row((text(*lines), text(Run(remedy.statute, CELL)), _figures(context, remedy)))


def _figures(context: Context, remedy: Remedy) -> Text:
    words = context.words
    # Amounts read the same in both languages.
    known = remedy.floor is not None
    lines = list(words.sentence(_range(remedy.floor, remedy.ceiling), BODY, SMALL))
    lines = lines[:1] if known else lines
    if remedy.wilful:
        wilful = M_("brief", "wilful: up to {ceiling}", ceiling=remedy.wilful)
        lines += words.sentence(wilful, BODY, SMALL)[:1]
    lines += words.sentence(remedy.unit, SMALL, SMALL)
    if remedy.count > 1 and remedy.floor is not None:
        times = M_(
            "brief",
            "Confirmed here: {count}. {range}",
            count=remedy.count,
            range=_range(remedy.times(remedy.floor), remedy.times(remedy.ceiling)),
        )
        lines += words.sentence(times, SMALL_STRONG, SMALL)[:1]
        most = remedy.times(remedy.wilful)
        if most:
            all_wilful = M_("brief", "wilful: up to {ceiling}", ceiling=most)
            lines += words.sentence(all_wilful, SMALL_STRONG, SMALL)[:1]
    elif remedy.count and remedy.floor is not None:
        lines += words.sentence(M_("brief", "Confirmed here: 1."), SMALL, SMALL)
    return text(*lines)


def _range(floor: Money | None, ceiling: Money | None) -> Message:
    if floor is not None and ceiling is not None:
        return M_("brief", "{floor} to {ceiling}", floor=floor, ceiling=ceiling)
    if floor is not None:
        return M_("brief", "not less than {floor}", floor=floor)
    return M_("brief", "no figure in the statute")
