"""A chooser of courts: typed in either language or as lawyers cite them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from tro_desk.desk.without_case import courts, find_court
from tro_desk.domain.court import Court
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.fitting_line import FittingLine


def _words(translator: Translator, court: Court) -> str:
    names = (court.name_zh, court.name_en)
    first, second = names if translator.language == "zh" else names[::-1]
    return f"{first} · {court.cite} · {second}"


class CourtBox(QComboBox):
    """Each line has both names and the citation; typing any part of them finds it."""

    def __init__(self, ui: Ui, court_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.setEditable(True)
        self.setLineEdit(FittingLine(parent=self))  # the names of a court are long
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        finder = self.completer() or QCompleter(self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._chosen = court_id
        self.currentTextChanged.connect(self.setToolTip)
        self.currentIndexChanged.connect(lambda _at: self._begin())
        ui.language.bind(self, self._fill)

    @property
    def typed(self) -> str:
        """The chosen court's id; else what was typed, where it means exactly one court its id."""
        text = self.currentText().strip()
        at = self.findText(text)
        if at >= 0:
            return str(self.itemData(at))
        found = find_court(text)
        return found[0].id if len(found) == 1 else text

    def _fill(self, translator: Translator) -> None:
        chosen = self.typed if self.count() else self._chosen
        self.blockSignals(True)
        self.clear()
        for court in sorted(courts().values(), key=lambda c: _words(translator, c)):
            self.addItem(_words(translator, court), court.id)
        at = self.findData(chosen)
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText(chosen)
        self.setToolTip(self.currentText())
        self._begin()
        self.blockSignals(False)

    def _begin(self) -> None:
        """Show the beginning of what does not fit."""
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
