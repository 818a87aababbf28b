"""A value is added by choosing words of a page, with the mouse and with the keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.ui_review.kit import settle
from tro_desk.desk import Desk
from tro_desk.domain.facts import Status
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.review.adding import likely_field, trimmed
from tro_desk.ui.screens.review.view import ReviewView
from tro_desk.ui.widgets.page_view import PageView
from tro_desk.ui.widgets.page_words import Choice, words_of

MAIL = """From: clerk@office.example
Date: Mon, 2 Mar 2026 09:00:00 +0000
Subject: Note

The next meeting of both sides is on March 9, 2026 in room 12.
"""


@pytest.fixture
def mail(desk: Desk, case: str, tmp_path: Path) -> str:
    path = tmp_path / "note.eml"
    path.write_text(MAIL)
    return desk.add_notice(path, case).evidence.sha256


@pytest.fixture
def sheet(desk: Desk, case: str, tmp_path: Path) -> str:
    path = tmp_path / "note.pdf"
    canvas = Canvas(str(path), pagesize=(612, 792))
    canvas.drawString(72, 700, "The next meeting of both sides")
    canvas.drawString(72, 680, "is on March 9, 2026 in room 12.")
    canvas.showPage()
    canvas.save()
    return desk.add_notice(path, case).evidence.sha256


@pytest.fixture
def show(qtbot: QtBot, make_ui: Callable[..., Ui], case: str) -> Callable[[str], ReviewView]:
    def make(evidence: str) -> ReviewView:
        ui = make_ui("en")
        view = ReviewView(ui)
        qtbot.addWidget(view)
        view.resize(1096, 636)
        view.show()
        view.open(case=case, evidence=evidence)
        settle(qtbot, ui)
        qtbot.waitUntil(lambda: view.facts.complete and view.page.ready)
        return view

    return make


def drag(view: PageView, text: str, words: str) -> None:
    """Draw the mouse over words of the page."""
    start = text.index(words)
    rects = view.word_rects(start, start + len(words))
    first, last = rects[0], rects[-1]
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    begin = QPointF(first.left() + 2, first.center().y())
    end = QPointF(last.right() - 2, last.center().y())
    for kind, at in (
        (QEvent.Type.MouseButtonPress, begin),
        (QEvent.Type.MouseMove, end),
        (QEvent.Type.MouseButtonRelease, end),
    ):
        place = view.viewport().mapToGlobal(at)
        QApplication.sendEvent(view.viewport(), QMouseEvent(kind, at, place, left, left, none))


@pytest.mark.parametrize("paper", ["mail", "sheet"])
def test_a_marked_date_is_kept_with_its_place(
    paper: str,
    show: Callable[[str], ReviewView],
    qtbot: QtBot,
    desk: Desk,
    case: str,
    request: pytest.FixtureRequest,
) -> None:
    sha = request.getfixturevalue(paper)
    view = show(sha)
    text = desk.page_text(sha)[0].text
    drag(view.page, text, "March 9, 2026")
    adding = view.controller.adding
    assert adding is not None
    assert adding.words == "March 9, 2026"
    panel = view._page_side.adding
    assert panel.isVisible()
    panel.field.setCurrentIndex(panel.field.findData("hearing"))
    panel._build_editor()
    assert panel.editor is not None
    qtbot.keyClick(panel.editor.line, Qt.Key.Key_Return)
    settle(qtbot, view._ui)
    (fact,) = [f for f in desk.case(case).facts if f.field == "hearing"]
    assert (fact.value, fact.status) == ("2026-03-09", Status.CONFIRMED)
    assert fact.found is not None
    assert text[fact.found.candidate.start : fact.found.candidate.end] == "March 9, 2026"
    assert not panel.isVisible()
    chosen = view.controller.current
    assert chosen is not None
    assert chosen.field == "hearing"


def test_a_value_is_marked_with_the_keys_alone(
    mail: str, show: Callable[[str], ReviewView], qtbot: QtBot
) -> None:
    view = show(mail)
    view.activateWindow()
    view.page.setFocus()
    for _ in range(80):
        qtbot.keyClick(view.page, Qt.Key.Key_Right)
        if view.page.chosen == "March":
            break
    qtbot.keyClick(view.page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view.page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.page.chosen == "March 9, 2026"
    qtbot.keyClick(view.page, Qt.Key.Key_Return)
    assert view.controller.adding is not None
    assert view.controller.adding.words == "March 9, 2026"
    qtbot.keyClick(view._page_side.adding, Qt.Key.Key_Escape)
    assert view.controller.adding is None


def test_what_cannot_be_read_is_said_in_place_and_stays(
    mail: str, show: Callable[[str], ReviewView], qtbot: QtBot, desk: Desk
) -> None:
    view = show(mail)
    drag(view.page, desk.page_text(mail)[0].text, "room 12")
    panel = view._page_side.adding
    panel.field.setCurrentIndex(panel.field.findData("hearing"))
    panel._build_editor()
    assert panel.editor is not None
    qtbot.keyClick(panel.editor.line, Qt.Key.Key_Return)
    settle(qtbot, view._ui)
    assert panel.editor is not None
    assert panel.editor.error.isVisible()
    assert panel.editor.typed == "room 12"


def test_a_value_is_added_without_a_place(
    show: Callable[[str], ReviewView], mail: str, qtbot: QtBot, desk: Desk, case: str
) -> None:
    view = show(mail)
    view.add.click()
    panel = view._page_side.adding
    panel.field.setCurrentIndex(panel.field.findData("settlement_amount"))
    panel._build_editor()
    assert panel.editor is not None
    assert panel.editor.line is not None
    panel.editor.line.setText("10,000 USD")
    qtbot.keyClick(panel.editor.line, Qt.Key.Key_Return)
    settle(qtbot, view._ui)
    (fact,) = desk.case(case).confirmed("settlement_amount")
    assert (fact.value, fact.found) == ("10000.00 USD", None)


def test_words_are_chosen_in_the_order_of_the_text() -> None:
    choice = Choice("served on 2月27日, noon")
    assert [choice.text[a:b] for a, b in choice.words] == [
        *("served", "on", "2", "月", "27", "日", ",", "noon"),
    ]
    choice.put(5)
    choice.put(2, extend=True)
    assert choice.chosen == "2月27日"
    assert choice.at(choice.text.index("oon")) == len(choice.words) - 1


def test_punctuation_around_a_value_is_left_out() -> None:
    text = 'the mark "NORTHPERCH"); and'
    start = text.index('"')
    first, last = trimmed(text, start, text.index(";") + 1)
    assert text[first:last] == "NORTHPERCH"
    assert trimmed("...;;", 3, 5) == (3, 5)
    assert words_of("") == []


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("1:26-cv-01234", "docket_number"),
        ("name@firm.example", "counsel_email"),
        ("$48,210.55", "frozen_amount"),
        ("48,210.55 USD", "frozen_amount"),
        ("B0ZZK2M9QF", "asin"),
        ("Northlake Brands LLC", ""),
    ],
)
def test_the_field_is_proposed_where_the_shape_tells_it(words: str, field: str) -> None:
    assert likely_field(words) == field
