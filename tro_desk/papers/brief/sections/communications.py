"""With whom the seller spoke, in the order of time; with the own lawyer only that it was done."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.domain.records import Contact
from tro_desk.l10n.records import code_words
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.said import Rows, cell, lined, moment, papers, typed
from tro_desk.papers.brief.writing import stated
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SMALL, SMALL_STRONG, STRONG
from tro_desk.papers.layout.text import Run, Text, text
from tro_desk.papers.written import OWN_COUNSEL

ID: Final = "communications"
ORDER: Final = 43
TITLE: Final = M_("brief", "Communications")

_NOTE: Final = M_("brief", "As the seller wrote them down.")
_PRIVILEGED: Final = M_("brief", "Privileged: what was said is left out.")
_OWN: Final = M_("brief", "Own counsel")


def build(context: Context) -> list[Flowable]:
    written = context.snapshot.written
    if written is None or not written.contacts:
        return []
    columns = context.columns(95, 110, 300)
    head = (
        M_("brief", "When (Beijing time)"),
        M_("brief", "With whom"),
        M_("brief", "What was said"),
    )
    rows = [_row(context, contact) for contact in written.contacts]
    return [stated(context, _NOTE), context.grid(columns, rows, head)]


def _row(context: Context, contact: Contact) -> Row:
    return Row((moment(context, contact.at), _whom(context, contact), _what(context, contact)))


def _whom(context: Context, contact: Contact) -> Text:
    own = contact.party == OWN_COUNSEL
    party = _OWN if own else code_words("contact", "party", contact.party)
    rows: list[tuple[Run, ...]] = list(lined(context, party, STRONG))
    rows += typed(context, contact.person, SMALL)
    way = M_(
        "brief",
        "{channel}, {direction}",
        channel=code_words("contact", "channel", contact.channel),
        direction=code_words("contact", "direction", contact.direction),
    )
    return text(*rows, *lined(context, way, SMALL))


def _what(context: Context, contact: Contact) -> Text:
    if contact.party == OWN_COUNSEL:
        return text(*lined(context, _PRIVILEGED, SMALL_STRONG))
    evidence: Message = M_("brief", "Evidence")
    said: Rows = typed(context, contact.summary, BODY)
    return cell(said, papers(context, contact.evidence, evidence))
