"""What the program is and is not, said before anything is put into it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label


def promises(ui: Ui) -> QWidget:
    """Three short sentences in a row, each behind its sign."""
    whole, flow = flow_row(24, Qt.AlignmentFlag.AlignHCenter)
    for icon, message in (
        ("offline", M_("first", "No network, no upload")),
        ("shield", M_("first", "Data stays on this computer")),
        ("info", M_("first", "Information, not legal advice")),
    ):
        one = QWidget()
        pair = QHBoxLayout(one)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(6)
        pair.addWidget(icon_label(ui, icon, "text3", 16))
        pair.addWidget(label(ui, message, "small", "text2"))
        flow.addWidget(one)
    return whole
