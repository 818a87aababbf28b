"""Sales: the reports that were loaded, and their lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.domain.sales import Load
from tro_desk.domain.store import Store
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_files
from tro_desk.ui.screens.sales.lines_page import NAMES, LinesPage
from tro_desk.ui.screens.sales.loading import SUFFIXES, Loading
from tro_desk.ui.screens.sales.loads_page import LoadsPage
from tro_desk.ui.trash.asking import Deleting
from tro_desk.ui.widgets.buttons import link_button, plain_button, primary_button, segmented
from tro_desk.ui.widgets.drop_zone import DropZone
from tro_desk.ui.widgets.file_drops import FileDrops
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.progress_strip import ProgressStrip
from tro_desk.ui.widgets.text import label

REPORTS: Final = "reports"


class SalesView(FileDrops, QWidget):
    """Takes files by drop and by a chooser; `tab` is reports, orders, money or periods."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._loads: tuple[Load, ...] = ()
        self._stores: tuple[Store, ...] = ()
        self._read_once = False
        self._wanted: int | None = None
        self.setProperty("pane", "page")
        self.setAcceptDrops(True)
        self.progress = ProgressStrip(ui)
        self.strip = MessageStrip(ui)
        self.lines: dict[str, LinesPage] = {}
        self.reports = LoadsPage(ui, self._undo, self._show_lines)
        self.empty = self._drop_zone()
        self._pages = QVBoxLayout()  # a stack would be as high as the highest of them
        for part in (self.empty, self.reports):
            part.hide()
            self._pages.addWidget(part, 1)
        self._asked = QVBoxLayout()
        self._page = Page(ui)
        page = self._page.box
        page.addLayout(self._head())
        page.addWidget(self.tabs)
        page.addWidget(self.progress)
        page.addWidget(self.strip)
        page.addLayout(self._asked)
        page.addLayout(self._pages, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)
        self.deleting = Deleting(ui, self.strip, self, self.reload)
        self.loading = Loading(ui, self.progress, self.strip, self._asked, self)
        self.loading.loaded.connect(self._loaded)
        self.loading.asked.connect(lambda: QTimer.singleShot(0, self, self._to_the_top))
        self.set_compact(False)

    def _head(self) -> QHBoxLayout:
        ui = self._ui
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(ui, M_("sales", "Sales"), "pageTitle", wrap=True), 1)
        head.addWidget(link_button(ui, M_("exposure", "Exposure"), lambda: ui.go("exposure")))
        head.addWidget(plain_button(ui, M_("sales", "Load reports"), self.choose_files, "upload"))
        options = [(REPORTS, M_("sales", "Reports")), *NAMES.items()]
        self.tabs = segmented(ui, options, REPORTS, small=True)
        self.tabs.chosen.connect(self.show_tab)
        return head

    def _drop_zone(self) -> QWidget:
        ui = self._ui
        zone = DropZone(
            ui,
            M_("sales", "Put the reports of your platform here"),
            M_(
                "sales",
                "All Orders, transactions by date range, settlements, listings, Business Report; "
                "PayPal, Payoneer, Shopify; or any table with orders (xlsx, csv, txt, HTML).",
            ),
            M_("sales", "Names and addresses of buyers are left out and never kept."),
        )
        zone.add_button(
            primary_button(ui, M_("sales", "Choose files"), self.choose_files, "upload")
        )
        zone.dropped.connect(self.add_files)
        return zone

    # opening

    def open(self, tab: str = "", load: int | None = None, **_where: Any) -> None:
        """Show the page; `tab` chooses what is seen, `load` the report that is read about."""
        self._wanted = load
        if tab:
            self.tabs.choose(tab)
        self.reload()

    def reload(self) -> None:
        """Read the loads again, and the lines where they are shown."""
        desk = self._ui.desk

        def read(_job: object) -> tuple[tuple[Load, ...], tuple[Store, ...]]:
            return desk.loads(), desk.stores()

        self._ui.jobs.run(read, self._show, owner=self)

    def set_compact(self, compact: bool) -> None:
        """The paddings of a small window."""
        self._page.set_compact(compact)
        self._page.box.setSpacing(self._ui.theme.size("layout.compact.gap"))
        self.reports.set_compact(compact)

    def _show(self, found: tuple[Sequence[Load], Sequence[Store]]) -> None:
        loads, stores = tuple(found[0]), tuple(found[1])
        changed = (loads, stores) != (self._loads, self._stores) or not self._read_once
        self._loads, self._stores, self._read_once = loads, stores, True
        self.tabs.setVisible(bool(loads))
        self.reports.show_loads(loads, stores, self._wanted)
        self._wanted = None
        for page in self.lines.values():
            page.offer(loads, stores)
        if changed:
            shown = self.tabs.current
            for family, page in list(self.lines.items()):
                if family != shown:  # read anew when it is opened
                    self._drop(family, page)
        self.show_tab(self.tabs.current or REPORTS, again=changed)

    def _drop(self, family: str, page: LinesPage) -> None:
        del self.lines[family]
        page.hide()
        page.deleteLater()

    def show_tab(self, tab: str, again: bool = False) -> None:
        """Show the reports or the lines of one family."""
        self.tabs.choose(tab)
        if not self._loads:
            self._turn_to(self.empty)
        elif tab == REPORTS:
            self._turn_to(self.reports)
        else:
            page = self.page(tab)
            self._turn_to(page)
            # Which products are accused may have changed elsewhere.
            if again or not page.begun or page.accused.isChecked():
                page.read()

    @property
    def shown(self) -> QWidget:
        """What is shown below the tabs."""
        return next(part for part in self._parts() if not part.isHidden())

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.empty, self.reports, *self.lines.values())

    def _turn_to(self, wanted: QWidget) -> None:
        for part in self._parts():
            part.setVisible(part is wanted)

    def _to_the_top(self) -> None:
        """Show what is asked or said above everything else."""
        self._page.verticalScrollBar().setValue(0)
        if self.loading.card is not None:
            self.loading.card.first_input.setFocus()

    def page(self, family: str) -> LinesPage:
        """The page of a family of lines, made when it is first asked for."""
        if family not in self.lines:
            page = LinesPage(self._ui, family)
            page.hide()
            page.offer(self._loads, self._stores)
            self._pages.addWidget(page, 1)
            self.lines[family] = page
        return self.lines[family]

    # files

    def choose_files(self) -> None:
        """Ask for files and load them."""
        words = self._ui.translator
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        reports = words.say("load", "Exported reports ({patterns})", patterns=patterns)
        every = words.say("take in", "All files (*)")
        title = words.say("load", "Choose reports")
        self.add_files(ask_files(self._ui, self, title, f"{reports};;{every}"))

    def add_files(self, paths: Sequence[str]) -> None:
        """Load files, and those of folders."""
        if paths:
            self.loading.add(paths)

    def files_dropped(self, files: list[str]) -> None:
        self.add_files(files)

    def _loaded(self, load: Load | None) -> None:
        if load is not None:
            self._wanted = load.id
            self.tabs.choose(REPORTS)
        self._to_the_top()
        self.reload()
        self._ui.refresh()

    # loads

    def take_back(self) -> bool:
        """Ctrl+Z: bring back the last load that was taken back; False where there is none."""
        return self.deleting.take_back()

    def _undo(self, load: Load) -> None:
        desk = self._ui.desk

        self.deleting.now(lambda: desk.delete_load(load.id))

    def _show_lines(self, load: Load) -> None:
        family = load.export.family
        if family in NAMES:
            self.page(family).only(load)
            self.show_tab(family)
