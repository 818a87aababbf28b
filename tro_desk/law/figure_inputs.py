"""Everything that the figures of a case rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tro_desk.domain.costs import Balance, Cost, Rate
from tro_desk.domain.exposure import Mark, Source
from tro_desk.domain.goods import UnmatchedSku
from tro_desk.domain.money import Money
from tro_desk.domain.sales import Load
from tro_desk.domain.store import Store
from tro_desk.domain.sums import Facet, Good, PeriodSum, Reserve, ShopSum, Sold


@dataclass(frozen=True, slots=True)
class Told:
    """What is frozen, as confirmed in a paper or typed: a fact of the case."""

    money: Money
    platform: str
    source: Source
    mark: Mark


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that the figures of a case rest on, read at one moment.

    `accused` are product numbers with the seller's answer; `skus` the shop and SKU of each with
    every product the SKU stands for; `goods`, `facets` and `products` explain the numbers in
    `sold`. `loads` are those that stand; `papers` are the names of the files that prove costs and
    balances, by SHA-256.
    """

    case: str
    forum_state: str
    accused: Mapping[str, str]
    titles: Mapping[str, str]
    skus: Mapping[tuple[int, str], tuple[str, ...]]
    goods: Mapping[int, Good]
    facets: Mapping[int, Facet]
    products: Mapping[int, str]
    sold: Sequence[Sold]
    shops: Sequence[ShopSum]
    reserves: Sequence[Reserve]
    periods: Sequence[PeriodSum]
    unmatched: Sequence[UnmatchedSku]
    loads: Sequence[Load]
    stores: Sequence[Store]
    costs: Sequence[Cost]
    rates: Sequence[Rate]
    balances: Sequence[Balance]
    papers: Mapping[str, str]
    frozen: Sequence[Told]
