"""Dates, numbers, money and sentences in each language."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tro_desk.base.messages import M_, Day, Message
from tro_desk.domain.money import Money
from tro_desk.l10n import languages, system_language, translator
from tro_desk.l10n.translator import ZONES

DUE = datetime(2026, 3, 20, 23, 59, 59, tzinfo=ZoneInfo("America/Chicago"))


def test_chinese_comes_first() -> None:
    assert languages() == ("zh", "en")


@pytest.mark.parametrize(
    ("language", "court", "beijing"),
    [
        ("zh", "芝加哥时间 2026-03-20 周五 23:59", "北京时间 2026-03-21 周六 12:59"),
        (
            "en",
            "Fri 20 Mar 2026 11:59 p.m. Chicago time",
            "Sat 21 Mar 2026 12:59 p.m. Beijing time",
        ),
    ],
)
def test_a_moment_names_its_zone(language: str, court: str, beijing: str) -> None:
    words = translator(language)
    assert words.moment(DUE) == court
    assert words.moment(words.beijing(DUE)) == beijing


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        translator("en").moment(datetime(2026, 3, 20, 12, 0))  # noqa: DTZ001 - what is refused


@pytest.mark.parametrize("hour", range(24))
def test_english_hours(hour: int) -> None:
    text = translator("en").clock_time(datetime(2026, 1, 1, hour, 5, tzinfo=UTC))
    half, number = ("a.m.", hour) if hour < 12 else ("p.m.", hour - 12)
    assert text == f"{number or 12}:05 {half}"


def test_zones_never_carry_an_abbreviation() -> None:
    for language in languages():
        for name in ZONES:
            assert "CST" not in translator(language).zone(name)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_money_is_code_space_groups(language: str) -> None:
    words = translator(language)
    assert words.money(Money("USD", 4821055)) == "USD 48,210.55"
    assert words.money(Money("USD", 100)) == "USD 1.00"
    assert words.money(Money("USD", -5)) == "USD -0.05"
    assert words.money(Money("JPY", 87858)) == "JPY 87,858"


@given(st.integers(-(10**14), 10**14), st.sampled_from(["USD", "CNY", "JPY", "EUR"]))
def test_money_prints_every_unit(minor: int, currency: str) -> None:
    money = Money(currency, minor)
    shown = translator("en").money(money)
    assert Money.parse(shown.replace(",", "").split()[1] + " " + currency) == money


def test_parameters_are_written_by_their_type() -> None:
    words = translator("en")
    inner = M_("zone", "Chicago time")
    message = Message("x", "{a}|{b}|{c}|{d}|{e}", {
        "a": date(2026, 2, 27), "b": 12345, "c": Money("USD", 150), "d": inner, "e": "{raw}",
    })  # fmt: skip
    assert words.render(message) == "Fri 27 Feb 2026|12,345|USD 1.50|Chicago time|{raw}"


@pytest.mark.parametrize(
    ("zone", "english", "chinese"),
    [
        ("America/Chicago", "Fri 27 Feb 2026 (Chicago time)", "2026-02-27 周五（芝加哥时间）"),
        (None, "Fri 27 Feb 2026 (time zone not known)", "2026-02-27 周五（时区未知）"),
    ],
)
def test_a_day_names_its_zone_or_says_that_nobody_knows_it(
    zone: str | None, english: str, chinese: str
) -> None:
    day = Day(date(2026, 2, 27), zone)
    assert translator("en").value(day) == english
    assert translator("zh").value(day) == chinese


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        (("zh-Hans-CN", "en-US"), "zh"),
        (("zh_TW",), "zh"),
        (("en-GB",), "en"),
        (("de-DE", "zh-CN"), "zh"),
        (("fr-FR",), "en"),
        (("Chinese (Simplified)_China.936",), "zh"),
    ],
)
def test_first_start_follows_the_system(asked: tuple[str, ...], language: str) -> None:
    assert system_language(asked) == language
