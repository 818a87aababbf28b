"""The figures of a case, from sums made by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.law import figures_made as made
from tests.law.figures_made import ORDERS, PAYMENTS, inputs, load, sold
from tro_desk.domain.exposure import Basis, Exposure, Figure, Gap, Mark
from tro_desk.domain.goods import Sold as SoldOf
from tro_desk.domain.goods import UnmatchedSku
from tro_desk.domain.money import Money
from tro_desk.domain.sums import PeriodSum, Reserve
from tro_desk.law.exposure import exposure

JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)


def basis(found: Exposure, report: str, currency: str = "USD") -> Basis:
    return next(one for one in found.bases if (one.report, one.currency) == (report, currency))


def amount(figure: Figure | None) -> Money | None:
    return None if figure is None else figure.money


def usd(minor: int) -> Money:
    return Money("USD", minor)


def test_one_product_under_two_skus_is_one_listing() -> None:
    lines = (sold(1, 1, 3, 3000, product=1), sold(2, 2, 1, 1100, product=1), sold(3, 1, 2, 800))
    orders = basis(exposure(inputs(*lines)), ORDERS)
    blue, red = orders.listings
    assert (blue.product_id, blue.skus, blue.title, blue.answer) == (
        "B0BLUE",
        ("BLUE", "BLUE-FBM"),
        "Blue stand",
        "yes",
    )
    assert (blue.sums.units.number, blue.sums.gross.money) == (4, usd(4100))
    assert (red.sums.units.number, red.sums.gross.money) == (2, usd(800))
    assert orders.total.gross.money == usd(4900)


def test_what_is_no_sale_is_left_out() -> None:
    lines = [sold(1, facet, 1, 1000, product=1) for facet in (1, 3, 4, 5)]
    orders = basis(exposure(inputs(*lines)), ORDERS)
    assert orders.total.gross.money == usd(1000)
    assert orders.store_share.whole.money == usd(1000)
    assert orders.store_share.ratio == Decimal(1)


def test_refunds_and_fees_lower_the_net_and_costs_without_proof_do_not() -> None:
    lines = (
        sold(4, 7, 10, 10_000, fees=(-1500, -800), since=20260101),
        sold(4, 8, 1, -1000, fees=(150, 0)),
        sold(4, 9, 0, 0, fees=(-30, 0)),
        sold(4, 11, 0, 0, total=-5000),
        sold(5, 7, 2, 4000, since=20260101),
    )
    costs = (made.cost(1, 200, product="B0BLUE", proved=True), made.cost(2, 100, sku="RED"))
    total = basis(exposure(inputs(*lines, costs=costs)), PAYMENTS).total
    assert amount(total.refunds) == usd(-1000)
    assert amount(total.selling_fees) == usd(-1380)
    assert amount(total.fba_fees) == usd(-800)
    assert amount(total.cost_proved) == usd(2000)
    assert amount(total.cost_unproved) == usd(200)
    assert total.cost_unproved is not None
    assert total.cost_unproved.mark is Mark.STATED
    assert amount(total.net) == usd(14_000 - 1000 - 1380 - 800 - 2000)
    assert total.net is not None
    assert {(one.kind, one.id, one.name) for one in total.net.sources} == {
        ("load", "2", "file-2"),
        ("cost", "1", "Maker"),
        ("evidence", made.INVOICE, "invoice.pdf"),
    }


def test_a_report_without_fees_makes_no_net() -> None:
    total = basis(exposure(inputs(sold(1, 1, 1, 1000, product=1))), ORDERS).total
    assert (total.refunds, total.selling_fees, total.fba_fees, total.net) == (None,) * 4
    assert (total.cost_proved, total.cost_unproved, total.uncosted) == (None, None, 1)


def test_a_cost_counts_from_its_day_on() -> None:
    costs = (
        made.cost(1, 100, product="B0BLUE", from_day=JAN),
        made.cost(2, 150, product="B0BLUE", from_day=FEB),
        made.cost(3, 70, product="B0BLUE", sku="BLUE-FBM", from_day=FEB),
    )
    lines = (
        sold(1, 1, 1, 1000, product=1, since=0),
        sold(1, 1, 2, 1000, product=1, since=20260101),
        sold(1, 1, 4, 1000, product=1, month=202602, since=20260201),
        sold(2, 1, 8, 1000, product=1, month=202602, since=20260201),
    )
    total = basis(exposure(inputs(*lines, costs=costs)), ORDERS).total
    assert amount(total.cost_unproved) == usd(2 * 100 + 4 * 150 + 8 * 70)
    assert total.uncosted == 1


def test_another_currency_needs_a_typed_rate() -> None:
    line = sold(1, 1, 3, 3000, product=1, since=20260101)
    costs = (made.cost(1, 1000, product="B0BLUE", proved=True, currency="CNY"),)
    without = exposure(inputs(line, costs=costs))
    total = basis(without, ORDERS).total
    assert (total.cost_proved, total.uncosted) == (None, 3)
    assert "costs" in without.missing
    rates = (
        made.rate(1, "CNY", "USD", date(2025, 12, 1), "0.1385"),
        made.rate(2, "CNY", "USD", date(2026, 2, 1), "0.9"),
        made.rate(3, "USD", "CNY", JAN, "7"),
    )
    total = basis(exposure(inputs(line, costs=costs, rates=rates)), ORDERS).total
    assert amount(total.cost_proved) == usd(416)  # 3 x 10.00 x 0.1385 = 4.155, half to even
    assert total.cost_proved is not None
    assert ("rate", "1") in {(one.kind, one.id) for one in total.cost_proved.sources}


def test_a_cost_in_yen_has_no_cents() -> None:
    line = sold(1, 1, 1, 3000, product=1, since=20260101)
    costs = (made.cost(1, 1000, product="B0BLUE", currency="JPY"),)
    rates = (made.rate(1, "JPY", "USD", JAN, "0.0067"),)
    total = basis(exposure(inputs(line, costs=costs, rates=rates)), ORDERS).total
    assert amount(total.cost_unproved) == usd(670)


def test_a_sku_that_two_products_claim_is_not_guessed() -> None:
    found = exposure(inputs(sold(6, 7, 3, 3000), sold(5, 7, 1, 500)))
    payments = basis(found, PAYMENTS)
    assert payments.total.gross.money == usd(500)
    assert payments.unmatched is not None
    assert payments.unmatched.skus == ("TWICE",)
    assert payments.unmatched.sums.gross.money == usd(3000)


def test_unmatched_skus_stand_largest_first() -> None:
    skus = [
        UnmatchedSku(1, sku, (SoldOf(PAYMENTS, 1, usd(gross)), SoldOf(ORDERS, 9, usd(9))))
        for sku, gross in (("A", 100), ("Z", 900))
    ]
    unmatched = basis(exposure(inputs(sold(5, 7, 1, 500), unmatched=skus)), PAYMENTS).unmatched
    assert unmatched is not None
    assert unmatched.skus == ("Z", "A")
    assert (unmatched.sums.units.number, unmatched.sums.gross.money) == (2, usd(1000))


def test_months_without_sales_stand_with_nothing_and_its_files() -> None:
    lines = (sold(1, 1, 1, 1000, product=1, month=202602),)
    january, february = basis(exposure(inputs(*lines)), ORDERS).months
    assert (january.month, january.sums.gross.money) == (JAN, usd(0))
    assert january.sums.gross.sources
    assert (february.month, february.sums.gross.money) == (FEB, usd(1000))


def test_the_share_of_the_courts_state() -> None:
    lines = (sold(1, 1, 1, 1000, product=1), sold(1, 2, 1, 3000, product=1))
    forum = basis(exposure(inputs(*lines)), ORDERS).forum
    assert forum is not None
    assert (forum.part.money, forum.ratio) == (usd(1000), Decimal("0.25"))
    unknown = exposure(inputs(*lines, forum_state=""))
    assert basis(unknown, ORDERS).forum is None
    assert "forum" in unknown.missing


def test_currencies_are_never_mixed() -> None:
    lines = (sold(1, 1, 1, 1000, product=1), sold(1, 6, 1, 7000, product=1))
    found = exposure(inputs(*lines, frozen=(made.told(5000),)))
    assert basis(found, ORDERS).total.gross.money == usd(1000)
    assert basis(found, ORDERS, "CAD").total.gross.money == Money("CAD", 7000)
    (against,) = found.against
    assert (against.currency, against.gross.money) == ("USD", usd(1000))


def test_deferred_money_and_the_newest_reserve() -> None:
    lines = (sold(4, 7, 1, 900), sold(4, 10, 1, 1000, total=800))
    reserves = (
        Reserve(PAYMENTS, 1, "USD", "S1", 2, 100, 7000),
        Reserve(PAYMENTS, 1, "USD", "S2", 2, 200, 4200),
        Reserve(PAYMENTS, 1, "EUR", "S3", 2, 300, 1),
    )
    payments = basis(exposure(inputs(*lines, reserves=reserves)), PAYMENTS)
    assert amount(payments.deferred) == usd(800)
    assert amount(payments.held) == usd(4200)
    assert basis(exposure(inputs(*lines)), PAYMENTS).held is None


def test_a_report_that_joins_nothing_does_not_stand_for_nothing_sold() -> None:
    lines = (sold(1, 1, 1, 1000, product=1), sold(6, 7, 1, 9999))
    found = exposure(inputs(*lines, frozen=(made.told(5000),)))
    assert [one.report for one in found.bases] == [ORDERS, PAYMENTS]
    assert found.against[0].gross.money == usd(1000)
    alone = exposure(inputs(sold(6, 7, 1, 9999), frozen=(made.told(5000),)))
    assert alone.against == ()
    assert "sales" in alone.missing
    assert alone.silent == ("B0BLUE", "B0RED")


def test_fees_are_read_first_where_they_cover_nearly_as_many_days() -> None:
    lines = (sold(1, 1, 1, 1000, product=1), sold(4, 7, 1, 1000))
    both = exposure(inputs(*lines))
    assert [one.report for one in both.bases] == [PAYMENTS, ORDERS]
    assert both.differences == ((PAYMENTS, ORDERS),)
    short = (
        load(1, ORDERS, date(2026, 1, 1), date(2026, 2, 28)),
        load(2, PAYMENTS, date(2026, 2, 1), date(2026, 2, 28)),
    )
    assert [one.report for one in exposure(inputs(*lines, loads=short)).bases] == [
        ORDERS,
        PAYMENTS,
    ]


def test_gaps_between_files_and_within_each_shop() -> None:
    loads = (
        load(1, ORDERS, date(2026, 1, 1), date(2026, 1, 10)),
        load(3, ORDERS, date(2026, 1, 11), date(2026, 1, 20)),
        load(4, ORDERS, date(2026, 2, 1), date(2026, 2, 5)),
        load(5, ORDERS, date(2026, 1, 1), date(2026, 1, 25), store=2),
        load(6, ORDERS, date(2026, 2, 10), date(2026, 2, 12), store=2),
    )
    orders = basis(exposure(inputs(sold(1, 1, 1, 1, product=1), loads=loads)), ORDERS)
    assert (orders.first_day, orders.last_day) == (date(2026, 1, 1), date(2026, 2, 12))
    assert orders.gaps == (Gap(date(2026, 1, 21), date(2026, 2, 9)),)


def test_a_payments_report_covers_its_own_currency_alone() -> None:
    loads = (
        load(2, PAYMENTS, date(2026, 1, 1), date(2026, 1, 31)),
        load(3, PAYMENTS, date(2025, 1, 1), date(2025, 12, 31), currency="CAD"),
    )
    payments = basis(exposure(inputs(sold(4, 7, 1, 100), loads=loads)), PAYMENTS)
    assert (payments.first_day, payments.gaps) == (JAN, ())


def test_of_business_reports_of_one_time_the_newest_counts() -> None:
    report = "amazon_business_report"
    loads = (
        load(3, report, JAN, date(2026, 1, 31)),
        load(4, report, date(2026, 1, 15), date(2026, 2, 28)),
    )
    periods = (
        PeriodSum(3, "B0BLUE", "", 5, 5000, "USD"),
        PeriodSum(4, "B0BLUE", "BLUE", 3, 3000, "USD"),
        PeriodSum(4, "B0BLUE", "BLUE-FBM", 1, 1000, "USD"),
        PeriodSum(4, "B0OTHER", "", 1, 4000, "USD"),
    )
    found = basis(exposure(inputs(loads=loads, periods=periods)), report)
    assert (found.total.units.number, found.total.gross.money) == (4, usd(4000))
    assert found.store_share.ratio == Decimal("0.5")
    assert (found.months, found.places) == ((), ())


def test_frozen_money_is_counted_once() -> None:
    day = date(2026, 2, 20)
    balances = (
        made.balance(1, "Amazon US", date(2026, 1, 5), 900),
        made.balance(2, "Amazon US", day, 4000, file=2),
        made.balance(3, "Amazon US", date(2026, 2, 25), None),
        made.balance(4, "Empty", day, 0),
    )
    found = exposure(inputs(balances=balances))
    (held,) = found.frozen
    assert (held.account, held.on, held.figure.money, held.figure.mark) == (
        "Amazon US",
        day,
        usd(4000),
        Mark.DOCUMENT,
    )
    assert [(one.kind, one.id) for one in held.figure.sources] == [("balance", "2"), ("load", "2")]
    both = exposure(inputs(balances=balances, frozen=(made.told(4821055),)))
    assert [one.figure.money for one in both.frozen] == [usd(4821055), usd(4000)]
    (total,) = both.frozen_total  # the paper speaks of the same platform
    assert total.money == usd(4821055)
    other = exposure(inputs(balances=balances, frozen=(made.told(100, "paypal"),)))
    assert other.frozen_total[0].money == usd(4100)


def test_a_typed_balance_is_stated() -> None:
    (held,) = exposure(inputs(balances=(made.balance(1, "PayPal", JAN, 900),))).frozen
    assert held.figure.mark is Mark.STATED


def test_nothing_known_is_said() -> None:
    empty = exposure(inputs(accused={}, loads=()))
    assert (empty.bases, empty.frozen, empty.against) == ((), (), ())
    assert empty.missing == ("accused", "sales", "frozen")
