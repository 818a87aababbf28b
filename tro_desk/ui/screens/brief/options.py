"""What goes into the brief: language, paper, for whom, what is asked, which sections."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.l10n.asks import ASKS
from tro_desk.l10n.terms import field_label
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.brief.controller import LANGUAGES, PAPERS, BriefController, Language
from tro_desk.ui.widgets.buttons import link_button, segmented
from tro_desk.ui.widgets.card import Card, clear, rule
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.page import Inner
from tro_desk.ui.widgets.text import label

_LANGUAGES = {
    "zh": Message("language", "中文"),
    "en": Message("language", "English"),
    "zh+en": M_("brief screen", "Both"),
}


class TickRow(QWidget):
    """A box to tick, what it stands for, and room for a page number."""

    toggled = Signal(bool)

    def __init__(self, ui: Ui, title: Message) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.title = label(ui, title, wrap=True)
        self.page = label(ui, "", "small", "text2")
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        row.addWidget(self.box)
        row.addWidget(self.title, 1)
        row.addWidget(self.page)
        self.setMinimumHeight(30)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.box.clicked.connect(lambda _on=False: self.toggled.emit(self.box.isChecked()))
        ui.language.bind(self, lambda t: self.box.setAccessibleName(t.render(title)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words counts as one on the box."""
        if self.rect().contains(event.position().toPoint()):
            self.box.click()


