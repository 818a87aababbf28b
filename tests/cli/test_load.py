"""`tro-desk load`: the report of a load, and a sentence for whatever cannot be loaded."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.conftest import Run
from tests.conftest import ROOT
from tests.desk.sales import contents
from tests.ledger.made import COLUMNS, all_orders, order
from tro_desk.desk import open_desk

DATA = ROOT / "tests" / "ledger" / "data"
HEAD = "\t".join(COLUMNS)
ORDERS = DATA / "syn_amz_all_orders_us.txt"


def test_the_report_of_a_load(run: Run) -> None:
    name = "syn_amz_dtr_us_2026_status_layout.csv"
    answer = run("load", DATA / name, "--store", "Northlake", "--json")
    assert answer.status == 0
    told = answer.json
    assert len(told.pop("file").pop("sha256")) == 64
    assert told == {
        "report": "amazon_date_range",
        "locale": "en_US",
        "encoding": "utf-8-sig",
        "header_line": 10,
        "currency": ["USD"],
        "period": ["2026-03-01", "2026-03-28"],
        "rows": 64,
        "loaded": 64,
        "already_known": 0,
        "changed": 0,
        "skipped": [],
        "skipped_count": 0,
        "total": {"USD": "-5235.57"},
        "reconciled": True,
        "off_by": 0,
        "damaged_ids": 0,
        "unmatched_sku": 4,
    }
    again = run("load", DATA / name, "--store", "Northlake", "--json").json
    assert (again["loaded"], again["already_known"], again["rows"]) == (0, 64, 64)


def test_several_files_in_words(here: Run, tmp_path: Path) -> None:
    lines = [order(1), order(2, quantity="many"), order(3, item_price="12-34"), order(4)]
    path = all_orders(tmp_path / "march.txt", lines)
    listings = DATA / "syn_amz_all_listings_us_cp1252.txt"
    answer = here("load", path, tmp_path / "none.txt", listings, "--store", "S", "--lang", "en")
    assert answer.status == 1, "one of the files is missing"
    assert "none.txt" in answer.err
    assert "Lines: 4. New or newer: 2; known already: 0; left out: 2." in answer.out
    assert "Line 3 was left out: The quantity cannot be read." in answer.out
    assert "Line 4 was left out: An amount cannot be read." in answer.out
    assert "syn_amz_all_listings_us_cp1252.txt: Amazon listings, in S." in answer.out


def test_what_the_file_does_not_say_is_asked_for(here: Run) -> None:
    report = DATA / "syn_amz_business_report_child_us.csv"
    assert here("load", report, "--store", "S", "--json").json["error"] == "export_needs_period"
    period = ("--period", "2026-02-01", "2026-02-28")
    told = here("load", report, "--store", "S", "--json", *period).json
    assert (told["period"], told["loaded"]) == (["2026-02-01", "2026-02-28"], 4)
    statement = DATA / "syn_paypal_activity_en_us.csv"
    asked = here("load", statement, "--store", "S", "--json")
    assert asked.json["error"] == "export_needs_date_order"
    assert here("load", statement, "--store", "S", "--date-order", "mdy").status == 0
    wrong = here("load", report, "--store", "S", "--period", "2026-02-28", "2026-02-01")
    assert wrong.status == 2


def test_a_new_shop_is_on_the_platform_of_its_report(here: Run, tmp_path: Path) -> None:
    assert here("load", ORDERS, "--store", "Northlake").status == 0
    assert here("load", ORDERS, "--store", "Northlake", "--platform", "walmart").status == 0
    several = here("load", ORDERS, "--store", "Northlake", "--lang", "en")
    assert several.status == 1
    assert "--platform" in several.err
    with open_desk(tmp_path / "desk") as desk:
        shops = [(shop.platform, shop.name) for shop in desk.stores()]
    assert shops == [("amazon", "Northlake"), ("walmart", "Northlake")]


def workbook(*rows: list[object]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


@cache
def bomb() -> bytes:
    """A workbook whose sheet unpacks to 600 MB."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["a"]))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name == "xl/worksheets/sheet1.xml":
                with new.open(name, "w", force_zip64=True) as sheet:
                    sheet.write(b'<worksheet><sheetData><row r="1">')
                    for _ in range(600):
                        sheet.write(b"<c><v>1</v></c>" * 66_000)
                    sheet.write(b"</row></sheetData></worksheet>")
            else:
                new.writestr(name, old.read(name))
    return out.getvalue()


