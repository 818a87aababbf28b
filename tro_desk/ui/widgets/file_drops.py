"""Files that are dropped on a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent


def local_files(data: QMimeData) -> list[str]:
    """The files of a drag; a text or a web address is none."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


class FileDrops:
    """Stands in front of the class of a widget on which files may be dropped."""

    def takes_files(self) -> bool:
        """Whether files may be dropped now."""
        return True

    def files_dropped(self, files: list[str]) -> None:
        """What is done with them: the paths of at least one."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.takes_files() and local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = local_files(event.mimeData())
        if files and self.takes_files():
            event.acceptProposedAction()
            self.files_dropped(files)
