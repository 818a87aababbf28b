"""A table of unknown kind: the seller tells which column is what, and sees what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_, Message
from tro_desk.domain.sales import Look, Told
from tro_desk.l10n import Translator
from tro_desk.l10n.sales import COLUMNS, column_word, report_name
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.sales.mapping_preview import MappingPreview
from tro_desk.ui.screens.sales.questions import ORDERS, currency_box, currency_of
from tro_desk.ui.widgets.buttons import name_it, plain_button, primary_button, segmented
from tro_desk.ui.widgets.dialog_size import keep_size
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import Inner
from tro_desk.ui.widgets.text import breakable, label

LEAST: Final = ("order_id", "day", "gross")
"""What has to be told at least."""
_ACROSS: Final = 4  # columns of choosers
_SIZE: Final = (860, 660)


class MappingDialog(QDialog):
    """Suggests a column for each of ours; `Told.columns` is what the seller makes of it."""

    def __init__(
        self,
        ui: Ui,
        file: Path,
        look: Look,
        save: Callable[[MappingDialog], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui, self._file, self._look = ui, file, look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = M_("mapping", "Name the columns of {name}", name=file.name)
        ui.language.bind(self, lambda t: self.setWindowTitle(t.render(title)))
        self.boxes: dict[str, QComboBox] = {}
        self.currency = currency_box(ui)
        self.order = segmented(ui, ORDERS, None, small=True)
        self.strip = MessageStrip(ui)
        self._asked: tuple[str, ...] = ()
        self.preview = MappingPreview(ui, file)
        self.missing = label(ui, "", "smallStrong", wrap=True)
        self.keep = primary_button(ui, M_("mapping", "Load with these columns"), lambda: save(self))
        self._build()
        self._changed()
        ui.language.bind(self.missing, lambda _t: self._say_missing())
        room = parent.window().size() if parent is not None else QSize(*_SIZE)
        self.resize(QSize(*_SIZE).boundedTo(room))
        keep_size(ui, self)

    def _build(self) -> None:
        ui = self._ui
        inner = Inner()
        inner.setProperty("pane", "page")
        page = QVBoxLayout(inner)
        page.setContentsMargins(24, 20, 24, 12)
        page.setSpacing(12)
        page.addWidget(label(ui, self._why, "small", "text2", wrap=True))
        page.addWidget(self._columns())
        page.addWidget(self.preview)
        page.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.missing, 1)
        foot.addWidget(plain_button(ui, M_("mapping", "Skip this file"), self.reject))
        self.keep.setDefault(True)
        foot.addWidget(self.keep)
        below = QVBoxLayout()
        below.setContentsMargins(24, 8, 24, 16)
        below.setSpacing(8)
        below.addWidget(self.strip)
        below.addLayout(foot)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(area, 1)
        box.addLayout(below)

    def _why(self, words: Translator) -> str:
        look = self._look
        text = words.say(
            "mapping",
            "This table is no report that is known. Tell which column is what; the desk remembers "
            "it for this shop and these columns.",
        )
        if not look.closest:
            return text
        closest = words.say(
            "mapping",
            "It is closest to {report} and lacks: {missing}.",
            report=report_name(words, look.closest),
            missing=words.listed(breakable(name) for name in look.missing),
        )
        return f"{text} {closest}"

    def _columns(self) -> QWidget:
        ui = self._ui
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)
        suggested = dict(self._look.suggested)
        lines: list[tuple[Callable[[Translator], str], QWidget]] = []
        for own in COLUMNS:
            box = self._chooser(own, suggested.get(own, ""))
            self.boxes[own] = box
            lines.append((partial(_caption, own), box))
        self._lines: dict[str, tuple[QWidget, QWidget]] = {}
        for number, (caption, editor) in enumerate(lines):
            words = label(ui, caption, "small", wrap=True)
            words.setBuddy(editor)
            grid.addLayout(_under(words, editor), number // _ACROSS, number % _ACROSS)
        extra: tuple[tuple[str, Message, QWidget], ...] = (
            ("currency", M_("mapping", "All amounts are in"), self.currency),
            ("date_order", M_("load", "Dates are written"), self.order),
        )
        for number, (need, caption_, editor) in enumerate(extra):
            words = label(ui, caption_, "small", wrap=True)
            words.setBuddy(editor)
            name_it(ui, editor, caption_, tooltip=False)
            grid.addLayout(_under(words, editor), len(lines), 2 * number, 1, 2)
            self._lines[need] = (words, editor)
        self.currency.currentTextChanged.connect(lambda _text: self._say_missing())
        self.order.chosen.connect(lambda _order: self._say_missing())
        return whole

    def _chooser(self, own: str, chosen: str) -> QComboBox:
        ui = self._ui
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.addItem("—", "")
        for name in self._look.names:
            if name:
                box.addItem(name, name)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        ui.language.bind(box, lambda t: box.setAccessibleName(column_word(t, own)))
        box.currentIndexChanged.connect(lambda _at: self._changed())
        return box

    # what is told

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Our name -> the column that was chosen for it."""
        chosen = ((own, str(box.currentData())) for own, box in self.boxes.items())
        return tuple((own, name) for own, name in chosen if name)

    @property
    def told(self) -> Told:
        """What the seller tells of this table."""
        told = Told(columns=self.columns)
        if "currency" in self._asked:
            told = replace(told, currency=currency_of(self.currency))
        if "date_order" in self._asked:
            told = replace(told, date_order=self.order.current or "")
        return told

    @property
    def lacks(self) -> tuple[str, ...]:
        """What still has to be told."""
        told = self.told
        there = dict(told.columns)
        columns = tuple(own for own in LEAST if own not in there)
        currency = ("currency",) if "currency" in self._asked and not told.currency else ()
        order = ("date_order",) if "date_order" in self._asked and not told.date_order else ()
        return (*columns, *currency, *order)

    def _changed(self) -> None:
        """Another column was chosen: show what comes of it, and ask what it does not tell."""
        self.preview.cells(self._look, self.columns)
        self._ask(("currency",) if "currency" not in dict(self.columns) else ())
        if all(own in dict(self.columns) for own in LEAST):
            desk, path, told = self._ui.desk, self._file, Told(columns=self.columns)

            def done(look: Look) -> None:
                if told.columns == self.columns:
                    self._ask(look.needs)

            self._ui.jobs.run(
                lambda job: desk.look_at_export(path, told, job), done, self.strip.fail, owner=self
            )

    def _ask(self, needs: Sequence[str]) -> None:
        self._asked = tuple(need for need in needs if need in self._lines)
        for need, parts in self._lines.items():
            for part in parts:
                part.setVisible(need in self._asked)
        self._say_missing()

    def _say_missing(self) -> None:
        words, lacks = self._ui.translator, self.lacks if self.boxes else ()
        names = [_lack(words, name) for name in lacks]
        text = words.say("mapping", "Missing: {names}", names=words.listed(names))
        self.missing.setText(text if lacks else "")
        self.keep.setEnabled(not lacks)
        if not lacks:
            self.preview.read(self.told)


def _under(caption: QWidget, editor: QWidget) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(2)
    box.addStretch(1)
    box.addWidget(caption)
    box.addWidget(editor)
    return box


def _caption(own: str, words: Translator) -> str:
    name = column_word(words, own)
    return words.say("mapping", "{column} (needed)", column=name) if own in LEAST else name


def _lack(words: Translator, name: str) -> str:
    if name == "date_order":
        return words.say("mapping", "order of day and month")
    return column_word(words, name)
