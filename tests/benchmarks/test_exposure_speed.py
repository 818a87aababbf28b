"""The figures of a case with 20 accused listings over 10,000,000 lines of orders, beside DuckDB.

DuckDB holds the same lines in a plain table of its own, laid down by day as they come, and answers
with the sums by listing, month and place: what the figures are computed from. Ours is the whole
of `Desk.exposure`, from the file to the figures with their sources.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from tests.benchmarks.figures import held
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import open_desk
from tro_desk.desk.results import Said
from tro_desk.domain.facts import Status
from tro_desk.store import month_sums
from tro_desk.store.engine import Engine

GOODS: Final = 5_000
LINES: Final = 2_000  # of each of them
DAYS: Final = 730
ACCUSED: Final = tuple(range(100, GOODS, 245))[:20]
BAR: Final = 2.0
ROUNDS: Final = 5

STATES: Final = ("IL", *(f"S{number}" for number in range(1, 50)))
FACETS: Final = (
    *(("shipped", state) for state in STATES),
    *(("cancelled", state) for state in STATES[:5]),
    *(("pending", state) for state in STATES[5:10]),
)
DAY_NUMBERS: Final = tuple(
    (2024 + at // 365) * 10_000 + (at % 365 // 31 + 1) * 100 + at % 31 % 28 + 1
    for at in range(DAYS)
)

HASH: Final = "((g * 7919 + i * 104729) % 1000003)"
"""What tells the lines apart; `g` and `i` count goods and their lines."""


def test_the_figures_of_twenty_listings_in_ten_million_lines(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB, the peer, is not installed")
    folder = tmp_path / "desk"
    case = _desk(folder)
    with duckdb.connect(str(tmp_path / "peer.duckdb")) as peer:
        _peer(peer)
        wanted = ", ".join(f"'{_asin(good)}'" for good in ACCUSED)
        query = f"""
            SELECT asin, sku, day // 100, status, currency, channel, state, country, count(*),
                sum(quantity), sum(gross), min(day), max(day)
            FROM lines WHERE asin IN ({wanted}) GROUP BY ALL
        """
        with open_desk(folder, FixedClock(NOW)) as desk:
            theirs, rows = _best(lambda: peer.execute(query).fetchall())
            ours, found = _best(lambda: desk.exposure(case))
            today, _ = _best(lambda: desk.overview(case))
    ratio = ours / theirs
    print(
        f"\nFigures of 20 listings in {GOODS * LINES:,} lines: {ours * 1000:.0f} ms; "
        f"DuckDB's sums: {theirs * 1000:.0f} ms; ratio {ratio:.2f} (bar {BAR}); "
        f"the page of the case: {today * 1000:.0f} ms"
    )
    (basis,) = found.bases
    sold: dict[str, list[int]] = {_asin(good): [0, 0] for good in ACCUSED}
    for row in rows:
        if row[3] == "shipped":
            sold[row[0]][0] += int(row[9])
            sold[row[0]][1] += int(row[10])
    assert {
        one.product_id: [one.sums.units.number, one.sums.gross.money.minor]
        for one in basis.listings
    } == sold
    held("figures over 10,000,000 lines", ratio, BAR, peer="sums by DuckDB")


def _best(act: Callable[[], Any]) -> tuple[float, Any]:
    """The shortest of several rounds, in seconds, and the answer."""
    best, answer = float("inf"), None
    for _ in range(ROUNDS):
        start = time.perf_counter()
        answer = act()
        best = min(best, time.perf_counter() - start)
    return best, answer


def _asin(good: int) -> str:
    return f"B0TRO{good:05d}"


def _desk(folder: Path) -> str:
    """A desk with the lines, laid down as a load lays them; the case with its accused listings."""
    with open_desk(folder, FixedClock(NOW)) as desk:
        desk.add_store("amazon", "Shop")
        case = desk.new_case()
        facts = [("court", "ilnd"), ("frozen_amount", "48210.55 USD")]
        facts += [("asin", _asin(good)) for good in ACCUSED]
        desk.say(case, [Said(field, value, Status.CONFIRMED) for field, value in facts])
    with closing(sqlite3.connect(folder / "desk.db", isolation_level=None)) as database:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -131072"):
            database.execute(f"PRAGMA {setting}")
        database.execute("BEGIN")
        _fill(database)
        database.execute("COMMIT")
    engine = Engine(folder / "desk.db")
    with engine.writing() as connection:
        month_sums.enter(connection, "orders", month_sums.of_report(1, "amazon_all_orders"))
    engine.close()
    return case


def _fill(database: sqlite3.Connection) -> None:
    def many(statement: str, rows: list[tuple[object, ...]]) -> None:
        database.executemany(statement, rows)

    goods = range(1, GOODS + 1)
    many(
        "INSERT INTO loads (id, store_id, family, report, locale, name, sha256, size, encoding,"
        " header_line, currencies, first_day, last_day, period_stated, rows, loaded, known,"
        " changed, totals, off_by, damaged_ids, skipped_count, skipped, mapping, at)"
        " VALUES (1, 1, 'orders', 'amazon_all_orders', '', 'orders.txt', ?, 1, 'utf-8', 1,"
        " '[\"USD\"]', ?, ?, 0, ?, ?, 0, 0, '{}', 0, 0, 0, '[]', '{}',"
        " '2026-03-01 00:00:00.000000')",
        [("0" * 64, min(DAY_NUMBERS), max(DAY_NUMBERS), GOODS * LINES, GOODS * LINES)],
    )
    many("INSERT INTO products VALUES (?, ?)", [(good, _asin(good)) for good in goods])
    many(
        "INSERT INTO goods VALUES (?, 1, 'amazon_all_orders', ?)",
        [(good, f"SKU-{good:05d}") for good in goods],
    )
    many("INSERT INTO good_products VALUES (?, ?)", [(good, good) for good in goods])
    many(
        "INSERT INTO facets VALUES (?, '', ?, 'USD', 'Amazon.com', ?, 'US')",
        [(number, *facet) for number, facet in enumerate(FACETS, 1)],
    )
    database.execute("CREATE TEMPORARY TABLE days (place INTEGER PRIMARY KEY, day INTEGER)")
    many("INSERT INTO days VALUES (?, ?)", list(enumerate(DAY_NUMBERS)))
    database.execute(f"""
        INSERT INTO order_lines (good, order_id, occurrence, load_id, product, facet, day, at,
            changed_at, quantity, gross, shipping, promo, tax, damaged)
        WITH RECURSIVE
            g(g) AS (SELECT 1 UNION ALL SELECT g + 1 FROM g WHERE g < {GOODS}),
            i(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM i WHERE i < {LINES - 1})
        SELECT g, printf('%03d-%07d-%07d', 100 + i / 10, g, i), 1, 1, g,
            1 + {HASH} % {len(FACETS)}, day, 1700000000 + {HASH}, 1700000000 + {HASH},
            1 + i % 2, 2500 + {HASH} % 9 * 100, 0, 0, 120, 0
        FROM g CROSS JOIN i CROSS JOIN days ON days.place = {HASH} % {DAYS}
    """)


def _peer(peer: Any) -> None:
    """The same lines in a table of DuckDB's, in the order of the days."""
    peer.execute("CREATE TABLE days (place INTEGER, day INTEGER)")
    peer.executemany("INSERT INTO days VALUES (?, ?)", list(enumerate(DAY_NUMBERS)))
    peer.execute("CREATE TABLE facets (id INTEGER, status VARCHAR, state VARCHAR)")
    numbered = [(number, *facet) for number, facet in enumerate(FACETS, 1)]
    peer.executemany("INSERT INTO facets VALUES (?, ?, ?)", numbered)
    peer.execute(f"""
        CREATE TABLE lines AS
        SELECT printf('B0TRO%05d', g) AS asin, printf('SKU-%05d', g) AS sku,
            printf('%03d-%07d-%07d', 100 + i // 10, g, i) AS order_id, days.day, facets.status,
            'USD' AS currency, 'Amazon.com' AS channel, facets.state, 'US' AS country,
            CAST(1 + i % 2 AS INTEGER) AS quantity,
            CAST(2500 + {HASH} % 9 * 100 AS INTEGER) AS gross, 0 AS shipping, 0 AS promo, 120 AS tax
        FROM range(1, {GOODS + 1}) AS goods(g) CROSS JOIN range({LINES}) AS numbers(i)
            JOIN days ON days.place = {HASH} % {DAYS}
            JOIN facets ON facets.id = 1 + {HASH} % {len(FACETS)}
        ORDER BY days.day
    """)
