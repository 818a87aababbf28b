"""Sums of which a part may be unknown: each currency for itself, from a low to a high end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tro_desk.domain.costs import Rate
from tro_desk.domain.money import Money, decimals_of
from tro_desk.domain.worksheet import Known, Span


@dataclass(frozen=True, slots=True)
class Amount:
    """What is known of a sum that is not negative: `open` where it may be more, nobody knows."""

    spans: tuple[Span, ...] = ()
    open: bool = False

    @classmethod
    def of(cls, money: Money | None) -> Amount:
        """One amount; an open one where it is not known."""
        return UNKNOWN if money is None else cls((Span(money, money),))

    @property
    def state(self) -> Known:
        """How much of it is known."""
        if not self.spans:
            return Known.UNKNOWN
        if self.open:
            return Known.AT_LEAST
        capped = all(span.low.minor == 0 < span.high.minor for span in self.spans)
        return Known.AT_MOST if capped else Known.KNOWN


UNKNOWN: Final = Amount(open=True)


def added(parts: Iterable[Amount]) -> Amount:
    """The sum, a span for each currency in alphabetical order; open where a part is."""
    lows: dict[str, int] = {}
    highs: dict[str, int] = {}
    open_ = False
    for part in parts:
        open_ = open_ or part.open
        for span in part.spans:
            code = span.low.currency
            lows[code] = lows.get(code, 0) + span.low.minor
            highs[code] = highs.get(code, 0) + span.high.minor
    spans = (Span(Money(code, lows[code]), Money(code, highs[code])) for code in sorted(lows))
    return Amount(tuple(spans), open_)


def times(price: Money, count: Decimal) -> Money:
    """`count` times `price`, to the smallest unit, half of one upward."""
    minor = (price.minor * count).quantize(Decimal(1), ROUND_HALF_UP)
    return Money(price.currency, int(minor))


def in_one(total: Amount, into: str, rates: Mapping[str, Rate]) -> Amount:
    """The sum in the currency `into`; `rates` are by the currency they turn into it.

    What has no rate is left out, and the sum is open.
    """
    turned = (_turned(span, into, rates) for span in total.spans)
    return added((Amount(open=total.open), *turned))


def _turned(span: Span, into: str, rates: Mapping[str, Rate]) -> Amount:
    code = span.low.currency
    if code == into:
        return Amount((span,))
    rate = rates.get(code)
    if rate is None:
        return UNKNOWN
    factor = rate.rate.scaleb(decimals_of(into) - decimals_of(code))
    low, high = (Money(into, times(end, factor).minor) for end in (span.low, span.high))
    return Amount((Span(low, high),))


def less(whole: Amount, taken: Amount) -> tuple[Known, tuple[Span, ...]]:
    """`whole` (of known amounts) less what is taken, each currency of `whole` for itself.

    Of an open sum only the most that can be left is known; of an unknown one, nothing.
    """
    if not whole.spans or not taken.spans:
        return Known.UNKNOWN, ()
    off = {span.low.currency: span for span in taken.spans}
    spans = []
    for span in whole.spans:
        code = span.low.currency
        nothing = Money(code, 0)
        gone = off.get(code, Span(nothing, nothing))
        spans.append(
            Span(
                Money(code, span.low.minor - gone.high.minor),
                Money(code, span.high.minor - gone.low.minor),
            )
        )
    everything = not taken.open and off.keys() <= {span.low.currency for span in whole.spans}
    return Known.KNOWN if everything else Known.AT_MOST, tuple(spans)
