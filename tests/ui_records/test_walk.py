"""Every sheet and form: in any language, at any size, by keyboard alone, with many rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.house.zones import has_day, nameless, nameless_days, names_calendar
from tests.ui.conftest import Opened
from tests.ui.screens import clipped, left_behind, pseudo, reached_by_tab, texts, unnamed
from tests.ui.test_gap import LONGEST, least_gap, longest_gap
from tests.ui_records.conftest import fill, menu_of, sheet_of
from tro_desk.domain.records import Counsel, Points, Task
from tro_desk.l10n.records import KINDS
from tro_desk.ui.screens.stores.forms import CURRENCIES

SIZES = ((1366, 690), (910, 480))
DATA = {
    *("TRO Desk", "简体中文", "English", "中文", "中", "EN", "Northlake Brands LLC"),
    *("Seller support", "Lee Park", "Wang Li", "Park Law", "Ruiz LLP", "Ana Ruiz", "Chen"),
    *(
        "Licence of the brand",
        "N.D. Ill., Illinois",
        "N.D. Ill.",
        "English, Chinese",
        "USD",
        "1:26-cv-01234",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_leaves_no_text_behind(written: Opened, kind: str) -> None:
    sheet = sheet_of(written, kind)
    known = {str(written.desk.folder), written.desk.folder.name}
    written.ui.language.use(pseudo())
    written.settle()
    assert left_behind(sheet, DATA | known) == []


@pytest.mark.parametrize("size", SIZES, ids=["full", "compact"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_clipped(
    open_window: Callable[..., Opened], size: tuple[int, int], language: str
) -> None:
    opened = open_window(language)
    fill(opened.desk, opened.case)
    opened.resize(*size)
    found = []
    for kind in KINDS:
        sheet = sheet_of(opened, kind)
        view = opened.window.screen_of("records")
        found += [f"{kind}: {line}" for line in clipped(view)]
        table, header = sheet.table, sheet.table.horizontalHeader()
        if table.isVisible():
            shown = [at for at in range(header.count()) if not table.isColumnHidden(at)]
            wide = sum(header.sectionSize(at) for at in shown)
            if wide > table.viewport().width():
                found.append(f"{kind}: {wide} > {table.viewport().width()}")
            found += [
                f"{kind} head {at}: {header.sectionSize(at)} < {header.sectionSizeHint(at)}"
                for at in shown
                if header.sectionSize(at) < header.sectionSizeHint(at)
            ]
            at = next((at for at in shown if sheet.grid.columns[at].head.text == "When"), None)
            if at is not None and header.sectionSize(at) < table.sizeHintForColumn(at):
                found.append(f"{kind}: the zone of a moment is cut")
    assert found == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_tabs_of_the_small_window_stand_in_one_row(
    open_window: Callable[..., Opened], language: str
) -> None:
    opened = open_window(language)
    opened.resize(*SIZES[1])
    sheet_of(opened, "defence")
    tabs = opened.window.screen_of("records").tabs
    assert list(tabs) == list(KINDS)
    assert len({tab.y() for tab in tabs.values()}) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_everything_has_a_name_and_tab_reaches_it(written: Opened, kind: str) -> None:
    sheet = sheet_of(written, kind)
    assert unnamed(written.window) == []
    written.window.activateWindow()
    view = written.window.screen_of("records")
    view.tabs[kind].setFocus()
    written.settle()
    reached = reached_by_tab(written.window)
    table = sheet.side if kind == "counsel" else sheet.table
    wanted = [sheet.add_button, table, sheet.finder]
    wanted += [button for _action, button in sheet._row_buttons if button.isEnabled()]
    assert [one for one in wanted if one not in reached] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_is_translated_named_and_not_clipped(written: Opened, kind: str) -> None:
    sheet = sheet_of(written, kind, number=1)
    dialog = sheet.dialog
    assert unnamed(dialog) == []
    for language in ("zh", "en"):
        written.ui.language.set(language)
        written.settle()
        assert clipped(dialog) == []
    written.ui.language.use(pseudo())
    written.settle()
    papers = [one.evidence.name for one in written.desk.case_evidence(written.case)]
    typed = {str(value) for value in dialog._typed().values()}
    assert left_behind(dialog, DATA | {*CURRENCIES, *papers} | typed, list(typed)) == []
    dialog.reject()


def test_the_versions_are_translated_and_named(written: Opened) -> None:
    [record] = written.desk.records(written.case, "points")
    assert isinstance(record.body, Points)
    after = replace(record.body, about="Other")
    written.desk.save_record(written.case, after, record.number)
    sheet = sheet_of(written, "points")
    menu_of(sheet)["Earlier versions"]()
    written.settle()
    assert unnamed(sheet.dialog) == []
    assert clipped(sheet.dialog) == []
    written.ui.language.use(pseudo())
    written.settle()
    assert left_behind(sheet.dialog, DATA) == []
    sheet.dialog.reject()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_day_and_hour_names_its_zone(
    open_window: Callable[..., Opened], language: str
) -> None:
    opened = open_window(language)
    fill(opened.desk, opened.case)
    words = opened.ui.translator
    for kind in KINDS:
        sheet = sheet_of(opened, kind)
        for line in sheet.grid.everything().split("\n")[1:]:
            assert nameless(line, words) == []
            assert nameless_days(line, words) == []
        for column, head in zip(sheet.grid.columns, sheet.grid.heads(), strict=True):
            if any(has_day(column.text(words, row)) for row in sheet.grid.rows):
                assert names_calendar(head, words), (kind, head)
        for _widget, text in texts(opened.window.screen_of("records")):
            assert nameless(text, words) == []
        sheet.edit(1)
        opened.settle()
        for _widget, text in texts(sheet.dialog):
            assert nameless_days(text, words) == []
        sheet.dialog.reject()


def test_many_lawyers_scroll_sideways_and_keep_their_questions(sample: Opened) -> None:
    for number in range(12):
        sample.desk.save_record(
            sample.case,
            Counsel(f"Lawyer {number}", "", "", "", "", "", "", "long words " * 30, "", ""),
        )
    sheet = sheet_of(sample, "counsel")
    side = sheet.side
    assert side.columnWidth(1) >= 180
    assert side.horizontalScrollBar().maximum() > 0
    assert side.verticalHeader().isVisible()
    line = [field.name for field in sheet.side_grid.rows].index("scope")
    assert side.rowHeight(line) > 80
    side.go_to(11)
    assert sheet.table.chosen.record.body.name == "Lawyer 11"


def test_nothing_stalls_with_many_tasks(sample: Opened) -> None:
    day = date(2026, 3, 1)
    for number in range(400):
        due = day + timedelta(days=number % 90)
        sample.desk.save_record(sample.case, Task(f"Task number {number}", "Li", due, None))
    sheet = sheet_of(sample, "task")
    assert sheet.grid.rowCount() == 400

    def type_it(number: int) -> None:
        sheet.finder.setText(f"number {number}")
        sheet.narrow()

    assert least_gap(lambda n: longest_gap(sample, lambda: type_it(n))) < LONGEST
