"""Pictures of what is asked before something is done, and of what is seldom seen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from case_rooms import dates_add, review_change
from rooms import case_switcher
from shots import shot

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_
from tro_desk.desk import Said
from tro_desk.domain.facts import Status
from tro_desk.ui.widgets.date_line import DateLine

if TYPE_CHECKING:
    from stage import Stage


@shot("sample")
def purge(stage: Stage) -> object:
    """What goes for good, and that it does."""
    desk = stage.desk
    rate = desk.add_rate("EUR", "USD", date(2026, 3, 2), Decimal("1.08"), "Bank statement")
    desk.remove_rate(rate.id)
    stage.go("trash").sheet._ask_purge(None)
    stage.settle()
    yield
    stage.leave()
    desk.purge([entry.id for entry in desk.trash()])


@shot("scanned")
def backup_key(stage: Stage) -> None:
    """What opens a backup of a desk with a passphrase, and a key that does not."""
    from tro_desk.ui.screens.backup.key_dialog import BackupKeyDialog

    stage.go("backup")
    error = DeskError("wrong_passphrase")
    name = "TRO Desk 2026-03-04 1020.trodesk"
    BackupKeyDialog(stage.ui, name, lambda _key: None, stage.window, error).open()
    stage.settle()


@shot("sample")
def date_picker(stage: Stage) -> None:
    """The calendar below a line for a day."""
    dates_add(stage)
    dialog = stage.dialog()
    dialog.findChildren(DateLine)[0].show_value("2026-03-13")
    stage.press(M_("edit", "Choose the day in a calendar"), dialog)


@shot("sample")
def review_date_picker(stage: Stage) -> object:
    """The calendar of a fact that is being changed."""
    review_change(stage)
    view = stage.window.screen_of("review")
    stage.press(M_("review", "Choose the day in a calendar"), view)
    yield
    stage.leave()
    view.controller.stop_editing()


@shot("sample")
def review_add(stage: Stage) -> object:
    """A value that no paper tells."""
    view = stage.go("review")
    view.controller.add_by_hand()
    stage.settle()
    yield
    view.controller.stop_adding()
    stage.settle()


@shot("sample")
def letter_search(stage: Stage) -> object:
    """A word looked for in a letter."""
    view = stage.go("letters", letter="papers_extension")
    view.text.search.begin()
    view.text.search.line.setText("LANJIA")
    stage.settle()
    yield
    view.text.search.leave()


@shot("sample")
def letter_mind(stage: Stage) -> object:
    """What to mind about a letter."""
    view = stage.go("letters", letter="papers_extension")
    if view.side.isVisible():
        view.side.buttons["aside"].click()
    stage.settle()
    yield
    if view.side.isVisible():
        view.side.buttons["text"].click()


@shot("sample")
def sales_filter(stage: Stage) -> object:
    """The fields of a filter, and that no line is as they ask."""
    view = stage.go("sales", tab="orders")
    page = view.lines["orders"]
    page.more.setChecked(True)
    page.text.setText("zzzz")
    stage.settle()
    yield
    page.clear_filter()
    page.more.setChecked(False)
    stage.settle()


@shot("sample")
def glossary_nothing(stage: Stage) -> None:
    """A term that the glossary does not have."""
    stage.go("today")
    stage.window.explain()
    stage.settle()
    stage.dialog().line.setText("zzzz")
    stage.settle()


@shot("sample")
def delete_shop(stage: Stage) -> None:
    """What goes with a shop."""
    section = stage.go("stores", tab="shops").section
    section.remove(section.grid.row(0))
    stage.settle()


@shot("sample")
def typed(stage: Stage) -> None:
    """What stood in a form when the desk was locked."""
    from tro_desk.ui.lock.typed import TypedDialog

    stage.go("today")
    said = "Asked for the order and for the address of the plaintiff's counsel."
    TypedDialog(stage.ui, said, stage.window).open()
    stage.settle()


@shot("sample")
def other_desks(stage: Stage) -> None:
    """The desks of this computer."""
    from tro_desk.ui.desks.menu import DesksMenu

    case_switcher(stage)
    menu = stage.above()[-1].findChild(DesksMenu)
    assert menu is not None
    menu.menuAction().trigger()
    menu.popup(stage.window.mapToGlobal(stage.window.rect().center() / 2))
    stage.settle()


@shot("empty")
def opening(stage: Stage) -> object:
    """A desk that is being opened."""
    window = stage.window
    window.stack.setCurrentWidget(window.waiting)
    window.waiting._say()
    stage.settle()
    yield
    stage.go("today")


@shot("sample")
def restored(stage: Stage) -> object:
    """A backup that was restored beside the desk."""
    view = stage.go("backup")
    into = stage.folder.parent / "restored"
    view.restore(stage.desk.backups().kept[0].path, into)
    stage.settle()
    yield
    view.strip.clear()
    shutil.rmtree(into)  # the next form restores there too


def _letter_changed(name: str, letter: str, *said: tuple[str, str]) -> None:
    @shot("sample", name)
    def show(stage: Stage) -> Iterator[None]:
        """A letter of which facts have changed since it was drafted."""
        view = stage.go("letters", letter=letter)
        view.editor.appendPlainText("Please answer by Friday.")
        view.keep()
        stage.settle()
        stage.desk.say(stage.case, [Said(*fact, Status.CONFIRMED) for fact in said])
        view.reload()
        stage.settle()
        yield
        stage.desk.undo(stage.case)
        view.reload()


_letter_changed("letter-changed", "service_inquiry", ("docket_number", "1:26-cv-04567"))
_letter_changed(
    "letter-changed-much",
    "papers_extension",
    ("docket_number", "1:26-cv-04567"),
    ("served", "2026-03-03"),
    ("tro_entered", "2026-02-25"),
    ("plaintiff_firm", "Harlow & Pike LLP"),
    ("counsel_email", "office@example.com"),
)
