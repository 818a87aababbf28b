"""The report of one load: what was read, what was skipped and why, and whether it adds up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.money import Money
from tro_desk.domain.sales import Load, Skipped
from tro_desk.domain.store import Store
from tro_desk.l10n import Translator
from tro_desk.l10n.sales import report_name, why_skipped
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.screens.sales.words import dated_words, off_by_words, store_words
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.grid_table import GridTable
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import breakable, label

Words = Callable[[Translator], str]


class ReportCard(Card):
    """All that is known of a load; takes it back when it is asked to twice."""

    def __init__(
        self,
        ui: Ui,
        load: Load,
        store: Store | None,
        undo: Callable[[Load], object],
        show_lines: Callable[[Load], object],
    ) -> None:
        super().__init__(16, 8)
        self._ui, self.load, self._undo = ui, load, undo
        export = load.export
        self.box.addWidget(label(ui, breakable(export.name), "section", wrap=True))
        self.box.addWidget(
            label(ui, lambda t: report_name(t, export.report), "small", "text2", wrap=True)
        )
        for sentence, icon, tone in self._checks():
            self._line(sentence, icon, tone)
        self.box.addWidget(rule())
        self._facts(store)
        self.skipped: GridTable | None = None
        if export.skipped_count:
            self.box.addWidget(rule())
            self._skipped()
        if load.undone_at is None:
            self.box.addWidget(rule())
            self._acts(show_lines)

    def _checks(self) -> list[tuple[Words, str, str]]:
        """What is to be known first: icon, word and colour together."""
        load, export = self.load, self.load.export
        found: list[tuple[Words, str, str]] = []
        if load.undone_at is not None:
            at = load.undone_at
            found.append(
                (
                    lambda t: t.say("report", "Taken back {when}.", when=t.beijing(at)),
                    "undo",
                    "text",
                )
            )
        if export.reconciled is None:
            text = M_("report", "This report carries no total to check its lines against.")
            found.append((lambda t: t.render(text), "dashed-circle", "text2"))
        elif export.reconciled:
            adds = M_("report", "The lines add up to the report's own totals.")
            found.append((lambda t: t.render(adds), "check", "text"))
        else:
            found.append((self._off_by, "warning", "danger"))
        if export.damaged_ids:
            found.append((self._damaged, "warning", "danger"))
        if load.unmatched:
            found.append((self._unmatched, "dashed-circle", "text2"))
        return found

    def _off_by(self, t: Translator) -> str:
        return t.say(
            "report",
            "The lines do not add up to the report's own totals: {amount} apart.",
            amount=off_by_words(t, self.load),
        )

    def _damaged(self, t: Translator) -> str:
        return t.plural(
            "report",
            "{count} order number was damaged by a spreadsheet program. Its line is kept and "
            "joined with nothing. Load the file as the platform exported it.",
            "{count} order numbers were damaged by a spreadsheet program. Their lines are kept "
            "and joined with nothing. Load the file as the platform exported it.",
            self.load.export.damaged_ids,
        )

    def _unmatched(self, t: Translator) -> str:
        return t.plural(
            "report",
            "{count} SKU has no product number. Load a listings report of this shop.",
            "{count} SKUs have no product number. Load a listings report of this shop.",
            self.load.unmatched,
        )

    def _line(self, sentence: Words, icon: str, tone: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        picture = icon_label(self._ui, icon, tone, 18)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(self._ui, sentence, "small", tone, wrap=True), 1)
        self.box.addLayout(row)

    def _facts(self, store: Store | None) -> None:
        load, export = self.load, self.load.export
        known: list[tuple[Message, Words]] = []
        if store is not None:
            known.append((M_("report", "Shop"), lambda t: store_words(t, store)))
        known += [
            (M_("report", "Loaded"), lambda t: t.moment(t.beijing(load.at))),
            (M_("report", "Days in it"), lambda t: dated_words(t, load)),
            (M_("report", "Lines read"), lambda t: t.number(export.rows)),
            (M_("report", "New or newer"), self._new),
            (M_("report", "Known before"), lambda t: t.number(load.known)),
            (M_("report", "Skipped"), lambda t: t.number(export.skipped_count)),
        ]
        if export.totals:
            known.append((M_("report", "Sum of its lines"), self._totals))
        known.append((M_("report", "File"), self._file))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        top = Qt.AlignmentFlag.AlignTop
        for line, (caption, words) in enumerate(known):
            grid.addWidget(label(self._ui, caption, "small", "text2", wrap=True), line, 0, top)
            grid.addWidget(label(self._ui, words, "small", wrap=True), line, 1, top)
        self.box.addLayout(grid)

    def _new(self, t: Translator) -> str:
        if not self.load.changed:
            return t.number(self.load.loaded)
        return t.say(
            "report",
            "{loaded}, {changed} of them newer versions",
            loaded=self.load.loaded,
            changed=self.load.changed,
        )

    def _totals(self, t: Translator) -> str:
        return "\n".join(t.money(Money(*total)) for total in self.load.export.totals)

    def _file(self, t: Translator) -> str:
        export = self.load.export
        return t.say(
            "report",
            "{encoding}, heads in line {line}",
            encoding=export.encoding,
            line=export.header_line,
        )

    def _skipped(self) -> None:
        ui, export = self._ui, self.load.export
        self.box.addWidget(
            label(
                ui,
                lambda t: t.plural(
                    "report",
                    "{count} line was skipped",
                    "{count} lines were skipped",
                    export.skipped_count,
                ),
                "bodyStrong",
                wrap=True,
            )
        )
        columns: tuple[Column[Skipped], ...] = (
            Column(M_("report", "Line"), lambda t, one: t.number(one.line), lambda one: one.line),
            Column(M_("report", "Why"), lambda t, one: why_skipped(t, one.why)),
        )
        grid = Grid(ui.translator, columns)
        self.skipped = GridTable(ui, grid, M_("report", "Lines that were skipped"), most=6)
        self.skipped.stretch(1)
        grid.show(export.skipped)
        self.box.addWidget(self.skipped)
        left = export.skipped_count - len(export.skipped)
        if left > 0:
            self.box.addWidget(
                label(
                    ui,
                    lambda t: t.plural(
                        "report",
                        "{count} more is not listed.",
                        "{count} more are not listed.",
                        left,
                    ),
                    "caption",
                    "text2",
                    wrap=True,
                )
            )

    # taking back

    def _acts(self, show_lines: Callable[[Load], object]) -> None:
        ui = self._ui
        self._first, flow = flow_row(8, line_gap=8)
        if self.load.export.family in ("orders", "money", "periods"):
            see = M_("report", "See its lines")
            flow.addWidget(plain_button(ui, see, lambda: show_lines(self.load), small=True))
        self.back = plain_button(
            ui, M_("report", "Take this load back"), self.ask, "undo", small=True
        )
        flow.addWidget(self.back)
        self.box.addWidget(self._first)
        self._second = QWidget()
        self._second.hide()
        self.box.addWidget(self._second)

    def ask(self) -> None:
        """Say what taking back changes, and let the seller decide."""
        ui = self._ui
        self._first.hide()
        inner = Card(12, 8, look="soft")
        inner.box.addWidget(label(ui, self._changes, "small", wrap=True))
        row, flow = flow_row(8, line_gap=8)
        self.sure = plain_button(
            ui, M_("report", "Take it back"), lambda: self._undo(self.load), small=True
        )
        set_property(self.sure, "kind", "danger")
        self.keep = plain_button(ui, M_("report", "Keep it"), self._keep, small=True)
        flow.addWidget(self.sure)
        flow.addWidget(self.keep)
        inner.box.addWidget(row)
        self.box.replaceWidget(self._second, inner)
        self._second.deleteLater()
        self._second = inner
        self.keep.setFocus()

    def _keep(self) -> None:
        self._second.hide()
        self._first.show()
        self.back.setFocus()

    def _changes(self, t: Translator) -> str:
        counted = t.plural(
            "report",
            "{count} line that only this file tells leaves the figures at once.",
            "Up to {count} lines that only this file tells leave the figures at once.",
            self.load.loaded,
        )
        rest = t.say(
            "report",
            "What another load tells of the same lines steps in. The report stays in the list, and "
            "the file can be loaded again.",
        )
        return f"{counted}\n{rest}"
