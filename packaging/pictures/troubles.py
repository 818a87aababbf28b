"""Pictures of what is said while something works, when it is done, and when it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shots import shot

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_

if TYPE_CHECKING:
    from stage import Stage


@shot("sample")
def loading(stage: Stage) -> object:
    """A paper that is being read."""
    stage.go("today")
    words = M_(
        "take in", "Reading page {page} of {total} of {name}", page=2, total=4, name="notice.pdf"
    )
    stage.work(stage.window.progress, words, 2, 4)
    yield
    stage.window.progress.finish()


@shot("sample")
def done(stage: Stage) -> object:
    """A backup that was made."""
    view = stage.go("backup")
    stage.press(M_("backup", "Back up now"), view)
    yield
    view.strip.clear()


@shot("sample")
def checked(stage: Stage) -> None:
    """A desk that was checked."""
    view = stage.go("backup")
    stage.press(M_("backup", "Check the desk"), view)
    stage.to_end(view)


@shot("sample")
def error_in_window(stage: Stage) -> object:
    """A file that cannot be read, said in the window."""
    stage.go("today")
    stage.window.strip.fail(DeskError("empty", name="notice.pdf"))
    stage.settle()
    yield
    stage.window.strip.clear()


@shot("sample")
def error_in_sales(stage: Stage) -> object:
    """A report that cannot be loaded."""
    view = stage.go("sales")
    bad = stage.folder.parent / "orders.xlsx"
    bad.write_bytes(b"")
    view.add_files([str(bad)])
    stage.settle()
    stage.press(M_("load", "Load"), view)
    yield
    view.strip.clear()


@shot("sample")
def error_in_form(stage: Stage) -> None:
    """A date that is none, said at its field."""
    view = stage.go("case")
    view.edit()
    view.dialog.fields["served"].input.setText("2026-02-31")
    view.dialog.keep.click()
    stage.settle()


@shot("sample")
def crash(stage: Stage) -> None:
    """An error of the program itself."""
    from tro_desk.ui.crash_dialog import CrashDialog, report

    stage.go("today")
    try:
        raise ValueError("an example")
    except ValueError as error:
        CrashDialog(stage.ui, report(error), None, stage.window).open()
    stage.settle()


@shot("empty", "desk-cannot-be-opened")
def _cannot_open(stage: Stage) -> object:
    """A desk of a later version."""
    window = stage.window
    window.stack.setCurrentWidget(window.waiting)
    window.waiting.failed(
        DeskError("desk_newer", folder="TRO Desk", version=99, known=7), lambda: None
    )
    stage.settle()
    yield
    stage.go("today")
