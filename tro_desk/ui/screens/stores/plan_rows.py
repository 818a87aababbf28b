"""The figures of the plan sheet: the shares of the newest year that is whole, and of cash now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from tro_desk.domain.dependence import Part, Split
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import SHARES, months_line
from tro_desk.ui.screens.stores.plan import PlanRow
from tro_desk.ui.widgets.share_chart import percent

_MONTHS: Final = 12
_SALES: Final = ("orders", "money")


def _found(splits: Sequence[Split], names: Sequence[str], currency: str) -> Split | None:
    """The first split of a kind in the currency."""
    return next(
        (one for name in names for one in splits if (one.what, one.currency) == (name, currency)),
        None,
    )


def _whole_months(split: Split) -> list[int]:
    """The places of the newest months whose whole is known, a year of them at most."""
    known = [at for at in range(len(split.months)) if not split.unknown(at)]
    return known[-_MONTHS:]


def _share(split: Split, part: Part, places: Sequence[int]) -> Decimal | None:
    amounts = [part.amounts[at] for at in places]
    whole = sum(split.total(at).minor for at in places)
    mine = sum(one.figure.money.minor for one in amounts if one is not None)
    return Decimal(mine) / Decimal(whole) if whole > 0 else None


def plan_rows(
    words: Translator,
    splits: Sequence[Split],
    currency: str,
    name: Callable[[Translator, Part], str],
) -> tuple[PlanRow, ...]:
    """A row for each platform, then one for each shop and account; in one currency."""
    sales, cash = _found(splits, _SALES, currency), _found(splits, ("cash",), currency)
    shares: dict[str, list[Decimal | None]] = {}
    for whole_platforms in (True, False):
        for column, split in enumerate((sales, cash)):
            if split is None:
                continue
            places = _whole_months(split)
            places = places[-1:] if split.what == "cash" else places
            view = split.by_platform() if whole_platforms else split
            for part in view.parts:
                row = shares.setdefault(name(words, part), [None, None])
                row[column] = _share(view, part, places)
    return tuple(
        PlanRow(text, percent(words, of_sales), percent(words, of_cash))
        for text, (of_sales, of_cash) in shares.items()
    )


def plan_period(words: Translator, splits: Sequence[Split], currency: str) -> str:
    """Which months and which day the shares are of."""
    said = []
    sales, cash = _found(splits, _SALES, currency), _found(splits, ("cash",), currency)
    if sales is not None and (places := _whole_months(sales)):
        first, last = (f"{sales.months[at]:%Y-%m}" for at in (places[0], places[-1]))
        orders = words.say(
            "plan",
            "Sales by orders in {currency}: {first} to {last}.",
            currency=currency,
            first=first,
            last=last,
        )
        payments = words.say(
            "plan",
            "Sales by payments in {currency}: {first} to {last}.",
            currency=currency,
            first=first,
            last=last,
        )
        said.append(orders if sales.what == "orders" else payments)
    if cash is not None and (places := _whole_months(cash)):
        month = f"{cash.months[places[-1]]:%Y-%m}"
        said.append(
            words.say(
                "plan",
                "Cash in {currency}: as last seen by the end of {month}.",
                currency=currency,
                month=month,
            )
        )
    if said:
        said.append(words.render(months_line(SHARES)))
    return " ".join(said)
