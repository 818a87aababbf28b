"""The plan sheet: how much hangs on whom now, and what the seller decides to do about it.

The desk fills in the figures; the decisions are written by hand, on paper or in a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QTextBrowser, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.ui.context import Ui
from tro_desk.ui.sheets import Sheet, html, print_sheet, save_sheet
from tro_desk.ui.widgets.buttons import name_it, plain_button, primary_button
from tro_desk.ui.widgets.dialog_size import height_on_screen, keep_size
from tro_desk.ui.widgets.flow import flow_row

QUESTIONS: Final[tuple[Message, ...]] = (
    M_("plan", "Which other platform, or a shop of our own, could sell these products?"),
    M_("plan", "Which second account, at another bank or payment firm, could take payouts?"),
    M_("plan", "For how many weeks do the accounts outside the largest platform pay the bills?"),
    M_("plan", "Which goods lie in a warehouse that one platform controls?"),
    M_("plan", "Are orders, listings and messages saved outside the platform, and how often?"),
    M_("plan", "Which brands, pictures and designs still need a check or a written permission?"),
    M_("plan", "Who can open each account when its owner cannot?"),
)
"""What the plan asks beside the shares: questions alone, the seller decides."""

_SIZE: Final = (860, 620)
_BLANK: Final = "\u00a0"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A platform or account with its shares in words: of sales, of cash."""

    name: str
    sales: str
    cash: str


def plan_sheet(ui: Ui, rows: Sequence[PlanRow], period: str) -> Sheet:
    """The plan on paper; `period` says which months the shares of sales are of."""
    words = ui.translator
    heads = (
        words.say("plan", "Where"),
        words.say("plan", "Share of sales now"),
        words.say("plan", "Share of cash now"),
        words.say("plan", "Share wanted"),
        words.say("plan", "What we do"),
        words.say("plan", "Who, until when"),
    )
    known = tuple((row.name, row.sales, row.cash, _BLANK, _BLANK, _BLANK) for row in rows)
    asked = tuple((words.render(one), *(_BLANK,) * 5) for one in QUESTIONS)
    return Sheet(
        words.say("plan", "Plan: depend less on one platform"),
        (
            words.say("sheet", "As of {moment}", moment=words.beijing(ui.clock.now())),
            period,
            words.say(
                "plan", "The figures are the desk's. What to do about them is your decision."
            ),
        ),
        heads,
        known + asked,
        (30, 10, 10, 10, 24, 16),
        frozenset({0}),
    )


def plan_text(sheet: Sheet) -> str:
    """The plan as text whose cells are divided by tabs: for a mail or a spreadsheet."""
    rows = ("\t".join(cell.strip() for cell in row) for row in sheet.rows)
    return "\n".join((sheet.title, *sheet.lines, "", "\t".join(sheet.heads), *rows))


class PlanDialog(QDialog):
    """The sheet as it will be printed, and the ways out; Escape closes."""

    def __init__(
        self, ui: Ui, rows: Sequence[PlanRow], period: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self.sheet = plan_sheet(ui, rows, period)
        self.setWindowTitle(self.sheet.title)
        self.resize(_SIZE[0], height_on_screen(self, _SIZE[1]))
        keep_size(ui, self)
        self.page = QTextBrowser()
        name_it(ui, self.page, M_("plan", "Plan sheet"), tooltip=False)
        self._draw()
        buttons, row = flow_row(8, line_gap=8)
        row.addWidget(primary_button(ui, M_("sheet", "Print"), self._print, "print"))
        row.addWidget(plain_button(ui, M_("sheet", "Save as PDF"), self._save, "save"))
        row.addWidget(plain_button(ui, M_("plan", "Copy as text"), self.copy, "copy"))
        row.addWidget(plain_button(ui, M_("stores", "Close"), self.accept))
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(12)
        box.addWidget(self.page, 1)
        box.addWidget(buttons)
        self.page.setFocus()

    def _draw(self) -> None:
        document = self.page.document()
        font = QFont(QApplication.font())
        font.setPixelSize(13)
        document.setDefaultFont(font)
        ink = self._ui.theme.paper("text").name()
        paper = self._ui.theme.paper("surface").name()
        document.setDefaultStyleSheet(f"body, p, td, th, h2 {{ color: {ink}; }}")
        self.page.setStyleSheet(f"QTextBrowser {{ background: {paper}; }}")
        self.page.setHtml(f"<body>{html(self.sheet)}</body>")

    def copy(self) -> None:
        """Copy the plan as text."""
        QGuiApplication.clipboard().setText(plan_text(self.sheet))

    def _print(self) -> None:
        print_sheet(self._ui, self.sheet, self)

    def _save(self) -> None:
        save_sheet(self._ui, self.sheet, "plan.pdf", self)