def line(**cells: str) -> str:
    made = order(1, **cells)
    return "\t".join(made.get(name, "") for name in COLUMNS)


BAD: dict[str, tuple[str, Callable[[], bytes | None]]] = {
    "missing": ("orders.txt", lambda: None),
    "empty": ("orders.txt", lambda: b""),
    "blanks": ("orders.txt", lambda: b"\xef\xbb\xbf \r\n\t\r\n" * 50),
    "zeros": ("orders.txt", lambda: bytes(1_000_000)),
    "the header alone": ("orders.txt", lambda: HEAD.encode()),
    "a picture": (
        "orders.csv",
        lambda: (
            (ROOT / "assets/icons/app.png").read_bytes()
            if (ROOT / "assets/icons/app.png").is_file()
            else b"\x89PNG\r\n\x1a\n" * 500
        ),
    ),
    "a notice": ("orders.pdf", lambda: (ROOT / "assets/sample/1-amazon-notice.pdf").read_bytes()),
    "a program": ("orders.xlsx", lambda: b"MZ" + bytes(range(256)) * 400),
    "a letter": ("orders.txt", lambda: b"Dear seller, your account is on hold.\n" * 90),
    "another table": ("orders.csv", lambda: b"city,rain\nChicago,3\nShenzhen,9\n"),
    "NUL bytes in the figures": (
        "orders.txt",
        lambda: f"{HEAD}\n{line(item_price='1' + chr(0) + '2.00')}\n".encode(),
    ),
    "NUL bytes between all letters": (
        "orders.txt",
        lambda: f"{HEAD}\n{line()}\n".encode("utf-16-le").replace(b"\t", b"\t\t"),
    ),
    "a formula for an amount": (
        "orders.txt",
        lambda: f"{HEAD}\n{line(item_price='=1+1')}\n{line(item_price='@SUM(A1)')}\n".encode(),
    ),
    "cut in the middle of every line": (
        "orders.txt",
        lambda: f"{HEAD}\n{line()[:60]}\n{line()[:60]}\n".encode(),
    ),
    "a million columns": ("orders.txt", lambda: b"a\t" * 1_000_000 + b"\n" + b"1\t" * 1_000_000),
    "a million columns with commas": ("orders.csv", lambda: b"a," * 1_000_000),
    "a line that never ends": ("orders.txt", lambda: HEAD.encode() + b"\n" + b"x" * 40_000_000),
    "a quotation that never ends": ("orders.csv", lambda: b'a,"' + b"x,y\n" * 500_000),
    "a cut workbook": ("orders.xlsx", lambda: workbook(list(COLUMNS), ["1"])[:-400]),
    "a workbook that holds nothing": ("orders.xlsx", workbook),
    "a workbook of formulas": (
        "orders.xlsx",
        lambda: workbook(list(COLUMNS), ["=1+1"] * len(COLUMNS)),
    ),
    "a workbook that unpacks without end": ("orders.xlsx", bomb),
    "an archive": ("orders.xlsx", lambda: b"PK\x03\x04" + bytes(5_000)),
    "an old workbook of nothing": ("orders.xls", lambda: b"\xd0\xcf\x11\xe0" + bytes(9_000)),
    "a page without a table": ("orders.xls", lambda: b"<html><body>Sign in</body></html>"),
    "a page of a million cells": (
        "orders.xls",
        lambda: b"<table><tr>" + b"<td>a" * 1_000_000,
    ),
    "mixed encodings": (
        "orders.csv",
        lambda: "订单,金额\n".encode("gb18030") + "日本,é\n".encode() + b"\x81\xfe\xff\n" * 99,
    ),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed desk with a shop that has a load."""
    folder = tmp_path_factory.mktemp("kept") / "desk"
    with open_desk(folder) as desk:
        desk.load_export(ORDERS, desk.add_store("amazon", "S").id)
    return folder


LARGE = frozenset(name for name in BAD if re.search("million|never ends|without end", name))
"""Takes seconds to be refused; for which shop makes no difference before the file is read."""


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "shop"),
    [(name, shop) for name in BAD for shop in ("new", "S") if shop == "new" or name not in LARGE],
)
def test_a_bad_file_is_one_sentence_and_changes_nothing(
    here: Run, kept: Path, tmp_path: Path, name: str, shop: str
) -> None:
    file_name, make = BAD[name]
    path = tmp_path / file_name
    data = make()
    if data is not None:
        path.write_bytes(data)
    shutil.copytree(kept, tmp_path / "desk")
    before = contents(tmp_path / "desk")
    answer = here("load", path, "--store", shop, "--lang", "en")
    assert (answer.status, answer.out) == (1, "")
    (sentence,) = answer.err.splitlines()
    assert file_name in sentence
    assert contents(tmp_path / "desk") == before
    with open_desk(tmp_path / "desk") as desk:
        assert [store.name for store in desk.stores()] == ["S"]


def test_what_is_closest_is_named(here: Run, tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("amazon-order-id,sku,asin,quantity\n1,2,3,4\n", "utf-8")
    answer = here("load", path, "--store", "S", "--lang", "en")
    assert answer.status == 1
    assert "Amazon All Orders" in answer.err
    assert "purchase-date" in answer.err


PRIVATE = re.compile(
    r"buyer-.*|recipient-name|ship-(address-[123]|city|postal-code|phone-number)|bill-.*"
    r"|gift-message-text|delivery-instructions|customized-(url|page)|purchase-order-number"
    r"|order (city|postal)|name|(from|to) email address|ort|postleitzahl",
    re.IGNORECASE,
)
"""The columns that are dropped (formats 1.6), and what payments and statements call the same."""


def _private(path: Path) -> Iterator[str]:
    """All texts of such columns of a sample; postal codes are digits that stand anywhere."""
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    tabs = "\t" in text
    rows = list(csv.reader(io.StringIO(text), delimiter="\t" if tabs else ",", quoting=3 * tabs))
    width = max(map(len, rows))
    head = next(i for i, row in enumerate(rows) if len(row) == width)
    places = [i for i, name in enumerate(rows[head]) if PRIVATE.fullmatch(name.strip())]
    for row in rows[head + 1 :]:
        cells = [row[i].strip() for i in places if i < len(row)]
        yield from (cell for cell in cells if len(cell) > 3 and re.search(r"[^\W\d_]", cell))


def test_nothing_of_a_buyer_is_in_the_desk(here: Run, tmp_path: Path) -> None:
    private: set[str] = set()
    full = [order(n, ship_city="Evanstonia", sku="SKU-9") for n in range(20)]
    own = all_orders(tmp_path / "own.txt", full)
    for path in (*sorted(DATA.glob("syn_*")), own):
        private |= set(_private(path))
        options = ("--period", "2026-02-01", "2026-02-28", "--date-order", "mdy")
        assert here("load", path, "--store", "S", *options).status == 0, path.name
    assert any("Buyer" in text for text in private)
    assert "Evanstonia" in private
    kept = b"".join(file.read_bytes() for file in (tmp_path / "desk").rglob("*") if file.is_file())
    found = {text for text in private if text.encode() in kept}
    assert found == set()
