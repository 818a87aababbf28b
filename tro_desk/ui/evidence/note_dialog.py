"""A typed note that becomes evidence, as a text file of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.form import FormDialog


class NoteDialog(FormDialog):
    """`keep` is called with the text; an empty one is not kept."""

    def __init__(
        self,
        ui: Ui,
        keep_text: Callable[[str], object],
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        title = M_("evidence", "Write a note")
        super().__init__(ui, title, (M_("evidence", "Keep the note"), self._keep_it), parent)
        self._take, self._warned = keep_text, False
        self.text = QPlainTextEdit(text)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(160)
        self.note(
            M_(
                "evidence",
                "Write what you saw or did, with day and hour. It may have to be shown to the "
                "court and to the other side. Once kept, the text cannot be changed.",
            )
        )
        self.add(M_("evidence", "Text of the note"), self.text)
        self.end(self.text)

    def _keep_it(self) -> None:
        text = self.text.toPlainText().strip()
        if not text:
            self.strip.say(M_("evidence", "Write something first."), "error")
            self.fit_height()
            return
        self._take(text)
        self.accept()

    def reject(self) -> None:
        """Leave the note; the first time, where something was typed, it says so instead."""
        if self.text.toPlainText().strip() and not self._warned:
            self._warned = True
            self.strip.say(
                M_("records", "This is not saved. Cancel once more to leave without saving."),
                "error",
            )
            self.fit_height()
            return
        super().reject()
