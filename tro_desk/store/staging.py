"""The lines of an export on their way into the desk, kept beside it until all of them are there.

While a file is read, which takes seconds, its lines gather in temporary tables of a connection of
its own: nobody waits for it, and whatever ends the reading leaves nothing behind. Then one
transaction takes them over in the order of their keys; other writers wait for that one alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, Protocol

from sqlalchemy import Connection

from tro_desk.domain.sales import Export, Told
from tro_desk.store import bulk, month_sums
from tro_desk.store.listings import ListingLines
from tro_desk.store.loads import Loads
from tro_desk.store.movements import MovementLines
from tro_desk.store.order_lines import OrderLines
from tro_desk.store.period_sales import PeriodLines
from tro_desk.store.statements import StatementLines
from tro_desk.store.unused import forget_unused
from tro_desk.store.versions import Merged


class Lines(Protocol):
    """The lines of one family: put aside batch by batch, then merged; or taken back."""

    def __init__(self, connection: Connection) -> None: ...

    def start(self) -> None:
        """Make room for lines."""
        ...

    def stage(self, batch: Sequence[tuple[Any, ...]]) -> None:
        """Put lines aside: tuples in the shape of their family, with their occurrence last."""
        ...

    def merge(self, load: int, store: int, report: str, now: datetime) -> Merged:
        """Take the lines into the desk."""
        ...

    def undo(self, load: int) -> None:
        """Take the lines of a load out of the desk; what other loads tell of them steps in."""
        ...


_FAMILIES: Final[dict[str, type[Lines]]] = {
    "orders": OrderLines,
    "money": MovementLines,
    "periods": PeriodLines,
    "listings": ListingLines,
    "balances": StatementLines,
}
"""The shapes of `domain.sales.FAMILIES` and where their lines go."""


class Staging:
    """The lines of one export, beside the desk."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._lines: Lines | None = None
        bulk.prepare(connection)

    def add(self, family: str, batch: Sequence[tuple[Any, ...]]) -> None:
        """Put lines of the export aside, all of one family."""
        if self._lines is None:
            self._lines = _FAMILIES[family](self.connection)
            self._lines.start()
        self._lines.stage(batch)

    def merge(self, store: int, export: Export, told: Told, now: datetime) -> int:
        """Take the lines into the desk as a new load; its number. The transaction is open."""
        loads = Loads(self.connection)
        number = loads.add(store, export, told, now)
        if self._lines is not None:
            loads.count(number, self._lines.merge(number, store, export.report, now))
        return number


def take_back(connection: Connection, number: int, now: datetime) -> None:
    """Take a load out of the desk. Raises DeskError `unknown_load` (load)."""
    loads = Loads(connection)
    load = loads.require(number)
    if load.undone_at is not None:
        return
    family, report = load.export.family, load.export.report
    touched = month_sums.of_report(load.store, report)
    month_sums.leave(connection, family, touched)
    _FAMILIES[family](connection).undo(number)
    month_sums.enter(connection, family, touched)
    forget_unused(connection, load.store, report)
    loads.take_back(number, now)
