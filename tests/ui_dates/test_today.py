"""Today with several cases: one list, the earliest first; many cases do not make it wait."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Opened
from tests.ui.screens import clipped, unnamed
from tests.ui.test_gap import LONGEST, least_gap, longest_gap
from tests.ui_dates.conftest import add_case
from tro_desk.ui.screens.today.all_dates import AllDatesCard
from tro_desk.ui.screens.today.controller import clocks


def card_of(opened: Opened) -> AllDatesCard:
    card = opened.window.screen_of("today").all_dates
    assert card is not None
    return card


def test_one_case_has_no_list(sample: Opened) -> None:
    assert sample.window.screen_of("today").all_dates is None


def test_the_earliest_of_all_cases_first(six: Opened) -> None:
    model = card_of(six).model
    dues = [model.row(number).due for number in range(model.rowCount())]
    assert dues == sorted(dues)
    assert len({model.row(number).case.id for number in range(model.rowCount())}) == 6
    assert model.cell(0, 4).endswith("over")
    assert model.data(model.index(0, 4), Qt.ItemDataRole.ForegroundRole) == "danger"


def test_every_time_names_its_zone(six: Opened) -> None:
    model = card_of(six).model
    for number in range(model.rowCount()):
        assert model.cell(number, 2).endswith(" time")
    assert model.headerData(3, Qt.Orientation.Horizontal) == "Beijing time"
    assert "CST" not in "".join(
        model.cell(n, at) for n in range(model.rowCount()) for at in range(4)
    )


def test_one_case_of_them(six: Opened) -> None:
    card = card_of(six)
    card.filter.setCurrentIndex(
        [card.filter.itemText(at) for at in range(7)].index("Northlake Brands LLC")
    )
    cases = {card.model.row(number).case.id for number in range(card.model.rowCount())}
    assert cases == {six.case}


def test_a_date_opens_with_the_keyboard(six: Opened) -> None:
    card = card_of(six)
    card.table.setFocus()
    QTest.keyClick(card.table, Qt.Key.Key_Down)
    wanted = card.model.row(1)
    QTest.keyClick(card.table, Qt.Key.Key_Return)
    six.settle()
    table = six.window.screen_of("dates").table
    assert six.ui.case == wanted.case.id
    assert table.opened == wanted.deadline.id


def test_a_row_is_copied(six: Opened) -> None:
    card = card_of(six)
    card.table.setFocus()
    QTest.keyClick(card.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert copied == card.table.text_of_rows([0])
    assert "Beijing time" in copied


def test_what_is_done_leaves_the_list_and_the_cards(six: Opened) -> None:
    def owed() -> set[str]:
        model = card_of(six).model
        rows = (model.row(number) for number in range(model.rowCount()))
        return {row.deadline.id for row in rows if row.case.id == six.case}

    assert "answer_due" in owed()
    six.desk.mark_deadline(six.case, "answer_due", "done")
    six.window.reload()
    six.settle()
    assert "answer_due" not in owed()
    shown = clocks(six.desk.deadlines(six.case), six.ui.clock.now())
    assert "answer_due" not in {one.id for one in shown}


def test_nothing_is_clipped_or_without_a_name(six: Opened) -> None:
    found = []
    for size in ((1366, 690), (910, 480)):
        six.resize(*size)
        for code in ("zh", "en"):
            six.ui.language.set(code)
            six.settle()
            found += clipped(six.window)
    assert found == []
    assert unnamed(six.window) == []


def test_five_hundred_cases(empty: Opened) -> None:
    for number in range(500):
        add_case(empty.desk, number, served=f"2026-02-{number % 27 + 1:02d}")
    empty.go("cases")

    def open_today(_number: int) -> float:
        empty.go("cases")
        return longest_gap(empty, lambda: empty.window.go("today"))

    assert least_gap(open_today) < LONGEST
    assert card_of(empty).model.rowCount() >= 500
