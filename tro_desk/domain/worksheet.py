"""Settle, defend or default: the seller's own numbers side by side, each with where it is from.

Nothing here weighs one way against another. What is not known stays so: a sum that lacks a part is
"at least" what is known of it. Money of different currencies stands side by side and is added up
only at a rate that the seller typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from tro_desk.base.messages import Citation, Message
from tro_desk.domain.costs import Rate
from tro_desk.domain.money import Money


class Way(StrEnum):
    """What a defendant can do, in the order of the columns."""

    SETTLE = "settle"
    DEFEND = "defend"
    DEFAULT = "default"


WAYS: Final = tuple(Way)


class Kind(StrEnum):
    """What a typed value is, in its canonical text form."""

    MONEY = "money"  # 48210.55 USD
    NUMBER = "number"  # 12 or 0.5
    CURRENCY = "currency"  # USD
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Field:
    """Something the seller types: in line `line`, for one way, or for all where `way` is None."""

    id: str
    kind: Kind
    line: str
    way: Way | None = None


def _fields() -> tuple[Field, ...]:
    typed = [
        Field(f"{way}_{line}_{end}", kind, line, way)
        for line, kind in (("fee", Kind.MONEY), ("months", Kind.NUMBER))
        for way in WAYS
        for end in ("low", "high")
    ]
    return (
        *typed,
        Field("monthly", Kind.MONEY, "monthly"),
        Field("into", Kind.CURRENCY, "sum_into"),
        Field("note", Kind.TEXT, "note"),
    )


FIELDS: Final[Mapping[str, Field]] = {field.id: field for field in _fields()}
"""All that can be typed, by id, in the order of reading.

`<way>_fee_low`, `_high`: own counsel's fee; `<way>_months_low`, `_high`: how long it may take;
`monthly`: what a month of the freeze costs; `into`: the currency to add up in; `note`: for counsel.
"""


class Known(StrEnum):
    """How much of a figure is known."""

    KNOWN = "known"
    AT_LEAST = "at_least"  # a part is not known
    AT_MOST = "at_most"
    UNKNOWN = "unknown"
    NONE = "none"  # it is no part of this way


class Origin(StrEnum):
    """Who says a figure."""

    DOCUMENT = "document"
    STATED = "stated"
    COMPUTED = "computed"
    STATUTE = "statute"


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high`, both of one currency; equal where there is one amount."""

    low: Money
    high: Money


@dataclass(frozen=True, slots=True)
class When:
    """A date of the case. `due` is aware and in the court's zone, `on` a day without an hour.

    Both are None where the date is not known; `settled` is false where it rests on a fact that the
    seller has not confirmed, `checked` where the rule needs "ask your lawyer".
    """

    title: Message
    rule: str = ""
    due: datetime | None = None
    on: date | None = None
    settled: bool = True
    checked: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one way, or of all ways alike (`way` None).

    `spans` are its amounts, one a currency; where the state is at_least, their `low` counts, where
    it is at_most, their `high`. `numbers` are months, low and high, or one ratio; `whens` dates.
    `formula` says how it came about, `lacks` names the parts that are not known.
    """

    way: Way | None
    state: Known
    origin: Origin
    spans: tuple[Span, ...] = ()
    numbers: tuple[Decimal, ...] = ()
    whens: tuple[When, ...] = ()
    formula: Message | None = None
    lacks: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet: a cell for each way, in their order, or one that is for all of them.

    `unit` is money, months, share or dates; `checked` is false where the statement needs "ask your
    lawyer"; `rule` is the statute or rule it rests on, "" for none.
    """

    id: str
    title: Message
    unit: str
    cells: tuple[Cell, ...]
    rule: str = ""
    checked: bool = True

    @property
    def formula(self) -> Message | None:
        """What all its cells say of how they came about; None where they differ."""
        told = [cell.formula for cell in self.cells if cell.state != Known.NONE]
        return told[0] if told and all(one == told[0] for one in told) else None

    def cell(self, way: Way) -> Cell:
        """The cell of a way."""
        return self.cells[0] if len(self.cells) == 1 else self.cells[WAYS.index(way)]


@dataclass(frozen=True, slots=True)
class WayText:
    """What a way means, in our own words: information, no advice."""

    id: str
    title: Message
    points: tuple[Message, ...]
    source: Citation
    checked: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The worksheet of a case at one reading.

    `values` are the typed ones, canonical, in the order of `FIELDS`, without those that are not
    known. `sums` lead to the sum of each way; `beside` stand beside it and are in no sum; `statute`
    are ranges, no prediction; `dates` are the case's. `rates` were used to add up in `into`, "" for
    none. `offer` is the number of the record whose amount counts, 0 for none.
    """

    case: str
    values: tuple[tuple[str, str], ...]
    into: str
    offer: int
    ways: tuple[WayText, ...]
    sums: tuple[Line, ...]
    beside: tuple[Line, ...]
    statute: tuple[Line, ...]
    dates: Line
    rates: tuple[Rate, ...] = ()

    def value(self, field: str) -> str:
        """The canonical value of a field; "" where it is not known."""
        return next((value for name, value in self.values if name == field), "")

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in the order of reading."""
        return (*self.sums, *self.beside, *self.statute, self.dates)


SHEET_CLASSES: Final[tuple[type, ...]] = (Sheet, WayText, Line, Cell, When, Span)
"""The classes that a kept sheet may hold, besides messages and rates."""
