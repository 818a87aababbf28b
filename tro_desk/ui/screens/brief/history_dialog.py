"""The briefs that were made of a case: opened, copied, and compared with what stands now."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.desk.write_out import write_out
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_where
from tro_desk.ui.keys import shortcut
from tro_desk.ui.screens.brief.history_words import grouped
from tro_desk.ui.widgets.buttons import name_it, plain_button
from tro_desk.ui.widgets.dialog_size import height_on_screen, keep_size
from tro_desk.ui.widgets.dots import space_dots
from tro_desk.ui.widgets.lists import round_list
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from tro_desk.desk.brief_history import BriefKept
    from tro_desk.domain.brief_change import BriefChange

_LANGUAGES: Final = {
    "zh": M_("brief history", "in Chinese"),
    "en": M_("brief history", "in English"),
    "zh+en": M_("brief history", "in Chinese and English"),
}
_LIST: Final = 190
"""Height of the list: five briefs, the rest by scrolling."""


class HistoryDialog(QDialog):
    """Above the briefs, newest first; below what changed after the chosen one.

    Enter opens the brief, Ctrl+S saves a copy, Ctrl+C in the list copies what is told below.
    `ask_path(name)` is the system's dialog and `show_file(path)` its programs; tests answer for
    them.
    """

    def __init__(self, ui: Ui, case: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui, self._case = ui, case
        self._turn = 0
        self.briefs: tuple[BriefKept, ...] = ()
        self.changes: tuple[BriefChange, ...] | None = None
        self._comparing = False
        self.ask_path: Callable[[str], str] = self._choose_path
        self.show_file: Callable[[Path], bool] = _show
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumHeight(400)
        self.resize(720, height_on_screen(self, 600))
        keep_size(ui, self)
        self._lay_out()
        self._keys()
        ui.language.bind(self, self._say)
        self._load()

    def _lay_out(self) -> None:
        ui = self._ui
        self.list = QListWidget()
        self.list.setMaximumHeight(_LIST)
        round_list(ui, self.list)
        name_it(ui, self.list, M_("brief history", "Briefs that were made"), tooltip=False)
        self.list.currentRowChanged.connect(lambda _row: self._chosen())
        self.list.itemActivated.connect(lambda _item: self.open_copy())
        self.empty = label(
            ui,
            M_("brief history", "No brief was made of this case yet. Save or print one first."),
            "body",
            "text2",
            wrap=True,
        )
        self.empty.hide()
        self.strip = MessageStrip(ui)
        words = M_("brief history", "What changed since, compared with")
        self.against = QComboBox()
        self.against.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        name_it(ui, self.against, words, tooltip=False)
        self.against.activated.connect(lambda _at: self._compare())
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        name_it(ui, self.text, M_("brief history", "What changed since"), tooltip=False)
        self.open_button = plain_button(ui, M_("brief history", "Open"), self.open_copy)
        self.save_button = plain_button(
            ui, M_("brief history", "Save a copy"), self.save_copy, "save"
        )
        self.copy_button = plain_button(
            ui, M_("brief history", "Copy the changes"), self.copy_changes, "copy"
        )
        middle, foot = QHBoxLayout(), QHBoxLayout()
        middle.addWidget(label(ui, words, "small", "text2"))
        middle.addWidget(self.against, 1)
        foot.setSpacing(8)
        for button in (self.open_button, self.save_button, self.copy_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(plain_button(ui, M_("brief history", "Close"), self.reject))
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(10)
        for part in (self.empty, self.list, self.strip):
            box.addWidget(part)
        box.addLayout(middle)
        box.addWidget(self.text, 1)
        box.addLayout(foot)
        self.list.setFocus()

    def _keys(self) -> None:
        for owner, keys, act in (
            (self, "Save", self.save_copy),
            (self.list, "Copy", self.copy_changes),
        ):
            shortcut("brief", owner, keys, act, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # what is shown

    @property
    def brief(self) -> BriefKept | None:
        """The chosen brief."""
        row = self.list.currentRow()
        return self.briefs[row] if 0 <= row < len(self.briefs) else None

    def told(self) -> str:
        """The differences as text, in the language in use; "" while there are none to show."""
        groups = grouped(self._ui.translator, self.changes or ())
        return "\n\n".join(
            "\n".join((name, *(f"- {one}" for one in lines))) for name, lines in groups
        )

    def _load(self) -> None:
        desk, case = self._ui.desk, self._case

        def work(_job: Job) -> tuple[BriefKept, ...]:
            return desk.briefs(case)

        self._ui.jobs.run(work, self._loaded, self._failed, owner=self)

    def _loaded(self, briefs: tuple[BriefKept, ...]) -> None:
        self.briefs = briefs
        self.list.setVisible(bool(briefs))
        self.empty.setVisible(not briefs)
        self._say(self._ui.translator)
        if briefs:
            self.list.setCurrentRow(0)
        else:
            self._chosen()

    def _say(self, words: Translator) -> None:
        self.setWindowTitle(words.say("brief history", "Briefs made of this case"))
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for brief in self.briefs:
            self.list.addItem(QListWidgetItem(_line(words, brief)))
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        at = self.against.currentIndex()
        self._fill_against(words)
        self.against.setCurrentIndex(max(at, 0))
        self._tell()

    def _fill_against(self, words: Translator) -> None:
        self.against.clear()
        self.against.addItem(words.say("brief history", "the case as it stands now"), None)
        for brief in self.briefs[: max(self.list.currentRow(), 0)]:
            if brief.readable:
                self.against.addItem(_line(words, brief), brief.sha256)

    def _chosen(self) -> None:
        self._fill_against(self._ui.translator)
        self.strip.clear()
        self._compare()

    def _compare(self) -> None:
        self._turn += 1
        turn, brief, desk, case = self._turn, self.brief, self._ui.desk, self._case
        newer: str | None = self.against.currentData()
        self.changes, self._comparing = None, brief is not None and brief.readable
        self._tell()
        if brief is None or not brief.readable:
            return
        older = brief.sha256

        def work(_job: Job) -> tuple[BriefChange, ...]:
            return desk.brief_difference(case, older, newer)

        def done(changes: tuple[BriefChange, ...]) -> None:
            if turn == self._turn:
                self.changes, self._comparing = changes, False
                self._tell()

        def failed(error: DeskError) -> None:
            if turn == self._turn:
                self._comparing = False
                self._tell()
                self._failed(error)

        self._ui.jobs.run(work, done, failed, owner=self)

    def _tell(self) -> None:
        words, brief = self._ui.translator, self.brief
        for button in (self.open_button, self.save_button):
            button.setEnabled(brief is not None)
        self.against.setEnabled(brief is not None and brief.readable)
        self.copy_button.setEnabled(bool(self.changes))
        if brief is None:
            self.text.clear()
        elif not brief.readable:
            self.text.setPlainText(
                words.say(
                    "brief history",
                    "What this brief was made from was changed, removed, or written by an older "
                    "version. It can be opened, but not compared.",
                )
            )
        elif self._comparing:
            self.text.setPlainText(words.say("brief history", "Comparing"))
        elif self.changes is None:
            self.text.clear()
        elif not self.changes:
            self.text.setPlainText(
                words.say("brief history", "Nothing that the brief tells has changed.")
            )
        else:
            self.text.setHtml("".join(map(_block, grouped(words, self.changes))))
            space_dots(self.text.document())

    # what can be done

    def open_copy(self) -> None:
        """Let the system's program show a copy of the chosen brief."""

        def keep(data: bytes) -> Path:
            path = self._ui.desk.passing_folder() / self._file_name()
            write_out(path, data, "copy_unwritable")
            return path

        def done(path: Path) -> None:
            if not self.show_file(path):
                self.strip.say(
                    M_(
                        "brief history",
                        "No program on this computer opens a PDF. Save a copy instead.",
                    ),
                    "error",
                )

        self._with_data(keep, done)

    def save_copy(self) -> None:
        """Ask where to, and write the chosen brief there."""
        chosen = self.ask_path(self._file_name()) if self.brief is not None else ""
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(".pdf")

        def keep(data: bytes) -> Path:
            write_out(path, data, "copy_unwritable")
            return path

        self._with_data(
            keep,
            lambda kept: self.strip.say(M_("brief history", "Copied to {path}", path=str(kept))),
        )

    def copy_changes(self) -> None:
        """Put the differences onto the clipboard, as text."""
        if self.changes:
            QGuiApplication.clipboard().setText(self.told())
            self.strip.say(M_("brief history", "The changes are copied."))

    def _with_data(self, keep: Callable[[bytes], Path], done: Callable[[Path], None]) -> None:
        brief, desk, case = self.brief, self._ui.desk, self._case
        if brief is None:
            return
        sha256 = brief.sha256
        self.strip.clear()

        def work(_job: Job) -> Path:
            return keep(desk.brief_data(case, sha256))

        self._ui.jobs.run(work, done, self._failed, owner=self)

    def _file_name(self) -> str:
        made = self.brief.made_at if self.brief is not None else self._ui.desk.clock.now()
        return f"TRO brief {self._ui.translator.beijing(made):%Y-%m-%d %H%M}.pdf"

    def _failed(self, error: DeskError) -> None:
        if not isinstance(error, Cancelled):
            self.strip.fail(error)

    def _choose_path(self, name: str) -> str:
        title = self._ui.translator.say("brief history", "Save a copy")
        return ask_where(self._ui, self, title, name, "PDF (*.pdf)")


def _show(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _line(words: Translator, brief: BriefKept) -> str:
    parts = [
        words.moment(words.beijing(brief.made_at)),
        words.render(_LANGUAGES[brief.language]),
        words.plural("brief history", "{count} page", "{count} pages", brief.pages),
    ]
    if not brief.readable:
        parts.append(words.say("brief history", "cannot be compared"))
    elif brief.out_of_date:
        parts.append(words.say("brief history", "out of date"))
    return " · ".join(parts)


def _block(group: tuple[str, tuple[str, ...]]) -> str:
    name, lines = group
    items = "".join(f"<li>{html.escape(one)}</li>" for one in lines)
    return f"<p><b>{html.escape(name)}</b></p><ul>{items}</ul>"
