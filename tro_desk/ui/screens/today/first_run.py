"""The first page of an empty desk: one thing to do, and three other ways to begin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import plain_button, primary_button
from tro_desk.ui.widgets.drop_zone import DropZone
from tro_desk.ui.widgets.option_button import OptionButton
from tro_desk.ui.widgets.promises import promises
from tro_desk.ui.widgets.text import label


class FirstRun(QWidget):
    """Shown while the desk has no case; a column of 680 in the middle."""

    def __init__(
        self,
        ui: Ui,
        by_hand: Callable[[], object],
        sample: Callable[[], object],
        compact: bool = False,
    ) -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QWidget()
        column.setMaximumWidth(680)
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        title = label(ui, M_("first", "A TRO notice arrived? Start here"), "pageTitle", wrap=True)
        title.setAlignment(centre)
        box.addWidget(title)
        why = M_(
            "first",
            "Put the notice in, and learn three things first: which court, which deadlines, how "
            "much is frozen.",
        )
        line = label(ui, why, "body", "text2", wrap=True)
        line.setAlignment(centre)
        box.addWidget(line)
        box.addSpacing(14)
        self.zone = DropZone(
            ui,
            M_("first", "Drag the notice here"),
            M_("first", "E-mail .eml .msg · PDF · screenshot .png .jpg · Word · web page"),
            icon_size=48,
        )
        self.zone.setMinimumHeight(176 if compact else 236)
        self.choose = primary_button(ui, M_("first", "Choose files"), ui.choose_files, "file")
        self.zone.add_button(self.choose)
        self.paste = plain_button(ui, M_("first", "Paste text or screenshot"), ui.paste)
        self.zone.add_button(self.paste)
        self.zone.dropped.connect(lambda files: ui.add_files(files))
        box.addWidget(self.zone)
        box.addSpacing(16)
        ways = QHBoxLayout()
        ways.setSpacing(12)
        self.hand = OptionButton(
            ui,
            "pencil",
            M_("first", "No file"),
            M_("first", "Type the docket number and the dates by hand"),
            by_hand,
        )
        self.sample = OptionButton(
            ui, "book", M_("first", "Look around"), M_("first", "Open the sample case"), sample
        )
        self.restore = OptionButton(
            ui,
            "backup",
            M_("first", "New computer"),
            M_("first", "Restore from a backup"),
            lambda: ui.go("backup", choose=True),
        )
        ways.addWidget(self.hand, 1)
        ways.addWidget(self.restore, 1)
        ways.addWidget(self.sample, 1)
        box.addLayout(ways)
        box.addSpacing(16)
        box.addWidget(promises(ui))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(column, 100)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)
