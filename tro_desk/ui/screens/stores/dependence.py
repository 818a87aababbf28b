"""The tab of dependence: shares of sales and cash over time, as a chart and in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from PySide6.QtWidgets import QComboBox

from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_, Message
from tro_desk.domain.dependence import Amount, Dependence, Part, Split
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import ACCOUNT, SHARES, day_of, months_line
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.screens.stores.cells import money_key, money_words, platform_name
from tro_desk.ui.screens.stores.controller import StoresController
from tro_desk.ui.screens.stores.plan import PlanDialog
from tro_desk.ui.screens.stores.plan_rows import plan_period, plan_rows
from tro_desk.ui.screens.stores.section import Section
from tro_desk.ui.widgets.buttons import name_it, segmented
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.share_chart import ShareChart, ShareRow, percent
from tro_desk.ui.widgets.source_mark import source_words
from tro_desk.ui.widgets.text import label

KINDS: Final[dict[str, Message]] = {
    "orders": M_("dependence", "Orders in {currency}"),
    "money": M_("dependence", "Payments in {currency}"),
    "cash": M_("dependence", "Cash in {currency}"),
}
_WAYS: Final = (
    ("platform", M_("dependence", "By platform")),
    ("part", M_("dependence", "By shop or account")),
)
_FIRST: Final = "USD"
"""The currency that is shown first, where there is one: that of most frozen accounts."""


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A share as a line of the table; `unknown` are the parts of which nothing tells that month:
    where there are any, the share is at most what is told."""

    month: date
    part: Part
    amount: Amount | None
    share: Decimal | None
    unknown: tuple[Part, ...]


def part_name(words: Translator, part: Part) -> str:
    """A platform, or a shop or account with its platform."""
    platform = platform_name(words, part.platform)
    if not part.name:
        return platform
    return words.say("dependence", "{platform}: {name}", platform=platform, name=part.name)


def month_words(month: date) -> str:
    """A month, as it is written on papers."""
    return f"{month:%Y-%m}"


def lines_of(split: Split) -> tuple[ShareLine, ...]:
    """The newest month first, its parts in their order."""
    return tuple(
        ShareLine(
            split.months[at], part, part.amounts[at], split.share(part, at), split.unknown(at)
        )
        for at in reversed(range(len(split.months)))
        for part in split.parts
    )


def why(words: Translator, line: ShareLine) -> str:
    """What a share rests on, or why there is none."""
    amount = line.amount
    if amount is None:
        return words.say("dependence", "No file and no balance tells of it")
    said = source_words(words, amount.figure)
    if amount.on is not None:
        said = words.say(
            "dependence", "{source}, seen on {day}", source=said, day=day_of(amount.on, ACCOUNT)
        )
    if line.unknown:
        missing = words.listed(part_name(words, part) for part in line.unknown)
        return words.say(
            "dependence", "{source}. Nothing tells of {missing}", source=said, missing=missing
        )
    return said


COLUMNS: Final[tuple[Column[ShareLine], ...]] = (
    Column(M_("dependence", "Platform or account"), lambda t, line: part_name(t, line.part)),
    Column(
        M_("dependence", "Month"),
        lambda _t, line: month_words(line.month),
        lambda line: line.month,
        calendar=SHARES,
    ),
    Column(
        M_("dependence", "Amount"),
        lambda t, line: money_words(t, line.amount.figure.money if line.amount else None),
        lambda line: money_key(line.amount.figure.money if line.amount else None),
        right=True,
        figure=lambda line: line.amount.figure if line.amount else None,
        cell=lambda line: line.amount.figure.money if line.amount else None,
    ),
    Column(
        M_("dependence", "Share"),
        lambda t, line: percent(t, line.share, most=bool(line.unknown)),
        lambda line: line.share,
        right=True,
    ),
    Column(M_("dependence", "From"), why),
)


