"""Amounts as platforms and notices print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from tro_desk.domain.money import Money, decimals_of
from tro_desk.ledger.amounts import UnclearAmount, parse_amount
from tro_desk.ledger.currencies import CURRENCIES


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        # signs, codes, words
        ("USD 48,210.55", None, "48210.55 USD"),
        ("$48,210.55", None, "48210.55 USD"),
        ("US$ 1,234.50", None, "1234.50 USD"),
        ("US $12.50", None, "12.50 USD"),
        ("$48,210.55 USD", None, "48210.55 USD"),
        ("usd 5", None, "5.00 USD"),
        ("$12.00", "CAD", "12.00 CAD"),
        ("CA$12.00", None, "12.00 CAD"),
        ("$12 CAD", None, "12.00 CAD"),
        ("£9.5", None, "9.50 GBP"),
        ("48.210,55 EUR", None, "48210.55 EUR"),
        ("48.210,55 €", None, "48210.55 EUR"),
        ("12,5 €", None, "12.50 EUR"),
        ("100 kr", "SEK", "100.00 SEK"),
        # Chinese
        ("400万美元", None, "4000000.00 USD"),
        ("人民币 400 万元", None, "4000000.00 CNY"),
        ("1.5亿元", None, "150000000.00 CNY"),
        ("1.234万元", None, "12340.00 CNY"),
        ("1,234万元", None, "12340000.00 CNY"),
        ("300元", None, "300.00 CNY"),
        ("RMB 3,000", None, "3000.00 CNY"),
        ("港币 500 元", None, "500.00 HKD"),
        ("￥1,200 人民币", None, "1200.00 CNY"),
        ("1,200 日元", None, "1200 JPY"),
        ("¥1,200", "JPY", "1200 JPY"),
        ("¥1,200.00", "CNY", "1200.00 CNY"),
        ("１２，３４５．６７美元", None, "12345.67 USD"),
        # minus
        ("-$12.00", None, "-12.00 USD"),
        ("$-12.00", None, "-12.00 USD"),
        ("USD -12", None, "-12.00 USD"),
        ("(12.00)", "USD", "-12.00 USD"),
        ("($12.00)", None, "-12.00 USD"),
        ("USD (12.00)", None, "-12.00 USD"),
        ("12.00-", "USD", "-12.00 USD"),
        ("12.00- USD", None, "-12.00 USD"),
        ("\u22121 234,56 kr", "SEK", "-1234.56 SEK"),
        ("（12.00）美元", None, "-12.00 USD"),
        ("+12.00", "USD", "12.00 USD"),
        # grouping
        ("1\u00a0234,56", "EUR", "1234.56 EUR"),
        ("1\u202f234,56 €", None, "1234.56 EUR"),
        ("CHF 1\u2019234.55", None, "1234.55 CHF"),
        ("1,23,456.00", "INR", "123456.00 INR"),
        ("1.234.567", "EUR", "1234567.00 EUR"),
        ("1,234,567.8", "USD", "1234567.80 USD"),
        ("1 234", "EUR", "1234.00 EUR"),
        # three digits after one mark: certain where the currency is written that way at home
        ("$1,234", None, "1234.00 USD"),
        ("1.234", "JPY", "1234 JPY"),
        ("Rp 150.000", None, "150000.00 IDR"),
    ],
)
def test_reads(text: str, currency: str | None, amount: str) -> None:
    assert parse_amount(text, currency) == Money.parse(amount)


@pytest.mark.parametrize(
    ("text", "currency", "reason"),
    [
        ("1.234", "USD", "ambiguous"),
        ("1,234", "EUR", "ambiguous"),
        ("1.234 EUR", None, "ambiguous"),
        ("0.125", "USD", "ambiguous"),
        ("¥1,200", None, "no_currency"),
        ("￥1,200", None, "no_currency"),
        ("100 kr", None, "no_currency"),
        ("48,210.55", None, "no_currency"),
        ("12.00", "XXX", "no_currency"),
        ("$12", "CNY", "currencies_differ"),
        ("12 EUR USD", None, "currencies_differ"),
        ("¥12 美元", None, "currencies_differ"),
        ("1.2345", "USD", "too_exact"),
        ("12.50", "JPY", "too_exact"),
        ("1,234.567", "USD", "too_exact"),
        # not amounts at all, even where the column tells a currency
        ("", "USD", "not_an_amount"),
        ("USD", None, "not_an_amount"),
        ("2026-05-20", "USD", "not_an_amount"),
        ("05/20/2026", "USD", "not_an_amount"),
        ("20.05.2026", "EUR", "not_an_amount"),
        ("2026年5月20日", "CNY", "not_an_amount"),
        ("12:30", "USD", "not_an_amount"),
        ("113-4567890-1234567", "USD", "not_an_amount"),
        ("1:26-cv-01234", "USD", "not_an_amount"),
        ("B0TRODSK02", "USD", "not_an_amount"),
        ("7.1 %", "USD", "not_an_amount"),
        ("1e5", "USD", "not_an_amount"),
        ("nan", "USD", "not_an_amount"),
        ("00123", "USD", "not_an_amount"),
        ("12.", "USD", "not_an_amount"),
        ("12,34.56", "USD", "not_an_amount"),
        ("1,2345", "USD", "too_exact"),
        ("12 34", "USD", "not_an_amount"),
        ("10-20", "USD", "not_an_amount"),
        ("--12", "USD", "not_an_amount"),
        ("-12-", "USD", "not_an_amount"),
        ("(-12)", "USD", "not_an_amount"),
        ("(12", "USD", "not_an_amount"),
        ("$12²", None, "not_an_amount"),
        ("USD 12 and EUR 13", None, "not_an_amount"),
        ("USDA 12", None, "not_an_amount"),
        ("9" * 19, "USD", "not_an_amount"),
        ("9" * 10_000, "USD", "not_an_amount"),
    ],
)
def test_refuses(text: str, currency: str | None, reason: str) -> None:
    with pytest.raises(UnclearAmount) as caught:
        parse_amount(text, currency)
    assert caught.value.reason == reason
    assert isinstance(caught.value, ValueError)


LOCALES = ("en_US", "en_GB", "en_IN", "de_DE", "de_CH", "fr_FR", "es_ES", "it_IT", "nl_NL", "pl_PL")
LOCALES += (
    "pt_BR",
    "sv_SE",
    "da_DK",
    "tr_TR",
    "zh_Hans_CN",
    "zh_Hant_TW",
    "ja_JP",
    "ko_KR",
    "he_IL",
)


@pytest.mark.parametrize("locale", LOCALES)
def test_reads_every_currency_as_every_language_prints_it(locale: str) -> None:
    for currency in CURRENCIES:
        money = Money(currency, -123_456_700)
        printed = format_currency(money.amount, currency, locale=locale)
        assert parse_amount(printed, currency) == money


@given(
    minor=st.integers(-(10**12), 10**12),
    currency=st.sampled_from(sorted(CURRENCIES)),
    locale=st.sampled_from(LOCALES),
)
def test_reads_back_any_amount_with_its_code(minor: int, currency: str, locale: str) -> None:
    money = Money(currency, minor)
    pattern = "#,##0" + ("." + "0" * decimals_of(currency) if decimals_of(currency) else "") + " ¤¤"
    printed = format_currency(money.amount, currency, pattern, locale=locale, currency_digits=False)
    assert parse_amount(printed) == money


@given(st.text(max_size=40), st.sampled_from([None, "USD", "EUR", "JPY"]))
def test_any_text_is_exact_money_or_refused(text: str, currency: str | None) -> None:
    try:
        money = parse_amount(text, currency)
    except UnclearAmount:
        return
    assert isinstance(money.minor, int)
    assert any(sign.isdecimal() for sign in text)


@given(st.integers(1, 999), st.integers(0, 999))
def test_one_mark_before_three_digits_is_never_guessed(head: int, tail: int) -> None:
    for text in (f"{head}.{tail:03}", f"{head},{tail:03}"):
        with pytest.raises(UnclearAmount, match="ambiguous"):
            parse_amount(text, "EUR")
    assert parse_amount(f"{head},{tail:03}", "USD").amount == Decimal(head * 1000 + tail)
