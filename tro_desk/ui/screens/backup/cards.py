"""The cards of the page of backups: the last one, what to know, where they go, those kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.domain.backup import REMIND_DAYS, BackupState, KeptBackup
from tro_desk.l10n import Translator
from tro_desk.l10n.backup import cloud_name, size_text
from tro_desk.l10n.errors import sentence
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Grid
from tro_desk.ui.screens.backup.rows import columns, place_text
from tro_desk.ui.widgets.buttons import link_button, name_it, plain_button, primary_button
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.grid_table import GridTable
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import breakable, label

_FIRST: Final = datetime(2026, 1, 1, tzinfo=UTC)


class LastCard(Card):
    """The last good backup, and the one thing to do."""

    def __init__(self, ui: Ui, back_up: Callable[[], None]) -> None:
        super().__init__(20, 8)
        self._ui = ui
        self._state: BackupState | None = None
        self.title = label(ui, "", "bodyStrong", wrap=True)
        self.detail = label(ui, "", "small", "text2", wrap=True)
        self.now = primary_button(ui, M_("backup", "Back up now"), back_up, "backup")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.now)
        self.box.addLayout(row)
        ui.language.bind(self, self._words)

    def show_state(self, state: BackupState, _now: datetime) -> None:
        """Tell what there is."""
        self._state = state
        self._words(self._ui.translator)

    def _words(self, t: Translator) -> None:
        state = self._state
        if state is None:
            return
        if state.last is None:
            self.title.setText(t.say("backup", "No backup yet"))
            self.detail.setText(
                t.say("backup", "One file with everything: cases, originals, briefs, figures.")
            )
            return
        last = state.last
        when = t.beijing(last.made_at)
        self.title.setText(t.say("backup", "Last backup {when}", when=when))
        self.detail.setText(
            " · ".join(
                [
                    place_text(t, state, last),
                    t.plural("backup", "{count} file", "{count} files", state.last_files),
                    size_text(t, last.size),
                    t.say("backup", "opened again and good"),
                    *([_lacking(t, state.last_problems)] if state.last_problems else []),
                ]
            )
        )


def _lacking(t: Translator, count: int) -> str:
    return t.plural(
        "backup",
        "{count} file of the desk was missing or changed",
        "{count} files of the desk were missing or changed",
        count,
    )


class WarningsCard(QWidget):
    """What the seller should know of the folders; takes no room where there is nothing."""

    def __init__(self, ui: Ui, rotate_again: Callable[[], None]) -> None:
        super().__init__()
        self._ui = ui
        self._state: BackupState | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Card(16, 8)
        column.addWidget(self._card)
        self.lines = {
            name: label(ui, "", "small", wrap=True)
            for name in ("trouble", "missed", "due", "desk_cloud", "folder_cloud", "paused")
        }
        self._rows: dict[str, QWidget] = {}
        for name, words in self.lines.items():
            whole = QWidget()
            row = QHBoxLayout(whole)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            serious = name not in ("paused", "due")
            icon = icon_label(
                ui, "warning" if serious else "info", "danger" if serious else "text2"
            )
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            if name == "paused":
                again = M_("backup", "Remove older ones again")
                self.again = plain_button(ui, again, rotate_again, small=True)
                row.addWidget(self.again)
            self._card.box.addWidget(whole)
            self._rows[name] = whole
        self.hide()
        ui.language.bind(self, self._words)

    def show_state(self, state: BackupState) -> None:
        """Tell what there is to tell."""
        self._state = state
        self._words(self._ui.translator)

    def _words(self, t: Translator) -> None:
        if self._state is None:
            return
        said = _warnings(t, self._state)
        for name, words in self.lines.items():
            words.setText(said[name])
            self._rows[name].setVisible(bool(said[name]))
        self.setVisible(any(said.values()))


def _warnings(t: Translator, state: BackupState) -> dict[str, str]:
    """What each line says, "" for nothing."""
    said = dict.fromkeys(("trouble", "missed", "due", "desk_cloud", "folder_cloud", "paused"), "")
    folder = breakable(str(state.folder))
    if state.trouble:
        said["trouble"] = sentence(DeskError(state.trouble, folder=folder), t)
    elif state.missed and state.chosen:
        said["missed"] = t.say(
            "backup",
            "The last automatic backup could not be written there, so it was put into the desk's "
            "own folder. Back up now to have one in the chosen folder.",
        )
    if state.due and state.last is not None:
        said["due"] = t.plural(
            "backup",
            "The last backup is more than {count} day old.",
            "The last backup is more than {count} days old.",
            state.remind_days,
        )
    if state.desk_cloud:
        said["desk_cloud"] = t.say(
            "backup",
            "The desk seems to lie in a folder that {cloud} copies to its servers. That damages "
            "databases and takes privileged papers off this computer. Restore a backup into a "
            "folder outside of it, and work there.",
            cloud=cloud_name(t, state.desk_cloud),
        )
    if state.folder_cloud and state.chosen:
        said["folder_cloud"] = t.say(
            "backup",
            "The folder for backups seems to be copied by {cloud} to its servers. The backups are "
            "readable there. A USB disk keeps them with you.",
            cloud=cloud_name(t, state.folder_cloud),
        )
    if state.paused:
        said["paused"] = t.say(
            "backup",
            "Since a backup was restored, or the database was found changed, all older backups "
            "are kept, so that none is lost that you may still need.",
        )
    return said


class PlaceCard(Card):
    """Where backups go, and after how many days without one to say so."""

    def __init__(
        self,
        ui: Ui,
        choose: Callable[[], None],
        own: Callable[[], None],
        remind: Callable[[int], None],
    ) -> None:
        super().__init__(20, 12)
        self._ui = ui
        self._state: BackupState | None = None
        self._remind = remind
        self.folder = label(ui, "", "small", "text2", wrap=True)
        self.choose = plain_button(ui, M_("backup", "Choose a folder"), choose, "folder")
        self.own = link_button(ui, M_("backup", "Use the desk's own folder"), own)
        side = QWidget()
        buttons = QVBoxLayout(side)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(6)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.own, 0, Qt.AlignmentFlag.AlignRight)
        hint = M_("backup", "Choose a USB disk or another disk: not only this computer's own.")
        self._line(
            M_("backup", "Back up to"),
            (self.folder, label(ui, hint, "small", "text2", wrap=True)),
            side,
        )
        self.box.addWidget(rule())
        self.days = QComboBox()
        self.days.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for days in REMIND_DAYS:
            self.days.addItem("", days)
        self.days.activated.connect(lambda at: self._remind(self.days.itemData(at)))
        remind_me = M_("backup", "Remind me")
        name_it(ui, self.days, remind_me, tooltip=False)
        about = M_(
            "backup",
            "When there was no backup for so long. Each day of work, and when the program ends, "
            "one is made by itself.",
        )
        self._line(remind_me, (label(ui, about, "small", "text2", wrap=True),), self.days)
        ui.language.bind(self, self._words)

    def _line(self, title: Message, details: tuple[QWidget, ...], control: QWidget) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self._ui, title, "bodyStrong", wrap=True))
        for detail in details:
            words.addWidget(detail)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(control)
        self.box.addLayout(row)

    def show_state(self, state: BackupState) -> None:
        """Tell what is chosen."""
        self._state = state
        self.own.setVisible(state.chosen)
        with QSignalBlocker(self.days):
            self.days.setCurrentIndex(self.days.findData(state.remind_days))
        self._words(self._ui.translator)

    def _words(self, t: Translator) -> None:
        for at in range(self.days.count()):
            days = self.days.itemData(at)
            text = t.plural("backup", "{count} day", "{count} days", days)
            self.days.setItemText(at, text if days else t.say("backup", "Never"))
        state = self._state
        if state is None:
            return
        own = t.say("backup", "The desk's own folder, on this computer")
        self.folder.setText(breakable(str(state.folder)) if state.chosen else own)


class KeptCard(Card):
    """The backups that are kept, newest first."""

    def __init__(
        self,
        ui: Ui,
        restore_from: Callable[[], None],
        restore: Callable[[Path], None],
        examine: Callable[[Path], None],
    ) -> None:
        super().__init__(1, 0)
        self._restore, self._examine = restore, examine
        self.grid: Grid[KeptBackup] = Grid(ui.translator, columns(_FIRST))
        self.table = GridTable(ui, self.grid, M_("backup", "Backups that are kept"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.stretch(0)
        self.table.opened.connect(lambda row: self._with(row, self._restore))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._fit())
        self.box.addWidget(self.table)
        nothing = M_("backup", "No backup is kept yet. Those that are made are listed here.")
        self.nothing = label(ui, nothing, "body", "text2", wrap=True)
        self.nothing.setContentsMargins(12, 12, 12, 0)
        self.box.addWidget(self.nothing)
        foot, row = flow_row(12, line_gap=8)
        foot.setContentsMargins(12, 10, 12, 12)
        row.addWidget(link_button(ui, M_("backup", "Restore from a backup"), restore_from))
        check = M_("backup", "Check the selected one")
        self.check = plain_button(
            ui, check, lambda: self._with(self._row(), self._examine), "check", small=True
        )
        back = M_("backup", "Restore the selected one")
        self.back = plain_button(
            ui, back, lambda: self._with(self._row(), self._restore), "undo", small=True
        )
        row.addWidget(self.check)
        row.addWidget(self.back)
        self.box.addWidget(foot)
        note = label(
            ui,
            M_("backup", "A restored backup becomes another desk; this one stays as it is."),
            "caption",
            "text2",
            wrap=True,
        )
        note.setContentsMargins(12, 0, 12, 12)
        self.box.addWidget(note)
        self._fit()

    def show_state(self, state: BackupState, now: datetime) -> None:
        """Show them, with their age as of `now`."""
        self.grid.columns = columns(now)
        self.grid.show(state.kept)
        self.table.setVisible(bool(state.kept))
        self.nothing.setVisible(not state.kept)
        if state.kept:
            self.table.selectRow(0)
        self._fit()

    def _row(self) -> int:
        return self.table.currentIndex().row()

    def _with(self, row: int, act: Callable[[Path], None]) -> None:
        backup = self.grid.row(row)
        if backup is not None:
            act(backup.path)

    def _fit(self) -> None:
        chosen = self.grid.row(self._row()) is not None
        self.check.setEnabled(chosen)
        self.back.setEnabled(chosen)
