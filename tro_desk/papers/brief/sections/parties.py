"""Who is on which side: the plaintiff and its counsel, the seller and the seller's own counsel."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.domain.records import Counsel
from tro_desk.domain.store import Store
from tro_desk.l10n.records import field_words
from tro_desk.l10n.terms import PLATFORMS
from tro_desk.papers.brief.boxes import Box, BoxRow, Lines
from tro_desk.papers.brief.context import STATED, Context
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SECOND, SMALL
from tro_desk.papers.layout.text import Run, text

ID: Final = "parties"
ORDER: Final = 25
TITLE: Final = M_("brief", "Parties and counsel")

_ROWS: Final = (
    *(BoxRow(field_name(name), (name,), None, name == "plaintiff") for name in ("plaintiff",)),
    BoxRow(field_name("plaintiff_counsel"), ("plaintiff_counsel",), None, True),
    BoxRow(field_name("plaintiff_firm"), ("plaintiff_firm",)),
    BoxRow(field_name("counsel_email"), ("counsel_email",)),
    BoxRow(field_name("counsel_phone"), ("counsel_phone",)),
    BoxRow(field_name("case_name"), ("case_name",)),
    BoxRow(field_name("complaint_filed"), ("complaint_filed",)),
    BoxRow(field_name("sealed"), ("sealed",)),
    BoxRow(field_name("defendant_number"), ("defendant_number",), None, True),
    BoxRow(field_name("store_name"), ("store_name",), None, True),
    BoxRow(field_name("seller_id"), ("seller_id",)),
    BoxRow(field_name("platform"), ("platform",)),
)


def build(context: Context) -> list[Flowable]:
    box = Box(context)
    rows = [*box.rows(_ROWS), *_stores(box), _own(box)]
    return [context.grid(context.fact_columns, rows)]


def _stores(box: Box) -> list[Row]:
    """The shops that the seller keeps in the desk."""
    context = box.context
    stores = context.snapshot.stores
    if not stores:
        return []
    lines: Lines = [(Run(_store(context, store), BODY),) for store in stores[: box.few]]
    lines += box.more(len(stores) - box.few)
    mark = text(context.shape_mark("seller", STATED), align="right")
    return [Row((box.name(M_("brief", "Seller's stores")), text(*lines), mark))]


def _store(context: Context, store: Store) -> str:
    known = PLATFORMS.get(store.platform)
    platform = context.words.say(Message("platform", known)) if known else store.platform
    return " · ".join(filter(None, (store.name, platform, store.seller_id)))


def _own(box: Box) -> Row:
    """The own lawyer who was retained; nothing of what was compared or said."""
    context = box.context
    name = box.name(M_("brief", "Seller's own counsel"))
    written = context.snapshot.written
    retained = written.counsel if written is not None else ()
    if not retained:
        none = M_("brief", "none named by the seller")
        return Row((name, text(Run("— " + context.words.say(none), SECOND)), None))
    lines = [line for one in retained for line in _lawyer(context, one)]
    return Row((name, text(*lines), text(context.shape_mark("seller", STATED), align="right")))


def _lawyer(context: Context, one: Counsel) -> Lines:
    lines: Lines = [(Run(context.words.join(filter(None, (one.name, one.firm))), BODY),)]
    for field, value in (("admission", one.admission), ("bar_number", one.bar_number)):
        if value:
            told = M_("brief", "{what}: {value}", what=field_words("counsel", field), value=value)
            lines.append((Run(context.words.say(told), SMALL),))
    return lines
