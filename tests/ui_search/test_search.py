"""The search as a person uses it: typed, walked with the arrow keys, opened at the place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.ui.conftest import NOW, Opened
from tests.ui.screens import clipped, left_behind, pseudo, unnamed
from tests.ui_search.conftest import Searched
from tro_desk.base.errors import DeskError
from tro_desk.domain.search import SearchHit, SearchResults, TextKind
from tro_desk.domain.search_text import query_of
from tro_desk.l10n.changes import CHANGES
from tro_desk.ui.glossary_window import GlossaryWindow
from tro_desk.ui.screens import NAMES
from tro_desk.ui.search.doors import door
from tro_desk.ui.search.panel import SearchPanel
from tro_desk.ui.shell.window import MainWindow

Search = Callable[..., Searched]


def screen(opened: Opened, name: str) -> Any:
    """The screen of that name, which has to be the one on show."""
    shown = opened.window.screen_of(name)
    assert opened.window.stack.currentWidget() is shown
    return shown


def test_a_walk_with_the_keyboard_to_each_kind_of_place(search: Search) -> None:
    one = search()
    opened = one.opened
    assert one.texts == []
    one.type("48,210")
    assert any(text.startswith("Fact, Frozen amount, USD 48,210.55") for text in one.texts)
    assert all("Beijing time" in text for text in one.texts)
    one.open("1-amazon-notice.pdf, page 2")
    review = screen(opened, "review")
    assert review.page.page == 2
    (mark,) = [mark for mark in review.page._marks if mark.key == "sought"]
    assert (
        review.controller.texts[review.controller.paper.sha256][1]
        .text[mark.start : mark.end]
        .startswith("48,210")
    )

    one = again(one)
    one.type("northlake")
    one.open("Plaintiff")
    assert screen(opened, "review").controller.row(review.controller.selected).field == "plaintiff"

    one = again(one)
    one.type("传票")
    one.open("Letter")
    letters = screen(opened, "letters")
    assert letters.editor.textCursor().selectedText() == "传票"

    one = again(one)
    one.type("冻结")
    one.open("请求平台说明")
    dialog = screen(opened, "records").sheet.dialog
    assert dialog is not None
    dialog.reject()

    one = again(one)
    one.type("120 支架")
    one.open("仓库记录.txt, page 1")
    preview = screen(opened, "evidence").sheet.dialog
    assert isinstance(preview, QDialog)
    assert [mark.key for mark in preview.page._marks] == ["sought"]
    preview.reject()

    one = again(one)
    one.type("phone stand, black")
    one.open("Listing")
    stores = screen(opened, "stores")
    assert stores.tab == "listings"
    assert stores.section.finder.text() == "phone stand, black"
    stores.section.finder.clear()


def again(one: Searched) -> Searched:
    """The search, opened anew from the top bar."""
    window = one.opened.window
    QTest.mouseClick(window.top.search, Qt.MouseButton.LeftButton)
    one.opened.settle()
    panel = window.findChild(SearchPanel)
    assert isinstance(panel, SearchPanel)
    return Searched(one.opened, panel)


def test_dates_steps_and_words_are_found_by_their_names(search: Search) -> None:
    one = search()
    one.type("answer")
    assert one.texts[0].startswith("Date, ")
    one.open("Date, ")
    assert one.opened.window.stack.currentWidget() is one.opened.window.screen_of("dates")
    one = again(one)
    one.type("original notice")
    one.open("Step")
    assert one.opened.window.screen_of("steps").here.endswith("keep_notice")
    one = again(one)
    one.type("temporary restraining")
    one.open("Glossary")
    glossary = one.opened.window.findChild(GlossaryWindow)
    assert isinstance(glossary, GlossaryWindow)
    assert glossary.term is not None
    glossary.close()


def test_nothing_found_and_nothing_typed_are_said(search: Search) -> None:
    one = search()
    assert one.panel.told.text().startswith("Type a name")
    one.type("nosuchword")
    assert "nosuchword" in one.panel.told.text()
    assert not one.panel.list.isVisible()
    QTest.keyClick(one.panel.line, Qt.Key.Key_Return)  # nothing to open
    assert one.panel.isVisible()
    one.type("，")
    assert one.panel.told.text().startswith("Type a name")
    QTest.keyClick(one.panel.line, Qt.Key.Key_Escape)
    assert not one.panel.isVisible()


def test_what_is_typed_last_counts_and_the_rest_is_let_go(search: Search) -> None:
    one = search()
    panel, jobs = one.panel, one.opened.ui.jobs
    panel.line.setText("northlake")
    panel._ask()
    first = panel._running
    panel.line.setText("lanjia")
    panel._ask()
    assert first is not None
    assert first._stop.is_set()
    one.opened.settle()
    assert not jobs.running
    assert panel._found is not None
    assert panel._found.query == query_of("lanjia")


def test_of_this_case_alone(search: Search) -> None:
    one = search()
    other = one.opened.desk.new_case()
    one.opened.desk.save_letter(other, letter("Northlake wrote again."))
    one.type("northlake")
    assert any("wrote again" in text for text in one.texts)
    heads = [row.title for row in one.panel.list.rows if row.heading]
    assert heads[0].startswith("Northlake Brands LLC")  # the open case is in front
    one.panel.only.setChecked(True)
    one.opened.settle()
    assert one.texts
    assert not any("wrote again" in text for text in one.texts)


def letter(text: str) -> Any:
    from tro_desk.domain.records import Letter

    return Letter("papers_extension", "en", text)


def test_what_is_new_is_found_as_soon_as_it_is_in_the_index(search: Search) -> None:
    one = search()
    one.type("zebra")
    assert one.texts == []
    one.opened.desk.save_letter(one.opened.case, letter("A zebra at the port."))
    one.type("zebr")  # asked again: what is new goes in, then it is looked for once more
    assert len(one.texts) == 1


def test_a_damaged_index_is_made_anew(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    one = search()
    desk = one.opened.desk
    real, asked = desk.search, []

    def damaged(*given: Any, **named: Any) -> SearchResults:
        asked.append(given)
        if len(asked) == 1:
            raise DeskError("search_damaged")
        return real(*given, **named)

    monkeypatch.setattr(desk, "search", damaged)
    one.type("lanjia")
    assert len(asked) == 2
    assert one.texts


@pytest.mark.parametrize("size", [(1280, 800), (880, 480)])
def test_every_word_is_translated_and_everything_has_a_name(
    search: Search, size: tuple[int, int]
) -> None:
    one = search()
    one.panel.reject()
    one.opened.resize(*size)
    one = again(one)
    one.opened.ui.language.use(pseudo())
    one.type("nosuchword")
    data = ["nosuchword"]
    assert left_behind(one.panel, data) == []
    assert clipped(one.panel) == []
    assert unnamed(one.panel) == []
    one.type("lanjia")
    assert clipped(one.panel) == []
    edge = one.opened.window.geometry()
    assert edge.contains(one.panel.geometry())


def test_the_language_changes_in_place(search: Search) -> None:
    one = search("zh")
    one.type("lanjia")
    before = one.texts
    one.opened.window.choose_language("en")
    one.opened.settle()
    assert one.texts != before
    assert any("Beijing time" in text for text in one.texts)


def test_before_the_desk_is_open_there_is_nothing_to_search(
    open_window: Callable[..., Opened],
) -> None:
    opened = open_window("en")
    ui, desk = opened.ui, opened.ui.desk
    ui._desk = None
    opened.window.search()
    assert opened.window.findChild(SearchPanel) is None
    ui.desk = desk
    assert isinstance(opened.window, MainWindow)


@pytest.mark.parametrize(
    ("language", "typed", "told"),
    [
        ("en", "brief made", "Log, Brief made"),
        ("en", "添加通知", "Log, Notice added: 2-service-email.eml"),
        ("zh", "notice added", "操作日志, 添加通知：2-service-email.eml"),
        ("en", "添加店铺", "Log, Store added: "),
    ],
)
def test_the_log_is_found_in_either_language(
    search: Search, language: str, typed: str, told: str
) -> None:
    one = search(language)
    case = one.opened.case
    if "brief" in typed:
        with one.opened.desk._storage.writing() as unit:
            unit.log.add(NOW, "brief_made", unit.cases.require(case), sha256="0" * 64)
    one.type(typed)
    one.open(told)
    where = {"brief made": "brief", "添加店铺": "stores"}.get(typed, "review")
    screen(one.opened, where)


@pytest.mark.parametrize("code", sorted(CHANGES))
def test_each_line_of_the_log_has_a_door(code: str) -> None:
    items = ["task/1", "letter/2", "worksheet/1"] if code.startswith("record") else ["", "custom:3"]
    for item in items:
        for case in ("c1", ""):
            line = SearchHit(
                *(TextKind.CHANGE, case, 7, code, item, "log", "", (), 0, 0, False, False),
                *(NOW, None, "", "", 0, False, 1),
            )
            name, where = door(line, "")
            assert name in NAMES
            assert where.get("case", case) == case
