"""The versions of a letter: each to be looked at, compared by lines, and taken as the current text.

Every pause in typing makes a version. What was written in one go is one entry here, by its last
version: the others stand behind it and are shown on demand.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_
from tro_desk.domain.records import Letter, Record
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import name_it, plain_button, primary_button, segmented
from tro_desk.ui.widgets.dialog_size import height_on_screen, keep_size
from tro_desk.ui.widgets.lists import round_list
from tro_desk.ui.widgets.text import label

ONE_GO: Final = timedelta(minutes=10)
"""Versions that follow each other faster were written in one go."""

IN_VERSION, IN_CURRENT, IN_BOTH = "−", "+", " "


def text_of(record: Record) -> str:
    """The text of a version of a letter."""
    assert isinstance(record.body, Letter)
    return record.body.text


def one_of_each_go(versions: Sequence[Record]) -> tuple[Record, ...]:
    """The last version of each go, and the first of all; oldest first."""
    last = [
        record
        for record, after in zip(versions, [*versions[1:], None], strict=True)
        if after is None or after.at - record.at >= ONE_GO
    ]
    return tuple(dict.fromkeys((*versions[:1], *last)))


def compared(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Line by line: which of both texts has it, and the line."""
    rows: list[tuple[str, str]] = []
    a, b = old.split("\n"), new.split("\n")
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            rows += [(IN_BOTH, line) for line in a[i1:i2]]
            continue
        rows += [(IN_VERSION, line) for line in a[i1:i2]]
        rows += [(IN_CURRENT, line) for line in b[j1:j2]]
    return tuple(rows)


class VersionsDialog(QDialog):
    """`take` is called with a text that is to be the current one."""

    def __init__(
        self,
        ui: Ui,
        versions: Sequence[Record],
        current: str,
        take: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui, self._versions, self._current, self._take = ui, versions, current, take
        ui.language.bind(
            self, lambda t: self.setWindowTitle(t.say("letters", "Versions of the letter"))
        )
        self.list = QListWidget()
        self.list.setMinimumWidth(292)
        self.list.setMaximumWidth(340)
        self.list.setSpacing(4)
        round_list(ui, self.list)
        name_it(ui, self.list, M_("letters", "Versions, the newest first"), tooltip=False)
        self.all = QCheckBox()
        ui.language.bind(
            self.all, lambda t: self.all.setText(t.say("letters", "Every pause in typing"))
        )
        self.how = segmented(
            ui,
            [
                ("compare", M_("letters", "Compared with the current text")),
                ("text", M_("letters", "The text alone")),
            ],
            "compare",
            small=True,
            stretch=True,
        )
        self.legend = label(
            ui,
            M_("letters", "− only in this version   + only in the current text"),
            "caption",
            "text2",
            wrap=True,
        )
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        name_it(ui, self.text, M_("letters", "Text of the version"), tooltip=False)
        self.take_button = primary_button(
            ui, M_("letters", "Take as the current text"), self._accept_version
        )
        self.close_button = plain_button(ui, M_("letters", "Close"), self.reject)
        self._lay_out()
        self.all.toggled.connect(lambda _on: self._fill())
        self.how.chosen.connect(lambda _how: self._show())
        self.list.currentRowChanged.connect(lambda _row: self._show())
        ui.language.bind(self.list, self._name)
        ui.theme.bind(self.text, lambda _theme: self._show())
        self._fill()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(self.all)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.how)
        right.addWidget(self.legend)
        right.addWidget(self.text, 1)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addLayout(left)
        columns.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.take_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(14)
        whole.addLayout(columns, 1)
        whole.addLayout(buttons)
        self.resize(860, height_on_screen(self, 600))
        keep_size(self._ui, self)

    @property
    def chosen(self) -> Record | None:
        """The version that is looked at."""
        item = self.list.currentItem()
        number = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return next((one for one in self._versions if one.version == number), None)

    def _fill(self) -> None:
        older = self.chosen
        shown = self._versions if self.all.isChecked() else one_of_each_go(self._versions)
        self.list.blockSignals(True)
        self.list.clear()
        for record in reversed(shown):
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, record.version)
            self.list.addItem(item)
        kept = [record.version for record in reversed(shown)]
        row = kept.index(older.version) if older is not None and older.version in kept else 0
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._name(self._ui.translator)
        self._show()

    def _name(self, words: Translator) -> None:
        by_number = {record.version: record for record in self._versions}
        for row in range(self.list.count()):
            item = self.list.item(row)
            record = by_number[item.data(Qt.ItemDataRole.UserRole)]
            name = words.say("letters", "Version {number}", number=record.version)
            item.setText(f"{name}\n{words.moment(words.beijing(record.at))}")

    def _show(self) -> None:
        record = self.chosen
        compare = self.how.current == "compare"
        self.legend.setVisible(compare)
        if record is None:
            self.text.setPlainText("")
            return
        self.take_button.setEnabled(text_of(record) != self._current)
        same = self._ui.translator.say("letters", "This is the current text.")
        self.take_button.setToolTip("" if self.take_button.isEnabled() else same)
        if not compare:
            self.text.setPlainText(text_of(record))
            self.text.setExtraSelections([])
            return
        rows = compared(text_of(record), self._current)
        self.text.setPlainText("\n".join(f"{sign} {line}" for sign, line in rows))
        self._tint([sign for sign, _line in rows])

    def _tint(self, signs: Sequence[str]) -> None:
        marks = []
        for number, sign in enumerate(signs):
            if sign == IN_BOTH:
                continue
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.text.document().findBlockByNumber(number))
            look = QTextCharFormat()
            role = "sunken" if sign == IN_VERSION else "primarySoft"
            look.setBackground(self._ui.theme.colour(role))
            look.setProperty(QTextFormat.Property.FullWidthSelection, True)
            mark.format = look
            marks.append(mark)
        self.text.setExtraSelections(marks)

    def _accept_version(self) -> None:
        record = self.chosen
        if record is not None:
            self._take(text_of(record))
            self.accept()
