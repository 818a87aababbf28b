"""The table of the trash: restored one by one, removed for good after a question."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.domain.trash import Going, Hold, Trashed
from tro_desk.l10n import Translator
from tro_desk.l10n.trash import case_of, entry_name, going_lines, kind_name
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.screens.trash.purge_dialog import PurgeDialog
from tro_desk.ui.trash.hold_dialog import HoldDialog
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.row_sheet import RowSheet
from tro_desk.ui.widgets.rows_table import RowAction

_NAME, _KIND, _CASE, _AT, _HELD = range(5)


def _held(words: Translator, one: Trashed) -> str:
    return words.say("trash", "has to be preserved") if one.held else ""


COLUMNS: Final[tuple[Column[Trashed], ...]] = (
    Column(M_("trash", "Name"), entry_name, tip=entry_name),
    Column(M_("trash", "What"), kind_name),
    Column(M_("trash", "From case"), case_of),
    Column(
        M_("trash", "Deleted"),
        lambda t, one: t.moment(t.beijing(one.at)),
        lambda one: (one.at, one.id),
    ),
    Column(M_("trash", "Removing for good"), _held),
)


class TrashSheet(RowSheet):
    """Enter restores; Delete removes for good, asked first."""

    name = "trash"
    less = (_CASE,)

    def __init__(self, ui: Ui) -> None:
        super().__init__(
            ui,
            Grid(ui.translator, COLUMNS),
            M_("trash", "Trash"),
            M_("trash", "The trash is empty. What you delete comes here and can be restored."),
        )
        restore = RowAction(M_("trash", "Restore"), self.restore, "undo")
        self.act_on_rows(
            restore,
            RowAction(M_("trash", "Remove for good"), self.remove, "trash"),
            RowAction(
                M_("trash", "Why it is preserved"), self.explain, "info", lambda one: bool(one.held)
            ),
        )
        self.empty_button = plain_button(
            ui, M_("trash", "Empty the trash"), lambda: self._ask_purge(None), "trash"
        )
        self._flow.addWidget(self.empty_button)
        self.table.stretch(_NAME, _CASE)
        self.table.keep_whole(_AT)
        self.table.opened.connect(lambda _line: self._act(restore))
        self.note(
            M_(
                "trash",
                "Papers of a case that has reached a court have to be preserved (Fed. R. Civ. P. "
                "37(e): a court can punish their loss). What belongs to such a case stays in the "
                "trash, and so do sales files, costs and balances, until you record that the duty "
                "ended.",
            )
        )

    def read(self, _job: Job) -> tuple[Trashed, ...]:
        return self._ui.desk.trash()

    def show_rows(self, found: Any) -> None:
        self.show_grid(found)
        self.empty_button.setEnabled(bool(found))

    def restore(self, row: Trashed) -> None:
        """Bring it back to where it was."""
        desk = self._ui.desk

        def done(entry: Trashed) -> None:
            self.strip.show_text(
                lambda t: t.say("trash", "{name} is back where it was.", name=entry_name(t, entry))
            )
            self._ui.refresh()

        self.write(lambda _job: desk.restore(row.id), done)

    def remove(self, row: Trashed) -> None:
        """Ask, and remove it for good."""
        self._ask_purge([row.id])

    def explain(self, row: Trashed) -> None:
        """Why it has to be preserved, and the place to record that the duty ended."""
        desk = self._ui.desk

        def show(hold: Hold) -> None:
            if self.dialog is None:
                self.ask(HoldDialog(self._ui, hold, self.load, self))

        self._ui.jobs.run(lambda _job: desk.hold(row.held), show, self._fail, owner=self)

    def _ask_purge(self, entries: list[int] | None) -> None:
        desk = self._ui.desk
        self.strip.clear()

        def ask(going: Going) -> None:
            if self.dialog is None:
                wanted = [one.id for one in going.entries]
                self.ask(PurgeDialog(self._ui, going, lambda: self._purge(wanted), self))

        def failed(error: DeskError) -> None:
            self.strip.fail(error)
            self.load()

        self._ui.jobs.run(lambda _job: desk.what_purging_takes(entries), ask, failed, owner=self)

    def _purge(self, entries: list[int]) -> None:
        desk = self._ui.desk

        def done(going: Going) -> None:
            self.strip.show_text(lambda t: "\n".join(going_lines(t, going, done=True)))

        # What was shown is what goes: not what came into the trash meanwhile.
        self.write(lambda _job: desk.purge(entries), done)

    def focus(self) -> None:
        """Where the keyboard begins."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
