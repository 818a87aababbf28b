"""The brief: options on the left, the pages of the real PDF on the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.desk.preview import draw_pdf
from tro_desk.desk.results import MadeBrief
from tro_desk.domain.reading import PageImage
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_where
from tro_desk.ui.keys import shortcut
from tro_desk.ui.screens.brief.controller import BriefController
from tro_desk.ui.screens.brief.history_dialog import HistoryDialog
from tro_desk.ui.screens.brief.options import OptionsCard
from tro_desk.ui.screens.brief.package_dialog import PackageDialog
from tro_desk.ui.screens.brief.printing import PrintRun, make_printer
from tro_desk.ui.widgets.buttons import icon_button, plain_button, primary_button, segmented
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.chip import chip
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import pad
from tro_desk.ui.widgets.page_bar import PageBar
from tro_desk.ui.widgets.page_measures import unpack
from tro_desk.ui.widgets.page_view import PageView
from tro_desk.ui.widgets.progress_strip import ProgressStrip
from tro_desk.ui.widgets.text import label

OPTIONS_WIDTH = 300
TYPING_MS = 500
"""After the last letter the pages are drawn anew."""


class BriefView(QWidget):
    """The screen; `open(case=...)` loads it.

    `ask_path(name)` and `ask_printer(printer)` are the system's dialogs; tests answer for them.
    """

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._compact = False
        self._printing: PrintRun | None = None
        self._busy = False
        self._told: object = None
        self.ask_path: Callable[[str], str] = self._choose_path
        self.ask_printer: Callable[[QPrinter], bool] = self._choose_printer
        self.setProperty("pane", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.controller = BriefController(ui.desk, ui.jobs, self._refresh, self._show_pages)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._draw_anew)
        self.strip = MessageStrip(ui)
        self.progress = ProgressStrip(ui)
        self.progress.cancelled.connect(self._cancel)
        self.page = PageView(ui)
        self.page.page_wanted.connect(self._draw_page)
        self.options = OptionsCard(ui, self.controller)
        self.options.changed.connect(self._options_changed)
        self.options.fact_wanted.connect(
            lambda field: ui.go("review", case=self.controller.case, field=field)
        )
        self._lay_out()
        for keys, act in (
            ("Save", self.save),
            ("Print", self.print),
        ):
            shortcut("brief", self, keys, act, Qt.ShortcutContext.WidgetWithChildrenShortcut)
        ui.language.bind(self, self._say)

    def _lay_out(self) -> None:
        ui = self._ui
        self.title = label(ui, M_("brief screen", "Brief for the lawyer"), "pageTitle")
        self.made = label(ui, "", "small", "text2", wrap=True)
        self.outdated = chip(ui, M_("brief screen", "Out of date"), "open")
        self.history_button = icon_button(ui, "clock", M_("brief screen", "History"), self.history)
        self.print_button = plain_button(ui, M_("brief screen", "Print"), self.print, "print")
        self.package_button = plain_button(
            ui, M_("brief screen", "Package evidence"), self.package, "package"
        )
        self.save_button = primary_button(ui, M_("brief screen", "Save PDF"), self.save, "save")
        head = self._head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addSpacing(4)
        head.addWidget(self.made, 1)
        head.addWidget(self.outdated)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.history_button)
        for button in (self.print_button, self.package_button, self.save_button):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        self._side = segmented(
            ui,
            [
                ("preview", M_("brief screen", "Preview")),
                ("options", M_("brief screen", "Options")),
            ],
            "preview",
            stretch=True,
        )
        self._side.chosen.connect(lambda _which: self._arrange())
        self._columns = QHBoxLayout()
        self._columns.setSpacing(16)
        self._columns.addWidget(self.options)
        self._columns.addWidget(self._preview_card(), 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.strip)
        self._column.addWidget(self.progress)
        self._column.addWidget(self._side)
        self._column.addLayout(self._columns, 1)
        self.set_compact(False)

    def _preview_card(self) -> QWidget:
        card = Card(padding=1, spacing=0)
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(16, 5, 10, 5)
        row.addWidget(
            label(
                self._ui,
                M_("brief screen", "Preview, as it will be printed"),
                "small",
                "text2",
                wrap=True,
            ),
            1,
        )
        self.bar = PageBar(self._ui, self.page)
        row.addWidget(self.bar)
        card.box.addWidget(top)
        card.box.addWidget(rule())
        card.box.addWidget(self.page, 1)
        self._preview_side = card
        return card

    # the window's calls

    def open(self, case: str | None = None, **_: object) -> None:
        """Load the brief of a case (None: the open one)."""
        case = case or self._ui.case
        if case is None:
            return
        if case != self.controller.case:
            self.page.clear()
            self.strip.clear()
        self._told = None
        self.controller.open(case)

    def reload(self) -> None:
        """Draw the pages anew from what the desk holds now."""
        self.controller.draw()

    def set_compact(self, compact: bool) -> None:
        """In a small window options and preview are two tabs; the buttons have their own line."""
        self._compact = compact
        pad(self._ui, self._column, compact)
        for layout in (self._head, self._column):
            layout.removeWidget(self._buttons)
        if compact:
            self._column.insertWidget(1, self._buttons, 0, Qt.AlignmentFlag.AlignRight)
        else:
            self._head.addWidget(self._buttons)
        self.options.setMinimumWidth(0 if compact else OPTIONS_WIDTH)
        self.options.setMaximumWidth(10_000 if compact else OPTIONS_WIDTH)
        self._arrange()

    def _arrange(self) -> None:
        self._side.setVisible(self._compact)
        which = self._side.current
        self.options.setVisible(not self._compact or which == "options")
        self._preview_side.setVisible(not self._compact or which == "preview")

    # drawing

    def _options_changed(self, now: bool) -> None:
        if now:
            self._typing.stop()
            self._draw_anew()
        else:
            self._typing.start()

    def _draw_anew(self) -> None:
        if self.controller.outdated:
            self.controller.draw()

    def _show_pages(self) -> None:
        preview = self.controller.preview
        if preview is None:
            return
        page = self.page.page
        self.page.set_pictures(preview.pages, at=max(1, min(page, preview.pages)))

    def _draw_page(self, page: int, scale: int) -> None:
        preview = self.controller.preview
        if preview is None:
            return

        def done(drawn: tuple[PageImage, QImage]) -> None:
            if self.controller.preview is preview:
                self.page.set_image(page, scale, *drawn)

        def work(_job: Job) -> tuple[PageImage, QImage]:
            image = draw_pdf(preview.data, page, scale)
            return image, unpack(image)

        self._ui.jobs.run(work, done, self.strip.fail, owner=self)

    def _refresh(self) -> None:
        control = self.controller
        self.options.refresh()
        self._show_progress()
        if control.error is not None:
            if control.error is not self._told:
                self.strip.fail(control.error)
        elif control.saved_to is not None and control.saved_to != self._told:
            self._say_saved(control.saved_to)
        self._told = control.error or control.saved_to
        self._say(self._ui.translator)

    def _show_progress(self) -> None:
        control = self.controller
        busy = control.drawing or control.saving
        if busy and not self._busy:
            self.progress.start(
                M_("brief screen", "Saving the brief")
                if control.saving
                else M_("brief screen", "Drawing the brief")
            )
        elif busy and control.progress[1]:
            done, total = control.progress
            self.progress.progress(
                M_("brief screen", "Drawing part {done} of {total}", done=done, total=total),
                done,
                total,
            )
        elif not busy and self._busy and self._printing is None:
            self.progress.finish()
        self._busy = busy

    def _say_saved(self, path: Path) -> None:
        def show_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        self.strip.say(
            M_("brief screen", "Saved to {path}", path=str(path)),
            "info",
            (M_("brief screen", "Open the folder"), show_folder),
        )

    def _say(self, t: Translator) -> None:
        control = self.controller
        preview = control.preview
        self.made.setText(
            ""
            if preview is None
            else t.plural(
                "brief screen",
                "Made {time}, {count} page",
                "Made {time}, {count} pages",
                preview.pages,
                time=t.beijing(preview.made_at),
            )
        )
        older = control.kept is not None and control.kept.out_of_date
        self.outdated.setVisible(control.outdated or older or control.asks_anew)
        if control.outdated:
            why = t.say("brief screen", "The options changed after these pages were drawn.")
        elif older:
            why = t.say("brief screen", "The case has changed since the brief was last saved.")
        else:
            why = t.say("brief screen", "The brief that was last saved asks something else.")
        self.outdated.setToolTip(why)
        ready = preview is not None and not control.saving and self._printing is None
        for button in (self.print_button, self.package_button, self.save_button):
            button.setEnabled(ready)
            button.setToolTip("" if ready else t.say("brief screen", "The brief is being drawn."))

    # saving and printing

    def save(self) -> None:
        """Ask where to, make the brief, keep it in the desk and write the copy."""
        if self.controller.preview is None or self.controller.saving:
            return
        name = self.ask_path(self.controller.file_name())
        if name:
            path = Path(name)
            self._told = None
            self.controller.make(path if path.suffix else path.with_suffix(".pdf"))

    def print(self) -> None:
        """Ask for a printer, make the brief and print its pages."""
        if self.controller.preview is None or self._printing is not None:
            return
        printer = make_printer(self.controller.choice.paper)
        if self.ask_printer(printer):
            self.controller.make(None, lambda made: self._print(printer, made))

    def history(self) -> None:
        """Show the briefs that were made, and what changed since."""
        if self.controller.case is not None:
            HistoryDialog(self._ui, self.controller.case, self).open()

    def package(self) -> None:
        """Show what a package would hold, and make it once that was confirmed."""
        control = self.controller
        if control.case is None or control.preview is None or control.saving:
            return
        name = control.file_name("TRO package", ".zip")
        dialog = PackageDialog(self._ui, control.case, control.chosen_options(), name, self)
        dialog.made.connect(self.reload)  # the brief was made anew and is kept
        dialog.open()

    def _print(self, printer: QPrinter, made: MadeBrief) -> None:
        def progress(done: int, total: int) -> None:
            self.progress.progress(
                M_("brief screen", "Printing page {done} of {total}", done=done, total=total),
                done,
                total,
            )

        def ended(error: DeskError | None) -> None:
            self._printing = None
            self.progress.finish()
            if error is None:
                self.strip.say(M_("brief screen", "Sent to the printer"))
            elif not isinstance(error, Cancelled):
                self.strip.fail(error)
            self._say(self._ui.translator)

        self.progress.start(M_("brief screen", "Printing"))
        self._printing = PrintRun(
            self._ui.jobs, printer, made.data, made.pages, progress, ended, self
        )
        self._printing.start()
        self._say(self._ui.translator)

    def _cancel(self) -> None:
        if self._printing is not None:
            self._printing.cancel()
        else:
            self.controller.stop()

    def _choose_path(self, name: str) -> str:
        title = self._ui.translator.say("brief screen", "Save PDF")
        return ask_where(self._ui, self, title, name, "PDF (*.pdf)")

    def _choose_printer(self, printer: QPrinter) -> bool:
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self._ui.translator.say("brief screen", "Print"))
        if self.controller.preview is not None:
            dialog.setMinMax(1, self.controller.preview.pages)
        return dialog.exec() == QPrintDialog.DialogCode.Accepted
