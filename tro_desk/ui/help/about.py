"""About the program: version, build, rules, and the licence of every part in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_
from tro_desk.desk.about import licence_text, parts
from tro_desk.ui.context import Ui
from tro_desk.ui.help.facts import facts
from tro_desk.ui.help.search_dialog import SearchDialog
from tro_desk.ui.widgets.buttons import name_it, plain_button
from tro_desk.ui.widgets.dialog_size import keep_size
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.row_sheet import folded
from tro_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from tro_desk.domain.part import Part
    from tro_desk.l10n import Translator

_SIZE: Final = QSize(880, 620)
_LIST: Final = 280
_SIGN: Final = 40


class AboutDialog(SearchDialog):
    """Parts at the left, searched as you type; the licence of the chosen one at the right."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(ui, parent, _SIZE, _LIST)
        keep_size(ui, self)
        self._parts = parts()
        self._licences: dict[str, str] = {}
        self.setMinimumSize(560, 380)
        self.facts = label(ui, lambda t: "\n".join(facts(t)), "small", "text2")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        name_it(ui, self.list, M_("about", "Parts of the program"), tooltip=False)
        name_it(ui, self.text, M_("about", "Licence"), tooltip=False)
        self._lay_out()
        ui.language.bind(self, self._retranslate)
        self.line.setFocus()

    def _lay_out(self) -> None:
        ui = self._ui
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(icon_label(ui, "app", "primary", _SIGN), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(ui, "TRO Desk", "section"))
        words.addWidget(self.facts)
        head.addLayout(words, 1)
        notes = (
            M_("about", "This software gives information, not legal advice."),
            M_(
                "about",
                "TRO Desk is free software under the Apache License 2.0. It is built from the "
                "parts below, each under its own licence.",
            ),
            M_(
                "about",
                "Qt, PySide6 and the other libraries under the LGPL are files of their own: you "
                "may replace them by versions that fit.",
            ),
        )
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        self.copy_button = plain_button(ui, M_("about", "Copy the licence"), self.copy, "copy")
        foot.addWidget(self.copy_button)
        foot.addWidget(plain_button(ui, M_("about", "Close"), self.accept))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(8)
        box.addLayout(head)
        for note in notes:
            box.addWidget(label(ui, note, "small", "text2", wrap=True))
        box.addLayout(self.top())
        box.addLayout(self.beside(self.text), 1)
        box.addLayout(foot)

    @property
    def part(self) -> Part | None:
        """The part whose licence is shown."""
        item = self.list.currentItem()
        return None if item is None else self._parts[int(item.data(Qt.ItemDataRole.UserRole))]

    def copy(self) -> None:
        """Put the licence that is shown onto the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _text_of(self, part: Part) -> str:
        if part.file not in self._licences:
            self._licences[part.file] = licence_text(part)
        return self._licences[part.file]

    def narrow(self) -> None:
        """List the parts in whose name or kind of licence each word stands that was typed."""
        words = self.words
        self.list.clear()
        for number, part in enumerate(self._parts):
            line = f"{part.name} {part.version}".strip()
            if all(word in folded(f"{line} {part.licence}") for word in words):
                item = QListWidgetItem(line)
                item.setToolTip(part.licence)
                item.setData(Qt.ItemDataRole.UserRole, number)
                self.list.addItem(item)
        self.count.setText(
            self._ui.translator.plural("about", "{count} part", "{count} parts", self.list.count())
        )
        self.list.setCurrentRow(0)
        self._show()

    def _show(self) -> None:
        part = self.part
        self.copy_button.setEnabled(part is not None)
        if part is None:
            nothing = M_("about", "No part has this in its name or its licence.")
            self.text.setPlainText(self._ui.language.say(nothing))
        else:
            self.text.setPlainText(f"{part.licence}\n\n{self._text_of(part)}")

    def _retranslate(self, words: Translator) -> None:
        self.setWindowTitle(words.say("help", "About TRO Desk"))
        self.invite(words.say("about", "Search the parts and their licences"))
        self.narrow()
