"""Lines of orders, of money and of periods put straight into the tables, as many as are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from sqlalchemy import insert, select

from tests.store.made import NOW
from tro_desk.store import Storage
from tro_desk.store.engine import Engine
from tro_desk.store.sales_tables import (
    facets,
    good_products,
    goods,
    listings,
    loads,
    movements,
    order_lines,
    period_sales,
    products,
)
from tro_desk.store.tables import stores

STATES = ("IL", "CA", "NY", "TX", "WA", "")
STATUSES = ("shipped", "pending", "cancelled")
_BATCH = 50_000


def load(number: int, report: str, family: str, store: int = 1) -> dict[str, Any]:
    """The row of a load."""
    return {
        "id": number,
        "store_id": store,
        "family": family,
        "report": report,
        "locale": "en_US",
        "name": f"file{number}.txt",
        "sha256": f"{number:064d}",
        "size": 1,
        "encoding": "utf-8",
        "header_line": 1,
        "currencies": "[]",
        "first_day": 20250101,
        "last_day": 20251231,
        "period_stated": 0,
        "rows": 1,
        "loaded": 1,
        "known": 0,
        "changed": 0,
        "totals": "{}",
        "off_by": 0,
        "damaged_ids": 0,
        "skipped_count": 0,
        "skipped": "[]",
        "mapping": "{}",
        "at": NOW,
    }


def fill(storage: Storage, count: int, seed: int = 1) -> None:
    """A shop with `count` lines of orders; some lines of money and of a period beside them."""
    random = Random(seed)
    articles = min(5_000, max(4, count // 200))
    engine = Engine(storage.folder / "desk.db")
    with engine.writing() as to:
        if to.execute(select(stores.c.id)).first() is None:
            to.execute(
                insert(stores).values(platform="amazon", name="LANJIA Direct", seller_id="A1")
            )
        to.execute(insert(loads), [load(1, "amazon_all_orders", "orders")])
        to.execute(insert(loads), [load(2, "amazon_date_range", "money")])
        to.execute(insert(loads), [load(3, "amazon_business_report", "periods")])
        codes = range(1, articles + 1)
        to.execute(insert(products), [{"id": i, "code": f"B0LANJIA{i:05d}"} for i in codes])
        for first, report in ((0, "amazon_all_orders"), (articles, "amazon_date_range")):
            to.execute(
                insert(goods),
                [
                    {"id": first + i, "store_id": 1, "report": report, "sku": f"SKU-{i:05d}"}
                    for i in codes
                ],
            )
        to.execute(insert(good_products), [{"good": i, "product": i} for i in codes])
        to.execute(insert(facets), list(_facets()))
        rows = list(_orders(random, count, articles))
        names = [column.name for column in order_lines.columns]
        for start in range(0, count, _BATCH):
            part = [dict(zip(names, row, strict=True)) for row in rows[start : start + _BATCH]]
            to.execute(insert(order_lines), part)
        to.execute(insert(movements), list(_movements(articles)))
        to.execute(insert(period_sales), list(_period(articles)))
        to.execute(
            insert(listings).values(
                store_id=1,
                sku="SKU-00002",
                product_id="B0LANJIA00002",
                title="Folding phone stand, white",
                price="17.99",
                status="active",
                channel="",
                at=NOW,
            )
        )
    engine.close()


def _facets() -> Iterator[dict[str, Any]]:
    number = 0
    for status in STATUSES:
        for state in STATES:
            number += 1
            yield {
                "id": number,
                "kind": "",
                "status": status,
                "currency": "USD" if state else "EUR",
                "channel": "FBA",
                "state": state,
                "country": "US" if state else "DE",
            }
    for kind in ("sale", "refund", "fee"):
        number += 1
        yield {
            "id": number,
            "kind": kind,
            "status": "released",
            "currency": "USD",
            "channel": "",
            "state": "IL",
            "country": "US",
        }


def _orders(random: Random, count: int, articles: int) -> Iterator[tuple[Any, ...]]:
    kinds = len(STATUSES) * len(STATES)
    share, more = divmod(count, articles)
    for good in range(1, articles + 1):
        wanted = share + (good <= more)
        numbers = sorted(random.sample(range(10**7), wanted))
        for number in numbers:
            month, day = random.randint(1, 12), random.randint(1, 28)
            gross = random.randrange(500, 9_000)
            facet = random.randint(1, kinds)
            place = (20250000 + month * 100 + day, 0, 0, random.randint(1, 3))
            key = (good, f"111-{number:07d}-{good:07d}", 1, 1, good, facet)
            yield (*key, *place, gross, 0, 0, 0, int(number % 997 == 0))


def _movements(articles: int) -> Iterator[dict[str, Any]]:
    kinds = len(STATUSES) * len(STATES)
    for number in range(12):
        kind = number % 3
        yield {
            "good": articles + 1 + number % 4,
            "digest": number * 7_919,
            "occurrence": 1,
            "load_id": 2,
            "settlement": "2847",
            "order_id": f"222-{number:07d}",
            "description": "Folding phone stand" if number % 2 else "FBA storage",
            "facet": kinds + 1 + kind,
            "day": 20250301 + number,
            "at": 0,
            "quantity": 1,
            "gross": 1799 if kind == 0 else 0,
            "shipping": 0,
            "promo": 0,
            "tax": 0,
            "selling_fee": -270 if kind == 0 else 0,
            "fba_fee": -300 if kind == 0 else 0,
            "other_fee": -50 if kind == 2 else 0,
            "other": 0,
            "total": (1229, -1500, -50)[kind],
            "damaged": 0,
        }


def _period(articles: int) -> Iterator[dict[str, Any]]:
    for number in range(1, min(4, articles) + 1):
        yield {
            "load_id": 3,
            "line": number,
            "product_id": f"B0LANJIA{number:05d}",
            "sku": "",
            "title": f"Phone stand {number}",
            "quantity": number * 10,
            "gross": number * 10_000,
            "currency": "USD",
        }
