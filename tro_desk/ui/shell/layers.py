"""What lies over what in the window: the pages with what stands around them, and the lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShortcut


class Layers(QStackedWidget):
    """The pages are the first layer; no key of the window works while another covers them."""

    def __init__(self, pages: QWidget) -> None:
        super().__init__()
        self._keys: list[QShortcut] = []
        self.addWidget(pages)

    def on(self, keys: str, act: Callable[[], object]) -> None:
        """Let a key do something while the pages are to be seen."""
        from tro_desk.ui.keys import shortcut

        made = shortcut("window", self, keys, act)
        made.setEnabled(not self.covered)
        self._keys.append(made)

    @property
    def covered(self) -> bool:
        """Whether something covers the pages."""
        return self.currentIndex() > 0

    def cover(self, layer: QWidget) -> None:
        """Let a layer cover the pages."""
        self.setCurrentWidget(layer)
        self._enable(False)

    def uncover(self) -> None:
        """Show the pages again."""
        self.setCurrentIndex(0)
        self._enable(True)

    def _enable(self, enabled: bool) -> None:
        for key in self._keys:
            key.setEnabled(enabled)
