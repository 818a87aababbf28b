"""Reads what the tabs show and carries out what is typed into their forms.

Everything here that asks the desk is called in a worker thread; `shops` and `shop` are set on the
main thread alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.desk.values import canonical
from tro_desk.domain.costs import Balance, Cost, Rate
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.goods import Listing
from tro_desk.domain.money import Money
from tro_desk.domain.store import Store
from tro_desk.ui.context import Ui

if TYPE_CHECKING:
    from tro_desk.desk import Desk


@dataclass(frozen=True, slots=True)
class CostRow:
    """A cost with the name of its shop, the title of its product, the day before the next cost of
    the product begins (None: it still holds) and the paper that proves it."""

    cost: Cost
    shop: str
    title: str
    until: date | None
    proof: Evidence | None

    @property
    def product(self) -> str:
        """What the product is called by its title, else by its number or SKU."""
        return self.title or self.cost.product_id or self.cost.sku


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """A balance with its shop and where it is from: a paper, the name of a loaded file, or said."""

    balance: Balance
    shop: Store
    proof: Evidence | None
    file: str


@dataclass(frozen=True, slots=True)
class ListingRow:
    """A listing with the name of its shop, and of the files that its versions are from by load."""

    listing: Listing
    shop: str
    files: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class TypedCost:
    """A cost as it stands in its form; `paper` is a file to be kept, or one that is kept."""

    store: int
    product_id: str
    sku: str
    supplier: str
    from_day: str
    unit: str
    currency: str
    quantity: str
    paper: Path | Evidence | None
    note: str


@dataclass(frozen=True, slots=True)
class TypedBalance:
    """A balance as it stands in its form."""

    store: int
    account: str
    on: str
    currency: str
    available: str
    held: str
    paper: Path | Evidence | None
    note: str


@dataclass(frozen=True, slots=True)
class TypedRate:
    """An exchange rate as it stands in its form."""

    currency: str
    into: str
    on: str
    rate: str
    source: str


class StoresController:
    """`shop` is the number of the shop that the tabs are about; None for all. `add_shop` asks for
    a shop where there is none yet."""

    def __init__(self, ui: Ui) -> None:
        self._ui = ui
        self.shops: tuple[Store, ...] = ()
        self.shop: int | None = None
        self.add_shop: Callable[[], object] = lambda: None

    @property
    def desk(self) -> Desk:
        """The desk of the window."""
        return self._ui.desk

    # reading

    def read_listings(self, text: str) -> tuple[ListingRow, ...]:
        """The listings of the shop in which each word of `text` stands."""
        names, files = self._names(), self._files()
        found = self.desk.listings(self.shop, text)
        return tuple(ListingRow(one, names.get(one.store, ""), files) for one in found)

    def read_costs(self) -> tuple[tuple[CostRow, ...], tuple[Listing, ...]]:
        """The costs of the shop, and the listings of all shops, of which one may be added."""
        desk, names = self.desk, self._names()
        costs, listings = desk.costs(self.shop), desk.listings()
        titles = titles_of(listings)
        papers = self._papers(one.evidence for one in costs)
        ends = ends_of(costs)
        rows = tuple(
            CostRow(
                one,
                names.get(one.store, ""),
                titles.get((one.store, one.product_id)) or titles.get((one.store, one.sku)) or "",
                ends[one.id],
                papers.get(one.evidence or ""),
            )
            for one in costs
        )
        return rows, listings

    def read_balances(self) -> tuple[BalanceRow, ...]:
        """The balances of the shop, typed ones and those of loaded statements."""
        desk = self.desk
        shops = {one.id: one for one in desk.stores()}
        balances = desk.balances(self.shop)
        papers = self._papers(one.evidence for one in balances)
        files = self._files()
        return tuple(
            BalanceRow(
                one, shops[one.store], papers.get(one.evidence or ""), files.get(one.load or 0, "")
            )
            for one in balances
        )

    def _names(self) -> Mapping[int, str]:
        return {one.id: one.name for one in self.desk.stores()}

    def _files(self) -> Mapping[int, str]:
        return {load.id: load.export.name for load in self.desk.loads(self.shop)}

    def _papers(self, numbers: Iterable[str | None]) -> Mapping[str, Evidence]:
        return {one: self.desk.evidence(one) for one in {*numbers} if one is not None}

    # writing

    def add_listing(
        self, store: int, sku: str, product_id: str, title: str, price: str, status: str
    ) -> Listing:
        """Save a listing; on Amazon its product number must be an ASIN."""
        desk = self.desk
        shop = next((one for one in desk.stores() if one.id == store), None)
        if product_id and shop is not None and shop.platform == "amazon":
            product_id = canonical("asin", product_id)
        return desk.add_listing(store, sku, product_id, title, price, status)

    def add_cost(self, typed: TypedCost, job: Job) -> Cost:
        """Save a cost. The invoice is kept first, so that nothing rests on a file that is gone."""
        desk = self.desk
        unit = desk.typed_amount("unit_cost", typed.unit, typed.currency)
        from_day = day("from_day", typed.from_day)
        quantity = whole("quantity", typed.quantity)
        return desk.add_cost(
            typed.store,
            typed.product_id,
            typed.sku,
            typed.supplier,
            from_day,
            unit,
            quantity,
            self.keep(typed.paper, job),
            typed.note,
        )

    def prove(self, cost: Cost, path: Path, job: Job) -> Cost:
        """Put an invoice beside a cost: the cost is saved with it, the one without taken out."""
        evidence = self.keep(path, job)
        proved = self.desk.add_cost(
            cost.store,
            cost.product_id,
            cost.sku,
            cost.supplier,
            cost.from_day,
            cost.unit,
            cost.quantity,
            evidence,
            cost.note,
        )
        if proved.id != cost.id:
            self.desk.remove_cost(cost.id, replaced=True)
        return proved

    def add_balance(self, typed: TypedBalance, job: Job) -> Balance:
        """Save what an account showed on a day."""
        desk = self.desk

        def amount(field: str, text: str) -> Money | None:
            return desk.typed_amount(field, text, typed.currency) if text else None

        available, held = amount("available", typed.available), amount("held", typed.held)
        on = day("on", typed.on)
        return desk.add_balance(
            typed.store,
            typed.account,
            on,
            typed.currency,
            available,
            held,
            self.keep(typed.paper, job),
            typed.note,
        )

    def add_rate(self, typed: TypedRate) -> Rate:
        """Save an exchange rate."""
        on = day("on", typed.on)
        try:
            rate = Decimal(typed.rate.replace(",", "."))
        except InvalidOperation as error:
            raise DeskError("bad_value", field="rate", value=typed.rate) from error
        return self.desk.add_rate(typed.currency, typed.into, on, rate, typed.source)

    def keep(self, paper: Path | Evidence | None, job: Job) -> str | None:
        """The SHA-256 of a paper, kept now where it was not yet."""
        if isinstance(paper, Path):
            return self.desk.keep_evidence(paper, job).sha256
        return paper.sha256 if paper is not None else None


def ends_of(costs: Sequence[Cost]) -> Mapping[int, date | None]:
    """Of each cost the last day on which it holds: the one before the product's next cost."""
    days: dict[tuple[int, str, str], set[date]] = defaultdict(set)
    for one in costs:
        days[one.store, one.product_id, one.sku].add(one.from_day)
    ordered = {product: sorted(found) for product, found in days.items()}
    ends: dict[int, date | None] = {}
    for one in costs:
        later = ordered[one.store, one.product_id, one.sku]
        at = bisect_right(later, one.from_day)
        ends[one.id] = later[at] - timedelta(days=1) if at < len(later) else None
    return ends


def titles_of(listings: Sequence[Listing]) -> Mapping[tuple[int, str], str]:
    """The newest title by shop and product number, and by shop and SKU."""
    titles: dict[tuple[int, str], str] = {}
    for one in sorted(listings, key=lambda listing: listing.at):
        for code in (one.product_id, one.sku):
            if code and one.title:
                titles[one.store, code] = one.title
    return titles


def day(field: str, text: str) -> date:
    """A typed day. Raises DeskError `bad_value` (field, value)."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DeskError("bad_value", field=field, value=text) from error


def whole(field: str, text: str) -> int | None:
    """A typed whole number; None where nothing was typed. Raises DeskError `bad_value`."""
    if not text:
        return None
    if not text.isascii() or not text.isdigit():
        raise DeskError("bad_value", field=field, value=text)
    return int(text)
