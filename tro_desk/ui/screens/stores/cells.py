"""What stands in the cells of the tabs. Days are written as ISO days: they are those of papers,
which name no zone; `Column.calendar` says whose they are."""

from __future__ import annotations

from datetime import date

from tro_desk.domain.costs import Rate
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.money import Money
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import PLATFORMS

NOTHING = "—"


def or_nothing(text: str) -> str:
    """A value, or an em dash where nobody has told it."""
    return text or NOTHING


def platform_name(words: Translator, platform: str) -> str:
    """The name of a platform; one that is not known as it was typed."""
    return words.say("platform", PLATFORMS[platform]) if platform in PLATFORMS else platform


def day_words(day: date | None) -> str:
    """A day of a paper."""
    return day.isoformat() if day is not None else NOTHING


def money_words(words: Translator, money: Money | None) -> str:
    """An amount; an em dash where nobody has told it."""
    return words.money(money) if money is not None else NOTHING


def money_key(money: Money | None) -> tuple[str, int] | None:
    """Amounts sort by currency, then by size; unknown ones last."""
    return (money.currency, money.minor) if money is not None else None


def proof_words(words: Translator, proof: Evidence | None) -> str:
    """The paper that proves something, or that there is none."""
    if proof is None:
        return words.say("stores", "Not proved")
    return words.say("stores", "Proved: {name}", name=proof.name)


def rate_words(rate: Rate) -> str:
    """`1 CNY = 0.1389 USD`: the rate as it was typed, digit by digit."""
    return f"1 {rate.currency} = {rate.rate:f} {rate.into}"
