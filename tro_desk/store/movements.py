"""Lines of money: from an export into the desk, and out of it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, FromClause, case, literal, select

from tro_desk.store import bulk, month_sums, numbers, versions
from tro_desk.store.numbers import Numbers
from tro_desk.store.sales_tables import facets, goods, movements, movements_again
from tro_desk.store.versions import Merged

_STAGED: Final = bulk.staged(movements, "load_id")
_GOODS, _FACETS = (numbers.paired(name) for name in ("goods", "facets"))


class MovementLines:
    """See `store.staging.Lines`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._goods, self._facets = Numbers(), Numbers()

    def start(self) -> None:
        """See `store.staging.Lines`."""
        _STAGED.create(self._connection)

    def stage(self, batch: Sequence[tuple[Any, ...]]) -> None:
        """See `store.staging.Lines`: a `MoneyLine` and its occurrence each."""
        goods, facets = self._goods, self._facets
        rows = [
            (
                goods[sku], digest, occurrence, settlement, order, description,
                facets[kind, status, currency, channel, state, country], day, at, quantity, gross,
                shipping, promo, tax, selling_fee, fba_fee, other_fee, other, total, damaged,
            )
            for digest, kind, status, settlement, order, sku, description, day, at, quantity,
            currency, gross, shipping, promo, tax, selling_fee, fba_fee, other_fee, other, total,
            channel, state, country, damaged, occurrence in batch
        ]  # fmt: skip
        rows.sort()  # neighbours go to one page
        bulk.insert(self._connection, _STAGED, rows)

    def merge(self, load: int, store: int, report: str, now: datetime) -> Merged:
        """See `store.staging.Lines`."""
        connection, of_shop = self._connection, {"store_id": store, "report": report}
        numbers.settle(connection, _GOODS, goods, ("sku",), self._goods, of_shop)
        numbers.settle(connection, _FACETS, facets, numbers.FACET, self._facets)
        touched = select(_GOODS.c.id)
        month_sums.leave(connection, "money", touched.where(_GOODS.c.fresh == 0))
        merged = versions.merge(connection, movements, movements_again, _new(load), rank)
        month_sums.enter(connection, "money", touched)
        return merged

    def undo(self, load: int) -> None:
        """See `store.staging.Lines`."""
        versions.undo(self._connection, movements, movements_again, rank, load)


def rank(columns: Any) -> ColumnElement[int]:
    """What was released is newer than what was deferred."""
    order = case((facets.c.status == "deferred", 0), else_=1)
    of_line = select(order).where(facets.c.id == columns.facet)
    # The line may belong to a query further out than the one this stands in.
    return of_line.correlate_except(facets).scalar_subquery()


def _new(load: int) -> FromClause:
    """The staged lines with the desk's own numbers."""
    own = {"good": _GOODS.c.id, "facet": _FACETS.c.id, "load_id": literal(load)}
    return (
        select(*numbers.own_columns(movements, _STAGED, own), _GOODS.c.fresh)
        .join_from(_GOODS, _STAGED, _STAGED.c.good == _GOODS.c.local)
        .join(_FACETS, _FACETS.c.local == _STAGED.c.facet)
        .subquery("new")
    )
