"""Asked before anything is removed for good: what goes, what stays, and that it is for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tro_desk.base.messages import M_
from tro_desk.domain.trash import Going
from tro_desk.l10n.trash import going_lines
from tro_desk.ui.context import Ui
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.form import FormDialog


class PurgeDialog(FormDialog):
    """`act` removes it; there is no button where nothing may go."""

    def __init__(self, ui: Ui, going: Going, act: Callable[[], object], parent: QWidget) -> None:
        self._act = act
        title = M_("trash", "Remove for good")
        super().__init__(ui, title, (M_("trash", "Remove for good"), self._accept), parent)
        self.told = self.note(lambda t: "\n".join(going_lines(t, going)))
        if going.entries:
            self.note(
                M_(
                    "trash",
                    "This cannot be undone. Backups that were made before still hold it, until "
                    "they are rotated out.",
                )
            )
        self.end(self)
        self.keep.setVisible(bool(going.entries))
        set_property(self.keep, "kind", "danger")

    def _accept(self) -> None:
        self.accept()
        self._act()