class DependenceSection(Section):
    """The chart shows the newest months that fit; the table below has them all."""

    name = "dependence"
    add_icon = "print"
    calendar_line = staticmethod(months_line)

    def __init__(self, ui: Ui, controller: StoresController) -> None:
        self.splits: tuple[Split, ...] = ()
        super().__init__(
            ui,
            controller,
            Grid(ui.translator, COLUMNS),
            M_("dependence", "Shares month by month"),
            M_(
                "dependence",
                "No sales and no balances yet. Load the reports of your platforms, and add what "
                "your accounts hold.",
            ),
            (M_("plan", "Plan sheet"), self.show_plan),
        )
        self.table.stretch(4)
        self.what = QComboBox()
        self.what.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.what.setMinimumContentsLength(14)
        self.what.activated.connect(lambda _at: self._draw())
        name_it(ui, self.what, M_("dependence", "Sales or cash"), tooltip=False)
        ui.language.bind(self.what, self._say_what)
        self._flow.addWidget(self.what)
        self.way = segmented(ui, _WAYS, "platform")
        self.way.chosen.connect(lambda _way: self._draw())
        self._flow.addWidget(self.way)
        self.ways_out("shares.xlsx")
        self.chart = ShareChart(ui, M_("dependence", "Share of each month"))
        self._chart_card = Card(16, 8)
        note = M_(
            "dependence",
            "Each bar is a share of the whole month. A hollow bar with ≤ is a share at most, while "
            "nothing tells of another shop or account. Cash is what an account showed last.",
        )
        self._chart_card.box.addWidget(self.chart)
        self._chart_card.box.addWidget(label(ui, note, "caption", "text2", wrap=True))
        self.box.insertWidget(self.box.indexOf(self.card), self._chart_card)

    # reading

    def read(self, _job: Job) -> Dependence:
        return self._controller.desk.dependence()

    def show_rows(self, found: Any) -> None:
        before = self.split
        self.splits = found.splits
        self.what.clear()
        for one in self.splits:
            self.what.addItem("", _key(one))
        at = self.what.findData(_key(before)) if before is not None else -1
        preferred = (at for at, one in enumerate(self.splits) if one.currency == _FIRST)
        self.what.setCurrentIndex(at if at >= 0 else next(preferred, 0))
        self._say_what(self._ui.translator)
        self._draw()

    @property
    def split(self) -> Split | None:
        """The split that is chosen; None while there is none."""
        at = self.what.currentIndex()
        return self.splits[at] if 0 <= at < len(self.splits) else None

    def _say_what(self, words: Translator) -> None:
        for at, one in enumerate(self.splits):
            text = words.say("dependence", KINDS[one.what].text, currency=one.currency)
            self.what.setItemText(at, text)

    def _draw(self) -> None:
        split = self.split
        for part in (self._chart_card, self.what, self.way):
            part.setVisible(split is not None)
        self.add_button.setEnabled(split is not None)
        if split is None:
            self.show_grid(())
            return
        if self.way.current == "platform":
            split = split.by_platform()
        lines = lines_of(split)
        self.chart.show_rows(
            [_named_month(month) for month in split.months],
            [_share_row(part, [one for one in lines if one.part is part]) for part in split.parts],
        )
        self.show_grid(lines)

    # the plan

    def show_plan(self) -> None:
        """Show the plan sheet, with the shares as they are now."""
        if self.splits and self.dialog is None:
            words, shown = self._ui.translator, self.split
            currency = shown.currency if shown is not None else _FIRST
            rows = plan_rows(words, self.splits, currency, part_name)
            period = plan_period(words, self.splits, currency)
            self.ask(PlanDialog(self._ui, rows, period, self))


def _key(split: Split) -> str:
    return f"{split.what} {split.currency}"


def _named_month(month: date) -> Callable[[Translator], str]:
    return lambda _words: month_words(month)


def _share_row(part: Part, newest_first: Sequence[ShareLine]) -> ShareRow:
    lines = tuple(reversed(newest_first))
    return ShareRow(
        lambda words: part_name(words, part),
        tuple(line.share for line in lines),
        tuple(_exact(line) for line in lines),
        frozenset(at for at, line in enumerate(lines) if line.unknown),
    )


def _exact(line: ShareLine) -> Callable[[Translator], str]:
    def say(words: Translator) -> str:
        if line.amount is None:
            return why(words, line)
        return f"{words.money(line.amount.figure.money)}; {why(words, line)}"

    return say
