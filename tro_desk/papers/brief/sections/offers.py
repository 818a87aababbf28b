"""Offers to settle and their terms, oldest first, as they were written down."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.domain.records import Offer
from tro_desk.l10n.calendars import PAPER
from tro_desk.l10n.records import code_words
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.said import NOT_KNOWN, cell, lined, papers, typed
from tro_desk.papers.brief.writing import day_cell, stated
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SECOND, SMALL, STRONG
from tro_desk.papers.layout.text import Run, Text, text

ID: Final = "offers"
ORDER: Final = 44
TITLE: Final = M_("brief", "Offers and terms")

_NOTE: Final = M_(
    "brief",
    "For counsel alone. What is offered to settle a claim is protected in part (FRE 408). The rule "
    "was not checked against its source.",
)
_BY: Final[dict[str, Message]] = {
    "plaintiff": M_("brief", "by the plaintiff"),
    "seller": M_("brief", "by the seller"),
}


def build(context: Context) -> list[Flowable]:
    written = context.snapshot.written
    if written is None or not written.offers:
        return []
    columns = context.columns(90, 120, 85, 210)
    head = (
        M_("brief", "Day"),
        M_("brief", "Amount"),
        M_("brief", "Status"),
        M_("brief", "Terms"),
    )
    rows = [_row(context, offer) for offer in written.offers]
    return [stated(context, _NOTE), context.grid(columns, rows, head)]


def _row(context: Context, offer: Offer) -> Row:
    days = day_cell(context, (offer.on,), PAPER)
    return Row((days, _amount(context, offer), _status(context, offer), _terms(context, offer)))


def _amount(context: Context, offer: Offer) -> Text:
    if offer.amount is None:
        amount = Run("— " + context.words.say(NOT_KNOWN), SECOND)
    else:
        amount = Run(context.words.first.money(offer.amount), STRONG)
    return text((amount,), *lined(context, _BY[offer.by], SMALL))


def _status(context: Context, offer: Offer) -> Text:
    rows = list(lined(context, code_words("offer", "status", offer.status), BODY))
    if offer.valid_until is not None:
        until = M_(
            "brief",
            "open until {day} ({calendar})",
            day=offer.valid_until.isoformat(),
            calendar=PAPER,
        )
        rows += lined(context, until, SMALL)
    return text(*rows)


def _terms(context: Context, offer: Offer) -> Text:
    return cell(
        typed(context, offer.terms),
        typed(context, offer.note, SMALL),
        papers(context, offer.evidence, M_("brief", "Evidence")),
    )
