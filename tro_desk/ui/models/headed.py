"""A table whose columns have words for heads; one of them holds figures and is set to the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, Qt

from tro_desk.base.messages import Message
from tro_desk.l10n import Translator

ALONE: Final = int(Qt.ItemDataRole.UserRole) + 2
"""What a cell says where its row stands without the heads; None where that is what it shows."""


class HeadedModel(QAbstractTableModel):
    """`heads` are the columns' words, `right` is the column of figures."""

    heads: Sequence[Message] = ()
    right = -1
    _words: Translator

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.render(self.heads[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section == self.right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
