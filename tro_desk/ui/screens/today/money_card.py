"""Frozen money beside the sales of the accused goods."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from tro_desk.base.messages import M_, Message
from tro_desk.domain.money import Money
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import show_value
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import link_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.chip import chip
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.icons import icon_title
from tro_desk.ui.widgets.progress_strip import Bar
from tro_desk.ui.widgets.text import label


class MoneyCard(Card):
    """What is not known is an em dash with a dashed chip, never a zero."""

    def __init__(
        self,
        ui: Ui,
        frozen: Money | None,
        accused: Money | None,
        platforms: tuple[str, ...],
        fill: Callable[[], object],
        figures: Callable[[], object],
        compact: bool,
    ) -> None:
        """`fill` opens the form of the case, `figures` the page of all its figures."""
        super().__init__(16 if compact else 18, 0)
        self._ui = ui
        head, flow = flow_row(8, spread=True)
        flow.addWidget(icon_title(ui, "lock", "text2", M_("money", "Frozen and accused")))
        if platforms:
            flow.addWidget(_platform_chip(ui, platforms[0]))
        self.box.addWidget(head)
        self.box.addSpacing(8)
        both = frozen is not None and accused is not None and frozen.currency == accused.currency
        self._row(M_("money", "Frozen"), frozen, "text", "borderStrong", 1.0)
        self.box.addSpacing(8)
        share = 0.0
        if both and frozen is not None and accused is not None and frozen.minor > 0:
            share = accused.minor / frozen.minor
        self._row(M_("money", "Sales of accused goods"), accused, "primary", "primary", share)
        self.box.addSpacing(8)
        self.box.addStretch(1)
        if frozen is None:
            self.box.addWidget(link_button(ui, M_("money", "Fill in the frozen amount"), fill))
        elif accused is None:
            note = M_(
                "money",
                "The sales of the accused goods are not known yet; they show how much of "
                "the money has to do with the case.",
            )
            if not compact:
                self.box.addWidget(label(ui, note, "small", "text2", wrap=True))
        elif both and frozen.minor > 0:
            self.box.addWidget(label(ui, _share(frozen, accused), "small", "text2", wrap=True))
        self.box.addWidget(link_button(ui, M_("money", "All figures"), figures))

    def _row(self, name: Message, money: Money | None, tone: str, role: str, share: float) -> None:
        ui = self._ui
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(ui, name, "small", "text2", wrap=True), 1, Qt.AlignmentFlag.AlignBottom)
        if money is None:
            row.addWidget(label(ui, "—", "money", "text2"))
            row.addWidget(chip(ui, M_("money", "To fill in"), "open"))
        else:
            amount = money
            row.addWidget(label(ui, lambda t: t.money(amount), "money", tone))
        self.box.addLayout(row)
        self.box.addSpacing(2)
        bar = Bar(ui, role, ui.theme.size("control.moneyBar"))
        bar.set(share if money is not None else 0)
        ui.language.bind(
            bar,
            lambda t: bar.setAccessibleName(
                f"{t.render(name)}: {t.money(money) if money is not None else '—'}"
            ),
        )
        self.box.addWidget(bar)


def _platform_chip(ui: Ui, platform: str) -> QLabel:
    made = chip(ui, "")
    ui.language.bind(made, lambda t: made.setText(show_value(t, "platform", platform, {})))
    return made


def _share(frozen: Money, accused: Money) -> Callable[[Translator], str]:
    percent = (Decimal(accused.minor) * 100 / Decimal(frozen.minor)).quantize(Decimal("0.1"))
    gap = Money(frozen.currency, frozen.minor - accused.minor)

    def text(words: Translator) -> str:
        return words.say(
            "money",
            "Accused sales are {percent}% of the frozen amount; the difference is {gap}.",
            percent=str(percent),
            gap=gap,
        )

    return text
