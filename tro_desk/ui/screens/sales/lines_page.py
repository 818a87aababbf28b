"""The lines of sales: a filter above, the table, and below it what the lines come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_, Message
from tro_desk.desk.tables import Cell, write_table
from tro_desk.domain.lines import LineFilter, LineSum
from tro_desk.domain.sales import Load
from tro_desk.domain.store import Store
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import ABOUT_REPORTS, MARKETPLACE, REPORT, headed
from tro_desk.l10n.sales import report_name
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_where
from tro_desk.ui.screens.sales.line_table import MOST_COPIED, LinesTable
from tro_desk.ui.screens.sales.words import store_words, sum_words
from tro_desk.ui.widgets.buttons import name_it, plain_button
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.date_line import DateLine
from tro_desk.ui.widgets.empty_table import EmptyTable
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.progress_strip import ProgressStrip
from tro_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from tro_desk.ui.jobs import Handle

_TYPING_MS: Final = 350
_TOLD_EVERY: Final = 2_000  # lines
NAMES: Final[dict[str, Message]] = {
    "orders": M_("sales", "Order lines"),
    "money": M_("sales", "Payments"),
    "periods": M_("sales", "Sums of periods"),
}


class LinesPage(QWidget):
    """One family of lines; reads when it is shown first."""

    def __init__(self, ui: Ui, family: str) -> None:
        super().__init__()
        self._ui, self.family = ui, family
        self._stores: tuple[Store, ...] = ()
        self._loads: tuple[Load, ...] = ()
        self._files: Mapping[int, str] = {}
        self._sums: Sequence[LineSum] = ()
        self._export: Handle | None = None
        self._summing: Handle | None = None
        self._filling = False
        self.strip = MessageStrip(ui)
        self.progress = ProgressStrip(ui)
        self.progress.cancelled.connect(self._cancel)
        self.table = LinesTable(ui, family)
        self.table.setMinimumHeight(120)
        self.table.arranging.connect(self._arranging)
        self.table.arranged.connect(self._arranged)
        self.table.too_many.connect(self._too_many)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.apply)
        self._build()

    def _build(self) -> None:
        ui = self._ui
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        hint = M_("lines", "SKU, product, order or title")
        ui.language.bind(self.text, lambda t: self.text.setPlaceholderText(t.render(hint)))
        name_it(ui, self.text, M_("lines", "Only lines with this text"))
        self.text.textChanged.connect(lambda _text: self._typing.start())
        self.accused = QCheckBox()
        ui.language.bind(
            self.accused, lambda t: self.accused.setText(t.say("lines", "Accused products only"))
        )
        self.accused.toggled.connect(lambda _on: self.apply())
        self.more = plain_button(ui, M_("lines", "Filter"), icon="chevron-down", small=True)
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda on: self._fields.setVisible(on))
        self.save = plain_button(
            ui, M_("lines", "Save as a workbook"), self.save_as, "save", small=True
        )
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.text, 1)
        top.addWidget(self.accused)
        top.addWidget(self.more)
        top.addWidget(self.save)
        box.addLayout(top)
        box.addWidget(self._filters())
        box.addWidget(self.progress)
        box.addWidget(self.strip)
        card = Card(1, 0)
        card.box.addWidget(self.table, 1)
        self.empty = EmptyTable(ui, self.table, self._nothing)
        card.box.addWidget(self.empty, 1)
        card.box.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(16)
        self.count = label(ui, "", "smallStrong")
        self.sums = label(ui, "", "small", "text2", wrap=True)
        foot.addWidget(self.count)
        foot.addWidget(self.sums, 1)
        card.box.addLayout(foot)
        box.addWidget(card, 1)
        ui.language.bind(self, self._retranslate)

    def _filters(self) -> QWidget:
        ui = self._ui
        self._fields, flow = flow_row(12, line_gap=8)
        calendar = MARKETPLACE if self.family == "periods" else REPORT
        self.store, self.report, self.load = QComboBox(), QComboBox(), QComboBox()
        for name, editor, width in (
            (M_("lines", "Shop"), self.store, 170),
            (M_("lines", "Report"), self.report, 200),
            (M_("lines", "File"), self.load, 220),
        ):
            editor.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            editor.setFixedWidth(width)
            name_it(ui, editor, name)
            editor.currentIndexChanged.connect(lambda _at: self.apply())
            flow.addWidget(editor)
        self.first = DateLine(ui, headed(M_("lines", "From this day"), calendar))
        self.last = DateLine(ui, headed(M_("lines", "To this day"), calendar))
        since = M_("lines", "Days ({calendar}) from", calendar=calendar)
        for words, line in ((since, self.first), (M_("lines", "to"), self.last)):
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(label(ui, words, "small", "text2"))
            line.setFixedWidth(150)
            line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            line.input.textChanged.connect(lambda _text: self._typing.start())
            row.addWidget(line)
            flow.addWidget(pair)
        self.clear = plain_button(
            ui, M_("lines", "Clear the filter"), self.clear_filter, small=True
        )
        flow.addWidget(self.clear)
        self._fields.hide()
        return self._fields

    # what is there

    def offer(self, loads: Sequence[Load], stores: Sequence[Store]) -> None:
        """The shops, reports and files that the filter offers."""
        self._stores = tuple(stores)
        self._loads = tuple(
            load for load in loads if load.undone_at is None and load.export.family == self.family
        )
        self._files = {load.id: load.export.name for load in loads}
        self._name()

    def only(self, load: Load) -> None:
        """Show the lines of one load."""
        self.clear_filter()
        self.more.setChecked(True)
        self.load.setCurrentIndex(max(0, self.load.findData(load.id)))

    @property
    def begun(self) -> bool:
        """Whether lines were read."""
        return self.table.busy or self.table.rows.table is not None

    def read(self) -> None:
        """Read the lines again."""
        self.table.read(self.wanted)

    def _name(self) -> None:
        """Give shops, reports and files their names, in the table and in the filter."""
        words = self._ui.translator
        shops = {store.id: store_words(words, store) for store in self._stores}
        self.table.rows.name(shops, self._files)
        reports = sorted({load.export.report for load in self._loads})
        all_of = (
            (
                self.store,
                words.say("lines", "All shops"),
                [(name, number) for number, name in shops.items()],
            ),
            (
                self.report,
                words.say("lines", "All reports"),
                [(report_name(words, report), report) for report in reports],
            ),
            (
                self.load,
                words.say("lines", "All files"),
                [(load.export.name, load.id) for load in self._loads],
            ),
        )
        self._filling = True
        for box, every, items in all_of:
            kept = box.currentData()
            box.clear()
            box.addItem(every, None)
            for text, value in items:
                box.addItem(text, value)
            box.setCurrentIndex(max(0, box.findData(kept)) if kept is not None else 0)
        self._filling = False

    # the filter

    def clear_filter(self) -> None:
        """Show all lines."""
        self._filling = True
        for box in (self.store, self.report, self.load):
            box.setCurrentIndex(0)
        for line in (self.text, self.first.input, self.last.input):
            line.clear()
        self.accused.setChecked(False)
        self._filling = False
        self.apply()

    @property
    def wanted(self) -> LineFilter:
        """What the fields ask for; a day that is none asks for nothing."""
        return LineFilter(
            text=self.text.text().strip(),
            store=self.store.currentData(),
            report=str(self.report.currentData() or ""),
            load=self.load.currentData(),
            first_day=_day(self.first.value),
            last_day=_day(self.last.value),
            case=(self._ui.case or "") if self.accused.isChecked() else "",
        )

    def apply(self) -> None:
        """Show what the fields ask for."""
        self._typing.stop()
        case = self._ui.case is not None
        self.accused.setEnabled(case)
        words = self._ui.translator
        tip = words.say("lines", "Open or make a case first.")
        self.accused.setToolTip("" if case else tip)
        for line in (self.first, self.last):
            if line.value and _day(line.value) is None and len(line.value) >= len("2026-02-27"):
                self.strip.fail(DeskError("bad_value", field="starts", value=line.value))
                return
        if not self._filling:
            self.strip.clear()
            self.table.show_only(self.wanted)

    def _nothing(self, words: Translator) -> str:
        if self._loads:
            return words.say("lines", "No line is as the filter asks.")
        return words.say("lines", "No report with such lines is loaded yet. Load one above.")

    # progress and sums

    def _arranging(self) -> None:
        if self._summing is not None:
            self._summing.cancel()
            self._summing = None
        self.progress.start(M_("lines", "Putting the lines in order"))

    def _arranged(self) -> None:
        table = self.table.rows.table
        if table is not None and not table.count and self.accused.isChecked():
            nothing = M_(
                "lines",
                "No line is of an accused product. Confirm the accused products in the papers of "
                "the case, or say on its page which listings are accused.",
            )
            self.strip.say(nothing)
        self.empty.words.setText(self._nothing(self._ui.translator))
        self.empty.show_if(table is not None and not table.count)
        if self._export is None:
            self.progress.finish()
        lines, wanted = self.table.lines, self.table.wanted
        self._sums = ()
        self._say()

        def done(sums: tuple[LineSum, ...]) -> None:
            if handle is self._summing:
                self._summing = None
                self._sums = sums
                self._say()

        handle = self._ui.jobs.run(lambda job: lines.sums(wanted, job), done, owner=self)
        self._summing = handle

    def _cancel(self) -> None:
        self.progress.stop.setEnabled(False)
        self.table.cancel()
        if self._export is not None:
            self._export.cancel()

    def _retranslate(self, _words: Translator) -> None:
        self._name()
        self._say()

    def _say(self) -> None:
        """How many lines are shown, and what they come to."""
        words, table = self._ui.translator, self.table.rows.table
        count = table.count if table is not None else self.table.rows.rowCount()
        self.count.setText(words.plural("lines", "{count} line", "{count} lines", count))
        text = sum_words(words, self._sums)
        self.sums.setText(text)
        self.sums.setToolTip(text)

    def _too_many(self, count: int) -> None:
        self.strip.show_text(
            lambda t: t.say(
                "lines",
                "{count} lines are marked; at most {most} are copied at once. Save them as a "
                "workbook.",
                count=count,
                most=MOST_COPIED,
            ),
            "error",
        )

    # out of the desk

    def save_as(self) -> None:
        """Ask where, then write the lines that are shown as a workbook."""
        words = self._ui.translator
        title = words.say("lines", "Save as a workbook")
        name = f"{words.render(NAMES[self.family])}.xlsx"
        path = ask_where(self._ui, self, title, name, words.say("lines", "Workbooks (*.xlsx)"))
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write the lines that are shown, in the background; text is never a formula."""
        table, model = self.table.rows.table, self.table.rows
        if table is None or self._export is not None:
            return
        out = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
        words, now = self._ui.translator, self._ui.clock.now()
        name = words.render(NAMES[self.family])
        heads = [words.render(head) for head in model.heads]
        above = sum_words(words, self._sums).split("\n") if self._sums else []
        above.append(words.render(ABOUT_REPORTS))

        def work(job: Job) -> int:
            def rows() -> Iterator[list[Cell]]:
                for number, row in enumerate(table.all(job), 1):
                    if number % _TOLD_EVERY == 0:
                        job.report(number, table.count)
                    yield model.values(row)

            write_table(out, name, heads, rows(), now, above)
            return table.count

        def reported(done: int, total: int) -> None:
            self.progress.progress(M_("lines", "Writing {name}", name=out.name), done, total)

        def done(count: int) -> None:
            self._ended()
            self.strip.show_text(
                lambda t: t.plural(
                    "lines",
                    "{count} line saved as {name}.",
                    "{count} lines saved as {name}.",
                    count,
                    name=out.name,
                )
            )

        def failed(error: DeskError) -> None:
            self._ended()
            self.strip.fail(error)

        self.strip.clear()
        self.save.setEnabled(False)
        self.progress.start(M_("lines", "Writing {name}", name=out.name))
        self._export = self._ui.jobs.run(work, done, failed, reported, self)

    def _ended(self) -> None:
        self._export = None
        self.save.setEnabled(True)
        self.progress.finish()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
