"""The seller's shops."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from tro_desk.base.errors import DeskError
from tro_desk.domain.store import Store
from tro_desk.store.tables import stores


class Shops:
    """Shops within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Store, ...]:
        """Every shop, oldest first, but those in the trash."""
        rows = self._connection.execute(
            select(stores).where(stores.c.removed_at.is_(None)).order_by(stores.c.id)
        )
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

    def refuse_trashed(self, platform: str, name: str) -> None:
        """Raise DeskError `store_in_trash` (store) where a shop of that name lies in the trash."""
        found = select(stores.c.id).where(
            stores.c.platform == platform, stores.c.name == name, stores.c.removed_at.is_not(None)
        )
        if self._connection.scalar(found) is not None:
            raise DeskError("store_in_trash", store=name)

    def trashed(self, number: int) -> str | None:
        """The name of a shop that lies in the trash; None where it does not."""
        found = select(stores.c.name).where(stores.c.id == number, stores.c.removed_at.is_not(None))
        return self._connection.scalar(found)

    def rename(self, number: int, name: str, seller_id: str) -> None:
        """Give a shop another name and seller id."""
        self._connection.execute(
            update(stores).where(stores.c.id == number).values(name=name, seller_id=seller_id)
        )

    def add(self, platform: str, name: str, seller_id: str) -> Store:
        """A new shop. Raises DeskError `store_in_trash` (store)."""
        self.refuse_trashed(platform, name)
        made = self._connection.execute(
            insert(stores).values(platform=platform, name=name, seller_id=seller_id)
        )
        assert made.inserted_primary_key is not None
        return Store(made.inserted_primary_key[0], platform, name, seller_id)
