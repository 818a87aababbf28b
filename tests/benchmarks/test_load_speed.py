"""A million lines of All Orders into a desk, beside the sqlite3 program with the same file.

Both sides take turns in one run and the best round of each counts. The program imports the file
and fills one table with the same key; that is less than the desk does, which checks each line,
keeps what repeats once and joins goods with products.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.figures import held
from tests.conftest import ROOT
from tests.ledger.made import many_orders

ROWS = int(os.environ.get("LOAD_ROWS", "1000000"))
ROUNDS = 2
BAR = 1.0
MEMORY = 450  # MB
STOPPED = 0.5  # seconds

PEER = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -131072;
CREATE TABLE lines (
    store_id INT, report TEXT, sku TEXT, order_id TEXT, occurrence INT, load_id INT NOT NULL,
    product_id TEXT NOT NULL, day INT NOT NULL, at INT, changed_at INT, status TEXT, quantity INT,
    currency TEXT, gross INT, shipping INT, promo INT, tax INT, channel TEXT, state TEXT,
    country TEXT, damaged INT, PRIMARY KEY (store_id, report, sku, order_id, occurrence)
) WITHOUT ROWID;
.mode ascii
.separator "\\t" "\\n"
.import '{file}' raw --schema temp
INSERT INTO lines SELECT 1, 'amazon_all_orders', sku, "amazon-order-id", 1, 1, asin,
    CAST(replace(substr("purchase-date", 1, 10), '-', '') AS INT), unixepoch("purchase-date"),
    unixepoch("last-updated-date"), lower("order-status"), CAST(quantity AS INT), currency,
    CAST(round("item-price" * 100) AS INT), CAST(round("shipping-price" * 100) AS INT),
    CAST(round("item-promotion-discount" * 100) AS INT), CAST(round("item-tax" * 100) AS INT),
    "sales-channel", "ship-state", "ship-country", 0
    FROM raw WHERE true ORDER BY sku, "amazon-order-id" ON CONFLICT DO NOTHING;
SELECT count(*), sum(gross) FROM lines;
"""

OURS = """
import json, resource, sqlite3, sys, time
from pathlib import Path
from tro_desk.base.errors import Cancelled
from tro_desk.desk import open_desk

class Watch:
    "Stops the load at a part of its way, and tells how long that took; notes when merging began."
    def __init__(self, stop=None):
        self.stop, self.asked, self.merging = stop, None, None
    def report(self, done, total):
        if self.merging is None and done >= total * 4 // 5:
            self.merging = time.monotonic()
        if self.stop is not None and self.asked is None and done >= total * self.stop:
            self.asked = time.monotonic()
    def check(self):
        if self.asked is not None and time.monotonic() - self.asked > 0.3 * (self.stop > 0.7):
            raise Cancelled

def rows(folder):
    with sqlite3.connect(folder / "desk.db") as database:
        tables = ("loads", "goods", "products", "facets", "good_products", "order_lines", "log")
        return [database.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables]

def main():
    file, folder, stops = Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3])
    told = {"stopped": [], "left": []}
    with open_desk(folder) as desk:
        shop = desk.add_store("amazon", "Shop").id
        before = rows(folder)
        for stop in stops:
            watch = Watch(stop)
            try:
                desk.load_export(file, shop, job=watch)
            except Cancelled:
                wait = 0.3 * (stop > 0.7)
                told["stopped"].append(time.monotonic() - watch.asked - wait)
                told["left"].append(rows(folder) != before)
        watch = Watch()
        start = time.monotonic()
        load = desk.load_export(file, shop, job=watch)
        end = time.monotonic()
        told |= {"seconds": end - start, "merging": end - watch.merging, "loaded": load.loaded}
        told["total"] = dict(load.export.totals)["USD"]
        start = time.monotonic()
        again = desk.load_export(file, shop)
        told |= {"again": time.monotonic() - start, "changed": again.loaded + again.changed}
    peak = [own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024]
    told |= {"desk": peak[0], "reader": peak[1]}
    told["megabytes"] = (folder / "desk.db").stat().st_size >> 20
    print(json.dumps(told))

def own_peak():
    # Megabytes. What getrusage tells begins with the peak of the process that started this one;
    # Linux tells of this program alone.
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

if __name__ == "__main__":
    main()
"""


def ours(script: Path, file: Path, folder: Path, stops: tuple[float, ...] = ()) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(script), str(file), str(folder), json.dumps(stops)],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def peer(program: str, file: Path, database: Path) -> tuple[float, list[str]]:
    start = time.monotonic()
    done = subprocess.run(
        [program, str(database)],
        input=PEER.format(file=file), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return time.monotonic() - start, done.stdout.splitlines()[-1].split("\t")


@pytest.mark.skipif(sys.platform == "win32", reason="peak memory is read with getrusage")
def test_a_million_orders_beside_the_sqlite3_program(tmp_path: Path) -> None:
    program = shutil.which("sqlite3")
    if program is None:
        pytest.skip("there is no sqlite3 program to compare with")
    file = many_orders(tmp_path / "orders.txt", ROWS)
    script = tmp_path / "ours.py"
    script.write_text(OURS, "utf-8")
    rounds = []
    for number in range(ROUNDS):
        plain, summed = peer(program, file, tmp_path / f"{number}.db")
        told = ours(script, file, tmp_path / f"desk{number}")
        assert [str(told["loaded"]), str(told["total"])] == summed
        (tmp_path / f"{number}.db").unlink()
        rounds.append((plain, told))
    plain = min(seconds for seconds, _ in rounds)
    told = min((told for _, told in rounds), key=lambda told: told["seconds"])
    stopped = ours(script, file, tmp_path / "stopped", (0.1, 0.5, 0.79))
    memory = max(told["desk"] + told["reader"] for _, told in rounds)
    ratio = told["seconds"] / plain
    print(
        f"\n{ROWS:,} orders, {file.stat().st_size >> 20} MB, best of {ROUNDS}"
        f"\n    sqlite3 program              {plain:6.2f} s"
        f"\n    desk                         {told['seconds']:6.2f} s  {ratio:.2f} times"
        f"\n    of it with the write lock    {told['merging']:6.2f} s"
        f"\n    the same file again          {told['again']:6.2f} s"
        f"\n    stopped, at most             {max(stopped['stopped']):6.2f} s"
        f"\n    peak memory, desk + reader   {memory:6} MB ({told['desk']} + {told['reader']})"
        f"\n    on the disk                  {told['megabytes']:6} MB"
    )
    held(f"load of {ROWS:,} orders", ratio, BAR, peer="import by the sqlite3 program")
    held("its memory, with the reader", memory, MEMORY, "MB")
    assert told["changed"] == 0
    assert len(stopped["stopped"]) == 3
    held("until a load has stopped", max(stopped["stopped"]), STOPPED, "s")
    assert not any(stopped["left"])
