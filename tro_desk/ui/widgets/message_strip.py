"""A sentence in place: what happened and what to do, under the thing it is about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.l10n.errors import sentence
from tro_desk.ui.context import Ui
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.buttons import icon_button, plain_button
from tro_desk.ui.widgets.icons import icon_label, show_icon
from tro_desk.ui.widgets.text import label


class MessageStrip(QFrame):
    """Hidden until it has something to say; follows the language while it shows. One that `stays`
    cannot be closed: what stands beside it makes no sense without it.
    """

    def __init__(self, ui: Ui, parent: QWidget | None = None, *, stays: bool = False) -> None:
        super().__init__(parent)
        self._ui = ui
        self._sentence: Callable[[Translator], str] = lambda _t: ""
        self._action: QPushButton | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._icon = icon_label(ui, "info", "onPrimarySoft")
        self.text = label(ui, "", "small", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = icon_button(ui, "close", M_("strip", "Close this message"), self.clear)
        if stays:
            self._close.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self._row.setSpacing(10)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self._close)
        self.hide()
        ui.language.bind(self, self._retranslate)

    def say(
        self,
        message: Message,
        kind: str = "info",
        action: tuple[Message, Callable[[], None]] | None = None,
    ) -> None:
        """Show a sentence; `kind` is info or error; `action` adds one button."""
        self._show(lambda t: t.render(message), kind, action)

    def fail(self, error: DeskError) -> None:
        """Show an error's sentence."""
        self._show(lambda t: sentence(error, t), "error", None)

    def show_text(
        self,
        make: Callable[[Translator], str],
        kind: str = "info",
        action: tuple[Message, Callable[[], None]] | None = None,
    ) -> None:
        """Show what `make` says in the language in use."""
        self._show(make, kind, action)

    def clear(self) -> None:
        """Say nothing and take no room."""
        self._sentence = lambda _t: ""
        self.hide()

    def forget(self) -> None:
        """Say nothing, and keep nothing of what was said."""
        self.clear()
        self._drop_action()
        self._retranslate(self._ui.translator)

    def _drop_action(self) -> None:
        if self._action is not None:
            self._row.removeWidget(self._action)
            self._action.deleteLater()
            self._action = None

    def _show(
        self,
        make: Callable[[Translator], str],
        kind: str,
        action: tuple[Message, Callable[[], None]] | None,
    ) -> None:
        self._sentence = make
        set_property(self, "strip", kind)
        error = kind == "error"
        show_icon(
            self._ui,
            self._icon,
            "warning" if error else "info",
            "danger" if error else "onPrimarySoft",
        )
        self._drop_action()
        if action is not None:
            self._action = plain_button(self._ui, action[0], action[1], small=True)
            self._row.insertWidget(2, self._action)
        self._retranslate(self._ui.translator)
        self.show()

    def _retranslate(self, translator: Translator) -> None:
        text = self._sentence(translator)
        self.text.setText(text)
        self.setAccessibleName(text)
