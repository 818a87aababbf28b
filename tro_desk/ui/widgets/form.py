"""A small dialog with a form: captions left, inputs right, an error in place, one thing to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import name_it, plain_button, primary_button
from tro_desk.ui.widgets.dialog_size import height_on_screen, keep_size
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.text import label

_WIDTH: Final = 560
_NUMBER: Final = 96
_INSET: Final = 8
_BESIDE: Final = 8
_ABOVE: Final = 4


def fit_screen(dialog: QWidget, wide: int, high: int) -> None:
    """Give a dialog that is laid out its size, less where the screen has less.

    Its layout would ask for the height of its sentences at their narrowest.
    """
    box = dialog.layout()
    if box is not None:
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    room = dialog.screen().availableGeometry().width()
    dialog.resize(min(wide, room), height_on_screen(dialog, high))


def number_box(ui: Ui, name: Message, most: int) -> QSpinBox:
    """A box for a whole number from 1; the arrow keys count it up and down."""
    box = QSpinBox()
    box.setRange(1, most)
    box.setMinimumWidth(_NUMBER)
    box.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)  # the padding of the style stays outside
    name_it(ui, box, name, tooltip=False)
    name_it(ui, box.lineEdit(), name, tooltip=False)
    return box


class FormDialog(QDialog):
    """What was typed stays until it is accepted."""

    def __init__(
        self,
        ui: Ui,
        title: Message,
        keep: tuple[Message, Callable[[], object]],
        parent: QWidget | None = None,
    ) -> None:
        """`keep` is the primary button: its words and what it does."""
        super().__init__(parent)
        self._ui = ui
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ui.language.bind(self, lambda t: self.setWindowTitle(t.render(title)))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 5)
        self._captions: dict[QWidget, QLabel] = {}
        self._keep = keep
        self._box = QVBoxLayout(self)
        # A layout would ask for the height of its sentences at their narrowest.
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._box.setContentsMargins(24, 20, 24, 16)
        self._box.setSpacing(12)
        self._box.addLayout(self._grid)
        self._box.addStretch(1)
        self.strip = MessageStrip(ui)
        self.setMinimumWidth(_WIDTH)

    def end(self, first: QWidget) -> None:
        """Close the form with its buttons, which Tab reaches last; `first` gets the focus."""
        ui = self._ui
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(plain_button(ui, M_("edit", "Cancel"), self.reject))
        self.keep = primary_button(ui, *self._keep)
        self.keep.setDefault(True)
        foot.addWidget(self.keep)
        self._box.addWidget(self.strip)
        self._box.addLayout(foot)
        self.fit_height()
        keep_size(ui, self, whole=True)
        first.setFocus()

    def fit_height(self) -> None:
        """Take the height that the lines need at the width of the form."""
        width = max(self.width(), _WIDTH) if self.isVisible() else _WIDTH
        self._box.activate()
        self.resize(width, self._box.totalHeightForWidth(width))

    def add(
        self, caption: Message, editor: QWidget, *, named: bool = True, across: bool = False
    ) -> None:
        """A line of the form; `named` gives the input the caption for a screen reader. One `across`
        the form has its caption above it.
        """
        row = self._grid.rowCount()
        words = label(self._ui, caption, "small", wrap=True)
        words.setBuddy(editor)
        if named:
            self._ui.language.bind(editor, lambda t: editor.setAccessibleName(t.render(caption)))
        self._captions[editor] = words
        place = QVBoxLayout()
        if across:
            place.setSpacing(_ABOVE)
            place.addWidget(words)
            place.addWidget(editor)
            self._grid.addLayout(place, row, 0, 1, 2)
            return
        # Beside the first line of the input. Not by margins of the label: Qt forgets them when the
        # form becomes a part of a page.
        place.setContentsMargins(0, _BESIDE, 0, 0)
        place.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(place, row, 0)
        self._grid.addWidget(editor, row, 1)

    def head(self, words: Message) -> None:
        """What it is about, across the form."""
        made = label(self._ui, words, "bodyStrong", wrap=True)
        self._grid.addWidget(made, self._grid.rowCount(), 0, 1, 2)

    def note(self, words: Message | Callable[[Translator], str]) -> QLabel:
        """A sentence across the form."""
        made = label(self._ui, words, "small", "text2", wrap=True)
        self._grid.addWidget(made, self._grid.rowCount(), 0, 1, 2)
        return made

    def show_line(self, editor: QWidget, shown: bool) -> None:
        """Show or hide a line of the form."""
        editor.setVisible(shown)
        self._captions[editor].setVisible(shown)

    def fail(self, error: DeskError) -> None:
        """Say at the foot what is wrong."""
        self.strip.fail(error)
