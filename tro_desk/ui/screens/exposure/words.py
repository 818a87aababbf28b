"""Words for the figures of a case: reports, periods, months, places."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from tro_desk.base.messages import M_, N_, Message
from tro_desk.domain.exposure import Basis, PlaceSales
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

HERE: Final = "US"


def month(words: Translator, first: date) -> str:
    """A month on an axis: `Sep`, `9 月`; January with its year."""
    if first.month == 1:
        return first.strftime("%Y-%m")
    return words.say("month", _MONTHS[first.month - 1])


def period(words: Translator, basis: Basis) -> str:
    """The months of a basis: `2025-09 to 2026-02`."""
    first, last = basis.first_day.strftime("%Y-%m"), basis.last_day.strftime("%Y-%m")
    if first == last:
        return first
    return words.say("period", "{first} to {last}", first=first, last=last)


def days(words: Translator, first: date, last: date) -> str:
    """Days, both included, as a file writes them."""
    if first == last:
        return first.isoformat()
    return words.say("period", "{first} to {last}", first=first.isoformat(), last=last.isoformat())


def percent(words: Translator, ratio: Decimal) -> str:
    """A share with one decimal: `7.1%`."""
    shown = (ratio * 100).quantize(Decimal("0.1"))
    return words.say("share", "{number}%", number=shown)


def place_name(words: Translator, place: PlaceSales) -> str:
    """Where goods went: a state of the United States by its letters, another country by name."""
    from babel import Locale

    if place.country == HERE and place.state:
        return place.state
    if not place.country and not place.state:
        return words.say("place", "Place not told")
    locale = Locale.parse("zh_Hans_CN" if words.language == "zh" else "en")
    country = str(locale.territories.get(place.country, place.country))
    if place.country == HERE:
        return words.say("place", "{country}, state not told", country=country)
    return f"{country}, {place.state}" if place.state and place.country else country or place.state


def basis_words(words: Translator, basis: Basis) -> str:
    """A basis in a list: its report, currency and months."""
    return f"{report_name(words, basis.report)} · {basis.currency} · {period(words, basis)}"


_LACKS: Final[dict[str, Message]] = {
    "accused": M_(
        "exposure",
        "No accused listing is known. Confirm the ASINs in the notice, or answer yes to a listing "
        "below.",
    ),
    "sales": M_(
        "exposure",
        "No sale of the accused goods is loaded. Load All Orders of the last months (it names "
        "ASINs), or Date Range reports together with the listings report.",
    ),
    "frozen": M_("exposure", "The frozen amount is not known. It stands in the notice."),
    "costs": M_(
        "exposure",
        "What some units cost is not told. Enter what the goods cost and add the invoices: the "
        "net counts proved costs alone.",
    ),
    "forum": M_(
        "exposure",
        "The share of the court's state cannot be told: it needs the court, and a report with "
        "ship-to states (All Orders, or FBA shipments).",
    ),
}


def lack(code: str) -> Message:
    """What is missing (`Exposure.missing`), and what to load or fill in."""
    return _LACKS[code]


_COUNTS: Final[dict[str, Message]] = {
    "amazon_all_orders": M_("differences", "what was ordered, also where it was refunded later"),
    "amazon_date_range": M_("differences", "what was posted to the account, with refunds and fees"),
    "amazon_settlement_v1": M_("differences", "what was settled, period by period"),
    "amazon_settlement_v2": M_("differences", "what was settled, period by period"),
    "amazon_business_report": M_(
        "differences", "what was ordered, also orders that were cancelled later"
    ),
    "amazon_fba_shipments": M_("differences", "what was shipped from FBA warehouses"),
    "amazon_unshipped": M_("differences", "orders that are not shipped yet"),
    "paypal_activity": M_("differences", "payments into the account"),
    "payoneer_transactions": M_("differences", "payments into the account"),
    "shopify_orders": M_("differences", "orders of the shop"),
}


def difference(words: Translator, one: str, other: str) -> str:
    """What each of two reports counts: why they do not give the same figure."""
    unknown = M_("differences", "what the table that you named counts")
    return words.say(
        "differences",
        "{one} counts {counts}. {other} counts {other_counts}.",
        one=report_name(words, one),
        counts=_COUNTS.get(one, unknown),
        other=report_name(words, other),
        other_counts=_COUNTS.get(other, unknown),
    )
