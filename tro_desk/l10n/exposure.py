"""What a person reads of the figures of a case: shares, places, what is missing, differences.

Used by the windows and by the command line, so that one thing has one name.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tro_desk.base.messages import M_, N_, Message
from tro_desk.l10n.sales import report_name

if TYPE_CHECKING:
    from tro_desk.l10n.translator import Translator

HERE: Final = "US"
"""The country of the courts: a state of it is named by its letters alone."""

FIGURES: Final[dict[str, str]] = {
    "gross": N_("figure", "Gross sales"),
    "refunds": N_("figure", "Refunds"),
    "selling_fees": N_("figure", "Platform fees"),
    "fba_fees": N_("figure", "FBA fees"),
    "cost_proved": N_("figure", "Costs with an invoice"),
    "cost_unproved": N_("figure", "Costs without an invoice"),
    "net": N_("figure", "Net"),
}
"""Field of `domain.exposure.Sums` -> its name (context `figure`), in the order of reading."""

MARKS: Final[dict[str, str]] = {
    "document": N_("figure mark", "from a document"),
    "stated": N_("figure mark", "stated by you"),
    "computed": N_("figure mark", "computed"),
}
"""Who says a figure (`domain.exposure.Mark`) -> the words for it (context `figure mark`)."""

LACKS: Final[dict[str, str]] = {
    "accused": N_(
        "exposure",
        "No accused listing is known. Confirm the ASINs in the notice, or answer yes to a listing "
        "below.",
    ),
    "sales": N_(
        "exposure",
        "No sale of the accused goods is loaded. Load All Orders of the last months (it names "
        "ASINs), or Date Range reports together with the listings report.",
    ),
    "frozen": N_("exposure", "The frozen amount is not known. It stands in the notice."),
    "costs": N_(
        "exposure",
        "What some units cost is not told. Enter what the goods cost and add the invoices: the "
        "net counts proved costs alone.",
    ),
    "forum": N_(
        "exposure",
        "The share of the court's state cannot be told: it needs the court, and a report with "
        "ship-to states (All Orders, or FBA shipments).",
    ),
}
"""What no figure can be made of yet (`Exposure.missing`) -> what to load or fill in."""

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
    "shopify_orders": M_("differences", "orders of the shop"),
}
_COUNTS_OWN: Final = M_("differences", "what the table that you named counts")


def percent(words: Translator, ratio: Decimal) -> str:
    """A share with one decimal: `7.1%`."""
    return words.say("share", "{number}%", number=str((ratio * 100).quantize(Decimal("0.1"))))


def place_name(words: Translator, country: str, state: str) -> str:
    """Where goods went: a state of the United States by its letters, another country by name."""
    if country == HERE and state:
        return state
    if not country and not state:
        return words.say("place", "Place not told")
    from babel import Locale

    locale = Locale.parse("zh_Hans_CN" if words.language == "zh" else "en")
    name = str(locale.territories.get(country, country))
    if country == HERE:
        return words.say("place", "{country}, state not told", country=name)
    return f"{name}, {state}" if state and country else name or state


def lack(words: Translator, code: str) -> str:
    """What is missing (`Exposure.missing`), and what to load or fill in."""
    return words.say("exposure", LACKS[code])


def difference(words: Translator, one: str, other: str) -> str:
    """What each of two reports counts: why they do not give the same figure."""
    return words.say(
        "differences",
        "{one} counts {counts}. {other} counts {other_counts}.",
        one=report_name(words, one),
        counts=_COUNTS.get(one, _COUNTS_OWN),
        other=report_name(words, other),
        other_counts=_COUNTS.get(other, _COUNTS_OWN),
    )
