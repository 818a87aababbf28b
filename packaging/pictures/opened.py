"""Pictures of what a tab, a row or a button of a page opens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from case_rooms import brief_package_made
from shots import shot

from tro_desk.base.messages import M_
from tro_desk.domain.records import Task

if TYPE_CHECKING:
    from stage import Stage


def _tab_of_review(tab: str, name: str) -> None:
    @shot("sample", name)
    def show(stage: Stage) -> object:
        view = stage.go("review")
        stage.turn(view, tab)
        yield
        stage.turn(view, "facts")


_tab_of_review("page", "review-document")
_tab_of_review("about", "review-trust")


@shot("sample")
def brief_options(stage: Stage) -> object:
    """What goes into the brief."""
    view = stage.go("brief")
    stage.turn(view, "options")
    yield
    stage.turn(view, "preview")


@shot("sample")
def brief_loading(stage: Stage) -> object:
    """A brief that is being made."""
    view = stage.go("brief")
    words = M_("brief screen", "Drawing part {done} of {total}", done=7, total=44)
    stage.work(view.progress, words, 7, 44)
    yield
    view.progress.finish()


@shot("sample")
def sales_loading(stage: Stage) -> object:
    """A report that is being loaded."""
    view = stage.go("sales", tab="reports")
    words = M_("load", "Loading {name}", name="all-orders-2025-12-to-2026-02.txt")
    stage.work(view.progress, words, 3, 8)
    yield
    view.progress.finish()


@shot("sample")
def record_versions(stage: Stage) -> None:
    """What stood in a row before."""
    desk = stage.desk
    record = next(
        one for one in desk.records(stage.case, "task") if one.body.title.startswith("Ask")
    )
    assert isinstance(record.body, Task)
    desk.save_record(stage.case, replace(record.body, who="Lan"), record.number)
    desk.save_record(stage.case, record.body, record.number)
    sheet = stage.go("records", kind="task").sheet
    at = next(
        at
        for at in range(sheet.grid.rowCount())
        if sheet.grid.row(at).record.number == record.number
    )
    sheet.versions(sheet.grid.row(at))
    stage.settle()


@shot("sample")
def pick_evidence(stage: Stage) -> None:
    """The evidence of the case, to be chosen for a record."""
    stage.go("records", kind="contact", add=True)
    stage.press(M_("records", "Pick from this case"), stage.dialog())


@shot("sample")
def listing_history(stage: Stage) -> None:
    """What a listing said from when on."""
    section = stage.go("stores", tab="listings").section
    section.show_history(section.grid.row(0))
    stage.settle()


@shot("sample")
def row_menu(stage: Stage) -> None:
    """What can be done with a row."""
    table = stage.go("stores", tab="costs").section.table
    at = table.visualRect(table.model().index(1, 0)).center()
    table.menu_at(at).popup(table.viewport().mapToGlobal(at))
    stage.settle()


@shot("sample")
def package_checked(stage: Stage) -> object:
    """A package whose files were checked."""
    made = brief_package_made(stage)
    next(made)
    stage.press(M_("package screen", "Verify now"), stage.dialog())
    yield
    next(made, None)


@shot("scanned")
def sample_letter(stage: Stage) -> object:
    """A letter of the sample desk, which says so."""
    mark = stage.folder / "sample.json"
    mark.write_text("{}", encoding="utf-8")
    stage.go("letters", case=stage.case, letter="papers_extension")
    yield
    mark.unlink()


def _lock_form(name: str, words: str) -> None:
    @shot("locked", name)
    def show(stage: Stage) -> None:
        stage.press(M_("lock", words), stage.go("settings").security)


_lock_form("passphrase-change", "Change the passphrase")
_lock_form("recovery-new", "New recovery sheet")
_lock_form("passphrase-off", "Turn the passphrase off")
