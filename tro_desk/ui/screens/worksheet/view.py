"""Settle, defend or default: the seller's own numbers side by side. No view, no advice."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.domain.worksheet import Sheet, WayText
from tro_desk.l10n.worksheet import FIELDS as LABELS
from tro_desk.ui.context import Ui
from tro_desk.ui.models.case_values import title
from tro_desk.ui.screens.stores.forms import currency_box
from tro_desk.ui.screens.worksheet.controller import Shown, WorksheetController
from tro_desk.ui.screens.worksheet.fields import NoteField
from tro_desk.ui.screens.worksheet.paper import sheet_of, text_of
from tro_desk.ui.screens.worksheet.table import TableCard
from tro_desk.ui.sheets import print_sheet, save_sheet
from tro_desk.ui.widgets.buttons import plain_button, primary_button
from tro_desk.ui.widgets.card import Card, clear
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.text import label

_TITLE: Final = M_("worksheet screen", "Settle, defend or default")
_SUMS: Final = (
    M_("worksheet screen", "Your own numbers"),
    M_("worksheet screen", "Leave empty what you do not know: it stays not known in every sum."),
)
_BESIDE: Final = (
    M_("worksheet screen", "Beside it"),
    M_("worksheet screen", "What the desk knows of the case. It is in no sum."),
)
_STATUTE: Final = (
    M_("worksheet screen", "Range in the statute"),
    M_("worksheet screen", "A range in the statute, not a prediction. It is in no sum."),
)
_INTO: Final = Message("worksheet field", LABELS["into"])


class WorksheetView(QWidget):
    """`open(case=)` shows the worksheet of a case; what is typed is saved at once."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._controller = WorksheetController(ui, self, self._show, self._failed)
        self._case_id = ""
        self._compact = False
        self._shown: Shown | None = None
        self._left: set[str] = set()
        self.strip = MessageStrip(ui)
        self._page = Page(ui)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)
        self.sums: TableCard | None = None
        self.beside: TableCard | None = None
        self.statute: TableCard | None = None
        self.note: NoteField | None = None
        self.into: QComboBox | None = None

    def open(self, case: str | None = None, **_where: Any) -> None:
        """Show a case's worksheet."""
        case_id = case or self._ui.case
        if case_id is None:
            self._ui.go("cases")
            return
        if case_id != self._case_id:
            self.flush()
            self._case_id, self._shown, self.sums = case_id, None, None
            clear(self._page.box)
        self.reload()

    def reload(self) -> None:
        """Read the sheet again; what is being typed stays."""
        self._controller.read(self._case_id)

    def set_compact(self, compact: bool) -> None:
        """Smaller paddings in a small window."""
        self._compact = compact
        self._page.set_compact(compact)

    def flush(self) -> None:
        """Save now what waits for a pause."""
        if self.sums is not None:
            for field in self.sums.fields.values():
                field.flush()
        if self.note is not None:
            self.note.flush()

    def hideEvent(self, event: object) -> None:
        self.flush()

    def take_back(self) -> bool:
        """Ctrl+Z: take back the last change of the worksheet."""
        self.flush()
        self._controller.undo(self._case_id, self._taken_back)
        return True

    def _taken_back(self, any_: bool) -> None:
        if any_:
            self._ui.refresh()
        else:
            self.strip.say(M_("worksheet screen", "There is nothing to take back."))

    # layout

    def _show(self, shown: Shown) -> None:
        if shown.sheet.case != self._case_id:
            return
        self._shown = shown
        if self.sums is None:
            self._lay_out(shown)
        assert self.sums is not None
        assert self.beside is not None
        assert self.statute is not None
        sheet = shown.sheet
        self.sums.show_lines(sheet, sheet.sums)
        self.beside.show_lines(sheet, (*sheet.beside, sheet.dates))
        self.statute.show_lines(sheet, sheet.statute)
        self.statute.setVisible(bool(sheet.statute))
        self.undo.setEnabled(shown.can_undo)
        assert self.note is not None
        self.note.show_value(sheet.value("note"))
        self._show_into(sheet)

    def _lay_out(self, shown: Shown) -> None:
        ui, page, ways = self._ui, self._page.box, shown.sheet.ways
        page.addWidget(self._head(shown))
        page.addWidget(self.strip)
        self.sums = TableCard(ui, *_SUMS, ways)
        self.beside = TableCard(ui, *_BESIDE, ways)
        self.statute = TableCard(ui, *_STATUTE, ways)
        self.sums.typed.connect(self._typed)
        self.sums.box.addLayout(self._foot())
        for part in (self.sums, self.beside, self.statute, self._note(), _Meaning(ui, ways)):
            page.addWidget(part)
        page.addStretch(1)

    def _head(self, shown: Shown) -> QWidget:
        ui, case = self._ui, shown.case
        head = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom, head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(ui, _TITLE, "pageTitle", wrap=True))
        row.addWidget(label(ui, lambda t: title(t, case), "small", "text2", wrap=True))
        buttons, flow = flow_row(8)
        offers = M_("worksheet screen", "Offers")
        brief = M_("case", "Brief for counsel")
        self.undo = plain_button(ui, M_("worksheet screen", "Undo"), self.take_back, "undo")
        for made in (
            self.undo,
            plain_button(ui, offers, lambda: ui.go("records", case=case.id, kind="offer")),
            plain_button(ui, M_("worksheet screen", "Copy"), self.copy, "copy"),
            plain_button(ui, M_("sheet", "Save as PDF"), self._save_pdf, "save"),
            plain_button(ui, M_("worksheet screen", "Print"), self.print_out, "print"),
            primary_button(ui, brief, lambda: ui.go("brief", case=case.id), "book"),
        ):
            flow.addWidget(made)
        row.addWidget(buttons)
        return head

    def _foot(self) -> QHBoxLayout:
        """In which currency to add up; rates are typed with the shops."""
        ui = self._ui
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(ui, _INTO, "small"))
        self.into = currency_box(ui, _INTO, "")
        self.into.insertItem(0, "")
        self.into.setCurrentIndex(0)
        self.into.activated.connect(lambda _at: self._into())
        line = self.into.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._into)
        row.addWidget(self.into)
        rates = M_("worksheet screen", "Exchange rates")
        row.addWidget(plain_button(ui, rates, lambda: ui.go("stores", tab="rates"), small=True))
        row.addStretch(1)
        return row

    def _note(self) -> QWidget:
        card = Card(16, 8)
        words = Message("worksheet field", LABELS["note"])
        card.box.addWidget(label(self._ui, words, "section", wrap=True))
        self.note = NoteField(self._ui, lambda text: self._typed("note", text, False))
        card.box.addWidget(self.note)
        return card

    # what is typed

    def _typed(self, field: str, text: str, final: bool) -> None:
        (self._left.add if final else self._left.discard)(field)
        self._controller.save(self._case_id, field, text)

    def _failed(self, field: str, error: DeskError) -> None:
        """A field that is still being typed in may not be readable yet."""
        made = self.sums.fields.get(field) if self.sums is not None else None
        if made is not None:
            if made.hasFocus() and field not in self._left:
                return
            made.fail(True)
        self.strip.fail(error)

    def _into(self) -> None:
        assert self.into is not None
        code = self.into.currentText().strip().upper()
        if self._shown is not None and code != self._shown.sheet.into:
            self._typed("into", code, True)

    def _show_into(self, sheet: Sheet) -> None:
        assert self.into is not None
        line = self.into.lineEdit()
        if line is not None and not line.hasFocus():
            self.into.setEditText(sheet.into)

    # out

    def copy(self) -> None:
        """Put the sheet on the clipboard, as a table."""
        if self._shown is not None:
            made = sheet_of(self._ui, self._shown.case, self._shown.sheet)
            QGuiApplication.clipboard().setText(text_of(made))
            self._ui.say(M_("worksheet screen", "The worksheet is on the clipboard."), "info")

    def print_out(self) -> None:
        """Ask which printer, then print."""
        if self._shown is not None:
            print_sheet(self._ui, sheet_of(self._ui, self._shown.case, self._shown.sheet), self)

    def _save_pdf(self) -> None:
        if self._shown is not None:
            made = sheet_of(self._ui, self._shown.case, self._shown.sheet)
            save_sheet(self._ui, made, "worksheet.pdf", self)


class _Meaning(Card):
    """What each way means, in the desk's own words, and where that stands."""

    def __init__(self, ui: Ui, ways: tuple[WayText, ...]) -> None:
        super().__init__(16, 8)
        what = M_("worksheet screen", "What each way means")
        self.box.addWidget(label(ui, what, "section", wrap=True))
        for way in ways:
            self.box.addWidget(label(ui, way.title, "bodyStrong", wrap=True))
            for point in way.points:
                self.box.addWidget(label(ui, point, "small", wrap=True))
            source = M_("worksheet screen", "Source: {source}", source=way.source)
            self.box.addWidget(label(ui, source, "caption", "text2", wrap=True))
