"""What a listing said from when on, and which load or hand told it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.domain.goods import ListingVersion
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.screens.stores.cells import or_nothing
from tro_desk.ui.screens.stores.controller import ListingRow
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.dialog_size import keep_size
from tro_desk.ui.widgets.form import fit_screen
from tro_desk.ui.widgets.grid_table import GridTable
from tro_desk.ui.widgets.text import label


def _columns(files: Mapping[int, str]) -> tuple[Column[ListingVersion], ...]:
    def told_by(words: Translator, one: ListingVersion) -> str:
        if one.load is None:
            return words.say("stores", "Typed by you")
        return files.get(one.load) or words.say("stores", "A loaded report")

    return (
        Column(M_("stores", "Title"), lambda _t, one: or_nothing(one.title)),
        Column(M_("stores", "Price"), lambda _t, one: or_nothing(one.price), right=True),
        Column(M_("stores", "Status"), lambda _t, one: or_nothing(one.status)),
        Column(
            M_("stores", "Since (Beijing time)"),
            lambda t, one: t.date_time(t.beijing(one.at)),
            lambda one: one.at,
        ),
        Column(M_("stores", "Told by"), told_by),
    )


def channel_words(words: Translator, channel: str) -> str:
    """Who ships what a listing sells: DEFAULT is the seller, AMAZON_NA and its like Amazon (the
    listings report's fulfillment-channel). What is not known stands as it was told."""
    if channel == "DEFAULT":
        return words.say("stores", "Shipped by the seller")
    return words.say("stores", "Shipped by Amazon (FBA)") if channel[:7] == "AMAZON_" else channel


_SIZE: Final = (860, 420)


class HistoryDialog(QDialog):
    """The newest version stands first; Escape closes."""

    def __init__(self, ui: Ui, row: ListingRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        listing = row.listing
        name = listing.product_id or listing.sku
        ui.language.bind(
            self, lambda t: self.setWindowTitle(t.say("stores", "History of {name}", name=name))
        )
        parts = (listing.title, listing.product_id, listing.sku, row.shop)

        def head(words: Translator) -> str:
            told = (*parts, channel_words(words, listing.channel))
            return " · ".join(part for part in told if part)

        self.grid = Grid(ui.translator, _columns(row.files))
        self.table = GridTable(ui, self.grid, M_("stores", "What the listing said"), 0)
        self.table.stretch(0)
        self.grid.show(tuple(reversed(listing.versions)))
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = plain_button(ui, M_("stores", "Close"), self.accept)
        foot.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(12)
        box.addWidget(label(ui, head, "bodyStrong", wrap=True))
        box.addWidget(self.table, 1)
        box.addLayout(foot)
        fit_screen(self, *_SIZE)
        keep_size(ui, self)
        self.table.setFocus()
