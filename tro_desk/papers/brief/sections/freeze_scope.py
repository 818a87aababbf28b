"""The facts on which the size of a freeze is argued, and what courts have said of such freezes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.domain.exposure import Against
from tro_desk.domain.freeze import FreezeCase
from tro_desk.domain.money import Money
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.sections.sales import beside
from tro_desk.papers.brief.writing import basis_note, leading, marks_of, note, percent
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, CELL, SECOND, SMALL, SMALL_STRONG, STRONG, Ink
from tro_desk.papers.layout.text import Run, Text, text

ID: Final = "freeze_scope"
ORDER: Final = 37
TITLE: Final = M_("brief", "Facts on the scope of the freeze")

_NO_ACCUSED: Final = M_(
    "brief", "What stands against it is not known: no accused sale is in the loaded files."
)
_CASES: Final = M_(
    "brief",
    "For counsel to check: what courts have said of the size of a freeze. Each is one decision, no "
    "rule and no promise.",
)


_BESIDE: Final = ("forum", "deferred", "held")


def build(context: Context) -> list[Flowable]:
    figures = context.snapshot.figures
    if figures is None or not figures.exposure.frozen:
        return []
    content: list[Flowable] = []
    if figures.exposure.against:
        content.append(_against(context, figures.exposure.against))
        for basis in leading(figures):
            content += [
                note(context, basis_note(basis), before=6),
                *beside(context, basis, _BESIDE),
            ]
    else:
        content.append(note(context, _NO_ACCUSED))
    cases = context.snapshot.freeze_cases
    if cases:
        content += context.together(note(context, _CASES, before=8), _cases(context, cases))
    return content


def _money(context: Context, money: Money, ink: Ink = BODY) -> Text:
    return text(Run(context.words.first.money(money), ink), align="right")


def _against(context: Context, against: Sequence[Against]) -> Flowable:
    columns = context.columns(92, 92, 46, 92, 92, 91, right=(0, 1, 2, 3, 4, 5))
    head = (
        M_("brief", "Frozen"),
        M_("brief", "Accused gross"),
        M_("brief", "Share"),
        M_("brief", "Frozen above it"),
        M_("brief", "Accused net"),
        M_("brief", "Source"),
    )
    rows = [
        Row(
            (
                _money(context, one.frozen.money),
                _money(context, one.gross.money, STRONG),
                text(Run(percent(context, one.ratio), STRONG), align="right"),
                _money(
                    context, Money(one.currency, one.frozen.money.minor - one.gross.money.minor)
                ),
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
