"""Days, hours, numbers and money are written as Babel's tables have them, without the tables."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from tro_desk.domain.money import Money
from tro_desk.l10n import translator
from tro_desk.l10n.translator import PLAIN

LOCALES = {"zh": "zh_Hans_CN", "en": "en"}
PATTERNS = {
    "zh": {True: "yyyy-MM-dd EEE", False: "MM-dd EEE"},
    "en": {True: "EEE d MMM yyyy", False: "EEE d MMM"},
}


@pytest.mark.parametrize("language", PLAIN)
@pytest.mark.parametrize("year", [True, False])
def test_each_day_of_two_years_and_some_far_away(language: str, year: bool) -> None:
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(2 * 366)]
    for day in (*days, date(1000, 1, 1), date(1, 1, 1), date(9999, 12, 31)):
        wanted = format_date(day, PATTERNS[language][year], locale=LOCALES[language])
        assert translator(language).date(day, year=year) == wanted


def test_each_minute_of_a_day() -> None:
    zone = ZoneInfo("America/Chicago")
    for minute in range(0, 24 * 60, 7):
        moment = datetime(2026, 3, 20, minute // 60, minute % 60, 59, tzinfo=zone)
        wanted = format_time(moment.timetz(), "HH:mm", locale="zh_Hans_CN")
        assert translator("zh").clock_time(moment) == wanted


@given(value=st.integers(-(10**15), 10**15))
def test_numbers(value: int) -> None:
    for language, locale in LOCALES.items():
        assert translator(language).number(value) == format_decimal(value, locale=locale)


@given(minor=st.integers(-(10**13), 10**13), currency=st.sampled_from(["USD", "JPY", "KWD", "CNY"]))
def test_money(minor: int, currency: str) -> None:
    money = Money(currency, minor)
    places = -int(money.amount.as_tuple().exponent)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    for language, locale in LOCALES.items():
        wanted = f"{currency} {format_decimal(money.amount, format=pattern, locale=locale)}"
        assert translator(language).money(money) == wanted


@pytest.mark.parametrize("language", PLAIN)
def test_parts_of_a_number_are_babels(language: str) -> None:
    for text in ("7.10", "0.0005", "1234.5678", "-3.25"):
        value = Decimal(text)
        assert translator(language).number(value) == format_decimal(value, locale=LOCALES[language])
