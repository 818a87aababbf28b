"""What a person reads of the worksheet: its figures, its marks, what is typed into it.

Used by the window and by the brief, so that one thing has one name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final, Protocol

from tro_desk.base.messages import N_, Message
from tro_desk.l10n.calendars import PAPER, day_of

if TYPE_CHECKING:
    from tro_desk.l10n.translator import Amount, Translator


class Span(Protocol):
    """`domain.worksheet.Span`."""

    @property
    def low(self) -> Amount: ...
    @property
    def high(self) -> Amount: ...


class Cell(Protocol):
    """`domain.worksheet.Cell`."""

    @property
    def state(self) -> str: ...
    @property
    def spans(self) -> Sequence[Span]: ...
    @property
    def numbers(self) -> Sequence[Decimal]: ...
    @property
    def lacks(self) -> Sequence[Message]: ...


class When(Protocol):
    """`domain.worksheet.When`."""

    @property
    def due(self) -> datetime | None: ...
    @property
    def on(self) -> date | None: ...


MARKS: Final[Mapping[str, str]] = {
    "document": N_("worksheet", "from a document"),
    "stated": N_("worksheet", "stated by the seller"),
    "computed": N_("worksheet", "computed"),
    "statute": N_("worksheet", "from the statute"),
}
"""Who says a figure (`domain.worksheet.Origin`) -> the words for it (context `worksheet`)."""

FIELDS: Final[Mapping[str, str]] = {
    "settle_fee_low": N_("worksheet field", "Settle: own counsel's fee, lower end"),
    "settle_fee_high": N_("worksheet field", "Settle: own counsel's fee, upper end"),
    "defend_fee_low": N_("worksheet field", "Defend: own counsel's fee, lower end"),
    "defend_fee_high": N_("worksheet field", "Defend: own counsel's fee, upper end"),
    "default_fee_low": N_("worksheet field", "Let it default: own counsel's fee, lower end"),
    "default_fee_high": N_("worksheet field", "Let it default: own counsel's fee, upper end"),
    "settle_months_low": N_("worksheet field", "Settle: fewest months"),
    "settle_months_high": N_("worksheet field", "Settle: most months"),
    "defend_months_low": N_("worksheet field", "Defend: fewest months"),
    "defend_months_high": N_("worksheet field", "Defend: most months"),
    "default_months_low": N_("worksheet field", "Let it default: fewest months"),
    "default_months_high": N_("worksheet field", "Let it default: most months"),
    "monthly": N_("worksheet field", "What a month of the freeze costs"),
    "into": N_("worksheet field", "Add up in this currency"),
    "note": N_("worksheet field", "Note for your lawyer"),
}
"""Field of `domain.worksheet.FIELDS` -> its name (context `worksheet field`)."""


_KEPT: Final = "\u00a0"
"""Keeps a currency beside its amount where a line ends."""


def field_label(translator: Translator, field: str) -> str:
    """The name of what is typed."""
    return translator.say("worksheet field", FIELDS[field])


def mark_label(translator: Translator, origin: str) -> str:
    """The words for who says a figure."""
    return translator.say("worksheet", MARKS[origin])


def not_known(translator: Translator) -> str:
    """What stands where nothing is known."""
    return translator.say("worksheet", "not known")


def figure(translator: Translator, unit: str, cell: Cell) -> tuple[str, ...]:
    """A cell that is no date, a line for each currency; a dash where it is no part of its way."""
    if cell.state == "none":
        return ("—",)
    if unit == "share" and cell.numbers:
        return (share(translator, cell.numbers[0]),)
    if unit == "months" and cell.numbers:
        low, high = (translator.number(_plain(one)) for one in (cell.numbers[0], cell.numbers[-1]))
        return (_said(translator, cell.state, low, high),)
    if not cell.spans:
        return (not_known(translator),)
    return tuple(_amount(translator, cell.state, span) for span in cell.spans)


def lacking(translator: Translator, cell: Cell) -> str:
    """Which parts of a cell are not known; "" where none is."""
    if not cell.lacks:
        return ""
    parts = translator.listed(translator.render(part) for part in cell.lacks)
    return translator.say("worksheet", "Not known, so not in it: {parts}", parts=parts)


def when(translator: Translator, one: When) -> str:
    """A date of the case: the court's time."""
    if one.due is not None:
        return translator.moment(one.due)
    if one.on is not None:
        return translator.render(day_of(one.on, PAPER))
    return not_known(translator)


def share(translator: Translator, ratio: Decimal) -> str:
    """A ratio as `7.1%`, never 0.0% for what is more than nothing."""
    shown = (ratio * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if shown == 0 and ratio > 0:
        return translator.say("worksheet", "under {share}%", share=Decimal("0.1"))
    return translator.say("worksheet", "{share}%", share=shown)


def _amount(translator: Translator, state: str, span: Span) -> str:
    low, high = (translator.money(one).replace(" ", _KEPT) for one in (span.low, span.high))
    return _said(translator, state, low, high)


def _said(translator: Translator, state: str, low: str, high: str) -> str:
    if state == "at_least":
        return translator.say("worksheet", "at least {amount}", amount=low)
    if state == "at_most":
        return translator.say("worksheet", "at most {amount}", amount=high)
    if low == high:
        return low
    return translator.say("worksheet", "{low} to {high}", low=low, high=high)


def _plain(number: Decimal) -> Decimal:
    return number.to_integral_value() if number == number.to_integral_value() else number
