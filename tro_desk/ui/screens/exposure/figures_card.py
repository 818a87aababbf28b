"""From gross to net, and how much of the costs is proved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.exposure import Figure, Sums
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.exposure.money_card import Where
from tro_desk.ui.screens.exposure.rows import steps
from tro_desk.ui.widgets.buttons import link_button
from tro_desk.ui.widgets.card import Card, clear, rule
from tro_desk.ui.widgets.progress_strip import Bar
from tro_desk.ui.widgets.source_mark import SourceMark
from tro_desk.ui.widgets.text import label

_LINE: Final = 28


class FiguresCard(Card):
    """The sums of one listing, or of all that are accused."""

    def __init__(self, ui: Ui, where: Where, costs: Callable[[], object]) -> None:
        """`costs` leads to where costs and invoices are entered."""
        super().__init__(16, 4)
        self._ui, self._where, self._costs = ui, where, costs
        self.box.addWidget(label(ui, M_("figure", "From gross to net"), "section", wrap=True))
        holder = QWidget()
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self.box.addWidget(holder)
        self.box.addStretch(1)

    def show_sums(self, name: str, sums: Sums) -> None:
        """Show the sums of a listing; `name` is empty for all of them."""
        clear(self._lines)
        ui = self._ui
        about = M_("figure", "{listing} alone", listing=name)
        every = M_("figure", "All accused listings")
        self._lines.addWidget(label(ui, about if name else every, "small", "text2", wrap=True))
        self._lines.addSpacing(4)
        lines = steps(sums)
        for number, (message, figure) in enumerate(lines):
            last = number == len(lines) - 1
            if last:
                self._lines.addWidget(rule())
            self._line(message, figure, strong=last)
        if sums.net is None:
            text = M_(
                "figure",
                "This report does not tell refunds or fees, so no net can be made of it. "
                "The Date Range report tells them.",
            )
            self._lines.addWidget(label(ui, text, "caption", "text2", wrap=True))
        self._lines.addSpacing(6)
        self._proof(sums)

    def _line(self, name: Message, figure: Figure | None, *, strong: bool) -> None:
        ui = self._ui
        row = QHBoxLayout()
        row.setSpacing(4)
        type_ = "smallStrong" if strong else "small"
        words = label(ui, name, type_, "text" if strong else "text2", wrap=True)
        words.setMinimumHeight(_LINE)
        row.addWidget(words, 1)
        if figure is None:
            row.addWidget(label(ui, M_("figure", "not told"), "small", "text2"))
            row.addSpacing(_LINE)
        else:
            money = figure.money
            row.addWidget(label(ui, lambda t: t.money(money), type_))
            row.addWidget(SourceMark(ui, name, figure, lambda: self._where(figure)))
        self._lines.addLayout(row)

    def _proof(self, sums: Sums) -> None:
        ui, units = self._ui, sums.units.number
        self._lines.addWidget(label(ui, M_("figure", "Cost proof"), "bodyStrong", wrap=True))
        proved = sums.cost_proved.money.minor if sums.cost_proved is not None else 0
        stated = sums.cost_unproved.money.minor if sums.cost_unproved is not None else 0
        if proved + stated:
            self._bar(
                M_("figure", "Proved by invoices"),
                proved / (proved + stated),
                lambda t: t.money(sums.cost_proved.money) if sums.cost_proved is not None else "—",
            )
        if units > 0:
            told = units - sums.uncosted
            self._bar(
                M_("figure", "Units whose cost is told"),
                told / units,
                lambda t: t.say("figure", "{told} of {units}", told=told, units=units),
            )
        note = M_("figure", "The net counts proved costs alone.")
        self._lines.addWidget(label(ui, note, "caption", "text2", wrap=True))
        if sums.uncosted or stated or not proved:
            add = M_("figure", "Add costs and invoices")
            self._lines.addWidget(link_button(ui, add, self._costs))

    def _bar(self, name: Message, share: float, value: Callable[[Translator], str]) -> None:
        ui = self._ui
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(ui, name, "small", wrap=True), 1)
        row.addWidget(label(ui, value, "small", "text2"))
        self._lines.addLayout(row)
        bar = Bar(ui)
        bar.set(share)
        ui.language.bind(bar, lambda t: bar.setAccessibleName(f"{t.render(name)}: {value(t)}"))
        self._lines.addWidget(bar)
        self._lines.addSpacing(6)
