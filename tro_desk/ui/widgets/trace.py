"""Why a deadline is the day it is: the reasoning, step by step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from tro_desk.base.messages import M_
from tro_desk.domain.deadline import Deadline
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import link_button
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.text import label


class Trace(QFrame):
    """Numbered sentences, each with its rule; what can be done with the date stands below."""

    def __init__(
        self,
        ui: Ui,
        deadline: Deadline,
        fill: Callable[[], object] | None = None,
        actions: Sequence[QPushButton] = (),
    ) -> None:
        super().__init__()
        self.setProperty("pane", "date")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 16, 14)
        box.setSpacing(6)
        due = deadline.due

        def head(words: Translator) -> str:
            if due is None:
                return words.say("trace", "Why there is no date yet")
            zone = words.zone(deadline.tz or str(due.tzinfo))
            return words.say("trace", "Why {day} ({zone})", day=due.date(), zone=zone)

        box.addWidget(label(ui, head, "bodyStrong", "date", wrap=True))
        for number, step in enumerate(deadline.trace, 1):
            row = QHBoxLayout()
            row.setSpacing(12)
            top = Qt.AlignmentFlag.AlignTop
            count = label(ui, str(number), "small", "text2")
            count.setFixedWidth(20)
            count.setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addWidget(count, 0, top)
            row.addWidget(label(ui, step.text, "small", wrap=True), 8)
            rule_text = label(ui, step.rule, "caption", "text2", wrap=True)
            rule_text.setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addWidget(rule_text, 3, top)
            box.addLayout(row)
        if deadline.missing and fill is not None:
            box.addWidget(link_button(ui, M_("deadlines", "Fill it in"), fill))
        later = deadline.possible_later
        if later is not None:
            text = M_("trace", "It may be later: {moment}. Ask your lawyer.", moment=later)
            box.addWidget(label(ui, text, "small", "text2", wrap=True))
        elif not deadline.checked:
            text = M_("trace", "Ask your lawyer about this date.")
            box.addWidget(label(ui, text, "small", "text2", wrap=True))
        if actions:
            row_, flow = flow_row(8, line_gap=8)
            for button in actions:
                flow.addWidget(button)
            box.addSpacing(4)
            box.addWidget(row_)
