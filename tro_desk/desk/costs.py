"""What goods cost the seller, and the paper that proves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.desk import checks
from tro_desk.desk.trash import came_back, threw
from tro_desk.domain.costs import Cost

if TYPE_CHECKING:
    from tro_desk.store import Storage

_MOST: Final = 10**9  # pieces


def add_cost(storage: Storage, now: datetime, wanted: Cost) -> Cost:
    """Save a cost as typed; one that says the same is not saved again.

    Raises DeskError `unknown_store` (store), `bad_value` (field, value), `unknown_evidence`
    (sha256); then nothing was saved.
    """
    cost = _checked(wanted, now)
    with storage.writing() as unit:
        unit.shops.require(cost.store)
        if cost.evidence is not None:
            unit.notices.require(cost.evidence)
        same = (one for one in unit.costs.all(cost.store) if replace(one, id=0, at=now) == cost)
        if (known := next(same, None)) is not None:
            return known
        made = unit.costs.add(cost)
        unit.log.add(now, "cost_added", cost=made.id, store=made.store)
        return made


def remove_cost(storage: Storage, now: datetime, number: int, *, replaced: bool = False) -> None:
    """Let a cost no longer count; one that another replaces does not go to the trash.

    Raises DeskError `unknown_cost` (cost).
    """
    with storage.writing() as unit:
        known = next((one for one in unit.costs.all() if one.id == number), None)
        if known is None or not unit.costs.remove(number, now):
            raise DeskError("unknown_cost", cost=number)
        unit.log.add(now, "cost_removed", cost=number)
        if not replaced:
            name = f"{known.sku or known.product_id}  {known.unit}"
            threw(unit, now, "cost", None, name, [("cost", str(number))])


def restore_cost(storage: Storage, now: datetime, number: int) -> None:
    """Let a removed cost count again. Raises DeskError `unknown_cost` (cost)."""
    with storage.writing() as unit:
        if not unit.costs.restore(number):
            raise DeskError("unknown_cost", cost=number)
        unit.log.add(now, "cost_restored", cost=number)
        came_back(unit, now, ("cost", str(number)))


def _checked(wanted: Cost, now: datetime) -> Cost:
    product_id = checks.line("product_id", wanted.product_id)
    sku = checks.line("sku", wanted.sku)
    if not product_id and not sku:
        raise DeskError("bad_value", field="sku", value="")
    if wanted.quantity is not None and not 1 <= wanted.quantity <= _MOST:
        raise DeskError("bad_value", field="quantity", value=str(wanted.quantity))
    return Cost(
        0,
        wanted.store,
        product_id,
        sku,
        checks.line("supplier", wanted.supplier),
        checks.day("from_day", wanted.from_day),
        checks.amount("unit_cost", wanted.unit),
        wanted.quantity,
        wanted.evidence,
        checks.line("note", wanted.note),
        now,
    )
