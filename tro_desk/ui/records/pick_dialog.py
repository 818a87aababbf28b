"""Choosing from the evidence that a case has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_
from tro_desk.domain.evidence import Evidence
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import name_it, plain_button, primary_button
from tro_desk.ui.widgets.dialog_size import height_on_screen, keep_size
from tro_desk.ui.widgets.text import label

_SHORT = 12
"""Digits of a SHA-256 that tell two papers apart at a glance."""


class _List(QListWidget):
    """Enter goes to the button of the dialog, Space ticks."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class PickDialog(QDialog):
    """Ticks beside the papers; typing narrows the list and keeps what is ticked."""

    def __init__(
        self,
        ui: Ui,
        kept: Sequence[Evidence],
        chosen: Collection[str],
        take: Callable[[Sequence[str]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui, self._kept, self._take = ui, kept, take
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = M_("records", "Evidence of this case")
        ui.language.bind(self, lambda t: self.setWindowTitle(t.render(title)))
        self.resize(560, height_on_screen(self, 460))
        keep_size(ui, self)
        self.finder = QLineEdit()
        self.finder.setClearButtonEnabled(True)
        find = M_("records", "Find by name or SHA-256")

        def say(words: Translator) -> None:
            self.finder.setPlaceholderText(words.render(find))
            self.finder.setAccessibleName(words.render(find))

        ui.language.bind(self.finder, say)
        self.finder.textChanged.connect(self._narrow)
        self.list = _List()
        self.list.setProperty("ticks", "true")
        name_it(ui, self.list, title, tooltip=False)
        for paper in kept:
            item = QListWidgetItem(f"{paper.name}  ·  {paper.sha256[:_SHORT]}")
            item.setToolTip(f"{paper.name}\n{paper.sha256}")
            item.setData(Qt.ItemDataRole.UserRole, paper.sha256)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = paper.sha256 in chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        nothing = M_("records", "This case has no evidence yet. Add files instead.")
        empty = label(ui, nothing, "body", "text2", wrap=True)
        empty.setVisible(not kept)
        self.list.setVisible(bool(kept))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(plain_button(ui, M_("edit", "Cancel"), self.reject))
        self.keep = primary_button(ui, M_("records", "Take what is ticked"), self.accept)
        self.keep.setDefault(True)
        foot.addWidget(self.keep)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(self.finder)
        box.addWidget(self.list, 1)
        box.addWidget(empty)
        if not kept:
            box.addStretch(1)
        box.addLayout(foot)
        self.finder.setFocus()

    @property
    def ticked(self) -> list[str]:
        """The SHA-256 of what is ticked, in the order of the list."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def accept(self) -> None:
        self._take(self.ticked)
        super().accept()

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for at, paper in enumerate(self._kept):
            name = f"{paper.name} {paper.sha256}".casefold()
            self.list.item(at).setHidden(not all(word in name for word in words))
