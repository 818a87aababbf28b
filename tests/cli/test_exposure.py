"""The figures of a case on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run

EXPORTS = Path(__file__).parents[1] / "ledger" / "data"
ORDERS = EXPORTS / "syn_amz_all_orders_us.txt"


def test_the_sample_case(run: Run, tmp_path: Path, filled_desk: tuple[Path, str]) -> None:
    shutil.copytree(filled_desk[0], tmp_path / "desk")
    shape = run("exposure", "c1", "--json").json
    total = shape["accused_total"]
    assert total["units"]["number"] == 220
    assert total["gross"] == {
        "amount": "3412.80",
        "currency": "USD",
        "from": ["payments-2025-09-to-2026-02.csv"],
        "mark": "computed",
    }
    assert total["fees"]["amount"] == "-1206.39"
    assert {one["asin"]: one["gross"]["amount"] for one in shape["accused"]} == {
        "B0ZZK2M9QF": "1799.00",
        "B0ZZK4T1LD": "1244.17",
        "B0ZZN3P6WV": "369.63",
    }
    assert shape["period"] == ["2025-09-02", "2026-02-22"]
    (frozen,) = shape["frozen"]
    assert (frozen["amount"], frozen["mark"]) == ("48210.55", "document")
    assert frozen["from"][0].startswith("fact:")
    assert shape["frozen_to_accused_gross"]["ratio"] == "14.1264"
    assert shape["forum_state_share"]["state"] == "IL"
    assert [one["month"] for one in shape["months"]] == [
        *("2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02")
    ]
    assert [one["report"] for one in shape["bases"]] == ["amazon_date_range", "amazon_all_orders"]
    assert shape["bases"][1]["accused_total"]["net"] is None
    assert {"invoice-EP-2025-0812.pdf"} <= set(total["cost_proved"]["from"])
    assert all(one["from"] and one["mark"] for one in _figures(shape))
    english = run("exposure", "c1", "--lang", "en").out
    assert english.startswith(
        "Frozen USD 48,210.55, accused sales USD 3,412.80: 7.1% of what is frozen."
    )
    days = "2025-09-02 to 2026-02-22"
    assert f"Amazon All Orders, USD, {days} (marketplace's calendar)" in english
    assert f"Amazon transactions (Date Range), USD, {days} (report's calendar)" in english
    chinese = run("exposure", "c1", "--lang", "zh").out
    assert chinese.startswith("已冻结 USD 48,210.55，涉案销售额 USD 3,412.80：占冻结金额的 7.1%。")


def test_where_nothing_is_known_nothing_is_given(run: Run) -> None:
    run("add", Path(__file__).parents[2] / "assets" / "sample" / "2-service-email.eml")
    shape = run("exposure", "c1", "--json").json
    assert (shape["accused_total"], shape["period"], shape["bases"]) == (None, None, [])
    assert shape["missing"] == ["accused", "sales", "frozen"]
    said = run("exposure", "c1", "--lang", "en").out
    assert said.startswith("No accused listing is known.")
    assert "0.00" not in said


def test_sales_of_a_shop_that_were_not_accused(run: Run) -> None:
    run("load", ORDERS, "--store", "Shop")
    run("add", Path(__file__).parents[2] / "assets" / "sample" / "2-service-email.eml")
    run("confirm", "c1", "asin=B0TRODSK02", "asin=B0NOTHERE1", "frozen_amount=1000 USD")
    shape = run("exposure", "c1", "--json").json
    assert shape["silent"] == ["B0NOTHERE1"]
    assert shape["accused_total"]["gross"]["amount"] == "456.00"
    assert shape["forum_state_share"] is None
    assert shape["frozen"][0]["mark"] == "stated"
    assert {one["currency"] for one in shape["bases"]} == {"USD", "CAD"}
    assert "No file tells of a sale of: B0NOTHERE1" in run("exposure", "c1", "--lang", "en").out


def test_an_unknown_case(run: Run) -> None:
    answer = run("exposure", "c7")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.count("\n") == 1


def _figures(value: Any) -> list[Any]:
    """Every object that has a mark."""
    if isinstance(value, list):
        return [found for one in value for found in _figures(one)]
    if not isinstance(value, dict):
        return []
    inside = [found for one in value.values() for found in _figures(one)]
    return [value, *inside] if "mark" in value else inside
