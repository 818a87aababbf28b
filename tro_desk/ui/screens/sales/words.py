"""Words of the page of sales: what a load is, and what lines come to."""

from __future__ import annotations

from collections.abc import Sequence

from tro_desk.domain.lines import LineSum
from tro_desk.domain.money import Money
from tro_desk.domain.sales import Load
from tro_desk.domain.store import Store
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import calendar_of, days_of
from tro_desk.l10n.sales import report_name
from tro_desk.l10n.terms import PLATFORMS

_SHOWN = 4


def platform_name(words: Translator, platform: str) -> str:
    """A platform as people call it; one that is not known, as it was typed."""
    return words.say("platform", PLATFORMS[platform]) if platform in PLATFORMS else platform


def store_words(words: Translator, store: Store) -> str:
    """A shop with its platform."""
    platform = platform_name(words, store.platform)
    return words.say("sales", "{shop} ({platform})", shop=store.name, platform=platform)


def period_words(words: Translator, load: Load) -> str:
    """The days of a load, for a place that names their calendar; else `dated_words`."""
    first, last = load.export.first_day, load.export.last_day
    if first is None or last is None:
        return "—"
    return words.say("sales", "{first} to {last}", first=str(first), last=str(last))


def dated_words(words: Translator, load: Load) -> str:
    """The days of a load with the calendar on which its kind of report counts them."""
    first, last = load.export.first_day, load.export.last_day
    if first is None or last is None:
        return "—"
    return words.render(days_of(first, last, calendar_of(load.export.report)))


def state_words(words: Translator, load: Load) -> str:
    """In one word: taken back, adds up, does not, or cannot tell."""
    if load.undone_at is not None:
        return words.say("sales", "Taken back")
    if load.export.reconciled is None:
        return words.say("sales", "No total to check")
    if load.export.reconciled:
        return words.say("sales", "Adds up")
    return words.say("sales", "Does not add up")


def off_by_words(words: Translator, load: Load) -> str:
    """By how much the figures of a file miss its own total."""
    currencies = load.export.currencies
    if len(currencies) == 1:
        return words.money(Money(currencies[0], load.export.off_by))
    return words.number(load.export.off_by)


def sum_words(words: Translator, sums: Sequence[LineSum]) -> str:
    """What the lines come to: one sentence for each report and currency, never added up."""
    groups: dict[tuple[str, str], list[LineSum]] = {}
    for one in sums:
        groups.setdefault((one.report, one.currency), []).append(one)
    last = sorted(groups, key=lambda key: not key[1])  # without a currency: at the end
    parts = [_group(words, key, groups[key]) for key in last]
    if len(parts) > _SHOWN:
        left = len(parts) - _SHOWN
        more = words.plural("sales", "{count} more sum", "{count} more sums", left)
        parts = [*parts[:_SHOWN], more]
    return "\n".join(parts)


def _group(words: Translator, key: tuple[str, str], of: Sequence[LineSum]) -> str:
    report, currency = key
    if not currency:  # cancelled orders are printed without any amount
        return words.plural(
            "sales",
            "{report}: {count} line without an amount",
            "{report}: {count} lines without an amount",
            sum(one.lines for one in of),
            report=report_name(words, report),
        )
    text = words.plural(
        "sales",
        "{report}: {amount}, {count} unit",
        "{report}: {amount}, {count} units",
        sum(one.quantity for one in of),
        report=report_name(words, report),
        amount=words.money(Money(currency, sum(one.amount for one in of))),
    )
    for status, sentence in (
        ("cancelled", words.say("sales", "of which cancelled")),
        ("pending", words.say("sales", "of which pending")),
        ("deferred", words.say("sales", "of which deferred")),
    ):
        part = sum(one.amount for one in of if one.status == status)
        if part:
            text = words.say(
                "sales",
                "{all}; {part} {amount}",
                all=text,
                part=sentence,
                amount=words.money(Money(currency, part)),
            )
    return text
