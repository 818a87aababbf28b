"""Pictures of the pages of a case, and of what is opened from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from shots import screen, shot

from tro_desk.base.messages import M_
from tro_desk.l10n.records import KINDS

if TYPE_CHECKING:
    from stage import Stage

screen("sample", "case")
screen("sample", "case", {"trace": "tro_expires"}, "case-why")
screen("sample", "dates")
screen("sample", "dates", {"trace": "answer_due"}, "dates-why")
screen("sample", "calendar")
screen("sample", "exposure")
for _kind in KINDS:
    screen("sample", "records", {"kind": _kind}, f"records-{_kind}")
screen("sample", "letters")
screen("sample", "letters", {"letter": "papers_extension"}, "letters-one")
screen("sample", "worksheet")
screen("sample", "review")


@shot("sample")
def review_false_notice(stage: Stage) -> object:
    """A paper whose signs show every outcome."""
    view = stage.go("review", evidence=stage.desk.case(stage.case).notices[-1].evidence.sha256)
    stage.turn(view, "about")
    yield
    stage.turn(view, "facts")


@shot("scanned")
def review_scan(stage: Stage) -> object:
    """The facts beside a scan."""
    view = stage.go("review", evidence=stage.desk.case(stage.case).notices[-1].evidence.sha256)
    stage.turn(view, "page")
    yield
    stage.turn(view, "facts")


@shot("sample")
def review_change(stage: Stage) -> None:
    """A fact that is being changed."""
    view = stage.go("review", field="served")
    view.controller.edit(view.controller.selected)
    stage.settle()


@shot("sample")
def case_edit(stage: Stage) -> None:
    """The form in which facts are stated without a paper."""
    stage.go("case").edit()
    stage.settle()


@shot("sample")
def dates_what_if(stage: Stage) -> object:
    """What a date would be if."""
    stage.go("dates").open_what_if()
    stage.settle()
    yield
    stage.press(M_("what if", "Close what if"))


@shot("sample")
def dates_add(stage: Stage) -> None:
    """The form of a date of the seller's own."""
    stage.go("dates").add_date()
    stage.settle()


@shot("sample")
def dates_mark(stage: Stage) -> None:
    """What happened to a date."""
    view = stage.go("dates")
    view.mark(view.table.rows["tro_expires"].deadline)
    stage.settle()


@shot("sample")
def exposure_end(stage: Stage) -> None:
    """The lower part of the figures."""
    stage.to_end(stage.go("exposure"))


@shot("sample")
def letter_versions(stage: Stage) -> None:
    """The versions of a letter."""
    view = stage.go("letters", letter="papers_extension")
    for line in ("Please answer by Friday.", "Please answer by Thursday."):
        view.editor.appendPlainText(line)
        view.keep()
        stage.settle()
    view.open_versions()
    stage.settle()


screen("sample", "brief")


@shot("sample")
def brief_history(stage: Stage) -> None:
    """The briefs that were made, and what changed since."""
    stage.go("brief").history()
    stage.settle()


@shot("sample")
def brief_package(stage: Stage) -> None:
    """What a package would hold."""
    stage.go("brief").package()
    stage.settle()


@shot("sample")
def brief_package_made(stage: Stage) -> Iterator[None]:
    """The package that was made."""
    brief_package(stage)
    dialog: Any = stage.dialog()
    out = stage.folder.parent / "TRO package.zip"
    dialog.ask_path = lambda _name: str(out)
    dialog.form.looked.setChecked(True)
    stage.press(M_("package screen", "Make the package"), dialog)
    yield
    out.unlink(missing_ok=True)


@shot("sample")
def custody(stage: Stage) -> None:
    """What happened to an original."""
    stage.go("evidence").sheet.show_custody(_chosen(stage))
    stage.settle()


@shot("sample")
def preview(stage: Stage) -> None:
    """The pages of a paper."""
    stage.go("evidence").sheet.preview(_chosen(stage))
    stage.settle()


def _chosen(stage: Stage) -> object:
    return stage.window.screen_of("evidence").sheet.table.chosen


@shot("bare", "bare-today")
def _bare_today(stage: Stage) -> None:
    stage.go("today")


for _name in ("case", "dates", "exposure", "letters", "brief", "review", "worksheet", "evidence"):
    screen("bare", _name, called=f"bare-{_name}")
screen("bare", "records", called="bare-records")
