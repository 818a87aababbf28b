"""A month: court's day and Beijing's day, keys, holidays, paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import Opened
from tests.ui.screens import clipped, unnamed
from tests.ui.test_gap import LONGEST, least_gap, longest_gap
from tro_desk.ui.models.month import month_name, shifted
from tro_desk.ui.screens.calendar.view import CalendarView
from tro_desk.ui.sheets import save_pdf


def calendar(opened: Opened) -> CalendarView:
    opened.go("calendar")
    view = opened.window.screen_of("calendar")
    assert isinstance(view, CalendarView)
    return view


def test_a_date_stands_on_the_courts_day_and_on_beijings(sample: Opened) -> None:
    view = calendar(sample)
    court = view.model.entries[date(2026, 3, 10)]
    there = view.model.entries[date(2026, 3, 11)]
    assert [(one.deadline.id, one.beijing) for one in court] == [("tro_expires", False)]
    assert [(one.deadline.id, one.beijing) for one in there] == [("tro_expires", True)]
    assert view.model.lines(date(2026, 3, 11)) == ("Beijing: TRO expires, 12:59 p.m.",)


def test_a_narrow_cell_keeps_what_is_due(sample: Opened) -> None:
    view = calendar(sample)
    words = sample.ui.translator
    court, there = (view.model.entries[date(2026, 3, day)][0] for day in (10, 11))
    assert court.title(words) == there.title(words) == "TRO expires"


def test_the_month_is_named_in_both_languages(sample: Opened) -> None:
    calendar(sample)
    words = sample.ui.translator
    assert month_name(words, date(2026, 3, 4)) == "March 2026"
    sample.ui.language.set("zh")
    assert month_name(sample.ui.translator, date(2026, 3, 4)) == "2026 年 3 月"
    assert sample.ui.translator.listed(["法院", "TRO 签发"]) == "法院、TRO 签发"


def test_the_keys_of_a_calendar(sample: Opened) -> None:
    view = calendar(sample)
    grid = view.grid
    assert grid.day == date(2026, 3, 4)
    for key, day in (
        (Qt.Key.Key_Right, date(2026, 3, 5)),
        (Qt.Key.Key_Down, date(2026, 3, 12)),
        (Qt.Key.Key_Left, date(2026, 3, 11)),
        (Qt.Key.Key_PageDown, date(2026, 4, 11)),
        (Qt.Key.Key_PageUp, date(2026, 3, 11)),
        (Qt.Key.Key_Up, date(2026, 3, 4)),
        (Qt.Key.Key_Up, date(2026, 2, 25)),
        (Qt.Key.Key_Home, date(2026, 3, 4)),
    ):
        QTest.keyClick(grid, key)
        assert grid.day == day
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Left)
    QTest.keyClick(grid, Qt.Key.Key_Return)  # 10 March
    sample.settle()
    assert sample.window.screen_of("dates").table.opened == "tro_expires"


def test_holidays_of_the_courts_are_marked(sample: Opened) -> None:
    view = calendar(sample)
    view.go_to(date(2026, 7, 1))
    assert view.model.lines(date(2026, 7, 3)) == ("Independence Day",)
    view.go_to(date(2026, 2, 1))
    assert any("Lincoln" in line for line in view.model.lines(date(2026, 2, 12)))


def test_a_day_is_told_to_a_screen_reader(sample: Opened) -> None:
    view = calendar(sample)
    index = view.model.index_of(date(2026, 3, 10))
    text = view.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert text == "Tue 10 Mar 2026 (court time and Beijing time)\nTRO expires, court 11:59 p.m."
    assert unnamed(sample.window) == []


def test_months_shift_to_their_last_day() -> None:
    assert shifted(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert shifted(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert shifted(date(2026, 3, 31), -13) == date(2025, 2, 28)


def test_room_in_both_sizes(six: Opened) -> None:
    found = []
    for size in ((1366, 690), (910, 480)):
        six.resize(*size)
        calendar(six).go_to(date(2026, 3, 10))
        for code in ("zh", "en"):
            six.ui.language.set(code)
            six.settle()
            found += clipped(six.window)
    assert found == []


def test_the_month_on_paper(six: Opened, tmp_path: Path) -> None:
    view = calendar(six)
    view.go_to(date(2026, 3, 10))
    save_pdf(six.ui, view.sheet(), tmp_path / "month.pdf")
    import pypdfium2

    document = pypdfium2.PdfDocument((tmp_path / "month.pdf").read_bytes())
    assert len(document) == 1
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "March" in text
    assert "Chicago time" in text
    assert "Beijing time" in text
    assert "CST" not in text


def test_a_month_is_gone_to_at_once(six: Opened) -> None:
    view = calendar(six)
    assert least_gap(lambda n: longest_gap(six, lambda: view.step(1 if n % 2 else -1))) < LONGEST
