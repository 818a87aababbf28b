"""Pictures of what is asked before a report is loaded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from shots import shot

from tro_desk.base.messages import M_

if TYPE_CHECKING:
    from stage import Stage

_REPORTS: Final = Path(__file__).parents[2] / "tests" / "ledger" / "data"
_SALES: Final = ("syn_amz_business_report_child_us.csv", "BusinessReport-3-4-26.csv")
_PAYPAL: Final = ("syn_paypal_activity_en_us.csv", "PayPal-Download.CSV")


@contextmanager
def _given(stage: Stage, *reports: tuple[str, str]) -> Iterator[Any]:
    """The page of the sales to which these reports, called so, were given."""
    view = stage.go("sales", tab="reports")
    files = [stage.folder.parent / name for _made, name in reports]
    for (made, _name), file in zip(reports, files, strict=True):
        shutil.copy(_REPORTS / made, file)
    view.add_files([str(file) for file in files])
    stage.settle()
    yield view
    if view.loading.card is not None:
        view.loading.card.leave.click()
    stage.settle()
    view.strip.clear()
    for file in files:
        file.unlink()


@shot("sample")
def load_shop(stage: Stage) -> Iterator[None]:
    """Which shop the reports are from."""
    with _given(stage, _SALES, _PAYPAL):
        yield


@shot("sample")
def load_new_shop(stage: Stage) -> Iterator[None]:
    """A shop that is new, and has no name yet."""
    with _given(stage, _SALES) as view:
        card = view.loading.card
        card.store.setCurrentIndex(card.store.count() - 1)
        stage.press(M_("load", "Load"), card)
        yield


@shot("sample")
def load_period(stage: Stage) -> Iterator[None]:
    """The days of a report that does not tell them, which were not typed."""
    with _given(stage, _SALES) as view:
        stage.press(M_("load", "Load"), view.loading.card)
        stage.press(M_("load", "Load"), view.loading.card)
        yield


@shot("sample")
def load_date_order(stage: Stage) -> Iterator[None]:
    """Which of two numbers is the day."""
    with _given(stage, _PAYPAL) as view:
        stage.press(M_("load", "Load"), view.loading.card)
        yield
