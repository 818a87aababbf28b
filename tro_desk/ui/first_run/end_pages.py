"""The last pages of the first start: the recovery sheet, and the desk that is ready."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.first_run.question import Question
from tro_desk.ui.lock.recovery_sheet import RecoverySheet
from tro_desk.ui.widgets.buttons import plain_button, primary_button
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label

Line = Callable[[Translator], str]


class SheetPage(Question):
    """The recovery sheet in place of a dialog; `done` once it was compared, or left twice."""

    next_words = None

    def __init__(self, ui: Ui, key: str, done: Callable[[], None]) -> None:
        super().__init__(
            ui,
            M_("first run", "Print the recovery sheet"),
            M_("first run", "The desk is encrypted now. This is the only other way into it."),
        )
        self.sheet = RecoverySheet(ui, key, self.column)
        self.sheet.setWindowFlags(Qt.WindowType.Widget)
        self.sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.sheet.setMinimumWidth(0)
        inside = self.sheet.layout()
        assert inside is not None
        inside.setContentsMargins(0, 0, 0, 0)
        self.sheet.installEventFilter(self)
        self.sheet.finished.connect(lambda _result: done())
        self.parts.addWidget(self.sheet)
        self.sheet.show()

    @property
    def first(self) -> QWidget:
        return self.sheet.typed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It is as high as its lines need, now that it is part of a page."""
        if event.type() == QEvent.Type.Resize:
            width = self.sheet.width()
            layout = self.sheet.layout()
            assert layout is not None
            self.sheet.setMinimumHeight(layout.totalHeightForWidth(width))
        return False

    @property
    def warned(self) -> bool:
        """Whether it said already what leaving it means."""
        return self.sheet.warned

    def back(self) -> None:
        """Esc: as the sheet itself, which says first what it means."""
        self.sheet.reject()
        self._fit()

    def _fit(self) -> None:
        layout = self.sheet.layout()
        assert layout is not None
        self.sheet.setMinimumHeight(layout.totalHeightForWidth(self.sheet.width()))
        self.ensureWidgetVisible(self.sheet.strip)


class DonePage(Question):
    """What was made, in a few lines, and the two ways on."""

    next_words = None

    def __init__(
        self,
        ui: Ui,
        lines: tuple[Line, ...],
        ways: tuple[tuple[Message, Callable[[], object]], ...],
        title: Message,
        about: Message,
    ) -> None:
        """`ways` are the buttons, the first of them filled."""
        super().__init__(ui, title, about, centred=True)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.parts.insertWidget(0, icon_label(ui, "check", "primary", 40), 0, centre)
        for line in lines:
            words = label(ui, line, "small", "text2", wrap=True)
            words.setAlignment(centre)
            self.parts.addWidget(words)
        self.parts.addWidget(self.strip)
        self.parts.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        (name, act), *others = ways
        self.go_on = primary_button(ui, name, act)
        row.addWidget(self.go_on)
        self.others = [plain_button(ui, other, press) for other, press in others]
        for button in self.others:
            row.addWidget(button)
        row.addStretch(1)
        self.parts.addLayout(row)

    @property
    def first(self) -> QWidget:
        return self.go_on
