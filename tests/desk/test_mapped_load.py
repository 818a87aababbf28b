"""A table of unknown kind: looked at, its columns named once, recognised the next time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.sales import ask
from tests.desk.test_load_export import DATA
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk
from tro_desk.domain.sales import Told

HEAD = "信保订单号,产品ID,产品名称,数量,币种,订单金额,下单时间,订单状态,买家姓名,买家国家"
MARCH = (
    HEAD,
    '304447618001023166,1600001,风筝,10,USD,"1,250.00",2026-03-01 10:00:00,已完成,Ann Alder,US',
    "304447618001023167,1600002,线轮,2,USD,80.50,2026-03-02 11:00:00,已取消,Bob Birch,CA",
)
APRIL = (HEAD, "304447618001023199,1600001,风筝,1,USD,125.00,2026-04-01 09:00:00,已完成,Cy,US")
NAMED = Told(
    columns=(
        ("order_id", "信保订单号"),
        ("product_id", "产品ID"),
        ("day", "下单时间"),
        ("status", "订单状态"),
        ("quantity", "数量"),
        ("currency", "币种"),
        ("gross", "订单金额"),
        ("country", "买家国家"),
    )
)


def table(path: Path, lines: tuple[str, ...]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="gb18030")
    return path


def test_columns_are_suggested_and_no_buyer_is_shown(desk: Desk, tmp_path: Path) -> None:
    look = desk.look_at_export(table(tmp_path / "march.csv", MARCH))
    assert (look.report, look.family, look.needs) == ("", "orders", ("columns",))
    assert look.names == tuple(HEAD.split(","))
    assert set(NAMED.columns) <= set(look.suggested)
    assert look.rows[0][:2] == ("304447618001023166", "1600001")
    assert "Ann Alder" not in str(look)


def test_columns_that_were_named_are_recognised(desk: Desk, tmp_path: Path) -> None:
    shop = desk.add_store("alibaba", "Shop").id
    march, april = table(tmp_path / "march.csv", MARCH), table(tmp_path / "april.csv", APRIL)
    with pytest.raises(DeskError) as unknown:
        desk.load_export(march, shop)
    assert unknown.value.code == "export_foreign"
    load = desk.load_export(march, shop, NAMED)
    assert (load.export.report, load.loaded, load.export.encoding) == ("mapped", 2, "gb18030")
    assert desk.mapping(shop, HEAD.split(",")) == NAMED
    assert desk.load_export(april, shop).loaded == 1
    sold = """SELECT f.status, sum(gross) FROM order_lines JOIN facets f ON f.id = facet
        GROUP BY 1 ORDER BY 1"""
    assert ask(desk, sold) == [("cancelled", 8050), ("shipped", 137500)]
    other = desk.add_store("alibaba", "Other").id
    with pytest.raises(DeskError):
        desk.load_export(april, other)


def test_what_a_known_report_needs(desk: Desk) -> None:
    look = desk.look_at_export(DATA / "syn_amz_business_report_child_us.csv")
    assert (look.report, look.needs) == ("amazon_business_report", ("period",))
    look = desk.look_at_export(DATA / "syn_paypal_activity_en_us.csv")
    assert (look.report, look.needs) == ("paypal_activity", ("date_order",))
    assert "b1@example.invalid" not in str(look)
    assert "Buyer One" not in str(look)
    told = Told(date_order="mdy")
    assert desk.look_at_export(DATA / "syn_paypal_activity_en_us.csv", told).needs == ()
