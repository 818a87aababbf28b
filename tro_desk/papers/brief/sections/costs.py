"""What the accused goods cost, with the paper that proves it, and what is not proved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.domain.costs import Cost, Rate
from tro_desk.domain.exposure import Basis, ListingSales, Source
from tro_desk.l10n.calendars import COST
from tro_desk.papers.brief.context import STATED, Context
from tro_desk.papers.brief.said import cell, typed
from tro_desk.papers.brief.writing import (
    day_cell,
    file_numbers,
    leading,
    line,
    money_cell,
    note,
    rate_told,
)
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SMALL, SMALL_STRONG
from tro_desk.papers.layout.text import Run, Text, text

ID: Final = "costs"
ORDER: Final = 34
TITLE: Final = M_("brief", "Costs and their proof")

_NOTE: Final = M_(
    "brief",
    "The plaintiff proves sales alone; costs are for the defendant to prove (15 USC 1117(a)). Only "
    "costs with a paper are deducted from the net.",
)
_NO_COSTS: Final = M_("brief", "No cost of an accused listing has been noted.")


def build(context: Context) -> list[Flowable]:
    figures = context.snapshot.figures
    if figures is None:
        return []
    content: list[Flowable] = [note(context, _NOTE)]
    content.append(_table(context, figures.costs) if figures.costs else line(context, _NO_COSTS))
    content += [_rate(context, rate) for rate in figures.rates]
    for basis in leading(figures):
        content += _coverage(context, basis)
    return content


def _table(context: Context, costs: Sequence[Cost]) -> Flowable:
    columns = context.columns(102, 119, 80, 76, 45, 83, right=(3, 4, 5))
    head = (
        M_("brief", "Product"),
        M_("brief", "Supplier"),
        M_("brief", "From day"),
        M_("brief", "Unit cost"),
        M_("brief", "Bought"),
        M_("brief", "Proof"),
    )
    return context.grid(columns, [_cost(context, cost) for cost in costs], head)


def _cost(context: Context, cost: Cost) -> Row:
    first = context.words.first
    names = [Run(name, BODY) for name in (cost.product_id, cost.sku) if name]
    supplier = cell(typed(context, cost.supplier), typed(context, cost.note, SMALL))
    bought = first.number(cost.quantity) if cost.quantity is not None else "—"
    return Row(
        (
            text(*names),
            supplier,
            day_cell(context, (cost.from_day,), COST),
            text(Run(first.money(cost.unit), BODY), align="right"),
            text(Run(bought, BODY), align="right"),
            _proof(context, cost),
        )
    )


def _proof(context: Context, cost: Cost) -> Text:
    proof = (Source("evidence", cost.evidence, ""),) if cost.evidence else ()
    if numbers := file_numbers(context, proof):
        shown = M_("brief", "file {files}", files=numbers)
        return text(context.shape_mark("document", shown), align="right")
    return text(
        context.shape_mark("seller", STATED),
        Run(context.words.say(M_("brief", "no paper")), SMALL_STRONG),
        align="right",
    )


def _rate(context: Context, rate: Rate) -> Flowable:
    told = M_(
        "brief",
        "Costs in {currency} are taken at {rate} {into} each, of {day}, as the seller took it from "
        "{source}.",
        **rate_told(rate),
    )
    return note(context, told, before=4)


def _coverage(context: Context, basis: Basis) -> list[Flowable]:
    """How much of each listing's sales a cost is known for."""
    columns = context.columns(150, 110, 125, 120, right=(1, 2, 3))
    head = (
        M_("brief", "Listing"),
        M_("brief", "Proved cost {currency}", currency=basis.currency),
        M_("brief", "Cost without proof {currency}", currency=basis.currency),
        M_("brief", "Units without a cost"),
    )
    rows = [_covered(context, one) for one in basis.listings]
    remark = note(context, M_("brief", "Costs beside the units sold:"), before=6)
    return context.together(remark, context.grid(columns, rows, head))


def _covered(context: Context, one: ListingSales) -> Row:
    number = context.words.first.number
    without = f"{number(one.sums.uncosted)} / {number(one.sums.units.number)}"
    return Row(
        (
            text(Run(one.product_id, BODY)),
            money_cell(context, one.sums.cost_proved),
            money_cell(context, one.sums.cost_unproved),
            text(Run(without, BODY), align="right"),
        )
    )
