"""What a brief says of sales, costs and money, with the files behind each figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from tro_desk.domain import exposure as figures
from tro_desk.domain.costs import Balance, Cost, Rate
from tro_desk.domain.exposure import Exposure
from tro_desk.domain.goods import ListingAnswer, Match, Reason, Sold


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that figures rest on: a loaded export (`kind` load) or a proof (`kind` evidence).

    `id` is the number of the load, or the SHA-256. `report`, `rows` and the days are empty, 0 and
    None where the file is no export.
    """

    kind: str
    id: str
    name: str
    sha256: str
    report: str = ""
    rows: int = 0
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a case at one reading.

    `costs` are those of the accused products, `rates` those that turned a cost into the currency of
    its sales, `balances` those that a figure of frozen money rests on. `matches` are the products
    that the seller has answered for or that a confirmed paper names; `unanswered` counts the others
    that may be meant. `files` stand in the order of their numbers.
    """

    exposure: Exposure
    costs: tuple[Cost, ...] = ()
    balances: tuple[Balance, ...] = ()
    matches: tuple[Match, ...] = ()
    unanswered: int = 0
    files: tuple[SourceFile, ...] = ()
    rates: tuple[Rate, ...] = ()

    def file_number(self, kind: str, key: str) -> int:
        """The number of a file in the list of sources, from 1; 0 where it is not listed."""
        hits = (n for n, f in enumerate(self.files, 1) if (f.kind, f.id) == (kind, key))
        return next(hits, 0)


FIGURE_CLASSES: Final[tuple[type, ...]] = (
    Figures,
    SourceFile,
    Cost,
    Balance,
    Rate,
    Match,
    Reason,
    Sold,
    ListingAnswer,
    Exposure,
    figures.Source,
    figures.Figure,
    figures.Count,
    figures.Share,
    figures.Sums,
    figures.ListingSales,
    figures.MonthSales,
    figures.PlaceSales,
    figures.Gap,
    figures.Unmatched,
    figures.Basis,
    figures.Frozen,
    figures.Against,
)
"""The classes that a snapshot with figures may hold."""
