"""A page of the first start: a heading, a sentence, and what is asked, in a column of 680."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.l10n.backup import cloud_name
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.text import label

WIDEST = 680


class Question(Page):
    """`first` gets the focus when the page is shown; `next_words` are those of the filled button,
    None where the page has one of its own."""

    next_words: Message | None = M_("first run", "Next")

    def __init__(self, ui: Ui, title: Message, about: Message, *, centred: bool = False) -> None:
        super().__init__(ui)
        self.column = QWidget()
        self.column.setMaximumWidth(WIDEST)
        self.parts = QVBoxLayout(self.column)
        self.parts.setContentsMargins(0, 0, 0, 0)
        self.parts.setSpacing(12)
        self.title = label(ui, title, "pageTitle", wrap=True)
        self.about = label(ui, about, "body", "text2", wrap=True)
        if centred:
            for words in (self.title, self.about):
                words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.parts.addWidget(self.title)
        self.parts.addWidget(self.about)
        self.strip = MessageStrip(ui)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.column, 100)
        row.addStretch(1)
        self.box.addStretch(1)
        self.box.addLayout(row)
        self.box.addStretch(2)

    @property
    def first(self) -> QWidget | None:
        """What the focus goes to."""
        return None

    def finish(self, then: Callable[[], None]) -> None:
        """Take over what was said and go on with `then`; what is missing is said instead."""
        then()

    def fail(self, error: DeskError) -> None:
        """Say below the question what is wrong."""
        self.strip.fail(error)
        self._show_strip()

    def wrong(self, message: Message) -> None:
        """Say below the question what is missing."""
        self.strip.show_text(lambda t: t.render(message), "error")
        self._show_strip()

    def warn_of(self, cloud: str) -> None:
        """Tell that a cloud service seems to copy the folder; "" takes the sentence away."""
        if not cloud:
            self.strip.clear()
            return
        self.strip.show_text(
            lambda t: t.say(
                "first run",
                "This folder seems to be copied by {cloud} to its servers. That damages databases "
                "and takes privileged papers off this computer. A folder outside of it is better.",
                cloud=cloud_name(t, cloud),
            ),
            "error",
        )
        self._show_strip()

    def _show_strip(self) -> None:
        self.inner.adjustSize()
        self.ensureWidgetVisible(self.strip)
