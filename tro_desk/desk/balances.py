"""What accounts showed on a day, and the picture or statement that shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.desk import checks
from tro_desk.desk.trash import came_back, threw
from tro_desk.domain.costs import Balance
from tro_desk.domain.money import Money

if TYPE_CHECKING:
    from tro_desk.store import Storage


def add_balance(storage: Storage, now: datetime, wanted: Balance) -> Balance:
    """Save a balance as typed; one that says the same is not saved again.

    Raises DeskError `unknown_store` (store), `bad_value` (field, value), `unknown_evidence`
    (sha256); then nothing was saved.
    """
    balance = _checked(wanted, now)
    with storage.writing() as unit:
        unit.shops.require(balance.store)
        if balance.evidence is not None:
            unit.notices.require(balance.evidence)
        stand = unit.balances.all(balance.store)
        same = (one for one in stand if replace(one, id=0, at=now) == balance)
        if (known := next(same, None)) is not None:
            return known
        made = unit.balances.add(balance)
        unit.log.add(now, "balance_added", balance=made.id, store=made.store)
        return made


def remove_balance(storage: Storage, now: datetime, number: int) -> None:
    """Let a balance no longer count. Raises DeskError `unknown_balance` (balance)."""
    with storage.writing() as unit:
        known = next((one for one in unit.balances.all() if one.id == number), None)
        if known is None or not unit.balances.remove(number, now):
            raise DeskError("unknown_balance", balance=number)
        unit.log.add(now, "balance_removed", balance=number)
        name = f"{known.account}  {known.available or known.held}"
        threw(unit, now, "balance", None, name, [("balance", str(number))])


def restore_balance(storage: Storage, now: datetime, number: int) -> None:
    """Let a removed balance count again. Raises DeskError `unknown_balance` (balance)."""
    with storage.writing() as unit:
        if not unit.balances.restore(number):
            raise DeskError("unknown_balance", balance=number)
        unit.log.add(now, "balance_restored", balance=number)
        came_back(unit, now, ("balance", str(number)))


def _checked(wanted: Balance, now: datetime) -> Balance:
    currency = checks.currency("currency", wanted.currency)
    if wanted.available is None and wanted.held is None:
        raise DeskError("bad_value", field="available", value="")
    return Balance(
        0,
        wanted.store,
        checks.line("account", wanted.account, required=True),
        checks.past_day("on", wanted.on, now),
        currency,
        _in("available", wanted.available, currency),
        _in("held", wanted.held, currency),
        wanted.evidence,
        checks.line("note", wanted.note),
        now,
    )


def _in(field: str, money: Money | None, currency: str) -> Money | None:
    if money is None:
        return None
    if money.currency != currency:
        raise DeskError("bad_value", field=field, value=str(money))
    return checks.amount(field, money)
