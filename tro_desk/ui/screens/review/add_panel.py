"""Adds a value: what was marked in the page, the field it belongs to, and the value itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from tro_desk.base.messages import M_
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import field_label
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.review.adding import Adding, likely_field
from tro_desk.ui.screens.review.answers import ADDING
from tro_desk.ui.screens.review.controller import ReviewController
from tro_desk.ui.screens.review.editor import Editor
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.text import elided, label


class AddPanel(QFrame):
    """Shown while `controller.adding` is set; the value keeps what is typed between fields."""

    def __init__(self, ui: Ui, controller: ReviewController) -> None:
        super().__init__()
        self._ui = ui
        self._controller = controller
        self._adding: Adding | None = None
        self.editor: Editor | None = None
        self.title = label(ui, M_("review", "Add a value"), "bodyStrong")
        self.quote = elided("", "caption", "text2")
        self.field = QComboBox()
        self.field.setMaxVisibleItems(16)
        self.field.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.field.setMinimumContentsLength(8)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.activated.connect(lambda _at: self._build_editor())
        self.cancel = plain_button(ui, M_("review", "Cancel"), controller.stop_adding, small=True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.quote, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.cancel)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 10, 16, 10)
        self._box.setSpacing(6)
        self._box.addLayout(head)
        self._box.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()
        ui.language.bind(self, self._say)

    def _say(self, t: Translator) -> None:
        chosen = self.field.currentData() or ""
        self.field.clear()
        self.field.addItem(t.say("review", "Choose what it is"), "")
        for name, spec in FIELDS.items():
            if spec.kind is not Kind.FLAG:
                self.field.addItem(field_label(t, name), name)
        self.field.setCurrentIndex(max(0, self.field.findData(chosen)))
        self.field.setAccessibleName(t.say("review", "What the value is"))
        self._say_quote(t)

    def _say_quote(self, t: Translator) -> None:
        adding = self._adding
        if adding is None or not adding.page:
            words = t.say("review", "Known to you, not from a paper")
        else:
            words = t.say(
                "review", 'Page {page}: "{words}"', page=adding.page, words=_folded(adding.words)
            )
        self.quote.setText(words)

    def refresh(self) -> None:
        """Show what the controller adds now."""
        adding = self._controller.adding
        if adding != self._adding:
            self._adding = adding
            self._drop_editor()
            self.setVisible(adding is not None)
            if adding is None:
                return
            self._say_quote(self._ui.translator)
            wanted = likely_field(adding.words)
            self.field.setCurrentIndex(max(0, self.field.findData(wanted)))
            self._build_editor()
            if not wanted:
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.editor is not None:
            self.editor.show_error(self._controller.errors.get(ADDING))
            self.editor.hold(ADDING in self._controller.saving)

    def _build_editor(self) -> None:
        """The right kind of field for the value."""
        field = str(self.field.currentData() or "")
        self._drop_editor()
        self.cancel.setVisible(not field)
        if not field or self._adding is None:
            return
        value = _folded(self._adding.words)
        self.editor = Editor(self._ui, field, value, self._controller.courts, found=False)
        self.editor.saved.connect(lambda typed: self._controller.save_added(field, typed))
        self.editor.cancelled.connect(self._controller.stop_adding)
        self._box.addWidget(self.editor)
        self.editor.show()
        self.editor.begin()

    def _drop_editor(self) -> None:
        if self.editor is not None:
            self._box.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._controller.stop_adding()
        else:
            super().keyPressEvent(event)


def _folded(words: str) -> str:
    return " ".join(words.split())
