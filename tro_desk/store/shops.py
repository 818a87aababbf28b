"""The seller's shops and what was sold in them."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select

from tro_desk.domain.money import Money
from tro_desk.domain.store import Store
from tro_desk.store.tables import current_facts, sales, stores


class Shops:
    """Shops and sales within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Store, ...]:
        """Every shop, oldest first."""
        rows = self._connection.execute(select(stores).order_by(stores.c.id))
        return tuple(Store(row.id, row.platform, row.name, row.seller_id) for row in rows)

    def find(self, platform: str, name: str) -> Store | None:
        """The shop of that name on that platform, or None."""
        return next((s for s in self.all() if (s.platform, s.name) == (platform, name)), None)

    def add(self, platform: str, name: str, seller_id: str) -> Store:
        """A new shop."""
        made = self._connection.execute(
            insert(stores).values(platform=platform, name=name, seller_id=seller_id)
        )
        assert made.inserted_primary_key is not None
        return Store(made.inserted_primary_key[0], platform, name, seller_id)

    def accused(self, case: int) -> tuple[Money, ...]:
        """The gross of the sales of the case's confirmed ASINs, one sum a currency.

        Sums are of minor units; sums of different currencies are never added.
        """
        accused = select(current_facts.c.value).where(
            current_facts.c.case_id == case,
            current_facts.c.field == "asin",
            current_facts.c.status == "confirmed",
        )
        rows = self._connection.execute(
            select(sales.c.currency, func.sum(sales.c.gross_minor).label("minor"))
            .where(sales.c.product_id.in_(accused))
            .group_by(sales.c.currency)
            .order_by(sales.c.currency)
        )
        return tuple(Money(row.currency, row.minor) for row in rows)
