"""Pictures of the rooms of the navigation, filled, and what is opened from every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shots import screen, shot

from tro_desk.base.messages import M_

if TYPE_CHECKING:
    from stage import Stage

screen("sample", "today")
screen("sample", "cases")
for _tab in ("shops", "listings", "costs", "balances", "rates", "dependence"):
    screen("sample", "stores", {"tab": _tab}, f"stores-{_tab}")
for _tab in ("reports", "orders", "money", "periods"):
    screen("sample", "sales", {"tab": _tab}, f"sales-{_tab}")
screen("sample", "evidence")
screen("sample", "risk", {"title": "Northperch style phone stand"})
screen("sample", "backup")
screen("sample", "settings")


@shot("sample")
def settings_end(stage: Stage) -> None:
    """The lower part of a long page."""
    stage.to_end(stage.go("settings"))


@shot("sample")
def today_end(stage: Stage) -> None:
    """The lower part of the first page."""
    stage.to_end(stage.go("today"))


@shot("sample")
def trash(stage: Stage) -> object:
    """The trash with a paper and a loaded file in it."""
    desk = stage.desk
    paper = desk.case(stage.case).notices[-1].evidence.sha256
    thrown = [desk.delete_evidence(stage.case, paper), desk.delete_load(desk.loads()[0].id)]
    stage.go("trash")
    yield
    for entry in thrown:
        desk.restore(entry.id)


@shot("sample")
def search(stage: Stage) -> None:
    """The search over the window, with what a word finds."""
    stage.go("today")
    stage.window.search()
    stage.settle()
    panel = stage.dialog()
    panel.line.setText("lanjia")
    stage.settle()


@shot("sample")
def search_nothing(stage: Stage) -> None:
    """The search that finds nothing."""
    stage.window.search()
    stage.settle()
    stage.dialog().line.setText("zzzz")
    stage.settle()


@shot("sample")
def glossary(stage: Stage) -> None:
    """The glossary over the window."""
    stage.go("today")
    stage.window.explain()
    stage.settle()


@shot("sample")
def case_switcher(stage: Stage) -> None:
    """The menu of the cases."""
    stage.go("today")
    stage.window.top.switcher.open_menu()
    stage.settle()


@shot("sample")
def calculator(stage: Stage) -> None:
    """Court days counted."""
    stage.go("today")
    stage.window.calculate()
    stage.settle()
    dialog = stage.dialog()
    dialog.court.setCurrentIndex(dialog.court.findData("ilnd"))
    dialog.start.show_value("2026-02-27")
    stage.press(M_("count", "Count"), dialog)


@shot("sample")
def help_menu(stage: Stage) -> None:
    """The menu of the help."""
    from tro_desk.ui.help.opening import show_menu

    stage.go("today")
    show_menu(stage.window, stage.window.top.help)
    stage.settle()


def _help(page: str) -> None:
    @shot("sample", f"help-{page}")
    def show(stage: Stage) -> None:
        from tro_desk.ui.help.opening import open_help

        stage.go("today")
        open_help(stage.window, page)
        stage.settle()


for _page in ("start", "keys", "limits", "today"):
    _help(_page)


@shot("sample")
def about(stage: Stage) -> None:
    """What the program is and is made of."""
    from tro_desk.ui.help.opening import open_about

    stage.go("today")
    open_about(stage.window)
    stage.settle()


@shot("sample")
def updates(stage: Stage) -> None:
    """How old the program is and how a newer one is found."""
    from tro_desk.ui.help.opening import open_updates

    stage.go("today")
    open_updates(stage.window)
    stage.settle()


@shot("sample")
def watched_terms(stage: Stage) -> None:
    """Every term of the lists of marks."""
    stage.go("risk").lists.see()
    stage.settle()
