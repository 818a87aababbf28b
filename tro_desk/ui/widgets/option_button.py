"""A card that is one button: icon, title, detail. A click anywhere in it counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from tro_desk.base.messages import Message
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label


class OptionButton(QPushButton):
    """A plain alternative, as on the first page."""

    def __init__(
        self, ui: Ui, icon: str, title: Message, detail: Message, press: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "option")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(ui, title, "bodyStrong", wrap=True))
        words.addWidget(label(ui, detail, "small", "text2", wrap=True))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 14, 18, 14)
        row.setSpacing(12)
        row.addWidget(icon_label(ui, icon, "primary", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.clicked.connect(lambda _checked=False: press())
        ui.language.bind(
            self, lambda t: self.setAccessibleName(f"{t.render(title)}. {t.render(detail)}")
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return max(72, layout.heightForWidth(width)) if layout is not None else 72

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, 72)
