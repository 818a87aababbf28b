"""How the sections name the defendant, the other side's counsel, and the rights."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import M_, Message
from tro_desk.papers.brief.boxes import Box, Lines
from tro_desk.papers.layout.style import BODY, SECOND
from tro_desk.papers.layout.text import Run

RIGHTS: Final = (
    "trademark_registration",
    "trademark_serial",
    "copyright_registration",
    "design_patent",
    "utility_patent",
)
COUNSEL: Final = ("plaintiff_counsel", "plaintiff_firm", "counsel_email", "counsel_phone")
DEFENDANT: Final = ("defendant_number", "store_name", "platform", "seller_id")
LISTINGS: Final = ("asin", "product_id")


def counsel(box: Box) -> Lines:
    """Names and firm on one line, mail and phone on the next."""
    names = box.joined("plaintiff_counsel", "plaintiff_firm")
    return names + box.joined("counsel_email", "counsel_phone")


def defendant(box: Box) -> Lines:
    """Number, name and platform; further names and the seller's own ids below."""
    context, few = box.context, box.few
    snapshot, words = context.snapshot, context.words
    numbers = words.join(s.value for s in snapshot.of("defendant_number")[:few])
    names = [s.value for s in snapshot.of("store_name")]
    platforms = words.join(context.value(s) for s in snapshot.of("platform")[:few])
    parts = [words.say(M_("brief", "No. {number}", number=numbers))] if numbers else []
    parts += names[:1]
    first = words.join(parts)
    if platforms:
        first = words.aside(first, platforms) if first else platforms
    lines: Lines = [(Run(first, BODY),)] if first else []
    lines += [(Run(name, BODY),) for name in names[1:few]]
    lines += box.more(len(names) - few)
    for statement in snapshot.of("seller_id")[:few]:
        shown = M_("brief", "Seller ID {number}", number=statement.value)
        lines.append((Run(words.say(shown), BODY),))
    return lines


def rights(box: Box) -> Lines:
    """Brands and kinds of right on one line, then the registrations."""
    context, few = box.context, box.few
    snapshot, words = context.snapshot, context.words
    brands = words.join(s.value for s in snapshot.of("brand")[:few])
    kinds = snapshot.of("ip_type")
    first = " · ".join(filter(None, (brands, words.join(context.value(s) for s in kinds))))
    lines: Lines = [(Run(first, BODY),)] if first else []
    if kinds and words.second:
        also = words.join((context.value(s, words.second) for s in kinds), words.second)
        lines[0] = (*lines[0], Run("   " + also, SECOND))
    numbers = snapshot.of(*RIGHTS)
    for statement in numbers[:few]:
        shown = right(statement.field, context.value(statement))
        lines.append((Run(words.say(shown), BODY),))
    return lines + box.more(len(numbers) - few)


def listings(box: Box) -> Lines:
    """The products that the papers name, on one line."""
    return box.joined(*LISTINGS)


def right(field: str, number: str) -> Message:
    """The number of a right, as US papers write it."""
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
