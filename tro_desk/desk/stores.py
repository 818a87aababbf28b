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


def rename_store(storage: Storage, now: datetime, number: int, name: str, seller_id: str) -> Store:
    """Give a shop another name and seller id; what belongs to it stays with it.

    Raises DeskError `unknown_store`, `store_exists`, `store_in_trash` (store), `bad_value` (field,
    value).
    """
    name = canonical("store_name", name)
    seller_id = canonical("seller_id", seller_id) if seller_id.strip() else ""
    with storage.writing() as unit:
        shop = unit.shops.require(number)
        if (shop.name, shop.seller_id) == (name, seller_id):
            return shop
        if shop.name != name:
            if unit.shops.find(shop.platform, name) is not None:
                raise DeskError("store_exists", store=name)
            unit.shops.refuse_trashed(shop.platform, name)
        unit.shops.rename(number, name, seller_id)
        unit.log.add(now, "store_renamed", store=number)
        return unit.shops.require(number)
