"""The seller's own listings: looked up, and typed where no report tells of them."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.desk import checks
from tro_desk.domain.goods import Listing, ListingName

if TYPE_CHECKING:
    from tro_desk.store import Storage


def listings(storage: Storage, store: int | None, text: str) -> tuple[Listing, ...]:
    """The listings in whose title, SKU or product number every word of `text` stands."""
    words = _folded(text).split()
    with storage.reading() as unit:
        if not words:
            return unit.own_listings.all(store)
        hits = [one.id for one in unit.own_listings.names(store) if _holds(one, words)]
        return unit.own_listings.all(store, hits)


def add_listing(storage: Storage, now: datetime, wanted: Listing) -> Listing:
    """Save a listing as typed; of one that is there it is the next version.

    Raises DeskError `unknown_store` (store), `bad_value` (field, value); nothing was saved then.
    """
    listing = _checked(wanted, now)
    with storage.writing() as unit:
        unit.shops.require(listing.store)
        known = unit.own_listings.find(listing.store, listing.sku, listing.product_id)
        if known is None or _says(known) != _says(listing):
            number = unit.own_listings.save(listing)
            unit.log.add(now, "listing_saved", listing=number, store=listing.store)
        else:
            number = known.id
        return unit.own_listings.all(listing.store, [number])[0]


def _checked(wanted: Listing, now: datetime) -> Listing:
    sku = checks.line("sku", wanted.sku)
    product_id = checks.line("product_id", wanted.product_id)
    if not sku and not product_id:
        raise DeskError("bad_value", field="product_id", value="")
    return Listing(
        0,
        wanted.store,
        sku,
        product_id,
        checks.line("title", wanted.title),
        checks.line("price", wanted.price),
        checks.line("status", wanted.status),
        checks.line("channel", wanted.channel),
        now,
    )


def _says(listing: Listing) -> tuple[str, ...]:
    return (listing.title, listing.price, listing.status, listing.channel)


def _holds(listing: ListingName, words: list[str]) -> bool:
    text = _folded(f"{listing.title}\n{listing.sku}\n{listing.product_id}")
    return all(word in text for word in words)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
