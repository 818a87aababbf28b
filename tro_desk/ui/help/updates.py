"""How old the program is, and how a newer one is found by hand: nothing is asked of a network."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.help.facts import facts
from tro_desk.ui.widgets.buttons import plain_button, primary_button
from tro_desk.ui.widgets.text import label

_WIDTH = 560

WORDS = (
    M_(
        "updates",
        "TRO Desk never asks the network, so it cannot know whether there is a newer version. "
        "Look for it where you got this one, and compare the version and the day of the rules.",
    ),
    M_(
        "updates",
        "Courts and rules change. If the tables are more than half a year old, have your lawyer "
        "check each date before you rely on it.",
    ),
    M_(
        "updates",
        "To install a newer one: make a backup, close TRO Desk, then run the new installer over "
        "this one. Your desk stays where it is. If a list of SHA-256 sums comes with the "
        "installer, compare them first.",
    ),
)


class UpdatesDialog(QDialog):
    """Version, build, rules, and what to do for a newer one."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        ui.language.bind(self, lambda t: self.setWindowTitle(t.say("help", "Check for updates")))
        self.facts = label(ui, lambda t: "\n".join(facts(t)), "bodyStrong")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = QVBoxLayout(self)
        # A layout would ask for the height of its sentences at their narrowest.
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(self.facts)
        for words in WORDS:
            box.addWidget(label(ui, words, "body", "text2", wrap=True))
        box.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(plain_button(ui, M_("updates", "Copy"), self.copy, "copy"))
        self.shut = primary_button(ui, M_("updates", "Close"), self.accept)
        foot.addWidget(self.shut)
        box.addLayout(foot)
        box.activate()
        self.resize(_WIDTH, box.totalHeightForWidth(_WIDTH))
        self.shut.setFocus()

    def copy(self) -> None:
        """Put the version, the build and the day of the rules onto the clipboard."""
        QGuiApplication.clipboard().setText("TRO Desk\n" + self.facts.text())
