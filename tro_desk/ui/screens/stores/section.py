"""One tab of the screen: a table of what belongs to shops."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tro_desk.base.messages import Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Grid
from tro_desk.ui.screens.stores.controller import StoresController
from tro_desk.ui.widgets.row_sheet import RowSheet


class Section(RowSheet):
    """`read` reads for the shop that is chosen, or for all."""

    of_shops: tuple[int, ...] = ()
    """Columns that tell the shop: for rows of several shops."""

    def __init__(
        self,
        ui: Ui,
        controller: StoresController,
        grid: Grid[Any],
        title: Message,
        empty: Message,
        add: tuple[Message, Callable[[], object]] | None = None,
    ) -> None:
        self._controller = controller
        super().__init__(ui, grid, title, empty, add)

    def left_out(self) -> set[int]:
        """The columns of shops are there where rows of several shops are."""
        several = len(self._controller.shops) > 1 and self._controller.shop is None
        return super().left_out() | {*(() if several else self.of_shops)}

    def has_shop(self) -> bool:
        """Whether there is a shop to add something to; else the shop is asked for first."""
        if not self._controller.shops:
            self._controller.add_shop()
        return bool(self._controller.shops)

    def _nothing(self, words: Translator) -> str:
        if not self.grid.rows and not self._controller.shops and self.name != "rates":
            return words.say("stores", "No shop yet. Add your shop first.")
        return super()._nothing(words)
