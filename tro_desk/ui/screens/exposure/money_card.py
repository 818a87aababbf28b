"""Frozen money against the accused sales, where both are in one currency."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from tro_desk.base.messages import M_, Message
from tro_desk.domain.exposure import Against, Exposure, Figure, Frozen
from tro_desk.domain.money import Money
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import ACCOUNT, day_of
from tro_desk.l10n.exposure import percent
from tro_desk.l10n.terms import show_value
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.exposure.rows import frozen_name
from tro_desk.ui.widgets.buttons import link_button
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.chip import chip
from tro_desk.ui.widgets.progress_strip import Bar
from tro_desk.ui.widgets.source_mark import SourceMark
from tro_desk.ui.widgets.text import label

Where = Callable[[Figure], object]
"""Opens the list of sources at a figure."""


class FrozenCard(Card):
    """What is not known is an em dash with a dashed chip, never a zero."""

    def __init__(
        self,
        ui: Ui,
        exposure: Exposure,
        against: Against | None,
        where: Where,
        fill: Callable[[], object],
    ) -> None:
        """`against` holds the figures that are compared; None where nothing can be."""
        super().__init__(18, 6)
        self._ui, self._where = ui, where
        self.box.addWidget(label(ui, M_("money", "Frozen and accused"), "section", wrap=True))
        frozen = against.frozen if against is not None else None
        if frozen is None and len(exposure.frozen_total) == 1:
            frozen = exposure.frozen_total[0]
        whole = frozen.money if frozen is not None else None
        self._row(M_("money", "Frozen"), frozen, "text", "borderStrong", whole)
        if against is not None:
            self._row(
                M_("money", "Sales of accused goods"), against.gross, "primary", "primary", whole
            )
            if against.net is not None:
                self._row(M_("money", "Net of them"), against.net, "primary", "primary", whole)
            self._compare(against)
        elif not exposure.frozen:
            self.box.addWidget(link_button(ui, M_("money", "Fill in the frozen amount"), fill))
        elif exposure.bases:
            text = M_(
                "money",
                "The frozen money and these sales are not in one currency; the desk does not "
                "compare them.",
            )
            self.box.addWidget(label(ui, text, "small", "text2", wrap=True))
        if len(exposure.frozen) > 1 or len(exposure.frozen_total) > 1:
            self.box.addWidget(rule())
            for one in exposure.frozen:
                self._account(one)
        self.box.addStretch(1)

    def _row(
        self, name: Message, figure: Figure | None, tone: str, role: str, whole: Money | None
    ) -> None:
        ui = self._ui
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(label(ui, name, "small", "text2", wrap=True), 1, Qt.AlignmentFlag.AlignBottom)
        share = 0.0
        if figure is None:
            row.addWidget(label(ui, "—", "money", "text2"))
            row.addWidget(chip(ui, M_("money", "To fill in"), "open"))
        else:
            money = figure.money
            row.addWidget(label(ui, lambda t: t.money(money), "money", tone))
            row.addWidget(SourceMark(ui, name, figure, lambda: self._where(figure)))
            if whole is not None and whole.minor > 0 and whole.currency == money.currency:
                share = money.minor / whole.minor
        self.box.addLayout(row)
        bar = Bar(ui, role, ui.theme.size("control.moneyBar"))
        bar.set(share)
        ui.language.bind(
            bar,
            lambda t: bar.setAccessibleName(
                f"{t.render(name)}: {t.money(figure.money) if figure is not None else '—'}"
            ),
        )
        self.box.addWidget(bar)
        self.box.addSpacing(4)

    def _compare(self, against: Against) -> None:
        frozen, gross = against.frozen.money, against.gross.money
        if frozen.minor <= 0:
            return
        gap = Money(frozen.currency, frozen.minor - gross.minor)
        self._line(M_("money", "Difference"), lambda t: t.money(gap))
        if gross.minor > 0:
            times = (Decimal(frozen.minor) / gross.minor).quantize(Decimal("0.1"))
            self._line(M_("money", "Frozen to sales"), lambda _t: f"{times} : 1")
        ratio = against.ratio
        if ratio is not None:
            self._line(M_("money", "Sales, of the frozen sum"), lambda t: percent(t, ratio))

    def _line(self, name: Message, value: Callable[[Translator], str]) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self._ui, name, "small", "text2", wrap=True), 1)
        row.addWidget(label(self._ui, value, "small"))
        self.box.addLayout(row)

    def _account(self, one: Frozen) -> None:
        ui, figure = self._ui, one.figure
        row = QHBoxLayout()
        row.setSpacing(4)

        def name(words: Translator) -> str:
            platform = show_value(words, "platform", one.platform, {}) if one.platform else ""
            return " · ".join(part for part in (platform, one.account) if part)

        row.addWidget(label(ui, name, "small", "text2", wrap=True), 1)
        row.addWidget(label(ui, lambda t: t.money(figure.money), "small"))
        row.addWidget(SourceMark(ui, frozen_name(one), figure, lambda: self._where(figure)))
        self.box.addLayout(row)
        if one.on is not None:
            seen = M_("money", "seen on {day}", day=day_of(one.on, ACCOUNT))
            self.box.addWidget(label(ui, seen, "caption", "text2", wrap=True))
