"""The case at a glance: court, judge, parties, rights, and the two dates that start the clocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.papers.brief.context import FEW, NOT_CONFIRMED, STATED, Context
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SECOND, SMALL, STRONG
from tro_desk.papers.layout.text import Run, Text, text
from tro_desk.papers.snapshot import OpenPoint, Statement

ID: Final = "case"
ORDER: Final = 10
TITLE: Final = M_("brief", "Case")

_RIGHTS: Final = (
    "trademark_registration",
    "trademark_serial",
    "copyright_registration",
    "design_patent",
    "utility_patent",
)

_ROWS: Final[tuple[tuple[Message, tuple[str, ...], bool], ...]] = (
    (field_name("docket_number"), ("docket_number",), True),
    (field_name("court"), ("court",), True),
    (field_name("judge"), ("judge",), True),
    (field_name("plaintiff"), ("plaintiff",), True),
    (
        field_name("plaintiff_counsel"),
        ("plaintiff_counsel", "plaintiff_firm", "counsel_email", "counsel_phone"),
        True,
    ),
    (M_("brief", "Defendant"), ("defendant_number", "store_name", "platform", "seller_id"), True),
    (
        M_("brief", "Rights asserted"),
        ("brand", "ip_type", *_RIGHTS),
        True,
    ),
    (M_("brief", "Listings named"), ("asin", "product_id"), False),
    (field_name("complaint_filed"), ("complaint_filed",), False),
    (field_name("tro_entered"), ("tro_entered",), True),
    (field_name("served"), ("served",), True),
    (field_name("sealed"), ("sealed",), False),
)
"""Label, fields in the order in which they are written, and whether the row is always shown."""


def build(context: Context) -> list[Flowable]:
    columns = context.columns(138, 249, 118, right=(2,))
    rows = [_row(context, *row) for row in _ROWS]
    rows.append(_stores(context))
    return [context.grid(columns, [row for row in rows if row])]


def _row(context: Context, label: Message, fields: Sequence[str], always: bool) -> Row | None:
    snapshot = context.snapshot
    statements = snapshot.of(*fields)
    open_points = [p for p in snapshot.open_points if p.field in fields]
    name = text(context.words.label(label))
    if statements:
        return Row((name, _values(context, statements), context.marks(statements)))
    given = next((hit for hit in map(context.unconfirmed, fields) if hit), None)
    if given:
        doubt = f" ({context.words.say(NOT_CONFIRMED)})"
        value = text((Run(context.value(given), BODY), Run(doubt, STRONG)))
        return Row((name, value, text(context.input_mark(given), align="right")))
    if open_points:
        return Row((name, _not_confirmed(context), _places(context, open_points)))
    unknown = text(Run("— " + context.words.say(M_("brief", "not known")), SECOND))
    return Row((name, unknown, None)) if always else None


def _values(context: Context, statements: Sequence[Statement]) -> Text:
    """The values, one a line; of a field with very many the first, and how many more."""
    paragraphs: list[tuple[Run, ...]] = []
    fields = dict.fromkeys(statement.field for statement in statements)
    for field in fields:
        hits = [s for s in statements if s.field == field]
        if field in {"asin", "product_id", "defendant_number"}:
            paragraphs += _listed(context, field, hits)
        else:
            for statement in hits[:FEW]:
                paragraphs += _value(context, statement)
            paragraphs += _more(context, len(hits) - FEW)
    return text(*paragraphs)


def _listed(context: Context, field: str, hits: Sequence[Statement]) -> list[tuple[Run, ...]]:
    values = ", ".join(context.value(statement) for statement in hits[:FEW])
    if field == "defendant_number":
        values = context.words.say(M_("brief", "No. {number}", number=values))
    return [(Run(values, BODY),), *_more(context, len(hits) - FEW)]


def _more(context: Context, count: int) -> list[tuple[Run, ...]]:
    if count <= 0:
        return []
    more = context.words.first.plural(
        "brief",
        "and {count} more, in the list of facts",
        "and {count} more, in the list of facts",
        count,
    )
    return [(Run(more, SECOND),)]


def _value(context: Context, statement: Statement) -> Sequence[tuple[Run, ...]]:
    if statement.field in _RIGHTS:
        template = _right(statement.field, context.value(statement))
        return ((Run(context.words.say(template), BODY),),)
    if statement.field == "seller_id":
        shown = M_("brief", "Seller ID {number}", number=statement.value)
        return ((Run(context.words.say(shown), BODY),),)
    return context.value_runs(statement)


def _right(field: str, number: str) -> Message:
    match field:
        case "trademark_registration":
            return M_("brief", "U.S. TM Reg. No. {number}", number=number)
        case "trademark_serial":
            return M_("brief", "U.S. TM Serial No. {number}", number=number)
        case "copyright_registration":
            return M_("brief", "U.S. Copyright Reg. {number}", number=number)
        case "design_patent":
            return M_("brief", "U.S. Design Pat. {number}", number=number)
        case _:
            return M_("brief", "U.S. Pat. {number}", number=number)


def _not_confirmed(context: Context) -> Text:
    message = M_("brief", "In the papers, not confirmed by seller")
    return text(*context.words.sentence(message, STRONG, SMALL))


def _places(context: Context, points: Sequence[OpenPoint]) -> Text:
    places = dict.fromkeys(place for point in points for place in point.places)
    return text(*[context.document_mark(place) for place in list(places)[:3]], align="right")


def _stores(context: Context) -> Row | None:
    """The shops that the seller keeps in the desk."""
    stores = context.snapshot.stores
    if not stores:
        return None
    lines = [
        (Run(" · ".join(filter(None, (s.name, s.platform, s.seller_id))), BODY),)
        for s in stores[:FEW]
    ]
    label = text(context.words.label(M_("brief", "Seller's stores")))
    mark = text(context.shape_mark("seller", STATED), align="right")
    return Row((label, text(*lines, *_more(context, len(stores) - FEW)), mark))
