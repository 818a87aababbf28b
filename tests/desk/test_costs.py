"""Costs, balances and rates as the seller says them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk
from tro_desk.domain.money import Money

DAY = date(2026, 2, 1)
USD = Money("USD", 420)


def _log(desk: Desk) -> list[str]:
    from sqlalchemy import select

    from tro_desk.store.tables import log

    with desk._storage._engine.reading() as connection:
        return list(connection.scalars(select(log.c.what).order_by(log.c.id)))


@pytest.fixture
def shop(desk: Desk) -> int:
    return desk.add_store("amazon", "LANJIA Direct").id


@pytest.fixture
def invoice(desk: Desk, tmp_path: Path) -> str:
    path = tmp_path / "invoice.bin"
    path.write_bytes(b"\x00\x01 invoice 7")
    return desk.keep_evidence(path).sha256


def test_a_cost_with_its_proof(desk: Desk, shop: int, invoice: str) -> None:
    made = desk.add_cost(shop, "B0TRODSK02", "", " Ningbo  Works ", DAY, USD, 500, invoice, "x")
    assert made.supplier == "Ningbo Works"
    assert (made.unit, made.quantity, made.evidence) == (USD, 500, invoice)
    assert desk.costs() == desk.costs(shop) == (made,)
    assert desk.costs(shop + 1) == ()


def test_the_same_cost_again_is_recognised(desk: Desk, shop: int) -> None:
    made = [desk.add_cost(shop, "", "SKU-1", "", DAY, USD) for _ in range(2)]
    assert made[0] == made[1]
    assert _log(desk).count("cost_added") == 1
    other = desk.add_cost(shop, "", "SKU-1", "", DAY, Money("USD", 421))
    assert desk.costs() == (made[0], other)


def test_what_is_removed_comes_back(desk: Desk, shop: int) -> None:
    cost = desk.add_cost(shop, "", "SKU-1", "", DAY, USD)
    balance = desk.add_balance(shop, "Main", DAY, "USD", held=USD)
    rate = desk.add_rate("USD", "CNY", DAY, Decimal("7.10"), "PBOC")
    ways: list[tuple[Any, Callable[[int], None], Callable[[int], None], Callable[[], Any]]] = [
        (cost, desk.remove_cost, desk.restore_cost, desk.costs),
        (balance, desk.remove_balance, desk.restore_balance, desk.balances),
        (rate, desk.remove_rate, desk.restore_rate, desk.rates),
    ]
    for row, remove, restore, listed in ways:
        remove(row.id)
        assert listed() == ()
        with pytest.raises(DeskError, match="unknown_"):
            remove(row.id)
        restore(row.id)
        assert listed() == (row,)
        with pytest.raises(DeskError, match="unknown_"):
            restore(row.id)
    kinds = ("cost", "balance", "rate")
    assert _log(desk)[-6:] == [f"{kind}_{what}" for kind in kinds for what in _REMOVALS]


_REMOVALS = ("removed", "restored")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"product_id": "", "sku": " "}, "sku"),
        ({"unit": Money("USD", -1)}, "unit_cost"),
        ({"unit": Money("usd$", 1)}, "unit_cost"),
        ({"quantity": 0}, "quantity"),
        ({"from_day": date(1900, 1, 1)}, "from_day"),
        ({"supplier": "x" * 2001}, "supplier"),
        ({"note": "a\x07b"}, "note"),
    ],
)
def test_a_bad_cost_is_refused(desk: Desk, shop: int, change: dict[str, Any], field: str) -> None:
    wanted: dict[str, Any] = {"product_id": "B0TRODSK02", "sku": "", "supplier": "", "unit": USD}
    with pytest.raises(DeskError) as caught:
        desk.add_cost(**{"store_id": shop, "from_day": DAY, **wanted, **change})
    assert caught.value.code == "bad_value"
    assert caught.value.params["field"] == field
    assert desk.costs() == ()


def test_proof_and_shop_have_to_be_there(desk: Desk, shop: int) -> None:
    with pytest.raises(DeskError, match="unknown_evidence"):
        desk.add_cost(shop, "A", "", "", DAY, USD, evidence="0" * 64)
    with pytest.raises(DeskError, match="unknown_evidence"):
        desk.add_balance(shop, "Main", DAY, "USD", USD, evidence="0" * 64)
    for add in (
        lambda: desk.add_cost(99, "A", "", "", DAY, USD),
        lambda: desk.add_balance(99, "Main", DAY, "USD", USD),
        lambda: desk.add_listing(99, "SKU", "", "title"),
    ):
        with pytest.raises(DeskError, match="unknown_store"):
            add()
    assert desk.costs() == () == desk.balances()


def test_a_balance_says_what_is_told_and_no_more(desk: Desk, shop: int, invoice: str) -> None:
    held = Money("USD", 4_821_055)
    made = desk.add_balance(shop, "Amazon.com", DAY, "usd", held=held, evidence=invoice)
    assert (made.currency, made.available, made.held) == ("USD", None, held)
    assert desk.balances(shop) == (made,)
    nothing = desk.add_balance(shop, "Amazon.com", DAY, "USD", Money("USD", 0), held)
    assert nothing.available == Money("USD", 0)  # nothing there, which is not the same as not told
    assert desk.balances() == (made, nothing)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"available": None}, "available"),
        ({"available": Money("EUR", 1)}, "available"),
        ({"held": Money("USD", -5)}, "held"),
        ({"currency": "US"}, "currency"),
        ({"account": " "}, "account"),
        ({"on": date(2026, 3, 5)}, "on"),  # after tomorrow
    ],
)
def test_a_bad_balance_is_refused(
    desk: Desk, shop: int, change: dict[str, Any], field: str
) -> None:
    wanted = {"account": "Main", "on": DAY, "currency": "USD", "available": USD}
    with pytest.raises(DeskError) as caught:
        desk.add_balance(shop, **(wanted | change))  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.params["field"]) == ("bad_value", field)


def test_a_rate_keeps_its_places_and_its_source(desk: Desk) -> None:
    made = desk.add_rate("usd", "cny", DAY, Decimal("7.1000"), "People's Bank of China")
    assert str(made.rate) == "7.1000"
    assert desk.rates() == (made,)
    assert str(desk.rates()[0].rate) == "7.1000"
    assert desk.add_rate("JPY", "CNY", DAY, Decimal("4.5E-2"), "bank").rate == Decimal("0.045")


@pytest.mark.parametrize(
    ("currency", "into", "rate", "source", "field"),
    [
        ("USD", "USD", "1", "bank", "into"),
        ("USD", "yuan", "7", "bank", "into"),
        ("USD", "CNY", "0", "bank", "rate"),
        ("USD", "CNY", "-7", "bank", "rate"),
        ("USD", "CNY", "NaN", "bank", "rate"),
        ("USD", "CNY", "1E+99", "bank", "rate"),
        ("USD", "CNY", "1E-99", "bank", "rate"),
        ("USD", "CNY", "7.1", " ", "source"),
    ],
)
def test_a_bad_rate_is_refused(
    desk: Desk, currency: str, into: str, rate: str, source: str, field: str
) -> None:
    with pytest.raises(DeskError) as caught:
        desk.add_rate(currency, into, DAY, Decimal(rate), source)
    assert (caught.value.code, caught.value.params["field"]) == ("bad_value", field)
    assert desk.rates() == ()


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [("1,234.50", "USD", 123_450), ("USD 12.30", "", 1230), ("１２．５", "USD", 1250)],
)
def test_amounts_as_they_are_typed(desk: Desk, text: str, currency: str, minor: int) -> None:
    assert desk.typed_amount("held", text, currency) == Money("USD", minor)


@pytest.mark.parametrize("text", ["", "12", "-3 USD", "about 5 USD", "1.2.3 USD"])
def test_no_amount_is_guessed(desk: Desk, text: str) -> None:
    with pytest.raises(DeskError) as caught:
        desk.typed_amount("held", text)
    assert caught.value.params["field"] == "held"
