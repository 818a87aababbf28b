"""Tells on every page that this is the sample desk, and removes it without a trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QSizePolicy, QWidget

from tro_desk.base import paths
from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_
from tro_desk.desk.sample_desk import BEGINS, cases_beside, remove_sample
from tro_desk.l10n import Translator
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui import login_item
from tro_desk.ui.context import Ui
from tro_desk.ui.desks.opening import open_beside
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.form import FormDialog
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from tro_desk.ui.shell.window import MainWindow


class SampleBar(QFrame):
    """Stands above every page as long as the window lives; nothing closes it."""

    def __init__(self, ui: Ui, window: MainWindow) -> None:
        super().__init__()
        self._ui, self._window = ui, window
        self.dialog: RemoveSample | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        set_property(self, "strip", "info")
        self.text = label(ui, self._words, "small", wrap=True)
        self.remove = plain_button(
            ui, M_("sample", "Remove the sample"), self.ask, "trash", small=True
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(icon_label(ui, "info", "onPrimarySoft"))
        row.addWidget(self.text, 1)
        row.addWidget(self.remove)
        ui.language.bind(
            window, lambda t: window.setWindowTitle(t.say("sample", "TRO Desk: sample"))
        )

    def _words(self, t: Translator) -> str:
        text = t.say(
            "sample",
            "Sample desk: seller, case and figures are made up. Its clock began on {day}.",
            day=t.date(BEGINS.astimezone(ZoneInfo(BEIJING)).date()),
        )
        self.setAccessibleName(text)
        return text

    def ask(self) -> None:
        """Ask, with what else is in the desk."""
        desk = self._ui.desk

        def asked(beside: int) -> None:
            self.dialog = RemoveSample(self._ui, beside, self._go, self._window)
            self.dialog.open()

        self._ui.jobs.run(lambda _job: cases_beside(desk, paths.asset("sample")), asked, owner=self)

    def _go(self) -> None:
        """Close the window; the folder goes when everything in it is closed."""
        folder, language = self._ui.desk.folder, self._ui.language.code
        self._window.at_the_end = lambda: remove_and_begin(folder, language)
        self._window.close()


class RemoveSample(FormDialog):
    """`act` removes it; cases of the seller's own have to be agreed to by themselves."""

    def __init__(self, ui: Ui, beside: int, act: Callable[[], None], parent: QWidget) -> None:
        title = M_("sample", "Remove the sample")
        super().__init__(ui, title, (M_("sample", "Remove the sample"), self._accept), parent)
        self._act = act
        self.note(
            M_(
                "sample",
                "The sample desk is removed with all that is in it: papers, figures, briefs, "
                "settings, search and backups. Files that you saved elsewhere stay. The program "
                "then starts anew.",
            )
        )
        self.too = QCheckBox()
        self.too.setVisible(beside > 0)
        if beside:

            def words(t: Translator) -> None:
                self.too.setText(
                    t.plural(
                        "sample",
                        "Remove {count} case of my own as well",
                        "Remove {count} cases of my own as well",
                        beside,
                    )
                )

            ui.language.bind(self.too, words)
            self.note(
                M_(
                    "sample",
                    "There are cases in it that the sample did not bring. Their papers are lost "
                    "if you do not have them elsewhere.",
                )
            )
            self._grid.addWidget(self.too, self._grid.rowCount(), 0, 1, 2)
        self._beside = beside
        self.end(self.too if beside else self)
        set_property(self.keep, "kind", "danger")

    def _accept(self) -> None:
        if self._beside and not self.too.isChecked():
            self.strip.say(
                M_("sample", "Tick the line above, or take your own cases elsewhere first."),
                "error",
            )
            self.fit_height()
            return
        self.accept()
        self._act()


def mark(ui: Ui, window: MainWindow) -> None:
    """Put the bar into the window of the sample desk, once."""
    if window.strips.pinned is None:
        window.strips.pin(SampleBar(ui, window))


def remove_and_begin(folder: Path, language: str) -> None:
    """Remove the sample, now that its window is closed, and start the program as at first.

    What another program still holds is removed by that start.
    """
    try:
        if login_item.is_for(folder):
            login_item.turn_off()
        remove_sample(folder)
    except (DeskError, OSError):
        pass
    open_beside(None, language)
