"""Pictures of the forms that are opened over a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desks import TABLE
from shots import shot

from tro_desk.l10n.records import KINDS
from tro_desk.ui.screens.sales.mapping import MappingDialog

if TYPE_CHECKING:
    from stage import Stage


@shot("sample")
def mapping(stage: Stage) -> None:
    """The dialog that names the columns of a table of unknown kind."""
    stage.go("sales")
    table = stage.folder.parent / "orders.csv"
    table.write_text(TABLE, encoding="utf-8")
    look = stage.desk.look_at_export(table)
    dialog = MappingDialog(stage.ui, table, look, lambda _dialog: None, stage.window)
    dialog.currency.setCurrentText("USD")
    dialog.open()
    stage.settle()


def _form_of(tab: str) -> None:
    @shot("sample", f"form-{tab}")
    def show(stage: Stage) -> None:
        stage.go("stores", tab=tab, add=True)


for _tab in ("shops", "listings", "costs", "balances", "rates"):
    _form_of(_tab)


def _record(kind: str) -> None:
    @shot("sample", f"form-{kind}")
    def show(stage: Stage) -> None:
        stage.go("records", kind=kind, add=True)


for _kind in KINDS:
    _record(_kind)


@shot("sample")
def plan(stage: Stage) -> None:
    """The sheet for a plan against dependence."""
    view = stage.go("stores", tab="dependence")
    view.section.show_plan()
    stage.settle()


@shot("sample")
def note(stage: Stage) -> None:
    """A note that becomes evidence."""
    stage.go("evidence").sheet.keeping.write()
    stage.settle()


@shot("sample")
def delete_case(stage: Stage) -> None:
    """What goes with a case that is deleted."""
    stage.go("cases").deleting.case(stage.case, "Northlake Brands LLC")
    stage.settle()


@shot("sample")
def duty_to_preserve(stage: Stage) -> None:
    """Why a case cannot be removed for good."""
    from tro_desk.ui.trash.hold_dialog import HoldDialog

    stage.go("cases")
    hold = stage.desk.hold(stage.case)
    HoldDialog(stage.ui, hold, lambda: None, stage.window).open()
    stage.settle()


@shot("sample")
def restore_backup(stage: Stage) -> None:
    """What a backup holds, and where it goes."""
    view = stage.go("backup")
    view.try_out(stage.desk.backups().kept[0].path)
    stage.settle()
