"""The command that prints the figures of a case."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tro_desk.cli.common import as_json, open_named
from tro_desk.l10n import Translator

if TYPE_CHECKING:
    from tro_desk.domain.exposure import (
        Basis,
        Count,
        Exposure,
        Figure,
        Frozen,
        Share,
        Source,
        Sums,
        Unmatched,
    )

Shape = dict[str, object]

_PLACES: Final = Decimal("0.0001")  # of a ratio; the exact parts stand beside it
_BY_NAME: Final = frozenset({"load", "evidence"})  # sources that are files


def exposure(options: argparse.Namespace, words: Translator) -> int:
    with open_named(options) as desk:
        found = desk.exposure(options.case)
    if options.json:
        print(as_json(_json(found)))
    else:
        print("\n".join(_lines(found, words)))
    return 0


def _read(found: Exposure) -> Basis | None:
    """The basis to read: the one beside the frozen money, else the first."""
    if found.against:
        return found.bases[found.against[0].basis]
    return found.bases[0] if found.bases else None


# JSON


def _json(found: Exposure) -> Shape:
    """At the top the basis to read; `bases` holds all of them, never added up."""
    basis = _read(found)
    against = found.against[0] if found.against else None
    return {
        "case": found.case,
        "accused_products": list(found.accused),
        "silent": list(found.silent),
        **(_basis_json(basis, found.forum_state) if basis is not None else _NO_BASIS),
        "frozen": [_frozen_json(one) for one in found.frozen],
        "frozen_total": [_figure_json(one) for one in found.frozen_total],
        "frozen_to_accused_gross": {
            "ratio": _ratio(against.frozen.money.minor, against.gross.money.minor),
            "frozen": _figure_json(against.frozen),
            "accused_gross": _figure_json(against.gross),
            "accused_net": _maybe(against.net),
        }
        if against is not None
        else None,
        "differences": [list(pair) for pair in found.differences],
        "missing": list(found.missing),
        "bases": [_basis_json(one, found.forum_state) for one in found.bases],
    }


_NO_BASIS: Final[Shape] = {
    "report": None,
    "currency": None,
    "period": None,
    "gaps": [],
    "accused": [],
    "accused_total": None,
    "months": [],
    "places": [],
    "store_share": None,
    "forum_state_share": None,
    "unmatched": None,
    "deferred": None,
    "held": None,
}


def _basis_json(basis: Basis, forum_state: str) -> Shape:
    return {
        "report": basis.report,
        "currency": basis.currency,
        "period": [basis.first_day.isoformat(), basis.last_day.isoformat()],
        "gaps": [[gap.first.isoformat(), gap.last.isoformat()] for gap in basis.gaps],
        "accused": [
            {
                "asin": one.product_id,
                "sku": list(one.skus),
                "title": one.title,
                "answer": one.answer,
                **_sums_json(one.sums),
            }
            for one in basis.listings
        ],
        "accused_total": _sums_json(basis.total),
        "months": [
            {"month": one.month.strftime("%Y-%m"), **_sums_json(one.sums)} for one in basis.months
        ],
        "places": [
            {"country": one.country, "state": one.state, **_sums_json(one.sums)}
            for one in basis.places
        ],
        "store_share": _share_json(basis.store_share),
        "forum_state_share": {"state": forum_state, **_share_json(basis.forum)}
        if basis.forum is not None
        else None,
        "unmatched": _unmatched_json(basis.unmatched) if basis.unmatched is not None else None,
        "deferred": _maybe(basis.deferred),
        "held": _maybe(basis.held),
    }


def _sums_json(sums: Sums) -> Shape:
    """What the report does not tell is null, never 0."""
    return {
        "units": _count_json(sums.units),
        "gross": _figure_json(sums.gross),
        "refunds": _maybe(sums.refunds),
        "fees": _fees_json(sums),
        "selling_fees": _maybe(sums.selling_fees),
        "fba_fees": _maybe(sums.fba_fees),
        "cost_proved": _maybe(sums.cost_proved),
        "cost_unproved": _maybe(sums.cost_unproved),
        "net": _maybe(sums.net),
        "uncosted_units": sums.uncosted,
    }


def _fees_json(sums: Sums) -> Shape | None:
    selling, fba = sums.selling_fees, sums.fba_fees
    if selling is None or fba is None:
        return None
    return _figure_json(selling) | {"amount": _amount(selling.money.amount + fba.money.amount)}


def _unmatched_json(unmatched: Unmatched) -> Shape:
    return {
        "sku": list(unmatched.skus),
        "units": _count_json(unmatched.sums.units),
        "gross": _figure_json(unmatched.sums.gross),
    }


def _frozen_json(frozen: Frozen) -> Shape:
    return {
        "account": frozen.account,
        "platform": frozen.platform,
        "on": frozen.on.isoformat() if frozen.on is not None else None,
        **_figure_json(frozen.figure),
    }


def _share_json(share: Share) -> Shape:
    return {
        "ratio": _ratio(share.part.money.minor, share.whole.money.minor),
        "part": _figure_json(share.part),
        "whole": _figure_json(share.whole),
    }


def _maybe(figure: Figure | None) -> Shape | None:
    return None if figure is None else _figure_json(figure)


def _figure_json(figure: Figure) -> Shape:
    return {
        "amount": _amount(figure.money.amount),
        "currency": figure.money.currency,
        "from": _from(figure.sources),
        "mark": figure.mark.value,
    }


def _count_json(count: Count) -> Shape:
    return {"number": count.number, "from": _from(count.sources), "mark": count.mark.value}


def _from(sources: Iterable[Source]) -> list[str]:
    """Files by their names, what was said by its kind and number (`fact:12`)."""
    named = (
        one.name if one.kind in _BY_NAME and one.name else f"{one.kind}:{one.id}" for one in sources
    )
    return list(dict.fromkeys(named))


def _amount(amount: Decimal) -> str:
    return format(amount, "f")


def _ratio(part: int, whole: int) -> str | None:
    if whole == 0:
        return None
    return format((Decimal(part) / Decimal(whole)).quantize(_PLACES), "f")


# text


def _lines(found: Exposure, words: Translator) -> Iterator[str]:
    from tro_desk.l10n.exposure import difference, lack, percent

    say = words.say
    for one in found.against:
        yield say(
            "cli",
            "Frozen {frozen}, accused sales {gross}: {share} of what is frozen.",
            frozen=one.frozen.money,
            gross=one.gross.money,
            share=percent(words, one.ratio) if one.ratio is not None else "—",
        )
    yield from _frozen_lines(found, words)
    for basis in found.bases:
        yield ""
        yield from _basis_lines(basis, found.forum_state, words)
    if found.bases:
        yield ""
        yield say(
            "cli",
            "Orders that are cancelled or pending, and those of channels outside the platform, are "
            "left out. The net counts proved costs alone.",
        )
    for first, second in found.differences:
        yield difference(words, first, second)
    if found.bases and found.silent:
        names = words.listed(found.silent)
        yield say("cli", "No file tells of a sale of: {names}", names=names)
    for code in found.missing:
        yield lack(words, code)


def _frozen_lines(found: Exposure, words: Translator) -> Iterator[str]:
    from tro_desk.l10n.calendars import ACCOUNT, day_of
    from tro_desk.l10n.terms import PLATFORMS

    say = words.say
    for one in found.frozen:
        known = PLATFORMS.get(one.platform)
        platform = say("platform", known) if known else one.platform
        told = _told(one.figure, words)
        if one.on is not None:
            day = day_of(one.on, ACCOUNT)
            yield say(
                "cli",
                "Frozen on {account}, {day}: {figure}",
                account=one.account,
                day=day,
                figure=told,
            )
        elif platform:
            yield say("cli", "Frozen at {platform}: {figure}", platform=platform, figure=told)
        else:
            yield say("cli", "Frozen: {figure}", figure=told)


def _basis_lines(basis: Basis, forum_state: str, words: Translator) -> Iterator[str]:
    from tro_desk.l10n.calendars import calendar_of, days_of
    from tro_desk.l10n.exposure import percent, place_name
    from tro_desk.l10n.sales import report_name

    say, money = words.say, words.money
    calendar = calendar_of(basis.report)
    yield say(
        "cli",
        "{report}, {currency}, {days}",
        report=report_name(words, basis.report),
        currency=basis.currency,
        days=days_of(basis.first_day, basis.last_day, calendar),
    )
    files = words.listed(_from(basis.total.gross.sources))
    yield "  " + say("cli", "From: {files}", files=files)
    for gap in basis.gaps:
        days = days_of(gap.first, gap.last, calendar)
        yield "  " + say("cli", "No file tells of {days}.", days=days)
    for listing in basis.listings:
        name = " ".join(filter(None, (listing.product_id, *listing.skus, listing.title)))
        yield f"  {name}"
        yield "    " + _sums_line(listing.sums, words)
    yield "  " + say("cli", "All accused listings")
    yield "    " + _sums_line(basis.total, words)
    if basis.months:
        months = (f"{one.month:%Y-%m} {money(one.sums.gross.money)}" for one in basis.months)
        said = words.listed(months)
        yield "  " + say(
            "cli", "Gross by month ({calendar}): {months}", calendar=calendar, months=said
        )
    if basis.places:
        places = (
            f"{place_name(words, one.country, one.state)} {money(one.sums.gross.money)}"
            for one in sorted(basis.places, key=lambda one: -one.sums.gross.money.minor)
        )
        yield "  " + say("cli", "Gross by place: {places}", places=words.listed(places))
    if basis.forum is not None and basis.forum.ratio is not None:
        yield "  " + say(
            "cli",
            "Shipped to the court's state ({state}): {figure}, {share} of the accused sales",
            state=forum_state,
            figure=basis.forum.part.money,
            share=percent(words, basis.forum.ratio),
        )
    if basis.store_share.ratio is not None:
        yield "  " + say(
            "cli",
            "Accused share of the sales of all goods, {figure}: {share}",
            figure=basis.store_share.whole.money,
            share=percent(words, basis.store_share.ratio),
        )
    if basis.deferred is not None:
        yield "  " + say(
            "cli", "Earned and not paid out yet: {figure}", figure=basis.deferred.money
        )
    if basis.held is not None:
        yield "  " + say("cli", "Reserves of the whole shop: {figure}", figure=basis.held.money)
    if basis.unmatched is not None:
        yield "  " + say(
            "cli",
            "Not counted, because no listing joins them with one product: {figure} ({names})",
            figure=basis.unmatched.sums.gross.money,
            names=words.listed(basis.unmatched.skus),
        )


def _sums_line(sums: Sums, words: Translator) -> str:
    """What the report does not tell is not there."""
    from tro_desk.l10n.exposure import FIGURES

    units = sums.units.number
    parts = [words.plural("cli", "{count} unit", "{count} units", units)]
    for field, name in FIGURES.items():
        figure: Figure | None = getattr(sums, field)
        if figure is not None:
            parts.append(f"{words.say('figure', name)} {words.money(figure.money)}")
    if sums.uncosted:
        parts.append(
            words.plural(
                "cli",
                "{count} unit without a cost",
                "{count} units without a cost",
                sums.uncosted,
            )
        )
    return words.listed(parts)


def _told(figure: Figure, words: Translator) -> str:
    from tro_desk.l10n.exposure import MARKS

    mark = words.say("figure mark", MARKS[figure.mark.value])
    sources = words.listed(_from(figure.sources))
    return f"{words.money(figure.money)} [{mark}: {sources}]"
