"""Words for the page of the figures: reports, periods, months."""

from __future__ import annotations

from datetime import date
from typing import Final

from tro_desk.base.messages import N_
from tro_desk.domain.exposure import Basis
from tro_desk.l10n import Translator
from tro_desk.l10n.sales import report_name

_MONTHS: Final = (
    N_("month", "Jan"),
    N_("month", "Feb"),
    N_("month", "Mar"),
    N_("month", "Apr"),
    N_("month", "May"),
    N_("month", "Jun"),
    N_("month", "Jul"),
    N_("month", "Aug"),
    N_("month", "Sep"),
    N_("month", "Oct"),
    N_("month", "Nov"),
    N_("month", "Dec"),
)


def month(words: Translator, first: date) -> str:
    """A month on an axis: `Sep`, `9 月`; January with its year."""
    if first.month == 1:
        return first.strftime("%Y-%m")
    return words.say("month", _MONTHS[first.month - 1])


def period(words: Translator, basis: Basis) -> str:
    """The months of a basis, for a place that names their calendar: `2025-09 to 2026-02`."""
    first, last = basis.first_day.strftime("%Y-%m"), basis.last_day.strftime("%Y-%m")
    if first == last:
        return first
    return words.say("period", "{first} to {last}", first=first, last=last)


def basis_words(words: Translator, basis: Basis) -> str:
    """A basis in a list: its report, currency and months."""
    return f"{report_name(words, basis.report)} · {basis.currency} · {period(words, basis)}"
