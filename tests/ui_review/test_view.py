"""The review as a person uses it: by keyboard, in each language, in each size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui_review.kit import clipped, longer, settle, words_of
from tro_desk.desk import Desk
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.review.fact_row import FactRow
from tro_desk.ui.screens.review.rows import State
from tro_desk.ui.screens.review.view import ReviewView

SIZES = [(1096, 636, False), (846, 424, True), (1029, 464, True)]
"""Room for a page in a window of 1280x720, 910x512 and 1093x540, and whether it is compact."""


@pytest.fixture
def show(qtbot: QtBot, make_ui: Callable[..., Ui], case: str) -> Callable[..., ReviewView]:
    """Opens the review of the sample case."""

    def make(
        language: str = "zh",
        look: str = "light",
        size: tuple[int, int, bool] = SIZES[0],
        **where: Any,
    ) -> ReviewView:
        ui = make_ui("en" if language == "longer" else language, look)
        if language == "longer":
            ui.language.use(longer())
        view = ReviewView(ui)
        qtbot.addWidget(view)
        view.set_compact(size[2])
        view.resize(size[0], size[1])
        view.show()
        view.open(case=case, **where)
        settle(qtbot, ui)
        qtbot.waitUntil(lambda: view.facts.complete)
        qtbot.wait(1)
        return view

    return make


def chosen(view: ReviewView) -> FactRow:
    assert view.controller.selected is not None
    return view.facts.rows[view.controller.selected]


def states(view: ReviewView, field: str) -> set[State]:
    return {row.state for row in view.controller.rows if row.field == field}


def press(qtbot: QtBot, view: ReviewView, key: Qt.Key, **more: Any) -> None:
    qtbot.keyClick(QApplication.focusWidget() or view.facts, key, **more)
    settle(qtbot, view._ui)


def test_a_walk_by_keyboard(
    show: Callable[..., ReviewView], qtbot: QtBot, desk: Desk, case: str
) -> None:
    view = show()
    view.activateWindow()
    view.facts.setFocus()
    qtbot.waitUntil(view.facts.hasFocus)
    first = chosen(view).row
    assert first.state is State.OPEN
    press(qtbot, view, Qt.Key.Key_Return)
    assert first.items[0].value in {f.value for f in desk.case(case).confirmed(first.field)}
    second = chosen(view).row
    assert second.key != first.key
    press(qtbot, view, Qt.Key.Key_U)
    assert State.NOT_SURE in states(view, second.field)
    view.facts.setFocus()
    press(qtbot, view, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert State.NOT_SURE not in states(view, second.field)
    press(qtbot, view, Qt.Key.Key_Home)
    assert view.controller.selected == view.controller.rows[0].key
    press(qtbot, view, Qt.Key.Key_Down)
    assert view.controller.selected == view.controller.rows[1].key
    press(qtbot, view, Qt.Key.Key_Up)
    assert view.controller.selected == view.controller.rows[0].key


def test_editing_by_keyboard_says_what_is_wrong_in_place(
    show: Callable[..., ReviewView], qtbot: QtBot, desk: Desk, case: str
) -> None:
    view = show(field="complaint_filed")
    view.activateWindow()
    view.facts.setFocus()
    qtbot.waitUntil(view.facts.hasFocus)
    press(qtbot, view, Qt.Key.Key_E)
    row = chosen(view)
    assert row.row.field == "complaint_filed"
    assert row.editor is not None
    assert row.editor.line is not None
    assert row.editor.line.hasFocus()
    row.editor.line.setText("03/10/2026")
    press(qtbot, view, Qt.Key.Key_Return)
    assert row.editor is not None
    assert row.editor.error.isVisible()
    assert "2026-02-27" in row.editor.error.text()
    assert row.editor.line.text() == "03/10/2026"
    row.editor.line.setText("2026年2月21日")
    press(qtbot, view, Qt.Key.Key_Return)
    assert desk.case(case).value("complaint_filed") == "2026-02-21"
    assert chosen(view).editor is None
    assert view.facts.hasFocus()
    assert "2026-02-21" in chosen(view).value.text().replace("\u200b", "")


def test_escape_closes_the_field_and_changes_nothing(
    show: Callable[..., ReviewView], qtbot: QtBot, desk: Desk, case: str
) -> None:
    view = show(field="judge")
    before = desk.case(case).facts
    view.activateWindow()
    view.facts.setFocus()
    qtbot.waitUntil(view.facts.hasFocus)
    press(qtbot, view, Qt.Key.Key_E)
    editor = chosen(view).editor
    assert editor is not None
    assert editor.line is not None
    editor.line.setText("Somebody Else")
    press(qtbot, view, Qt.Key.Key_Escape)
    assert chosen(view).editor is None
    assert desk.case(case).facts == before


def test_the_court_is_chosen_from_the_list(
    show: Callable[..., ReviewView], qtbot: QtBot, desk: Desk, case: str
) -> None:
    view = show(field="court")
    view.controller.edit(chosen(view).row.key)
    editor = chosen(view).editor
    assert editor is not None
    assert editor.list is not None
    assert editor.list.count() == 94
    assert editor.typed == "ilnd"
    editor.list.setCurrentIndex(editor.list.findData("nysd"))
    editor.keep.click()
    settle(qtbot, view._ui)
    assert desk.case(case).value("court") == "nysd"
    assert "纽约南区" in chosen(view).value.text()


def test_space_and_a_click_on_the_page_join_page_and_list(
    show: Callable[..., ReviewView], qtbot: QtBot
) -> None:
    view = show(field="tro_entered")
    key = view.controller.selected
    qtbot.waitUntil(lambda: bool(view.page.mark_rects(key)))
    other = next(mark for mark in view.controller.marks() if mark.key != key)
    view.page.set_current(other.key)
    qtbot.waitUntil(lambda: bool(view.page.mark_rects(other.key)))
    settle(qtbot, view._ui)
    (box, *_) = view.page.mark_rects(other.key)
    qtbot.mouseClick(view.page.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert view.controller.selected == other.key
    view.page.show_page(view.page.count)
    view.activateWindow()
    view.facts.setFocus()
    qtbot.waitUntil(view.facts.hasFocus)
    press(qtbot, view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(view.page.mark_rects(other.key)))
    box = view.page.mark_rects(other.key)[0]
    assert view.page.viewport().rect().contains(box.center().toPoint())


def test_a_click_on_a_row_shows_its_place(show: Callable[..., ReviewView], qtbot: QtBot) -> None:
    view = show()
    for wanted in ("docket_number", "tro_entered"):
        row = next(r for r in view.facts.rows.values() if r.row.field == wanted)
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().topLeft() * 2)
        settle(qtbot, view._ui)
        qtbot.waitUntil(lambda row=row: bool(view.page.mark_rects(row.row.key)))
        assert row.selected
        box = view.page.mark_rects(row.row.key)[0]
        assert view.page.viewport().rect().contains(box.center().toPoint())


def test_an_answer_is_shown_as_given_only_when_it_is_kept(
    show: Callable[..., ReviewView], qtbot: QtBot, desk: Desk, case: str
) -> None:
    view = show()
    row = chosen(view)
    row.buttons["confirm"].click()
    assert not row.buttons["confirm"].isChecked()
    assert not row.buttons["confirm"].isEnabled()
    settle(qtbot, view._ui)
    shown = next(r for r in view.facts.rows.values() if r.row.field == row.row.field)
    assert shown.buttons["confirm"].isChecked()
    assert desk.case(case).confirmed(row.row.field)


def test_the_buttons_lead_on(show: Callable[..., ReviewView], case: str) -> None:
    view = show()
    went: list[tuple[str, object]] = []
    view._ui.go = lambda name, **where: went.append((name, where.get("case")))
    view.done.click()
    view.later.click()
    assert went == [("case", case), ("today", case)]
    primary = [b for b in view.findChildren(QPushButton) if b.property("kind") == "primary"]
    assert primary == [view.done]


def test_the_language_switches_in_place(
    show: Callable[..., ReviewView], make_ui: Callable[..., Ui], qtbot: QtBot
) -> None:
    def texts(view: ReviewView) -> list[str]:
        # Whether a quotation is cut, and so has a tooltip, hangs on the width of the words beside.
        cut = {f'"{view.controller.snippet(row)}"' for row in view.controller.rows}
        return sorted(text for text in words_of(view) if text not in cut)

    view = show("en", field="served")
    view.controller.edit(view.controller.selected or "")
    view._ui.language.set("zh")
    fresh = show("zh", field="served")
    fresh.controller.edit(fresh.controller.selected or "")
    assert texts(view) == texts(fresh)


def test_the_look_switches_in_place(show: Callable[..., ReviewView], qtbot: QtBot) -> None:
    view = show("zh", "light")
    light = view.grab().toImage()
    view._ui.theme.choose("dark")
    dark = view.grab().toImage()
    assert light != dark
    fresh = show("zh", "dark")
    rows = [(row, fresh.facts.rows[key]) for key, row in view.facts.rows.items()]
    qtbot.waitUntil(lambda: all(one.size() == other.size() for one, other in rows))  # laid out
    assert dark.pixelColor(3, 3) == fresh.grab().toImage().pixelColor(3, 3)
    for row, other in rows:
        if not row.selected:  # the focus ring is in one window only
            assert row.grab().toImage() == other.grab().toImage()
    view._ui.theme.choose("light")
    assert view.grab().toImage().pixelColor(3, 3) == light.pixelColor(3, 3)


@pytest.mark.parametrize("language", ["zh", "en", "longer"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("side", ["facts", "page", "about"])
def test_nothing_is_clipped(
    show: Callable[..., ReviewView], qtbot: QtBot, language: str, size: Any, side: str
) -> None:
    view = show(language, size=size)
    view._side.choose(side)
    view._arrange()
    view.controller.edit(next(r.key for r in view.controller.rows if r.field == "court"))
    qtbot.wait(1)
    QApplication.sendPostedEvents()
    assert list(clipped(view)) == []
    assert view.minimumSizeHint().width() <= size[0]


def test_everything_has_a_name_and_a_key(show: Callable[..., ReviewView]) -> None:
    view = show()
    for widget in view.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(view):
            name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            if widget.focusProxy() is None and type(widget).__name__ != "QScrollBar":
                assert name, (widget, widget.parent())
    for row in view.facts.rows.values():
        assert row.accessibleName().startswith(str(row.row.number))


def test_in_a_small_window_the_page_opens_on_the_chosen_place(
    show: Callable[..., ReviewView], qtbot: QtBot
) -> None:
    view = show(size=SIZES[1], field="tro_entered")
    assert not view.page.isVisible()
    view._side.buttons["page"].click()
    settle(qtbot, view._ui)

    def in_sight() -> bool:
        boxes = view.page.mark_rects(view.controller.selected)
        return bool(boxes) and view.page.viewport().rect().contains(boxes[0].center().toPoint())

    qtbot.waitUntil(in_sight)
    assert not view.facts.isVisible()
