"""The figures of a case: accused sales, what they cost, what is frozen, and where each is from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_, Message
from tro_desk.desk.tables import write_tables
from tro_desk.domain.exposure import Basis, Count, Figure
from tro_desk.l10n import Translator
from tro_desk.l10n.exposure import difference
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_where
from tro_desk.ui.models.case_values import title
from tro_desk.ui.models.grid import Grid
from tro_desk.ui.screens.exposure.accused_card import AccusedCard
from tro_desk.ui.screens.exposure.around import (
    DifferencesCard,
    MissingCard,
    MonthsCard,
    PeriodCard,
    PlacesCard,
    StatuteCard,
)
from tro_desk.ui.screens.exposure.controller import ExposureController, Figures
from tro_desk.ui.screens.exposure.figures_card import FiguresCard
from tro_desk.ui.screens.exposure.money_card import FrozenCard
from tro_desk.ui.screens.exposure.rows import (
    TOLD_COLUMNS,
    AccusedRow,
    Told,
    accused_rows,
    told_figures,
)
from tro_desk.ui.screens.exposure.words import basis_words
from tro_desk.ui.screens.exposure.workbook import TITLE, tables_of
from tro_desk.ui.widgets.buttons import link_button, name_it, plain_button, primary_button
from tro_desk.ui.widgets.card import Card, clear
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.grid_table import GridTable
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.text import label

_ASIDE: Final = 330
_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class ExposureView(QWidget):
    """The page of one case's figures; the controller reads, this lays out."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._controller = ExposureController(ui)
        self._compact = False
        self._case_id = ""
        self._wanted: tuple[str, str] | None = None
        self._figures: Figures | None = None
        self.accused: AccusedCard | None = None
        self._frozen: FrozenCard | None = None
        self.sums: FiguresCard | None = None
        self.months: MonthsCard | None = None
        self.missing: MissingCard | None = None
        self.sources: GridTable | None = None
        self.basis: QComboBox | None = None
        self._page = Page(ui)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)
        self._lay_out()

    def open(self, case: str | None = None, **_where: Any) -> None:
        """Show a case's figures."""
        case_id = case or self._ui.case
        if case_id is None:
            self._ui.go("cases")
            return
        if case_id != self._case_id:
            self._lay_out()
        self._case_id = case_id
        self.reload()

    def reload(self) -> None:
        """Read the figures again; cursor and basis stay."""
        case_id = self._case_id
        self._ui.jobs.run(lambda _job: self._controller.read(case_id), self._show, owner=self)

    def set_compact(self, compact: bool) -> None:
        """One column in a small window."""
        if compact != self._compact:
            self._compact = compact
            self._page.set_compact(compact)
            if self._figures is not None:
                self._show(self._figures)

    # layout

    def _lay_out(self) -> None:
        """The parts of the page: above, the listings beside the money, below.

        The card of the listings stays while figures come and go, so that the cursor does too.
        """
        page = self._page.box
        clear(page)
        self.accused = self._frozen = None
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        self._first = QBoxLayout(_ACROSS)
        for part in (self._above, self._first, self._below):
            page.addLayout(part)
        page.addStretch(1)

    def _show(self, figures: Figures) -> None:
        if figures.case.id != self._case_id:
            return
        self._figures = figures
        ui = self._ui
        basis = figures.basis(self._wanted)
        clear(self._above)
        self._above.addWidget(self._head(figures, basis))
        self.missing = None
        if figures.exposure.missing:
            self.missing = MissingCard(ui, [self._lack(code) for code in figures.exposure.missing])
            self._above.addWidget(self.missing)
        accused = self._accused_card(basis)
        accused.show_rows(accused_rows(figures.exposure, basis, figures.matches), basis)
        if self._frozen is not None:
            self._frozen.deleteLater()
        against = figures.against(basis)
        self._frozen = FrozenCard(ui, figures.exposure, against, self.show_source, self._fill)
        if not self._compact:
            self._frozen.setFixedWidth(_ASIDE)
        self._first.addWidget(self._frozen)
        gap = ui.theme.size("layout.compact.gap" if self._compact else "layout.gap")
        self._first.setDirection(_DOWN if self._compact else _ACROSS)
        for part in (self._above, self._first, self._below):
            part.setSpacing(gap)
        # The rest in the next turns of the event loop: no turn may take long.
        QTimer.singleShot(0, self, partial(self._in_turn, figures, self._parts(figures, basis)))

    def _accused_card(self, basis: Basis | None) -> AccusedCard:
        """The card of the listings; its heads name the currency, so another one needs another."""
        currency = basis.currency if basis is not None else ""
        if self.accused is None or self.accused.currency != currency:
            if self.accused is not None:
                self.accused.deleteLater()
            self.accused = AccusedCard(self._ui, currency, self._answer, self._choose)
            self._first.insertWidget(0, self.accused, 1)
        return self.accused

    def _in_turn(self, figures: Figures, parts: Iterator[bool]) -> None:
        """Put one part after the other below, as long as these are the figures to be shown."""
        if figures is not self._figures or not isValid(self._below):
            return
        if next(parts, None) is not None:
            QTimer.singleShot(0, self, partial(self._in_turn, figures, parts))

    def _parts(self, figures: Figures, basis: Basis | None) -> Iterator[bool]:
        """The rows below the first, each made when it is asked for."""
        ui, exposure, where = self._ui, figures.exposure, self.show_source
        clear(self._below)
        self.sums = self.months = self.sources = None
        yield True
        remedies = StatuteCard(ui, figures.remedies, self._law, self._papers)
        if basis is None:
            self._below.addWidget(remedies)
        else:
            yield True
            self.months = MonthsCard(ui, basis)
            yield True
            self.sums = FiguresCard(ui, where, self._costs)
            self._choose(self._current())
            self._below.addLayout(self._row((self.months, 3), (self.sums, 2), (remedies, 2)))
            yield True
            cards: list[tuple[QWidget, int]] = [(PlacesCard(ui, exposure, basis, where), 1)]
            yield True
            cards.append((PeriodCard(ui, basis, where, self._load, self._join), 1))
            if exposure.differences:
                sentences = [
                    partial(difference, one=one, other=other) for one, other in exposure.differences
                ]
                cards.append((DifferencesCard(ui, sentences), 1))
            self._below.addLayout(self._row(*cards))
        yield True
        told = told_figures(exposure, basis)
        if told:
            self._below.addWidget(self._sources(told))

    def _row(self, *cards: tuple[QWidget, int]) -> QBoxLayout:
        """Cards side by side with their stretch, or one below the other."""
        row = QBoxLayout(_DOWN if self._compact else _ACROSS)
        row.setSpacing(self._ui.theme.size("layout.compact.gap" if self._compact else "layout.gap"))
        for card, stretch in cards:
            row.addWidget(card, 0 if self._compact else stretch)
        return row

    def _head(self, figures: Figures, basis: Basis | None) -> QWidget:
        ui, case = self._ui, figures.case
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(label(ui, TITLE, "pageTitle"))
        top.addWidget(label(ui, lambda t: title(t, case), "small", "text2", wrap=True), 1)
        back = M_("dates", "Back to the case")
        top.addWidget(link_button(ui, back, lambda: ui.go("case", case=case.id)))
        box.addLayout(top)
        row, flow = flow_row(8, line_gap=8)
        flow.addWidget(primary_button(ui, M_("exposure", "Load a report"), self._load, "upload"))
        flow.addWidget(plain_button(ui, M_("exposure", "Copy the table"), self.copy, "copy"))
        self.basis = None
        if basis is not None:
            save = M_("table", "Save as Excel")
            flow.addWidget(plain_button(ui, save, self.choose_workbook, "save"))
            self.basis = self._chooser(figures, basis)
            flow.addWidget(self.basis)
        box.addWidget(row)
        return whole

    def _chooser(self, figures: Figures, basis: Basis) -> QComboBox:
        ui, bases = self._ui, figures.exposure.bases
        chooser = QComboBox()
        for one in bases:
            chooser.addItem("", (one.report, one.currency))
        chooser.setCurrentIndex(bases.index(basis))
        chooser.setEnabled(len(bases) > 1)
        name_it(ui, chooser, M_("exposure", "Report and currency of the figures"))

        def words(translator: Translator) -> None:
            for at, one in enumerate(bases):
                chooser.setItemText(at, basis_words(translator, one))

        ui.language.bind(chooser, words)
        chooser.activated.connect(lambda at: self.choose_basis(bases[at]))
        return chooser

    def choose_basis(self, basis: Basis) -> None:
        """Show the figures of another report or currency."""
        self._wanted = (basis.report, basis.currency)
        if self._figures is not None:
            self._show(self._figures)

    def _sources(self, told: tuple[Told, ...]) -> Card:
        ui = self._ui
        card = Card(1, 0)
        head = label(ui, M_("figure", "Where each figure is from"), "section", wrap=True)
        head.setContentsMargins(16, 10, 16, 8)
        card.box.addWidget(head)
        grid: Grid[Told] = Grid(ui.translator, TOLD_COLUMNS)
        self.sources = GridTable(ui, grid, M_("figure", "Where each figure is from"), most=24)
        self.sources.setSortingEnabled(False)  # the order is that of the page
        grid.show(told)
        self.sources.stretch(3)
        card.box.addWidget(self.sources)
        legend = M_(
            "figure",
            "Filled square: from a document. Outlined square: stated by you. Diamond: computed.",
        )
        foot = label(ui, legend, "caption", "text2", wrap=True)
        foot.setContentsMargins(16, 8, 16, 10)
        card.box.addWidget(foot)
        return card

    # what is missing

    def _lack(self, code: str) -> tuple[str, Message, Callable[[], object]]:
        acts: dict[str, tuple[Message, Callable[[], object]]] = {
            "accused": (M_("exposure", "Check the papers"), self._papers),
            "sales": (M_("exposure", "Load a report"), self._load),
            "frozen": (M_("exposure", "Fill in the amount"), self._fill),
            "costs": (M_("exposure", "Enter costs"), self._costs),
            "forum": (M_("exposure", "Fill in the court"), self._fill),
        }
        if code == "forum" and self._figures is not None and self._figures.exposure.forum_state:
            return code, *acts["sales"]  # the court is known, the states are not
        return (code, *acts[code])

    def _papers(self) -> None:
        self._ui.go("review", case=self._case_id)

    def _costs(self) -> None:
        self._ui.go("stores", tab="costs")

    def _join(self) -> None:
        self._ui.go("stores", tab="listings")

    def _law(self) -> None:
        self._ui.go("dates", case=self._case_id)

    def _load(self) -> None:
        self._ui.go("sales")

    def _fill(self) -> None:
        self._ui.go("case", case=self._case_id, edit=True)

    # what the seller does

    def _answer(self, row: AccusedRow, answer: str) -> None:
        def done() -> None:
            self.reload()
            self._ui.refresh()

        self._controller.answer(self._case_id, row.product_id, answer, done)

    def _current(self) -> AccusedRow | None:
        table = self.accused.table if self.accused is not None else None
        return table.grid.row(table.currentIndex().row()) if table is not None else None

    def _choose(self, row: AccusedRow | None) -> None:
        if self.sums is None or self._figures is None:
            return
        basis = self._figures.basis(self._wanted)
        if row is not None and row.sums is not None:
            self.sums.show_sums(row.product_id, row.sums)
        elif basis is not None:
            self.sums.show_sums("", basis.total)

    def show_source(self, figure: Figure | Count) -> None:
        """Go to a figure in the list of sources."""
        if self.sources is None:
            return
        rows = self.sources.grid.rows
        at = next((n for n, told in enumerate(rows) if told.figure == figure), 0)
        self._page.ensureWidgetVisible(self.sources)
        self.sources.setCurrentIndex(self.sources.grid.index(at, 0))
        self.sources.setFocus()

    def choose_workbook(self) -> None:
        """Ask where, then save the figures of the basis as a workbook."""
        words = self._ui.translator
        title, name = words.say("table", "Save as Excel"), words.say("exposure", "exposure.xlsx")
        path = ask_where(self._ui, self, title, name, words.say("table", "Excel (*.xlsx)"))
        if path:
            self.save_workbook(Path(path))

    def save_workbook(self, path: Path) -> None:
        """Write all figures of the basis, each in a cell of its own."""
        figures = self._figures
        basis = figures.basis(self._wanted) if figures is not None else None
        if figures is None or basis is None:
            return
        path = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
        words, now, ui = self._ui.translator, self._ui.clock.now(), self._ui
        above = (
            title(words, figures.case),
            words.say("sheet", "As of {moment}", moment=words.beijing(now)),
        )

        def write(_job: Job) -> None:
            tables = tables_of(words, figures, basis, above)
            write_tables(path, words.render(TITLE), tables, now)

        def done(_saved: None) -> None:
            ui.tell(lambda t: t.say("sheet", "Saved as {name}.", name=path.name))

        ui.jobs.run(write, done, owner=self)

    def copy(self) -> None:
        """Copy the accused listings as text."""
        if self.accused is not None:
            self.accused.table.copy_all()
            self._ui.say(M_("exposure", "Copied."), "info")
