"""Exports made for tests."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_NAMES: Final = (
    "amazon-order-id merchant-order-id purchase-date last-updated-date order-status "
    "fulfillment-channel sales-channel order-channel url ship-service-level product-name sku asin "
    "item-status quantity currency item-price item-tax shipping-price shipping-tax gift-wrap-price "
    "gift-wrap-tax item-promotion-discount ship-promotion-discount ship-city ship-state "
    "ship-postal-code ship-country promotion-ids is-business-order purchase-order-number "
    "price-designation fulfilled-by address-type"
)
COLUMNS: Final = _NAMES.split()
"""The columns of All Orders as of 2025 (formats 1.2)."""

_USUAL: Final = {
    "order-status": "Shipped",
    "fulfillment-channel": "Amazon",
    "sales-channel": "Amazon.com",
    "item-status": "Shipped",
    "quantity": "1",
    "currency": "USD",
    "item-price": "10.00",
    "item-tax": "1.20",
    "shipping-price": "0.00",
    "item-promotion-discount": "",
    "ship-city": "ANYTOWN",
    "ship-state": "IL",
    "ship-postal-code": "60601",
    "ship-country": "US",
    "purchase-date": "2026-03-01T10:00:00+00:00",
    "last-updated-date": "2026-03-02T10:00:00+00:00",
}


def order(number: int, sku: str = "SKU-1", **cells: str) -> dict[str, str]:
    """A line of All Orders; `cells` by the names of columns with underscores."""
    named = {name.replace("_", "-"): value for name, value in cells.items()}
    key = {"amazon-order-id": f"112-{number:07d}-0000001", "sku": sku, "asin": f"B0{sku:0>8}"[:10]}
    return {**_USUAL, **key, **named}


def all_orders(path: Path, lines: Iterable[dict[str, str]]) -> Path:
    """A file of such lines."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("\t".join(COLUMNS) + "\n")
        for line in lines:
            file.write("\t".join(line.get(name, "") for name in COLUMNS) + "\n")
    return path


def many_orders(path: Path, count: int, skus: int = 5_000) -> Path:
    """A long file: `count` lines of a year and of `skus` SKUs, in no order of keys."""
    chance = random.Random(1)
    statuses = ["Shipped"] * 9 + ["Cancelled", "Pending"]
    states = ["IL", "CA", "NY", "TX", "FL", "Illinois", "ill.", "WA", "OH", "GA"]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("\t".join(COLUMNS) + "\n")
        for i in range(count):
            k, q = chance.randrange(skus), chance.randrange(1, 4)
            day, month = 1 + i % 28, 1 + i // 28 % 12
            clock = f"{chance.randrange(24):02}:{chance.randrange(60):02}:{chance.randrange(60):02}"
            numbers = f"{chance.randrange(100, 999)}-{chance.randrange(10**6, 10**7)}"
            order_id = f"{numbers}-{chance.randrange(10**6, 10**7)}"
            title = f"Fictional Widget number {k}, pack of {q}, for kitchen and garden use"
            cells = (
                *(order_id, order_id, f"2025-{month:02}-{day:02}T{clock}+00:00"),
                *(f"2025-12-{day:02}T{clock}+00:00", chance.choice(statuses), "Amazon"),
                *("Amazon.com", "WebsiteOrderChannel", "", "Standard", title, f"SKU-{k:05}"),
                *(f"B0TRO{k:05}", "Shipped", str(q), "USD", f"{q * (5 + k % 40)}.{k % 100:02}"),
                *("1.20", "0.00", "0.00", "", "", "", "", "ANYTOWN", chance.choice(states)),
                *("60601", "US", "", "false", "", "", "AFN", "Residential"),
            )
            file.write("\t".join(cells) + "\n")
    return path
