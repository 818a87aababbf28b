"""What the seller says of a date, and dates of the seller's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.case import Case
from tro_desk.domain.deadline import CustomDeadline, Deadline
from tro_desk.l10n import Translator
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import Segmented, segmented
from tro_desk.ui.widgets.date_line import DateLine
from tro_desk.ui.widgets.form import FormDialog, number_box

STATES: Final = (
    ("done", M_("mark", "Done")),
    ("moved", M_("mark", "Moved by a court order")),
)

UNITS: Final[dict[str, Message]] = {
    "fixed": M_("unit", "A fixed date"),
    "court_days": M_("unit", "Days, as the court counts them"),
    "hours": M_("unit", "Hours"),
    "china_days": M_("unit", "Working days in China"),
}
"""How a date of the seller's own is counted (`domain.deadline.UNITS`)."""

MOST: Final = 3660
"""How far may be counted: ten years of days."""

DIRECTIONS: Final = (("1", M_("unit", "Forward")), ("-1", M_("unit", "Backward")))


def choice_box(ui: Ui, options: dict[str, Message]) -> QComboBox:
    """A chooser of `options` (value -> words) that follows the language."""
    box = QComboBox()
    for name in options:
        box.addItem("", name)

    def apply(words: Translator) -> None:
        for at, message in enumerate(options.values()):
            box.setItemText(at, words.render(message))

    ui.language.bind(box, apply)
    return box


class MarkDialog(FormDialog):
    """Done, or moved by an order: which date, and the paper and page that say so."""

    def __init__(
        self,
        ui: Ui,
        case: Case,
        deadline: Deadline,
        save: Callable[[MarkDialog], None],
        parent: QWidget | None = None,
    ) -> None:
        title = M_("mark", "What happened: {title}", title=deadline.title)
        super().__init__(ui, title, (M_("mark", "Save"), lambda: save(self)), parent)
        self.deadline = deadline
        self.state: Segmented = segmented(ui, STATES, "done", stretch=True)
        self.state.chosen.connect(lambda _state: self._fit())
        self.add(M_("mark", "This date is"), self.state, named=False)
        self.due = DateLine(ui, M_("mark", "New date"))
        self.add(M_("mark", "New date"), self.due, named=False)
        zone = deadline.tz or BEIJING
        zones = {zone: zone_words(ui, zone), BEIJING: zone_words(ui, BEIJING)}
        self.zone = choice_box(ui, zones)
        self.add(M_("mark", "In"), self.zone)
        self.paper = QComboBox()
        self.paper.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.paper.addItem("—", None)
        self._pages = {n.evidence.sha256: n.evidence.pages for n in case.notices}
        for notice in case.notices:
            self.paper.addItem(notice.evidence.name, notice.evidence.sha256)
        self.paper.currentIndexChanged.connect(lambda _at: self._fit())
        self.add(M_("mark", "The paper that says so"), self.paper)
        self.page = number_box(ui, M_("mark", "Page"), 1)
        self.add(M_("mark", "Page"), self.page)
        self.text = QLineEdit()
        self.add(M_("mark", "Note"), self.text)
        self.note(
            M_(
                "mark",
                "Only the court can move a date. Add the order as a paper of this case first, so "
                "that the desk can show where it stands.",
            )
        )
        self._fit()
        self.end(self.state.buttons["done"])

    def _fit(self) -> None:
        moved = self.state.current == "moved"
        sha256 = self.paper.currentData()
        for editor in (self.due, self.zone):
            self.show_line(editor, moved)
        self.show_line(self.page, sha256 is not None)
        if sha256 is not None:
            self.page.setMaximum(max(1, self._pages[sha256]))
        self.fit_height()

    @property
    def said(self) -> dict[str, Any]:
        """The arguments of `Desk.mark_deadline`."""
        moved = self.state.current == "moved"
        sha256 = self.paper.currentData()
        return {
            "state": self.state.current or "done",
            "due": self.due.value if moved else "",
            "tz": str(self.zone.currentData()) if moved else "",
            "evidence": sha256,
            "page": self.page.value() if sha256 is not None else None,
            "note": self.text.text().strip(),
        }


def zone_words(ui: Ui, zone: str) -> Message:
    """The name of a zone, as a message."""
    from tro_desk.l10n.translator import ZONES

    return Message("zone", ZONES.get(zone, zone))


class CustomDialog(FormDialog):
    """A date of the seller's own: fixed, or counted from a day."""

    def __init__(
        self,
        ui: Ui,
        zone: str | None,
        save: Callable[[CustomDialog], None],
        parent: QWidget | None = None,
    ) -> None:
        """`zone` is the court's; None where the court is not known."""
        super().__init__(
            ui, M_("custom", "Add a date"), (M_("custom", "Add"), lambda: save(self)), parent
        )
        self.name = QLineEdit()
        self.add(M_("custom", "What is due"), self.name)
        self.unit = choice_box(ui, UNITS)
        self.unit.currentIndexChanged.connect(lambda _at: self._fit())
        self.add(M_("custom", "How it is counted"), self.unit)
        self.length = number_box(ui, M_("custom", "How many"), MOST)
        self.add(M_("custom", "How many"), self.length)
        self.direction: Segmented = segmented(ui, DIRECTIONS, "1", stretch=True)
        self.add(M_("custom", "Direction"), self.direction, named=False)
        self.starts = DateLine(ui, M_("custom", "Date, or start of the count"))
        self.add(M_("custom", "Date, or start of the count"), self.starts, named=False)
        zones = [*([zone] if zone else []), BEIJING]
        self.zone = choice_box(ui, {name: zone_words(ui, name) for name in zones})
        self.add(M_("custom", "In"), self.zone)
        self.text = QLineEdit()
        self.add(M_("custom", "Note"), self.text)
        self.note(M_("custom", "With an hour: 2026-02-27 16:30. Without one the whole day counts."))
        self._fit()
        self.end(self.name)

    def _fit(self) -> None:
        counted = self.unit.currentData() != "fixed"
        self.show_line(self.length, counted)
        self.show_line(self.direction, counted)
        self.fit_height()

    @property
    def wanted(self) -> CustomDeadline:
        """The date as typed; it has no id yet."""
        unit = str(self.unit.currentData())
        length = self.length.value() * int(self.direction.current or "1")
        return CustomDeadline(
            0,
            self.name.text().strip(),
            self.text.text().strip(),
            unit,
            0 if unit == "fixed" else length,
            self.starts.value,
            str(self.zone.currentData()),
        )
