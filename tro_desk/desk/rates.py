"""Exchange rates that the seller types, each with its day and where it was taken from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.desk import checks
from tro_desk.desk.trash import came_back, threw
from tro_desk.domain.costs import Rate

if TYPE_CHECKING:
    from tro_desk.store import Storage

_LARGEST: Final = Decimal(10) ** 9
_PLACES: Final = 12


def add_rate(
    storage: Storage,
    now: datetime,
    currency: str,
    into: str,
    on: date,
    rate: Decimal,
    source: str,
) -> Rate:
    """Save a rate as typed; one that says the same is not saved again.

    Raises DeskError `bad_value` (field, value); then nothing was saved.
    """
    wanted = Rate(
        0,
        checks.currency("currency", currency),
        checks.currency("into", into),
        checks.past_day("on", on, now),
        _plain(rate),
        checks.line("source", source, required=True),
        now,
    )
    if wanted.currency == wanted.into:
        raise DeskError("bad_value", field="into", value=into)
    with storage.writing() as unit:
        same = (one for one in unit.rates.all() if replace(one, id=0, at=now) == wanted)
        if (known := next(same, None)) is not None:
            return known
        made = unit.rates.add(wanted)
        unit.log.add(now, "rate_added", rate=made.id)
        return made


def remove_rate(storage: Storage, now: datetime, number: int) -> None:
    """Let a rate no longer count. Raises DeskError `unknown_rate` (rate)."""
    with storage.writing() as unit:
        known = next((one for one in unit.rates.all() if one.id == number), None)
        if known is None or not unit.rates.remove(number, now):
            raise DeskError("unknown_rate", rate=number)
        unit.log.add(now, "rate_removed", rate=number)
        name = f"{known.currency}/{known.into}  {known.rate}"
        threw(unit, now, "rate", None, name, [("rate", str(number))])


def restore_rate(storage: Storage, now: datetime, number: int) -> None:
    """Let a removed rate count again. Raises DeskError `unknown_rate` (rate)."""
    with storage.writing() as unit:
        if not unit.rates.restore(number):
            raise DeskError("unknown_rate", rate=number)
        unit.log.add(now, "rate_restored", rate=number)
        came_back(unit, now, ("rate", str(number)))


def _plain(rate: Decimal) -> Decimal:
    """The rate without an exponent: 7.10 stays 7.10. Raises DeskError `bad_value`."""
    if not rate.is_finite() or not 0 < rate < _LARGEST:
        raise DeskError("bad_value", field="rate", value=str(rate))
    plain = Decimal(f"{rate:f}")
    exponent = plain.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > _PLACES:
        raise DeskError("bad_value", field="rate", value=str(rate))
    return plain
