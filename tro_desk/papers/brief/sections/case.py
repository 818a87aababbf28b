"""The case at a glance: court, judge, parties, rights, and the two dates that start the clocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.domain.store import Store
from tro_desk.l10n.terms import PLATFORMS
from tro_desk.papers.brief.context import NOT_CONFIRMED, STATED, Context
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SECOND, SMALL, STRONG
from tro_desk.papers.layout.text import Run, Text, text
from tro_desk.papers.snapshot import OpenPoint, Statement

ID: Final = "case"
ORDER: Final = 10
TITLE: Final = M_("brief", "Case")

FEW: Final = 12
"""So many values of one field stand in the case box; all of them are in the list of facts."""

Lines = list[tuple[Run, ...]]


def build(context: Context) -> list[Flowable]:
    rows = [_row(context, *row) for row in _ROWS]
    rows.append(_stores(context))
    return [context.grid(context.fact_columns, [row for row in rows if row])]


def _row(
    context: Context,
    label: Message,
    fields: Sequence[str],
    write: Callable[[Context], Lines] | None,
    always: bool,
) -> Row | None:
    snapshot = context.snapshot
    statements = snapshot.of(*fields)
    name = _name(context, label)
    if statements:
        lines = write(context) if write else _plain(context, statements)
        return Row((name, text(*lines), context.marks(statements)))
    given = next((hit for hit in map(context.unconfirmed, fields) if hit), None)
    if given:
        doubt = context.words.aside("", context.words.say(NOT_CONFIRMED))
        value = text((Run(context.value(given), BODY), Run(doubt, STRONG)))
        return Row((name, value, text(context.input_mark(given), align="right")))
    points = [point for point in snapshot.open_points if point.field in fields]
    if points:
        message = M_("brief", "In the papers, not confirmed by seller")
        doubt_lines = context.words.sentence(message, STRONG, SMALL)
        return Row((name, text(*doubt_lines), _places(context, points)))
    unknown = text(Run("— " + context.words.say(M_("brief", "not known")), SECOND))
    return Row((name, unknown, None)) if always else None


def _name(context: Context, label: Message) -> Text:
    return text(*context.words.label(label, context.fact_columns[0].room))


def _plain(context: Context, statements: Sequence[Statement]) -> Lines:
    """The values one a line, the first of very many."""
    room = context.fact_columns[1].room
    lines = [line for s in statements[:FEW] for line in context.value_runs(s, room)]
    return lines + _more(context, len(statements) - FEW)


def _joined(context: Context, *fields: str) -> Lines:
    """The values of these fields on one line, the first of very many; no line where none is."""
    statements = context.snapshot.of(*fields)
    values = context.words.join(context.value(statement) for statement in statements[:FEW])
    lines: Lines = [(Run(values, BODY),)] if values else []
    return lines + _more(context, len(statements) - FEW)


def _more(context: Context, count: int) -> Lines:
    if count <= 0:
        return []
    more = context.words.first.plural(
        "brief",
        "and {count} more, in the list of facts",
        "and {count} more, in the list of facts",
        count,
    )
    return [(Run(more, SECOND),)]


def _counsel(context: Context) -> Lines:
    names = _joined(context, "plaintiff_counsel", "plaintiff_firm")
    return names + _joined(context, "counsel_email", "counsel_phone")


def _defendant(context: Context) -> Lines:
    """Number, name and platform; further names and the seller's own ids below."""
    snapshot, words = context.snapshot, context.words
    numbers = words.join(s.value for s in snapshot.of("defendant_number")[:FEW])
    names = [s.value for s in snapshot.of("store_name")]
    platforms = words.join(context.value(s) for s in snapshot.of("platform")[:FEW])
    parts = [words.say(M_("brief", "No. {number}", number=numbers))] if numbers else []
    parts += names[:1]
    first = words.join(parts)
    if platforms:
        first = words.aside(first, platforms) if first else platforms
    lines: Lines = [(Run(first, BODY),)] if first else []
    lines += [(Run(name, BODY),) for name in names[1:FEW]]
    lines += _more(context, len(names) - FEW)
    for statement in snapshot.of("seller_id")[:FEW]:
        shown = M_("brief", "Seller ID {number}", number=statement.value)
        lines.append((Run(words.say(shown), BODY),))
    return lines


def _rights(context: Context) -> Lines:
    """Brands and kinds of right on one line, then each registration."""
    snapshot, words = context.snapshot, context.words
    brands = words.join(s.value for s in snapshot.of("brand")[:FEW])
    kinds = snapshot.of("ip_type")
    first = " · ".join(filter(None, (brands, words.join(context.value(s) for s in kinds))))
    lines: Lines = [(Run(first, BODY),)] if first else []
    if kinds and words.second:
        also = words.join((context.value(s, words.second) for s in kinds), words.second)
        lines[0] = (*lines[0], Run("   " + also, SECOND))
    numbers = snapshot.of(*_RIGHTS)
    for statement in numbers[:FEW]:
        shown = _right(statement.field, context.value(statement))
        lines.append((Run(words.say(shown), BODY),))
    return lines + _more(context, len(numbers) - FEW)


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


def _listings(context: Context) -> Lines:
    return _joined(context, *_LISTINGS)


def _places(context: Context, points: Sequence[OpenPoint]) -> Text:
    places = dict.fromkeys(place for point in points for place in point.places)
    return text(*[context.document_mark(place) for place in list(places)[:3]], align="right")


def _stores(context: Context) -> Row | None:
    """The shops that the seller keeps in the desk."""
    stores = context.snapshot.stores
    if not stores:
        return None
    lines: Lines = [(Run(_store(context, store), BODY),) for store in stores[:FEW]]
    label = _name(context, M_("brief", "Seller's stores"))
    mark = text(context.shape_mark("seller", STATED), align="right")
    return Row((label, text(*lines, *_more(context, len(stores) - FEW)), mark))


def _store(context: Context, store: Store) -> str:
    known = PLATFORMS.get(store.platform)
    platform = context.words.say(Message("platform", known)) if known else store.platform
    return " · ".join(filter(None, (store.name, platform, store.seller_id)))


_RIGHTS: Final = (
    "trademark_registration",
    "trademark_serial",
    "copyright_registration",
    "design_patent",
    "utility_patent",
)
_LISTINGS: Final = ("asin", "product_id")
_COUNSEL: Final = ("plaintiff_counsel", "plaintiff_firm", "counsel_email", "counsel_phone")
_DEFENDANT: Final = ("defendant_number", "store_name", "platform", "seller_id")

_ROWS: Final[
    tuple[tuple[Message, tuple[str, ...], Callable[[Context], Lines] | None, bool], ...]
] = (
    (field_name("docket_number"), ("docket_number",), None, True),
    (field_name("court"), ("court",), None, True),
    (field_name("judge"), ("judge",), None, True),
    (field_name("plaintiff"), ("plaintiff",), None, True),
    (field_name("plaintiff_counsel"), _COUNSEL, _counsel, True),
    (M_("brief", "Defendant"), _DEFENDANT, _defendant, True),
    (M_("brief", "Rights asserted"), ("brand", "ip_type", *_RIGHTS), _rights, True),
    (M_("brief", "Listings named"), _LISTINGS, _listings, False),
    (field_name("complaint_filed"), ("complaint_filed",), None, False),
    (field_name("tro_entered"), ("tro_entered",), None, True),
    (field_name("served"), ("served",), None, True),
    (field_name("sealed"), ("sealed",), None, False),
)
"""Label, fields, how they are written (None: one a line), and whether the row always shows."""
