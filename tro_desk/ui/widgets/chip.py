"""A chip: the state of a value in one word, with a frame that says it too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from tro_desk.base.messages import Message
from tro_desk.ui.context import Ui
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.text import follow


def chip(ui: Ui, words: Message | str, state: str = "settled") -> QLabel:
    """`state`: settled (filled), open (dashed: not settled), danger."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", "chip")
    set_property(made, "state", state)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if isinstance(words, Message):
        follow(ui, made, words)
    else:
        made.setText(words)
    return made
