"""Which of the seller's listings the case is about, with their sales and the seller's answer."""

from __future__ import annotations

from collections.abc import Callable

from tro_desk.base.messages import M_
from tro_desk.domain.exposure import Basis
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Grid
from tro_desk.ui.screens.exposure.answer_table import AnswerTable
from tro_desk.ui.screens.exposure.rows import NET_COLUMN, AccusedRow, accused_columns, total_row
from tro_desk.ui.screens.exposure.words import period
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.text import label


class AccusedCard(Card):
    """The cursor stays on its listing while rows come and go."""

    def __init__(
        self,
        ui: Ui,
        currency: str,
        answer: Callable[[AccusedRow, str], object],
        chosen: Callable[[AccusedRow | None], object],
    ) -> None:
        """`answer` is told a row and what is said of it, `chosen` the row of the cursor."""
        super().__init__(1, 0)
        self._ui, self._answer, self.currency = ui, answer, currency
        self._basis: Basis | None = None
        self._count = 0
        self._last: tuple[str, str] | None = None
        head, flow = flow_row(12, spread=True)
        head.setContentsMargins(16, 8, 16, 6)
        flow.addWidget(label(ui, M_("accused", "Accused goods"), "section"))
        self._about = label(ui, "", "small", "text2")
        flow.addWidget(self._about)
        self.box.addWidget(head)
        self.grid = Grid(ui.translator, accused_columns(currency))
        self.table = AnswerTable(ui, self.grid)
        self.table.answered.connect(self._given)
        self.table.undone.connect(self.undo)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _before: chosen(self.grid.row(now.row()))
        )
        self.box.addWidget(self.table)
        nothing = M_("accused", "There is no listing to ask about yet.")
        self.nothing = label(ui, nothing, "body", "text2", wrap=True)
        self.nothing.setContentsMargins(16, 4, 16, 12)
        self.box.addWidget(self.nothing)
        self.strip = MessageStrip(ui)
        self._keys = label(
            ui,
            M_(
                "accused",
                "Keys in the table: Y accused, N not accused, U not sure. Only what you answer "
                "yes to, or what a confirmed paper names, counts as accused.",
            ),
            "caption",
            "text2",
            wrap=True,
        )
        self._keys.setContentsMargins(16, 8, 16, 10)
        self.box.addWidget(self.strip)
        self.box.addWidget(self._keys)
        self.box.addStretch(1)
        ui.language.bind(self._about, self._say_about)

    def show_rows(self, rows: tuple[AccusedRow, ...], basis: Basis | None) -> None:
        """Show other figures; the cursor stays."""
        current = self.grid.row(self.table.currentIndex().row())
        self._basis = basis
        self._count = sum(row.accused for row in rows)
        self.grid.show(rows, total_row(basis) if basis is not None else None)
        self.table.setColumnHidden(NET_COLUMN, basis is None or basis.total.net is None)
        self.table.share_room()
        for part in (self.table, self._keys):
            part.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        same = [row for row in rows if current and row.product_id == current.product_id]
        if same:
            self.table.setCurrentIndex(self.grid.index(self.grid.line_of(same[0]), 0))
        self._say_about(self._ui.translator)

    def _say_about(self, words: Translator) -> None:
        parts = [words.plural("accused", "{count} accused", "{count} accused", self._count)]
        if self._basis is not None:
            parts.append(period(words, self._basis))
        self._about.setText(" · ".join(parts))

    # answers

    def _given(self, product_id: str, answer: str) -> None:
        row = next((one for one in self.grid.rows if one.product_id == product_id), None)
        if row is None:
            return
        self._last = (product_id, row.answer)
        self._answer(row, answer)
        undo = (M_("accused", "Take it back"), self.undo)
        if answer == "open":
            self.strip.say(M_("accused", "{product}: answer taken back.", product=product_id))
        else:
            said = {
                "yes": M_("accused", "{product}: accused.", product=product_id),
                "no": M_("accused", "{product}: not accused.", product=product_id),
                "not_sure": M_("accused", "{product}: not sure.", product=product_id),
            }[answer]
            self.strip.say(said, action=undo)

    def undo(self) -> None:
        """Put back what the last answer replaced."""
        if self._last is None:
            self.strip.say(M_("window", "There is nothing to take back."))
            return
        product_id, before = self._last
        row = next((one for one in self.grid.rows if one.product_id == product_id), None)
        self._last = None
        if row is not None:
            self._answer(row, before)
            self.strip.say(M_("accused", "{product}: as it was before.", product=product_id))
