"""The windows of tests/ui, and files as platforms export them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ui.conftest import (  # noqa: F401 - fixtures
    Opened,
    _fonts,
    empty,
    open_window,
    sample,
    sample_desk,
)
from tro_desk.ui.screens.sales.view import SalesView

DATA = ROOT / "tests" / "ledger" / "data"
ORDERS = DATA / "syn_amz_all_orders_us.txt"
BUSINESS = DATA / "syn_amz_business_report_child_us.csv"


def sales(opened: Opened) -> SalesView:
    """The page of sales, opened."""
    opened.go("sales")
    view = opened.window.screen_of("sales")
    assert isinstance(view, SalesView)
    return view


def said(view: SalesView) -> str:
    """What the strip of the page says."""
    return "" if view.strip.isHidden() else view.strip.text.text().replace("\u200b", "")


def load(opened: Opened, *files: Path, shop: str = "Blue Shop") -> SalesView:
    """Load files into a shop as the seller does it; a new one where there is none."""
    view = sales(opened)
    view.add_files([str(file) for file in files])
    opened.settle()
    card = view.loading.card
    assert card is not None
    if card.store_id is None:
        card.shop.setText(shop)
    card.go_on.click()
    opened.settle()
    return view


@pytest.fixture
def loaded(open_window: Callable[..., Opened]) -> tuple[Opened, SalesView]:  # noqa: F811
    """A desk with one shop and its orders."""
    opened = open_window("en", sample=False)
    return opened, load(opened, ORDERS)
