"""The risk check: titles as they are typed, files, own listings, lists, filters, ways out."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opened
from tests.ui.screens import clipped, left_behind, pseudo, reached_by_tab, unnamed
from tests.ui.test_gap import LONGEST, least_gap, longest_gap
from tests.ui.test_walk import BRANDS, data_of
from tro_desk.base.messages import M_
from tro_desk.domain.watch import Match, ScanResult, WatchTerm
from tro_desk.l10n import translator
from tro_desk.ui.screens.risk.hit_table import pieces
from tro_desk.ui.screens.risk.rows import COLUMNS, keeper, why
from tro_desk.ui.screens.risk.view import RiskView


def found(view: RiskView) -> list[tuple[str, ...]]:
    """The rows that are to be seen."""
    grid = view.results.grid
    return [grid.cells(grid.rows[place]) for place in grid.places]


def typed(sample: Opened, view: RiskView, text: str) -> list[tuple[str, ...]]:
    view.typed.setPlainText(text)
    view.check_typed()
    sample.settle()
    return found(view)


def dropped(widget: RiskView | object, path: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.data_kept = data
    return event


# typing


def test_hits_appear_while_one_types(sample: Opened, view: RiskView, qtbot: QtBot) -> None:
    view.typed.setFocus()
    QTest.keyClicks(view.typed, "NORTHPERCH stand")
    qtbot.waitUntil(lambda: bool(view.results.grid.places), timeout=20_000)
    sample.settle()
    ((_listing, text, term, match, reason, source),) = found(view)
    assert (text, term, match) == ("NORTHPERCH stand", "NORTHPERCH", "exact")
    assert reason == "the same letters"
    assert "1:26-cv-01234" in source
    assert "Marks of your cases" in source
    assert view.typed.hasFocus()


def test_each_line_is_a_title(sample: Opened, view: RiskView) -> None:
    rows = typed(sample, view, "phone ring\n\n northprech cup \nＢＯＳＥ 音箱")
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("3", "Bose", "exact"),
        ("2", "NORTHPERCH", "close"),
    ]
    summary = view.results.summary.text()
    assert summary.startswith("What you typed · 3 listings · ")
    assert summary.endswith("2 matches")


def test_nothing_found_is_no_all_clear(sample: Opened, view: RiskView) -> None:
    assert typed(sample, view, "plain wooden spoon") == []
    assert "does not mean that it is safe" in view.results.note.text()
    assert not view.results.save.isEnabled()
    view.typed.clear()
    view.check_typed()
    sample.settle()
    assert view.results.result is None
    assert "Nothing compared yet" in view.results.note.text()


def test_the_newest_question_wins(sample: Opened, view: RiskView) -> None:
    view.typed.setPlainText("NORTHPERCH")
    view.check_typed()
    view.typed.setPlainText("Kangol hat")
    view.check_typed()
    sample.settle()
    assert [row[2] for row in found(view)] == ["Kangol"]


def test_it_says_what_it_is_not(view: RiskView) -> None:
    words = " ".join(one.text() for one in view.findChildren(QLabel))
    assert "It is no legal opinion." in words
    assert "not a finding" in words


# files and own listings


def test_a_list_of_titles_is_dropped(sample: Opened, view: RiskView, tmp_path: Path) -> None:
    path = tmp_path / "new goods.csv"
    path.write_text("title\nNORTHPERCH lamp\nplain lamp\nlego brick\n", encoding="utf-8")
    view.dropEvent(dropped(view, path))
    sample.settle()
    assert [row[2] for row in found(view)] == ["NORTHPERCH"]
    assert view.results.summary.text().startswith("new goods.csv · 3 listings")


def test_a_file_that_is_no_list_is_said_in_place(
    sample: Opened, view: RiskView, tmp_path: Path
) -> None:
    path = tmp_path / "orders.txt"
    path.write_bytes(b"")
    before = typed(sample, view, "NORTHPERCH")
    view.check_file(str(path))
    sample.settle()
    assert view.strip.isVisible()
    assert "orders.txt" in view.strip.text.text()
    assert found(view) == before, "what was found before stays"


def test_own_listings(sample: Opened, view: RiskView) -> None:
    desk = sample.desk
    store = desk.stores()[0]
    desk.add_listing(store.id, "SKU-1", "B0OWN00001", "NORTHPERCH style phone stand")
    view.check_listings()
    sample.settle()
    rows = found(view)
    assert ("B0OWN00001", "NORTHPERCH style phone stand") in [row[:2] for row in rows]
    assert view.results.summary.text().startswith("Your listings · ")


def test_without_own_listings_there_is_a_door(empty: Opened) -> None:
    empty.go("risk")
    view = empty.window.screen_of("risk")
    view.check_listings()
    empty.settle()
    assert view.strip.isVisible()
    assert "No listing is known yet" in view.strip.text.text()
    assert any(one.text() == "Load a report" for one in view.strip.findChildren(QPushButton))


# lists


def test_a_list_of_ones_own(sample: Opened, view: RiskView, own_list: Path) -> None:
    assert typed(sample, view, "cerulean-otter cup") == []
    view.lists.dropEvent(dropped(view.lists, own_list))
    sample.settle()
    said = view.lists.strip.text.text()
    assert said.startswith("my marks.csv: 3 terms kept.")
    assert "1 row of the list was left out: line 3: no letter or digit" in said
    ((_ref, _text, term, match, reason, source),) = found(view)
    assert (term, match) == ("Cerulean Otter", "exact")
    assert reason == "the same with other spaces or hyphens"
    assert source == "Otter Ltd · register · 2024-05-01 · Your watch list"
    assert view.lists.checks["list"].text() == "Your watch list · 3"
    take_out = next(
        one
        for one in view.lists.findChildren(QPushButton)
        if one.accessibleName() == "Take my marks.csv out"
    )
    take_out.click()
    sample.settle()
    assert found(view) == []
    assert sample.desk.watch_lists() == ()


def test_a_list_without_a_column_of_marks_is_said(
    sample: Opened, view: RiskView, tmp_path: Path
) -> None:
    path = tmp_path / "none.csv"
    path.write_text("", encoding="utf-8")
    view.add_list(str(path))
    sample.settle()
    assert view.lists.strip.isVisible()
    assert sample.desk.watch_lists() == ()


def test_lists_are_chosen(sample: Opened, view: RiskView) -> None:
    assert len(typed(sample, view, "NORTHPERCH and Bose")) == 2
    view.lists.checks["starter"].setChecked(False)
    sample.settle()
    assert [row[2] for row in found(view)] == ["NORTHPERCH"]
    assert "1 of 2 matches are shown" in view.results.note.text()


def test_every_term_can_be_seen_with_its_source(sample: Opened, view: RiskView) -> None:
    view.lists.see()
    sample.settle()
    dialog = view.lists.dialog
    assert dialog is not None
    rows = [dialog.table.grid.cells(row) for row in dialog.table.grid.rows]
    assert rows[0][0] == "NORTHPERCH"
    assert all(row[3] != "—" and row[4] != "—" for row in rows)
    assert unnamed(dialog) == []
    dialog.accept()


# filters and ways out


def test_weak_matches_are_told_and_can_be_hidden(
    sample: Opened, view: RiskView, own_list: Path
) -> None:
    sample.desk.import_watch_list(own_list)
    rows = typed(sample, view, "green NORTHPERCH cup")
    assert [row[2] for row in rows] == ["NORTHPERCH", "green"], "what says little stands last"
    assert "weak: common word: a colour" in rows[1][4]
    view.results.weak.setChecked(False)
    assert [row[2] for row in found(view)] == ["NORTHPERCH"]


def test_kinds_and_words_filter(sample: Opened, view: RiskView, qtbot: QtBot) -> None:
    typed(sample, view, "NORTHPERCH cup\nnorthperhc lamp\nBose cup")
    view.results.kinds.buttons["close"].click()
    assert [row[3] for row in found(view)] == ["close"]
    view.results.kinds.buttons[""].click()
    view.results.finder.setText("CUP")
    qtbot.waitUntil(lambda: len(view.results.grid.places) == 2, timeout=5_000)
    assert {row[2] for row in found(view)} == {"NORTHPERCH", "Bose"}


def test_a_long_result_is_arranged_in_the_background(sample: Opened, view: RiskView) -> None:
    term = WatchTerm("Bose", origin="starter")
    matches = tuple(
        Match(f"L{n:06}", "title", f"{n} Bose", 0, 1, term, "exact", "same") for n in range(50_000)
    )
    result = ScanResult(50_000, 1, matches)

    def show(_number: int) -> float:
        return longest_gap(
            sample, lambda: view.results.show_result(result, M_("risk", "Your listings"))
        )

    assert least_gap(show) < LONGEST
    assert len(view.results.grid.places) == 50_000

    def sort(_number: int) -> float:
        return longest_gap(
            sample, lambda: view.results.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        )

    assert least_gap(sort) < LONGEST
    assert found(view)[0][0] == "L049999"


def test_what_is_seen_is_saved(sample: Opened, view: RiskView, tmp_path: Path) -> None:
    typed(sample, view, "=NORTHPERCH cup\nBose cup")
    view.lists.checks["starter"].setChecked(False)
    seen = view.results.seen()
    assert seen is not None
    view.save_to(seen, tmp_path / "risk")
    sample.settle()
    sheet = load_workbook(tmp_path / "risk.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [(row[2], row[4]) for row in rows] == [("=NORTHPERCH cup", "NORTHPERCH")]
    assert sample.window.strip.isVisible()


def test_copies(sample: Opened, view: RiskView) -> None:
    typed(sample, view, "Bose cup")
    table = view.results.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().startswith("1\tBose cup\tBose\texact\t")
    view.results.copy.click()
    assert QApplication.clipboard().text().startswith("Listing\tText\tTerm\t")


# parts


def match(text: str, start: int, end: int, **more: str) -> Match:
    term = WatchTerm("Bose", origin="starter")
    return Match("1", more.get("field", "title"), text, start, end, term, "exact", "same")


@pytest.mark.usefixtures("_fonts")
def test_a_long_text_is_cut_around_the_find() -> None:
    metrics = QFontMetrics(QApplication.font())
    long = "a" * 200 + " Bose " + "b" * 200
    before, hit, after = pieces(match(long, 201, 205), metrics, metrics, 200)
    assert hit == "Bose"
    assert before.startswith("…")
    assert after.endswith("…")
    assert metrics.horizontalAdvance(before + hit + after) <= 204
    short = pieces(match("my Bose cup", 3, 7), metrics, metrics, 400)
    assert short == ("my ", "Bose", " cup")


def test_words_say_where_it_stands() -> None:
    assert why(translator("en"), match("Bose", 0, 4, field="brand")).endswith("in the brand")
    assert keeper("", True, ("list", "case", "starter"), " ") is None
    keep = keeper("close", True, ("starter",), "")
    assert keep is not None
    assert not keep(match("Bose", 0, 4))


# keys, room, language


def test_the_keyboard_reaches_everything(sample: Opened, view: RiskView) -> None:
    typed(sample, view, "NORTHPERCH cup")
    reached = reached_by_tab(sample.window)
    wanted = [
        view.typed,
        view.choose,
        view.own,
        view.lists.add,
        view.results.finder,
        view.results.weak,
        view.results.table,
        *view.lists.checks.values(),
    ]
    assert [one for one in wanted if one not in reached] == []
    assert unnamed(view) == []


@pytest.mark.parametrize("size", [(1366, 690), (910, 480)])
def test_nothing_is_clipped(
    sample: Opened, view: RiskView, own_list: Path, size: tuple[int, int]
) -> None:
    sample.resize(*size)
    view.add_list(str(own_list))
    sample.settle()
    typed(sample, view, "NORTHPERCH cup\ngreen cup")
    problems = []
    for code in ("zh", "en"):
        sample.ui.language.set(code)
        sample.settle()
        problems += clipped(sample.window)
    assert problems == []


def test_nothing_is_left_in_another_language(
    sample: Opened, view: RiskView, own_list: Path
) -> None:
    view.add_list(str(own_list))
    sample.settle()
    typed(sample, view, "NORTHPERCH cup")
    view.lists.see()
    sample.ui.language.use(pseudo())
    sample.settle()
    assert view.lists.dialog is not None
    data = data_of(sample) | set(BRANDS) | {"my marks.csv"}
    assert left_behind(view, data, []) == []
    view.lists.dialog.accept()


def test_heads_follow_the_language(sample: Opened, view: RiskView) -> None:
    sample.ui.language.set("zh")
    heads = view.results.grid.heads()
    assert len(heads) == len(COLUMNS)
    assert heads != tuple(column.head.text for column in COLUMNS)


def test_where_the_window_is_asked_for_a_title(sample: Opened) -> None:
    sample.go("risk", title="Bose cup")
    view = sample.window.screen_of("risk")
    view.check_typed()
    sample.settle()
    assert [row[2] for row in found(view)] == ["Bose"]
