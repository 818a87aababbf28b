"""Frozen money on each account, beside the accused sales, and what courts said of such freezes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable, Spacer

from tro_desk.base.messages import M_, Message
from tro_desk.domain.exposure import Against, Figure, Frozen
from tro_desk.domain.freeze import FreezeCase
from tro_desk.domain.money import Money
from tro_desk.l10n.calendars import ACCOUNT
from tro_desk.l10n.terms import PLATFORMS
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.writing import (
    NOTHING_FROZEN,
    day_cell,
    line,
    mark_cell,
    marks_of,
    note,
    percent,
)
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, CELL, SECOND, SMALL, SMALL_STRONG, STRONG, Ink
from tro_desk.papers.layout.text import Run, Text, text

ID: Final = "frozen"
ORDER: Final = 34
TITLE: Final = M_("brief", "Frozen money and accused sales")

_NO_ACCUSED: Final = M_(
    "brief", "What stands against it is not known: no accused sale is in the loaded files."
)
_CASES: Final = M_(
    "brief",
    "For counsel to check: what courts have said of the size of a freeze. Each is one decision, no "
    "rule and no promise.",
)


def build(context: Context) -> list[Flowable]:
    figures = context.snapshot.figures
    if figures is None:
        return []
    exposure = figures.exposure
    if not exposure.frozen:
        return [line(context, NOTHING_FROZEN)]
    content: list[Flowable] = [_accounts(context, exposure.frozen, exposure.frozen_total)]
    if exposure.against:
        content += [Spacer(1, 8), _against(context, exposure.against)]
    else:
        content.append(note(context, _NO_ACCUSED, before=5))
    cases = context.snapshot.freeze_cases
    if cases:
        content += context.together(note(context, _CASES, before=8), _cases(context, cases))
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


def _account(context: Context, one: Frozen) -> Text:
    known = PLATFORMS.get(one.platform)
    platform = context.words.say(Message("platform", known)) if known else one.platform
    shown = " · ".join(dict.fromkeys(part for part in (one.account, platform) if part))
    return text(Run(shown, BODY)) if shown else text(Run("—", SECOND))


def _money(context: Context, money: Money, ink: Ink = BODY) -> Text:
    return text(Run(context.words.first.money(money), ink), align="right")


def _against(context: Context, against: Sequence[Against]) -> Flowable:
    columns = context.columns(115, 115, 60, 115, 100, right=(0, 1, 2, 3, 4))
    head = (
        M_("brief", "Frozen"),
        M_("brief", "Accused gross"),
        M_("brief", "Share"),
        M_("brief", "Accused net"),
        M_("brief", "Source"),
    )
    rows = [
        Row(
            (
                _money(context, one.frozen.money),
                _money(context, one.gross.money, STRONG),
                text(Run(percent(context, one.ratio), STRONG), align="right"),
                _money(context, one.net.money)
                if one.net
                else text(Run("—", SECOND), align="right"),
                marks_of(context, (one.gross, one.net)),
            )
        )
        for one in against
    ]
    return context.grid(columns, rows, head)


def _cases(context: Context, cases: Sequence[FreezeCase]) -> Flowable:
    words = context.words
    columns = context.columns(170, 335)
    rows = []
    for case in cases:
        said = [*words.sentence(case.text, BODY, SMALL)]
        if not case.checked:
            said += words.sentence(_UNCHECKED, SMALL_STRONG, SMALL)
        said.append((Run(words.say(M_("brief", "Source: {source}", source=case.source)), SMALL),))
        rows.append(Row((text(Run(case.name, STRONG), Run(case.cite, CELL)), text(*said))))
    head = (M_("brief", "Decision"), M_("brief", "In our own words"))
    return context.grid(columns, rows, head)


_UNCHECKED: Final = M_("brief", "Not compared with its source: ask your lawyer.")
