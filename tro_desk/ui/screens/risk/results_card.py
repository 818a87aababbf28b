"""What was found: filtered, sorted, copied, saved; a long result is arranged in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.sales import Skipped
from tro_desk.domain.watch import Match, ScanResult
from tro_desk.l10n import Translator
from tro_desk.l10n.watch import skipped_word
from tro_desk.ui.context import Ui
from tro_desk.ui.jobs import Handle
from tro_desk.ui.models.grid import LONG, Grid, arranged
from tro_desk.ui.screens.risk.hit_table import HitTable
from tro_desk.ui.screens.risk.rows import COLUMNS, KIND_COLUMN, keeper
from tro_desk.ui.widgets.buttons import name_it, plain_button, segmented
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.text import label

_TYPING_MS: Final = 150
_NAMED: Final = 5

_KINDS: Final = (
    ("", M_("risk", "All")),
    ("exact", M_("risk", "Exact")),
    ("close", M_("risk", "Close ones")),
)


class ResultsCard(Card):
    """Nothing stands in it before something was compared."""

    def __init__(
        self,
        ui: Ui,
        origins: Callable[[], frozenset[str]],
        save: Callable[[Callable[[], ScanResult]], object],
    ) -> None:
        """`origins` tells which lists count; `save` is given what makes what is to be seen."""
        super().__init__(1, 0)
        self._ui, self._origins, self._save = ui, origins, save
        self._result: ScanResult | None = None
        self._about: Message | None = None
        self._arranging: Handle | None = None
        head, flow = flow_row(12, spread=True)
        head.setContentsMargins(16, 10, 16, 6)
        flow.addWidget(label(ui, M_("risk", "What was found"), "section"))
        self.summary = label(ui, "", "small", "text2")
        flow.addWidget(self.summary)
        self.box.addWidget(head)
        self.box.addWidget(self._filters())
        self.grid: Grid[Match] = Grid(ui.translator, COLUMNS)
        self.grid.later = self.arrange
        self.table = HitTable(ui, self.grid)
        self.table.sortByColumn(KIND_COLUMN, Qt.SortOrder.AscendingOrder)
        self.box.addWidget(self.table)
        self.note = label(ui, "", "small", "text2", wrap=True)
        self.note.setContentsMargins(16, 10, 16, 12)
        self.box.addWidget(self.note)
        ui.language.bind(self, self._words)

    def _filters(self) -> QWidget:
        ui = self._ui
        row, flow = flow_row(12, line_gap=8)
        row.setContentsMargins(16, 0, 16, 10)
        self.kinds = segmented(ui, _KINDS, "", small=True)
        self.kinds.chosen.connect(lambda _kind: self.arrange())
        self.weak = QCheckBox()
        self.weak.setChecked(True)
        self.weak.toggled.connect(lambda _on: self.arrange())
        ui.language.bind(self.weak, lambda t: self.weak.setText(t.say("risk", "Weak matches too")))
        self.finder = QLineEdit()
        self.finder.setMinimumWidth(180)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.arrange)
        self.finder.textChanged.connect(lambda _text: self._typing.start())
        name_it(ui, self.finder, M_("risk", "Find in the results"), tooltip=False)
        ui.language.bind(
            self.finder,
            lambda t: self.finder.setPlaceholderText(t.say("risk", "Find in the results")),
        )
        self.copy = plain_button(
            ui, M_("table", "Copy the table"), lambda: self.table.copy_all(), "copy", small=True
        )
        self.save = plain_button(ui, M_("table", "Save as Excel"), self._keep, "save", small=True)
        for widget in (self.kinds, self.weak, self.finder, self.copy, self.save):
            flow.addWidget(widget)
        return row

    # what is shown

    @property
    def result(self) -> ScanResult | None:
        """What was compared last; None before anything was."""
        return self._result

    def clear(self) -> None:
        """Nothing is compared now."""
        self._result = self._about = None
        self.arrange()

    def show_result(self, result: ScanResult, about: Message) -> None:
        """Show what came of a comparison; `about` says of what."""
        self._result, self._about = result, about
        self.arrange()

    def arrange(self) -> None:
        """Filter and sort what was found; many rows in the background."""
        rows = self._result.matches if self._result is not None else ()
        keep = keeper(
            self.kinds.current or "", self.weak.isChecked(), self._origins(), self.finder.text()
        )
        key, order = self.grid.sort_key(), self.grid.order[1]
        down = order == Qt.SortOrder.DescendingOrder
        if self._arranging is not None:
            self._arranging.cancel()
            self._arranging = None
        if len(rows) <= LONG:
            self._take(rows, arranged(rows, key, down, keep))
            return

        def done(places: list[int]) -> None:
            if self._arranging is asked:
                self._take(rows, places)

        asked = self._ui.jobs.run(
            lambda _job: arranged(rows, key, down, keep), done, lambda _stopped: None, owner=self
        )
        self._arranging = asked

    def _take(self, rows: Sequence[Match], places: list[int]) -> None:
        self.grid.take(rows, places)
        if places:
            self.table.setCurrentIndex(self.grid.index(0, 0))
        self._words(self._ui.translator)

    def seen(self) -> Callable[[], ScanResult] | None:
        """Makes the result with the matches that are to be seen now, in their order: in a job,
        for they may be many.
        """
        result, rows, places = self._result, self.grid.rows, self.grid.places
        if result is None:
            return None
        return lambda: replace(result, matches=tuple(rows[place] for place in places))

    def _keep(self) -> None:
        seen = self.seen()
        if seen is not None:
            self._save(seen)

    # words

    def _words(self, words: Translator) -> None:
        result = self._result
        found = len(self.grid.places)
        for button in (self.copy, self.save):
            button.setEnabled(found > 0)
        if result is None or self._about is None:
            self.summary.setText("")
            self.note.setText(
                words.say(
                    "risk", "Nothing compared yet. Type a title, or choose a file of listings."
                )
            )
            return
        parts = [
            words.render(self._about),
            words.plural("risk", "{count} listing", "{count} listings", result.listings),
            words.plural("risk", "{count} term", "{count} terms", result.terms),
            words.plural("risk", "{count} match", "{count} matches", len(result.matches)),
        ]
        self.summary.setText(" · ".join(parts))
        self.note.setText("\n".join(self._notes(words, result, found)))

    def _notes(self, words: Translator, result: ScanResult, found: int) -> list[str]:
        """What the table cannot say."""
        lines = []
        if not result.matches:
            lines.append(
                words.say(
                    "risk",
                    "None of these terms was found. That does not mean that it is safe: only the "
                    "terms of these lists were looked for.",
                )
            )
        elif found < len(result.matches):
            lines.append(
                words.say(
                    "risk",
                    "{found} of {count} matches are shown; the filters hide the others.",
                    found=found,
                    count=len(result.matches),
                )
            )
        if result.unusable:
            named = words.listed(result.unusable[:_NAMED])
            lines.append(
                words.say("risk", "Terms without a letter match nothing: {terms}.", terms=named)
            )
        if result.skipped_count:
            lines.append(
                words.plural(
                    "risk",
                    "{count} row of the list was left out: {rows}",
                    "{count} rows of the list were left out: {rows}",
                    result.skipped_count,
                    rows=skipped_rows(words, result.skipped),
                )
            )
        return lines


def skipped_rows(words: Translator, skipped: Sequence[Skipped]) -> str:
    """The first rows of a list that were not taken, and why."""
    return words.say("risk", "; ").join(
        words.say("risk", "line {line}: {why}", line=row.line, why=skipped_word(words, row.why))
        for row in skipped[:_NAMED]
    )
