"""The widths that a person gave columns, halves of a page, and dialogs, from one start to the next.

What was never drawn by hand is not kept: it goes on to fit what it shows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QSplitter, QTableView

if TYPE_CHECKING:
    from tro_desk.ui.context import Ui

_LEAST: Final = 24
_MOST: Final = 4_000
_PAUSE_MS: Final = 400


class Widths(QObject):
    """Of the table called `name`; `heads` are what its columns are called in the source.

    A double click on the edge of a head lets the column fit again.
    """

    def __init__(
        self, ui: Ui, table: QTableView, name: str, heads: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__(table)
        self._ui, self._table, self._name, self._heads = ui, table, name, heads
        self._held = False
        self._kept = _read(ui).get(name, {})
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        header = table.horizontalHeader()
        header.viewport().installEventFilter(self)
        header.sectionResized.connect(self._resized)
        header.sectionHandleDoubleClicked.connect(self._forget)

    def of(self, column: int) -> int | None:
        """The width that a column was given; None where it fits by itself."""
        heads = self._heads()
        return self._kept.get(heads[column]) if column < len(heads) else None

    def save(self) -> None:
        """Keep them now."""
        self._pause.stop()
        _write(self._ui, self._name, self._kept)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._held = True
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._held = False
        return False

    def _resized(self, column: int, _old: int, new: int) -> None:
        if self._held and new:
            self._kept = {**self._kept, self._heads()[column]: new}
            self._pause.start()

    def _forget(self, column: int) -> None:
        self._held = False
        name = self._heads()[column]
        self._kept = {head: width for head, width in self._kept.items() if head != name}
        self.save()
        self._table.resizeColumnToContents(column)


def keep_splitter(ui: Ui, splitter: QSplitter, name: str) -> None:
    """Give a splitter the sizes that it was drawn to, and keep those it is drawn to from now on."""
    name = f"splitter/{name}"
    kept = _read(ui).get(name, {})
    sizes = [kept[at] for at in sorted(kept)]
    if len(sizes) == splitter.count():
        splitter.setSizes(sizes)
    pause = QTimer(splitter, singleShot=True, interval=_PAUSE_MS)

    def save() -> None:
        _write(ui, name, {str(at): size for at, size in enumerate(splitter.sizes())})

    pause.timeout.connect(save)
    splitter.splitterMoved.connect(lambda _at, _number: pause.start())


def kept_sizes(ui: Ui, name: str) -> dict[str, int]:
    """What was kept under a name; {} where nothing was."""
    return _read(ui).get(name, {})


def keep_sizes(ui: Ui, name: str, sizes: dict[str, int]) -> None:
    """Keep these under a name."""
    _write(ui, name, sizes)


def _read(ui: Ui) -> dict[str, dict[str, int]]:
    """What is kept; what is no width is left out."""
    try:
        found = json.loads(ui.settings.choices.widths or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(name): {
            head: width
            for head, width in widths.items()
            if isinstance(width, int) and _LEAST <= width <= _MOST
        }
        for name, widths in found.items()
        if isinstance(widths, dict)
    }


def _write(ui: Ui, name: str, widths: dict[str, int]) -> None:
    every = {**_read(ui), name: widths}
    text = json.dumps({one: kept for one, kept in every.items() if kept}, ensure_ascii=False)
    if text != ui.settings.choices.widths:
        ui.settings.choices.widths = text
        ui.settings.save()
