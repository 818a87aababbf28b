"""How the sections write what was answered to a step of the guided path."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from tro_desk.domain.money import Money
from tro_desk.domain.steps import TEXTS, Kind
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.said import Rows, lined, typed
from tro_desk.papers.layout.style import BODY, SMALL, STRONG
from tro_desk.papers.layout.text import Run
from tro_desk.papers.written import Stand


def titled(context: Context, stand: Stand) -> Rows:
    """The title of a step and what it was asked of."""
    rows = list(lined(context, stand.title, STRONG))
    if stand.item:
        rows.append((Run(stand.item, SMALL),))
    return tuple(rows)


def answered(context: Context, stand: Stand) -> Rows:
    """What was answered, in words; nothing for a step that asks nothing."""
    if stand.chosen:
        return tuple(row for label in stand.chosen for row in lined(context, label))
    if not stand.answer:
        return ()
    if stand.kind in TEXTS:
        return typed(context, stand.answer)
    shown = _shown(context, stand)
    return ((Run(shown, BODY),),) if shown else ()


def _shown(context: Context, stand: Stand) -> str:
    """A canonical value as a person reads it; "" where it is no value (`done`, `ticked:1`)."""
    first = context.words.first
    try:
        match stand.kind:
            case Kind.MONEY:
                return first.money(Money.parse(stand.answer))
            case Kind.DATE:
                return first.day(date.fromisoformat(stand.answer), None)
            case Kind.MOMENT:
                return first.moment(first.beijing(datetime.fromisoformat(stand.answer)))
            case Kind.NUMBER:
                return first.number(Decimal(stand.answer))
    except ValueError:  # an answer to an older version of the step
        return stand.answer
    return ""
