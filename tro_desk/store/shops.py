"""The seller's shops."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from tro_desk.base.errors import DeskError
from tro_desk.domain.store import Store
from tro_desk.store.tables import stores


class Shops:
    """Shops within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Store, ...]:
        """Every shop, oldest first."""
        rows = self._connection.execute(select(stores).order_by(stores.c.id))
        return tuple(Store(row.id, row.platform, row.name, row.seller_id) for row in rows)

    def require(self, number: int) -> Store:
        """The shop of that number. Raises DeskError `unknown_store` (store)."""
        known = next((store for store in self.all() if store.id == number), None)
        if known is None:
            raise DeskError("unknown_store", store=number)
        return known

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
