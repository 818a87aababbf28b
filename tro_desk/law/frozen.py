"""Frozen money: what papers name and what accounts hold, each dollar counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tro_desk.domain.costs import Balance
from tro_desk.domain.exposure import Figure, Frozen, Mark, Source
from tro_desk.domain.money import Money
from tro_desk.law.figure_inputs import Inputs


def frozen_of(inputs: Inputs) -> tuple[Frozen, ...]:
    """What papers name, then what each account holds on the newest day of which that is told."""
    stores = {store.id: store for store in inputs.stores}
    files = {load.id: load.export.name for load in inputs.loads}
    named = [
        Frozen(told.platform, told.platform, Figure(told.money, told.mark, (told.source,)))
        for told in inputs.frozen
    ]
    newest: dict[tuple[int, str, str], Balance] = {}
    for balance in sorted(inputs.balances, key=lambda one: (one.on, one.id)):
        if balance.held is not None:  # a later balance that is silent of it takes nothing back
            newest[balance.store, balance.account, balance.currency] = balance
    held = []
    for balance in newest.values():
        if balance.held is None or balance.held.minor <= 0:
            continue
        sources: tuple[Source, ...] = (Source("balance", str(balance.id), balance.account),)
        if balance.load is not None:
            sources += (Source("load", str(balance.load), files.get(balance.load, "")),)
        elif balance.evidence is not None:
            name = inputs.papers.get(balance.evidence, balance.account)
            sources += (Source("evidence", balance.evidence, name),)
        mark = Mark.STATED if balance.load is None else Mark.DOCUMENT
        figure = Figure(balance.held, mark, sources)
        platform = stores[balance.store].platform if balance.store in stores else ""
        held.append(Frozen(balance.account, platform, figure, balance.on))
    return (*named, *sorted(held, key=lambda one: (one.platform, one.account, one.figure.money)))


def frozen_totals(frozen: Sequence[Frozen]) -> tuple[Figure, ...]:
    """One sum a currency.

    What a paper names for a platform stands for the accounts of that platform: both tell of the
    same money.
    """
    named = {(one.platform, one.figure.money.currency) for one in frozen if one.on is None}
    parts: dict[str, list[Figure]] = defaultdict(list)
    for one in frozen:
        currency = one.figure.money.currency
        told_already = {(one.platform, currency), ("", currency)} & named
        if one.on is None or not told_already:
            parts[currency].append(one.figure)
    return tuple(
        Figure(
            Money(currency, sum(one.money.minor for one in parts[currency])),
            parts[currency][0].mark if len(parts[currency]) == 1 else Mark.COMPUTED,
            tuple(dict.fromkeys(source for one in parts[currency] for source in one.sources)),
        )
        for currency in sorted(parts)
    )
