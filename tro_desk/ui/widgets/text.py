"""Labels. Text from files is never read as markup: every label is plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tro_desk.base.messages import Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.theme import set_property

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent


def label(
    ui: Ui,
    words: Message | str | Callable[[Translator], str] = "",
    type_: str = "body",
    tone: str = "text",
    *,
    wrap: bool = False,
) -> QLabel:
    """A label. A `Message` or a function of the translator follows the language; a `str` is a
    value and stays as it is.

    `type_` is a role of tokens type.scale, `tone` a colour role of text.
    """
    made = Wrapped() if wrap else QLabel()
    as_plain(made)
    made.setProperty("type", type_)
    made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        made.setMinimumWidth(40)
    if isinstance(words, Message):
        follow(ui, made, words)
    elif isinstance(words, str):
        made.setText(words)
    else:
        make = words
        ui.language.bind(made, lambda t: made.setText(make(t)))
    return made


def as_plain(widget: QLabel) -> None:
    """Let a label show every text as it is, never as markup.

    By the property's name: for its type PySide makes all enumerations of `Qt`, and no window needs
    them for its first paint.
    """
    widget.setProperty("textFormat", "PlainText")


def breakable(text: str) -> str:
    """A value that may go on in the next line after a stop, an @ or a hyphen, without a mark."""
    return re.sub(r"([@._/-])(?=\S)", "\\1\u200b", text)


def unbroken(text: str) -> str:
    """A text whose words in full-width brackets stay in one line: （芝加哥时间）."""
    return re.sub(r"（[^（）]*）", lambda found: "\u2060".join(found[0]), text)


def dress(widget: QLabel, type_: str, tone: str = "text") -> None:
    """Give a label its size, weight and colour."""
    set_property(widget, "type", type_)
    set_property(widget, "tone", tone)


def follow(ui: Ui, widget: QLabel, words: Message) -> None:
    """Let a label say `words` in the language in use, from now on."""
    ui.language.bind(widget, lambda t: widget.setText(t.render(words)))


class Wrapped(QLabel):
    """A text of several lines. Its height at a width is reckoned once: while a page is laid out it
    is asked for a dozen times, and each answer breaks the text into lines anew.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)

    def setWordWrap(self, on: bool) -> None:
        self._heights.clear()
        super().setWordWrap(on)

    def setContentsMargins(self, *margins: int) -> None:  # type: ignore[override]
        self._heights.clear()
        super().setContentsMargins(*margins)

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)


class Elided(QLabel):
    """A value in one line that may be longer than its place: cut with an ellipsis, whole in the
    tooltip and for a screen reader. For names and quotations only, never for the program's words.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        as_plain(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)
        self.setText(text)

    def setText(self, text: str) -> None:
        self.offer(text)

    def offer(self, text: str, *shorter: str) -> None:
        """Show the longest of these that has room; where none has, the shortest is cut."""
        self._offered = (text, *shorter)
        super().setText(text)
        self.setAccessibleName(text)
        self._tip()
        self.update()

    def _fitting(self) -> str:
        room, wide = self.contentsRect().width(), self.fontMetrics().horizontalAdvance
        return next((text for text in self._offered if wide(text) <= room), self._offered[-1])

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        self._tip()

    def _tip(self) -> None:
        whole = self._offered[0]
        cut = self.fontMetrics().horizontalAdvance(whole) > self.contentsRect().width()
        self.setToolTip(whole if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        from PySide6.QtCore import Qt

        painter = QPainter(self)
        width = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._fitting(), Qt.TextElideMode.ElideRight, width)
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)


def elided(text: str, type_: str = "body", tone: str = "text") -> Elided:
    """A value in one line, cut where there is no room."""
    made = Elided(text)
    made.setProperty("type", type_)
    made.setProperty("tone", tone)
    return made
