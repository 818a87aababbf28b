"""The first page of the first start, and the one that tells that the disk with the desk is out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.first_run.question import Question
from tro_desk.ui.widgets.buttons import link_button, primary_button
from tro_desk.ui.widgets.option_button import OptionButton
from tro_desk.ui.widgets.promises import promises
from tro_desk.ui.widgets.text import breakable, label


class StartPage(Question):
    """One thing to do, and three other ways to begin."""

    next_words = None

    def __init__(
        self,
        ui: Ui,
        begin: Callable[[], object],
        sample: Callable[[], object],
        restore: Callable[[], object],
        find: Callable[[], object],
        anew: Callable[[], object],
        missing: Path | None = None,
    ) -> None:
        """`missing` is the folder in which the desk was and is not now; `begin` then looks
        again."""
        centre = Qt.AlignmentFlag.AlignHCenter
        if missing is None:
            title = M_("first run", "Welcome to TRO Desk")
            about = M_(
                "first run",
                "Notice, dates, money and next steps of a TRO case, brought into order.",
            )
        else:
            title = M_("first run", "The desk is not there")
            about = M_(
                "first run",
                "If it is on a USB disk, put the disk in. Nothing was changed.",
            )
        super().__init__(ui, title, about, centred=True)
        self.missing = missing
        if missing is not None:
            where = label(ui, self._where, "bodyStrong", wrap=True)
            where.setAlignment(centre)
            self.parts.addWidget(where)
        self.parts.addSpacing(12)
        if missing is None:
            self.begin = primary_button(ui, M_("first run", "Set up my desk"), begin)
            note = M_(
                "first run",
                "Three short questions. Nothing is written to this computer before you have "
                "answered them.",
            )
        else:
            self.begin = primary_button(ui, M_("first run", "Look again"), begin)
            note = M_("first run", "Or begin in another way:")
        self.parts.addWidget(self.begin, 0, centre)
        line = label(ui, note, "small", "text2", wrap=True)
        line.setAlignment(centre)
        self.parts.addWidget(line)
        self.parts.addWidget(self.strip)
        self.parts.addSpacing(12)
        self.sample = OptionButton(
            ui,
            "book",
            M_("first run", "Look around first"),
            M_("first run", "Try it with a sample case; one button removes it again"),
            sample,
        )
        self.moved = OptionButton(
            ui,
            "backup",
            M_("first run", "New computer"),
            M_("first run", "Open a desk that was saved as one file, or a backup"),
            restore,
        )
        self.here = OptionButton(
            ui,
            "folder",
            M_("first run", "It is here already"),
            M_("first run", "Choose the folder of a desk on this computer"),
            find,
        )
        ways = QHBoxLayout()
        ways.setSpacing(12)
        for way in (self.sample, self.moved, self.here):
            ways.addWidget(way, 1)
        self.parts.addLayout(ways)
        if missing is not None:
            self.anew = link_button(ui, M_("first run", "Set up a new, empty desk instead"), anew)
            self.parts.addWidget(self.anew, 0, centre)
        self.parts.addSpacing(8)
        self.parts.addWidget(promises(ui))

    def _where(self, t: Translator) -> str:
        return t.say("first run", "It was in {folder}", folder=breakable(str(self.missing)))

    @property
    def first(self) -> QWidget:
        return self.begin
