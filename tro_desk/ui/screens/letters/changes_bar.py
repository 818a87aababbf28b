"""Says which facts changed since a draft was made, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from tro_desk.base.messages import M_
from tro_desk.domain.letters import Change
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label

_MOST: Final = 3
"""So many facts are told with what they were, the others by their names; in a small window one
alone is. The tip tells all."""


class ChangesBar(QFrame):
    """Hidden while the facts are as they were."""

    def __init__(self, ui: Ui, anew: Callable[[], None], keep: Callable[[], None]) -> None:
        super().__init__()
        self._ui = ui
        self._changes: tuple[Change, ...] = ()
        self._compact = False
        self.setProperty("strip", "info")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(icon_label(ui, "info", "onPrimarySoft"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        row.addLayout(column, 1)
        self.text = label(ui, "", "small", wrap=True)
        column.addWidget(self.text)
        buttons, flow = flow_row(8)
        self.anew = plain_button(ui, M_("letters", "Draft anew from the facts"), anew, small=True)
        self.keep = plain_button(ui, M_("letters", "My text says it already"), keep, small=True)
        flow.addWidget(self.anew)
        flow.addWidget(self.keep)
        column.addWidget(buttons)
        ui.language.bind(self, self._tell)
        self.hide()

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        """Show which facts changed; none hides the bar."""
        self._changes = changes
        self._tell(self._ui.translator)
        self.setVisible(bool(changes))

    def set_compact(self, compact: bool) -> None:
        """A small window keeps its room for the letter."""
        self._compact = compact
        self._tell(self._ui.translator)

    def _tell(self, words: Translator) -> None:
        head = words.say("letters", "Facts that changed since this was drafted:")
        most = 0 if self._compact and len(self._changes) > 1 else _MOST
        told = [_line(words, one) for one in self._changes[:most]]
        others = words.listed([_name(words, one) for one in self._changes[most:]])
        if told and others:
            others = words.say("letters", "Also: {facts}", facts=others)
        self.text.setText("\n".join(filter(None, [head, *told, others])))
        self.text.setToolTip("\n".join(_line(words, one) for one in self._changes))


def _name(words: Translator, change: Change) -> str:
    return change.label.get(words.language, change.label["en"])


def _line(words: Translator, change: Change) -> str:
    blank = words.say("letters", "not confirmed")
    return words.say(
        "letters",
        "{fact}: was {before}, is {now}",
        fact=_name(words, change),
        before=change.was or blank,
        now=change.now or blank,
    )
