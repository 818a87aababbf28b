"""The seller's shops."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.desk.values import canonical
from tro_desk.domain.store import Store

if TYPE_CHECKING:
    from tro_desk.store import Storage


def add_store(
    storage: Storage, now: datetime, platform: str, name: str, seller_id: str = ""
) -> Store:
    """Add a shop, or give the one of that name on that platform which is there."""
    platform = canonical("platform", platform)
    name = canonical("store_name", name)
    seller_id = canonical("seller_id", seller_id) if seller_id.strip() else ""
    if len(platform) > 32:
        raise DeskError("bad_value", field="platform", value=platform)
    with storage.writing() as unit:
        known = unit.shops.find(platform, name)
        if known is not None:
            return known
        made = unit.shops.add(platform, name, seller_id)
        unit.log.add(now, "store_added", store=made.id)
        return made