class OptionsCard(Card):
    """`changed(now)` when a choice was made; `now` is false while somebody is still typing."""

    changed = Signal(bool)
    fact_wanted = Signal(str)
    """The field that is to be confirmed."""

    def __init__(self, ui: Ui, controller: BriefController) -> None:
        super().__init__(padding=1, spacing=0)
        self._ui = ui
        self._controller = controller
        self.rows: dict[str, TickRow] = {}
        self.asks: dict[str, TickRow] = {}
        inner = Inner()
        inner.setProperty("pane", "list")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(8)
        self._add_language()
        self._add_paper()
        self._add_privileged()
        self._column.addSpacing(4)
        self._column.addWidget(rule())
        self._add_asks()
        self._column.addSpacing(4)
        self._column.addWidget(rule())
        self._add_sections()
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("pane", "list")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self.box.addWidget(scroll, 1)
        self.box.addWidget(self._warning())
        ui.language.bind(self, self._say)

    def _add_language(self) -> None:
        ui = self._ui
        self._column.addWidget(label(ui, M_("brief screen", "Language"), "bodyStrong"))
        self.language = segmented(
            ui, [(code, _LANGUAGES[code]) for code in LANGUAGES], "zh+en", stretch=True
        )
        self.language.chosen.connect(
            lambda code: self._tell(self._controller.choose(language=cast(Language, code)))
        )
        self._column.addWidget(self.language)

    def _add_paper(self) -> None:
        ui = self._ui
        self.paper = QComboBox()
        self.paper.addItems(PAPERS)
        self.paper.textActivated.connect(
            lambda name: self._tell(self._controller.choose(paper=name))
        )
        self.counsel = QLineEdit()
        self.counsel.setMaxLength(120)
        self.counsel.textEdited.connect(
            lambda text: self._tell(self._controller.choose(counsel=text), False)
        )
        self.counsel.editingFinished.connect(self._typed)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._paper_name = label(ui, M_("brief screen", "Paper"), "small", "text")
        self._counsel_name = label(ui, M_("brief screen", "For counsel"), "small", "text")
        for name, field in ((self._paper_name, self.paper), (self._counsel_name, self.counsel)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(name)
            column.addWidget(field)
            row.addLayout(column, 1)
        self._column.addSpacing(6)
        self._column.addLayout(row)

    def _add_privileged(self) -> None:
        """The header of each page, and what it cannot do."""
        ui = self._ui
        self.privileged = TickRow(
            ui, M_("brief screen", "Privileged and confidential, on each page")
        )
        self.privileged.toggled.connect(
            lambda on: self._tell(self._controller.choose(privileged=bool(on)))
        )
        hint = M_(
            "brief screen",
            "It tells readers that you claim privilege. Whether the law grants it, the program "
            "cannot tell: ask your lawyer.",
        )
        self._column.addSpacing(2)
        self._column.addWidget(self.privileged)
        self._column.addWidget(label(ui, hint, "small", "text2", wrap=True))

    def _add_asks(self) -> None:
        """What is asked of counsel on the first page: nothing is chosen for the seller."""
        ui = self._ui
        self._column.addWidget(label(ui, M_("brief screen", "Ask of the lawyer"), "bodyStrong"))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for code, words in ASKS.items():
            row = TickRow(ui, words)
            row.toggled.connect(lambda on, code=code: self._ask(code, bool(on)))
            rows.addWidget(row)
            self.asks[code] = row
        self._column.addLayout(rows)

    def _ask(self, code: str, wanted: bool) -> None:
        self._tell(self._controller.ask(code, wanted))

    def _add_sections(self) -> None:
        ui = self._ui
        head = QHBoxLayout()
        head.addWidget(label(ui, M_("brief screen", "Contents"), "bodyStrong"), 1)
        head.addWidget(label(ui, M_("brief screen", "Page"), "small", "text3"))
        self._column.addLayout(head)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(0)
        self._column.addLayout(self._sections)

    def _warning(self) -> QFrame:
        ui = self._ui
        self.warning = QFrame()
        self._unsettled: QLabel = label(ui, "", "small", "text", wrap=True)
        self.settle = link_button(ui, M_("brief screen", "Confirm it now"), self._ask_for_fact)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._unsettled)
        words.addWidget(self.settle, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 10)
        row.setSpacing(10)
        row.addWidget(icon_label(ui, "clock", "date", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column = QVBoxLayout(self.warning)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addLayout(row)
        self.warning.hide()
        return self.warning

    def _tell(self, changed: bool, now: bool = True) -> None:
        if changed:
            self.changed.emit(now)

    def _typed(self) -> None:
        self.changed.emit(True)

    def _ask_for_fact(self) -> None:
        if self._controller.unconfirmed is not None:
            self.fact_wanted.emit(self._controller.unconfirmed)

    def refresh(self) -> None:
        """Show the controller's choices, and where the sections start."""
        control = self._controller
        self.language.choose(control.choice.language)
        self.paper.setCurrentText(control.choice.paper)
        if self.counsel.text().strip() != control.choice.counsel:
            self.counsel.setText(control.choice.counsel)
        if list(self.rows) != [name for name, _ in control.sections]:
            clear(self._sections)
            self.rows = {}
            for name, title in control.sections:
                row = TickRow(self._ui, title)
                row.toggled.connect(
                    lambda on, name=name: self._tell(control.include(name, bool(on)))
                )
                self._sections.addWidget(row)
                self.rows[name] = row
        self.privileged.box.setChecked(control.choice.privileged)
        for code, row in self.asks.items():
            row.box.setChecked(code in control.choice.asks)
        starts = control.preview.first_page_of if control.preview else {}
        for name, row in self.rows.items():
            on = name not in control.choice.off
            row.box.setChecked(on)
            row.page.setText(str(starts[name]) if on and name in starts else "—")
        self._say(self._ui.translator)

    def _say(self, t: Translator) -> None:
        field = self._controller.unconfirmed
        self.warning.setVisible(field is not None)
        if field is not None:
            self._unsettled.setText(
                t.say(
                    "brief screen",
                    "Not confirmed yet: {field}. The brief says so.",
                    field=field_label(t, field),
                )
            )
        self.counsel.setPlaceholderText(t.say("brief screen", "Not filled in"))
        self.counsel.setAccessibleName(self._counsel_name.text())
        self.paper.setAccessibleName(self._paper_name.text())
