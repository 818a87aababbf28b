"""Own listings against the papers of a case."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.parts import add, confirmed
from tests.store.made import NOW, candidate
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk, Said
from tro_desk.desk.matching import accused
from tro_desk.domain.facts import Status
from tro_desk.domain.goods import Reason


def _accused(desk: Desk, case: str) -> dict[str, str]:
    with desk._storage.reading() as unit:
        return dict(accused(unit, unit.cases.get(case)))


def _codes(desk: Desk, case: str) -> dict[str, list[tuple[str, bool]]]:
    return {
        match.product_id: [(reason.code, reason.confirmed) for reason in match.reasons]
        for match in desk.matches(case)
    }


@pytest.fixture
def shop(desk: Desk) -> int:
    shop = desk.add_store("amazon", "LANJIA Direct", "A2LANJIA000001").id
    desk.add_listing(shop, "SKU-1", "B0ZZK2M9QF", "LED night light, moon")
    desk.add_listing(shop, "SKU-2", "B0ZZK4T1LD", "NORTHLAKE style lamp shade")
    desk.add_listing(shop, "SKU-3", "B0ZZK00003", "Lamp for the northlakeshore")
    desk.add_listing(shop, "SKU-4", "B0ZZK00004", "Plain cup")
    return shop


def test_what_the_papers_name_and_what_its_title_says(
    desk: Desk, shop: int, tmp_path: Path
) -> None:
    found = (candidate("asin", "B0ZZK2M9QF"), candidate("brand", "Northlake", 400))
    case = add(desk, tmp_path, *found).case_id
    assert _codes(desk, case) == {
        "B0ZZK2M9QF": [("asin", False)],
        "B0ZZK4T1LD": [("brand", False)],
    }
    desk.say(case, [confirmed("asin", "B0ZZK2M9QF"), confirmed("brand", "ＮＯＲＴＨＬＡＫＥ")])
    first, second = desk.matches(case)
    assert first.reasons == (Reason("asin", "B0ZZK2M9QF", True),)
    assert first.skus == ("SKU-1",)
    assert first.stores == (shop,)
    reason = second.reasons[0]
    assert (reason.code, reason.confirmed) == ("brand", True)
    assert second.title[reason.start : reason.end] == "NORTHLAKE"


def test_a_paper_that_was_rejected_is_no_reason(desk: Desk, shop: int, tmp_path: Path) -> None:
    case = add(desk, tmp_path, candidate("asin", "B0ZZK2M9QF")).case_id
    desk.say(case, [Said("asin", "B0ZZK2M9QF", Status.REJECTED)])
    assert desk.matches(case) == ()


def test_a_shop_that_is_named_brings_its_goods(desk: Desk, shop: int) -> None:
    case = desk.new_case()
    other = desk.add_store("amazon", "Another shop", "A9OTHER").id
    desk.add_listing(other, "S", "B0OTHER001", "cup")
    desk.say(case, [confirmed("seller_id", "A2LANJIA000001")])
    assert set(_codes(desk, case)) == {"B0ZZK2M9QF", "B0ZZK4T1LD", "B0ZZK00003", "B0ZZK00004"}
    desk.say(case, [confirmed("asin", "B0ZZK4T1LD")])
    assert _codes(desk, case) == {"B0ZZK4T1LD": [("asin", True), ("seller_id", True)]}


def test_the_answers_and_their_history(desk: Desk, shop: int) -> None:
    case = desk.new_case()
    desk.say(case, [confirmed("asin", "B0ZZK2M9QF"), confirmed("asin", "B0ZZK4T1LD")])
    assert _accused(desk, case) == {"B0ZZK2M9QF": "open", "B0ZZK4T1LD": "open"}
    for product, answer in (
        ("B0ZZK2M9QF", "no"),
        ("B0ZZK4T1LD", "not_sure"),
        ("B0ZZK00003", "yes"),
        ("B0ZZK00004", "not_sure"),
    ):
        desk.answer_listing(case, product, answer)
    assert _accused(desk, case) == {"B0ZZK4T1LD": "not_sure", "B0ZZK00003": "yes"}
    desk.clock = FixedClock(NOW + timedelta(hours=1))
    desk.answer_listing(case, "B0ZZK2M9QF", "open")
    assert _accused(desk, case)["B0ZZK2M9QF"] == "open"
    by_id = {match.product_id: match for match in desk.matches(case)}
    assert [said.answer for said in by_id["B0ZZK2M9QF"].history] == ["no", "open"]
    assert by_id["B0ZZK2M9QF"].answer == "open"
    assert by_id["B0ZZK00003"].answer == "yes"  # answered, so it stays in view
    assert by_id["B0ZZK00003"].reasons == ()


def test_an_answer_is_of_one_case_alone(desk: Desk, shop: int) -> None:
    one, other = desk.new_case(), desk.new_case()
    desk.answer_listing(one, "B0ZZK00003", "yes")
    assert _accused(desk, one) == {"B0ZZK00003": "yes"}
    assert _accused(desk, other) == {}
    assert desk.matches(other) == ()


def test_bad_answers_are_refused(desk: Desk, shop: int) -> None:
    case = desk.new_case()
    for product, answer, field in (
        ("B0ZZK00003", "maybe", "answer"),
        ("B0NOBODY00", "yes", "product_id"),
        ("", "yes", "product_id"),
    ):
        with pytest.raises(DeskError) as caught:
            desk.answer_listing(case, product, answer)
        assert (caught.value.code, caught.value.params["field"]) == ("bad_value", field)
    with pytest.raises(DeskError, match="unknown_case"):
        desk.answer_listing("c99", "B0ZZK00003", "yes")
    with pytest.raises(DeskError, match="unknown_case"):
        desk.matches("c99")


def test_listings_are_looked_up_and_keep_their_history(desk: Desk, shop: int) -> None:
    assert [one.sku for one in desk.listings(text="ＬＡＭＰ north")] == ["SKU-2", "SKU-3"]
    assert [one.sku for one in desk.listings(text="b0zzk00004")] == ["SKU-4"]
    assert len(desk.listings(shop)) == 4
    assert desk.listings(shop + 1) == ()
    desk.add_listing(shop, "SKU-4", "B0ZZK00004", "Plain cup", "9.99")
    desk.add_listing(shop, "SKU-4", "B0ZZK00004", "Plain cup", "9.99")  # says nothing new
    desk.add_listing(shop, "SKU-4", "B0ZZK00004", "Round cup", "9.99", "inactive")
    cup = desk.listings(text="SKU-4")[0]
    assert [(v.title, v.price, v.status) for v in cup.versions] == [
        ("Plain cup", "", ""),
        ("Plain cup", "9.99", ""),
        ("Round cup", "9.99", "inactive"),
    ]
    assert (cup.title, cup.status) == ("Round cup", "inactive")
    with pytest.raises(DeskError, match="bad_value"):
        desk.add_listing(shop, " ", "", "Nothing to know it by")
