"""Frozen money on each account, and the other amounts that the papers or the seller name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable, Spacer

from tro_desk.base.messages import M_, Message
from tro_desk.domain.exposure import Figure, Frozen
from tro_desk.domain.money import Money
from tro_desk.l10n.calendars import ACCOUNT
from tro_desk.l10n.terms import PLATFORMS
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.brief.writing import NOTHING_FROZEN, day_cell, line, mark_cell
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SECOND, STRONG, Ink
from tro_desk.papers.layout.text import Run, Text, text
from tro_desk.papers.snapshot import Statement

ID: Final = "frozen"
ORDER: Final = 36
TITLE: Final = M_("brief", "Frozen money on each account")

_NAMED: Final = ("bond_amount", "claimed_amount", "settlement_amount")


def build(context: Context) -> list[Flowable]:
    figures = context.snapshot.figures
    if figures is None:
        return []
    exposure = figures.exposure
    content: list[Flowable] = (
        [_accounts(context, exposure.frozen, exposure.frozen_total)]
        if exposure.frozen
        else [line(context, NOTHING_FROZEN)]
    )
    named = [one for one in context.snapshot.of(*_NAMED) if one.value]
    if named:
        content += [Spacer(1, 6), _amounts(context, named)]
    return content


def _accounts(context: Context, frozen: Sequence[Frozen], totals: Sequence[Figure]) -> Flowable:
    columns = context.columns(200, 80, 115, 110, right=(2, 3))
    head = (
        M_("brief", "Account"),
        M_("brief", "Seen on"),
        M_("brief", "Frozen amount"),
        M_("brief", "Source"),
    )
    rows = [
        Row(
            (
                _account(context, one),
                day_cell(context, (one.on,), ACCOUNT),
                _money(context, one.figure.money),
                mark_cell(context, one.figure),
            )
        )
        for one in frozen
    ]
    if len(frozen) > 1:
        rows += [
            Row(
                (
                    text(*context.words.label(M_("brief", "Total"), 190, STRONG, SECOND)),
                    None,
                    _money(context, total.money, STRONG),
                    mark_cell(context, total),
                ),
                "strong",
            )
            for total in totals
        ]
    return context.grid(columns, rows, head)


def _amounts(context: Context, named: Sequence[Statement]) -> Flowable:
    columns = context.fact_columns
    rows = [
        Row(
            (
                text(*context.words.label(field_name(one.field), columns[0].room)),
                text(Run(context.value(one), BODY)),
                text(context.mark(one), align="right"),
            )
        )
        for one in named
    ]
    return context.grid(columns, rows)


def _account(context: Context, one: Frozen) -> Text:
    known = PLATFORMS.get(one.platform)
    platform = context.words.say(Message("platform", known)) if known else one.platform
    shown = " · ".join(dict.fromkeys(part for part in (one.account, platform) if part))
    return text(Run(shown, BODY)) if shown else text(Run("—", SECOND))


def _money(context: Context, money: Money, ink: Ink = BODY) -> Text:
    return text(Run(context.words.first.money(money), ink), align="right")
