"""What a record said before: a line for each field that a version changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.domain.records import Record
from tro_desk.l10n import Translator
from tro_desk.l10n.records import field_words
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.records.fields import FORMS, Field
from tro_desk.ui.records.words import NOTHING, one_line, value_words
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.dialog_size import height_on_screen, keep_size
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.rows_table import RowAction, RowsTable
from tro_desk.ui.widgets.text import label


@dataclass(frozen=True, slots=True)
class Change:
    """A field that a version says otherwise than the one before; `before` None: the first."""

    version: Record
    field: Field
    before: Record | None


def changes_of(versions: Sequence[Record]) -> tuple[Change, ...]:
    """What each version changed, the newest in front; of the first all that it says."""
    found = []
    for before, after in zip((None, *versions), versions, strict=False):
        for field in FORMS[after.kind].fields:
            now = getattr(after.body, field.name)
            was = getattr(before.body, field.name) if before is not None else None
            told = now not in (None, "", (), False) if before is None else now != was
            if told or (
                before is not None and _zone(before) != _zone(after) and field.name == "at"
            ):
                found.append(Change(after, field, before))
    return tuple(sorted(found, key=lambda one: -one.version.version))


def _zone(record: Record) -> str:
    return str(getattr(record.body, "zone", ""))


class VersionsDialog(QDialog):
    """A table of changes; the version of the chosen line can be saved again as the newest."""

    def __init__(
        self,
        ui: Ui,
        kind: str,
        versions: Sequence[Record],
        names: Mapping[str, str],
        again: Callable[[VersionsDialog, Record], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._newest = versions[-1].version
        title = M_("records", "Earlier versions")
        ui.language.bind(self, lambda t: self.setWindowTitle(t.render(title)))
        self.resize(860, height_on_screen(self, 460))
        keep_size(ui, self)

        def said(words: Translator, field: Field, record: Record | None) -> str:
            if record is None:
                return NOTHING
            return value_words(words, kind, field, record.body, names)

        columns: tuple[Column[Change], ...] = (
            Column(
                M_("records", "Version"),
                lambda t, one: t.number(one.version.version),
                lambda one: one.version.version,
                cell=lambda one: one.version.version,
            ),
            Column(
                M_("records", "Written"),
                lambda t, one: t.moment(t.beijing(one.version.at)),
                lambda one: one.version.at,
            ),
            Column(
                M_("records", "Field"), lambda t, one: t.render(field_words(kind, one.field.name))
            ),
            Column(
                M_("records", "Before"),
                lambda t, one: one_line(said(t, one.field, one.before)),
                tip=lambda t, one: said(t, one.field, one.before),
            ),
            Column(
                M_("records", "Then"),
                lambda t, one: one_line(said(t, one.field, one.version)),
                tip=lambda t, one: said(t, one.field, one.version),
            ),
        )
        self.grid: Grid[Change] = Grid(ui.translator, columns)
        self.table = RowsTable(ui, self.grid, title)
        self.table.stretch(3, 4)
        self.table.keep_whole(1)
        self.grid.show(changes_of(versions))
        use = M_("records", "Use this version again")
        fits = self._earlier
        self.table.offers.append(RowAction(use, lambda one: again(self, one.version), "undo", fits))
        self.strip = MessageStrip(ui)
        self.keep = plain_button(ui, use, lambda: self._use(again), "undo")
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._fit())
        card = Card(1, 0)
        card.box.addWidget(self.table)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.keep)
        foot.addStretch(1)
        foot.addWidget(plain_button(ui, M_("records", "Close"), self.reject))
        box = QVBoxLayout(self)
        # A layout would ask for the height of the hint at its narrowest.
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        hint = M_("records", "A version that is used again becomes the newest; none is lost.")
        box.addWidget(label(ui, hint, "small", "text2", wrap=True))
        box.addWidget(card, 1)
        box.addWidget(self.strip)
        box.addLayout(foot)
        self.table.setCurrentIndex(self.grid.index(0, 0))
        self._fit()
        self.table.setFocus()

    def _earlier(self, one: Change) -> bool:
        return one.version.version < self._newest

    def _fit(self) -> None:
        one = self.table.chosen
        self.keep.setEnabled(one is not None and self._earlier(one))

    def _use(self, again: Callable[[VersionsDialog, Record], object]) -> None:
        one = self.table.chosen
        if one is not None and self._earlier(one):
            again(self, one.version)

    def fit_height(self) -> None:
        """The table gives the strip its room."""
