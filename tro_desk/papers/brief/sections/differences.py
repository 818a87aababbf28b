"""Why reports of the same sales tell different figures, and why they are never added up."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.domain.exposure import Basis
from tro_desk.l10n.calendars import calendar_of, days_of
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.writing import count_cell, line, mark_cell, note, report_name
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, CELL, SMALL
from tro_desk.papers.layout.text import Run, text

ID: Final = "differences"
ORDER: Final = 33
TITLE: Final = M_("brief", "What the reports count")

_NOTE: Final = M_(
    "brief",
    "Each report counts something else, so their figures need not agree, and are never added up.",
)
_ONE: Final = M_("brief", "All accused sales are from one kind of report in each currency.")
_NONE: Final = M_("brief", "No report of accused sales is loaded.")

_COUNTS: Final[dict[str, Message]] = {
    "amazon_all_orders": M_("brief", "what was ordered, by the day of the order"),
    "amazon_date_range": M_("brief", "what was posted to the account, by the day of posting"),
    "amazon_settlement_v1": M_("brief", "what was settled, by the day of posting"),
    "amazon_settlement_v2": M_("brief", "what was settled, by the day of posting"),
    "amazon_business_report": M_(
        "brief", "what was ordered in the period, orders that were cancelled later included"
    ),
    "amazon_fba_shipments": M_("brief", "what Amazon shipped, by the day of shipment"),
    "amazon_unshipped": M_("brief", "what was ordered and not shipped yet"),
    "shopify_orders": M_("brief", "what was ordered, by the day of the order"),
    "mapped": M_("brief", "what the seller's own table lists"),
}


def build(context: Context) -> list[Flowable]:
    figures = context.snapshot.figures
    if figures is None:
        return []
    bases = figures.exposure.bases
    if not bases:
        return [line(context, _NONE)]
    several = bool(figures.exposure.differences) or len({b.report for b in bases}) > 1
    columns = context.columns(120, 150, 45, 105, 85, right=(2, 3, 4))
    head = (
        M_("brief", "Report"),
        M_("brief", "It counts"),
        M_("brief", "Units"),
        M_("brief", "Accused gross"),
        M_("brief", "Source"),
    )
    rows = [_row(context, basis) for basis in bases]
    return [note(context, _NOTE if several else _ONE), context.grid(columns, rows, head)]


def _row(context: Context, basis: Basis) -> Row:
    words = context.words
    name = report_name(basis.report)
    shown = (
        words.sentence(name, BODY, SMALL) if isinstance(name, Message) else ((Run(name, BODY),),)
    )
    counts = _COUNTS.get(basis.report)
    days = days_of(basis.first_day, basis.last_day, calendar_of(basis.report))
    return Row(
        (
            text(*shown, Run(words.say(days), SMALL)),
            text(*words.sentence(counts, CELL, SMALL)) if counts else text(Run("—", CELL)),
            count_cell(context, basis.total.units),
            text(Run(words.first.money(basis.total.gross.money), BODY), align="right"),
            mark_cell(context, basis.total.gross),
        )
    )
