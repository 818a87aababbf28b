"""One step at a time: saved at once, resumed, taken back, left out with a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.desk.parts import confirmed
from tests.ui.conftest import Opened
from tests.ui.screens import clipped, left_behind, pseudo, unnamed, widgets
from tests.ui_steps.kit import ACCUSED, ALT, CTRL, amazon, answer_of, press, steps, tab_to, write
from tro_desk.domain.steps import State
from tro_desk.ui import sheets
from tro_desk.ui.records import RecordDialog
from tro_desk.ui.screens import NAMES
from tro_desk.ui.screens.steps import helps
from tro_desk.ui.screens.steps.asides import WhyCard
from tro_desk.ui.screens.steps.paper import BOX, TICKED


def words_of(root: Any) -> str:
    """Everything that can be read on a part of the screen."""
    labels = [one.text() for one in widgets(root) if isinstance(one, QLabel | QPushButton)]
    return "\n".join(labels)


def button(root: Any, text: str) -> QPushButton:
    found = [b for b in root.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    assert len(found) == 1, f"{text}: {[b.text() for b in root.findChildren(QPushButton)]}"
    return found[0]


# answering


def test_each_tick_is_saved_by_itself(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "amazon/stand_still")
    press(empty, "2")
    assert answer_of(empty, case, "amazon/stand_still") == "ticked:2"
    press(empty, "4")
    assert answer_of(empty, case, "amazon/stand_still") == "ticked:2,4"
    press(empty, "2")
    assert answer_of(empty, case, "amazon/stand_still") == "ticked:4"
    button(view.page, "Tick all").click()
    empty.settle()
    assert answer_of(empty, case, "amazon/stand_still") == "done"
    assert "Saved 10:20 a.m. Beijing time" in view.footer.saved.text()


def test_arrows_choose_a_card(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "amazon/cause")
    press(empty, Qt.Key.Key_Space)
    press(empty, Qt.Key.Key_Down)
    kept = answer_of(empty, case, "amazon/cause")
    chosen = [card.option.id for card in view.page.input.cards if card.button.isChecked()]
    assert [kept] == chosen
    assert kept == "complaint"


def test_of_many_not_knowing_stands_alone(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "amazon/rights")
    press(empty, "1")
    press(empty, "2")
    assert answer_of(empty, case, "amazon/rights").count(",") == 1
    last = len(view.page.input.cards)
    press(empty, str(last))
    assert answer_of(empty, case, "amazon/rights") == "unknown"
    press(empty, "2")
    assert answer_of(empty, case, "amazon/rights").count(",") == 0
    press(empty, "2")
    assert answer_of(empty, case, "amazon/rights") == ""


def test_a_text_is_saved_after_a_pause(empty: Opened, qtbot: QtBot) -> None:
    case = amazon(empty)
    steps(empty, case, "alibaba/complaint_number")
    write(empty, "skipped: 118")
    number = "alibaba/complaint_number"
    qtbot.waitUntil(lambda: answer_of(empty, case, number) == "skipped: 118")
    empty.settle()


def test_a_text_is_saved_when_another_room_opens(empty: Opened) -> None:
    case = amazon(empty)
    steps(empty, case, "alibaba/complaint_number")
    write(empty, "IPP 1")
    empty.go("today", case=case)
    assert answer_of(empty, case, "alibaba/complaint_number") == "IPP 1"


def test_a_text_is_saved_when_the_window_closes(empty: Opened) -> None:
    case = amazon(empty)
    steps(empty, case, "alibaba/complaint_number")
    write(empty, "IPP 2")
    empty.window.close()
    assert answer_of(empty, case, "alibaba/complaint_number") == "IPP 2"


@pytest.mark.parametrize(
    ("step", "typed", "kept"),
    [
        ("alibaba/points", "0x", ""),
        ("alibaba/points", "6.50", "6.5"),
        ("alibaba/funds_out", "2026-13-01", ""),
    ],
)
def test_what_is_no_answer_is_told_and_kept_in_the_line(
    empty: Opened, step: str, typed: str, kept: str
) -> None:
    case = amazon(empty)
    if step == "alibaba/funds_out":
        for name in ("notice_kind", "service_inquiry", "documents", "worksheet", "release"):
            _left_out(empty, case, f"alibaba/{name}")
    view = steps(empty, case, step)
    write(empty, typed)
    press(empty, Qt.Key.Key_Right, ALT)
    assert answer_of(empty, case, step) == kept
    if not kept:
        assert view.missing.isVisible()
        assert view.page.step.id == step


def _left_out(opened: Opened, case: str, step: str) -> None:
    found = opened.desk.path(case, "alibaba").step(step)
    if found is not None and found.state is not State.BLOCKED:
        opened.desk.answer(case, step, "impossible:no" if found.forced else "skipped")


def test_money_is_saved_with_its_currency(empty: Opened) -> None:
    """No path asks for money yet: the input itself."""
    from dataclasses import replace

    from tro_desk.domain.steps import Kind
    from tro_desk.ui.screens.steps.inputs import Typed

    case = amazon(empty)
    step = empty.desk.path(case, "alibaba").step("alibaba/points")
    assert step is not None
    made = Typed(empty.ui, replace(step, kind=Kind.MONEY, answer="12.00 EUR"))
    said: list[str] = []
    made.said.connect(said.append)
    line, code = made._parts
    assert (line.text(), code.currentText()) == ("12.00", "EUR")
    line.setText("48,210.55")
    code.setEditText("USD")
    made.flush()
    assert said == ["48210.55 USD"]
    line.setText("about 5")
    assert made.problem is not None
    made.deleteLater()


def test_not_knowing_a_text(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "alibaba/complaint_number")
    write(empty, "IPP 3")
    press(empty, Qt.Key.Key_Tab)
    press(empty, Qt.Key.Key_Space)
    assert answer_of(empty, case, "alibaba/complaint_number") == "unknown"
    assert view.page.input.first.text() == "IPP 3"
    press(empty, Qt.Key.Key_Space)
    assert answer_of(empty, case, "alibaba/complaint_number") == "IPP 3"


# the way


def test_back_goes_the_way_that_was_come(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "amazon/cause")
    view.open_step("amazon/counsel")
    view.open_step("amazon/stand_still")
    empty.settle()
    seen = []
    for _ in range(2):
        press(empty, Qt.Key.Key_Left, ALT)
        seen.append(view.here)
    assert seen == ["amazon/counsel", "amazon/cause"]
    press(empty, Qt.Key.Key_PageUp, CTRL)
    assert view.here == "amazon/keep_notice"
    press(empty, Qt.Key.Key_Left, ALT)
    assert empty.window.stack.currentWidget() is empty.window.screen_of("today")


def test_it_goes_on_where_it_was_left(open_window: Callable[..., Opened]) -> None:
    opened = open_window(sample=False)
    case = amazon(opened)
    steps(opened, case, "amazon/cause")
    press(opened, "1")
    press(opened, Qt.Key.Key_Return)
    view = opened.window.screen_of("steps")
    here = view.here
    assert here == "amazon/what_is_tro"
    button(view, "Save and close").click()
    opened.settle()
    assert opened.window.stack.currentWidget() is opened.window.screen_of("today")
    path = opened.desk.path(case)
    assert path.here == here
    press(opened, Qt.Key.Key_G, CTRL)
    assert view.here == here


def test_next_lists_what_is_missing(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "amazon/stand_still")
    press(empty, "1")
    press(empty, Qt.Key.Key_Return)
    text = words_of(view.missing)
    assert text.count("Not ticked:") == 3
    assert view.here == "amazon/stand_still"
    tab_to(empty, lambda one: one is view.missing.reason, back=True)
    write(empty, "Nobody works  today")
    press(empty, Qt.Key.Key_Return)
    step = empty.desk.path(case).step("amazon/stand_still")
    assert (step.state, step.reason) == (State.SKIPPED, "Nobody works today")
    assert view.here != "amazon/stand_still"


def test_a_forced_step_is_only_recorded_as_impossible(empty: Opened) -> None:
    case = amazon(empty)
    name = f"amazon/capture@{ACCUSED[0]}"
    view = steps(empty, case, name)
    press(empty, Qt.Key.Key_Return)
    assert "Record as impossible" in words_of(view.missing)
    assert "Leave it out" not in words_of(view.missing)
    view.missing.leave.click()
    empty.settle()
    assert view.missing.wrong.isVisible()
    assert answer_of(empty, case, name) == ""
    view.missing.reason.setText("The page is gone")
    view.missing.leave.click()
    empty.settle()
    step = empty.desk.path(case).step(name)
    assert step.impossible
    view.open_step(name)
    empty.settle()
    assert "The page is gone" in words_of(view.page)
    button(view.page, "Take it up again").click()
    empty.settle()
    assert empty.desk.path(case).step(name).state is State.OPEN


def test_a_blocked_step_shows_the_doors_to_what_comes_first(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "amazon/lock_evidence")
    assert not view.page.input.isEnabled()
    press(empty, "0")
    assert answer_of(empty, case, "amazon/lock_evidence") == ""
    button(view.page, f"Go to: 1. Save the listing before it is closed: {ACCUSED[0]}").click()
    empty.settle()
    assert view.here == f"amazon/capture@{ACCUSED[0]}"
    assert set(view.page.chips) == {f"amazon/capture@{one}" for one in ACCUSED}
    view.page.chips[f"amazon/capture@{ACCUSED[2]}"].click()
    assert view.here == f"amazon/capture@{ACCUSED[2]}"


def test_a_stale_answer_tells_what_changed(empty: Opened) -> None:
    case = amazon(empty)
    empty.desk.say(case, [confirmed("frozen_amount", "100.00 USD")])
    empty.desk.answer(case, "amazon/freeze_facts", "done")
    empty.desk.say(case, [confirmed("frozen_amount", "250.00 USD")])
    view = steps(empty, case, "amazon/freeze_facts")
    assert "USD 100.00 → USD 250.00" in words_of(view.page)
    press(empty, Qt.Key.Key_Right, ALT)
    assert view.missing.isVisible()
    view.missing.closed.emit()
    button(view.page, "It is still right").click()
    empty.settle()
    assert empty.desk.path(case).step("amazon/freeze_facts").state is State.DONE
    assert "→" not in words_of(view.page)


def test_ctrl_z_takes_back_and_says_what(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "amazon/cause")
    press(empty, "1")
    view.open_step("amazon/stand_still")
    press(empty, Qt.Key.Key_Z, CTRL)
    assert answer_of(empty, case, "amazon/cause") == ""
    assert view.here == "amazon/cause"
    assert not [one for one in view.page.input.buttons if one.isChecked()]
    assert 'The answer to "Court order or platform complaint?" was taken back.' in words_of(
        empty.window.strip
    )
    press(empty, Qt.Key.Key_Z, CTRL)
    assert "There is nothing to take back." in words_of(empty.window.strip)


def test_ctrl_z_in_a_text_is_the_text_s_own(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "amazon/cause")
    press(empty, "1")
    view = steps(empty, case, "alibaba/complaint_number")
    write(empty, "IPP")
    press(empty, Qt.Key.Key_Z, CTRL)
    assert view.page.input.first.text() == ""
    assert answer_of(empty, case, "amazon/cause") == "court_order"


# the frame


def test_the_map_follows_the_states(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "amazon/cause")
    before = dict(view.map.rows)
    row = view.map.rows["amazon/cause"]
    assert row.accessibleName() == "Court order or platform complaint?: To do, open here"
    press(empty, "1")
    assert view.map.rows["amazon/cause"] is row, "the rows are built once"
    assert row.accessibleName() == "Court order or platform complaint?: Done, open here"
    assert view.map.rows["amazon/lock_evidence"].accessibleName().endswith("Waits for another step")
    assert before["amazon/what_is_tro"] is view.map.rows["amazon/what_is_tro"]
    view.map.rows["amazon/what_is_tro"].click()
    assert view.here == "amazon/what_is_tro"


def test_the_map_shows_the_step_that_was_opened_first(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "amazon/counsel")
    row = view.map.rows["amazon/counsel"]
    assert len(view.map.rows) > 30
    assert not row.visibleRegion().isEmpty()


def test_the_frame_makes_room_and_comes_back(sample: Opened) -> None:
    assert sample.window.nav.width() == 184
    view = steps(sample, sample.case)
    assert sample.window.nav.width() == 64
    assert not sample.window.status.isVisible()
    assert view.map.width() == 236
    sample.go("today")
    assert sample.window.nav.width() == 184
    assert sample.window.status.isVisible()


def test_a_small_window_has_a_menu_and_a_panel(sample: Opened) -> None:
    sample.resize(910, 480)
    view = steps(sample, sample.case, "amazon/cause")
    assert not view.map.isVisible()
    assert not view.aside.isVisible()
    press(sample, Qt.Key.Key_F1)
    assert "Why we ask" in words_of(view.aside)
    assert "Do not" not in words_of(view.aside)
    press(sample, Qt.Key.Key_Escape)
    assert not view.aside.isVisible()
    menu = view.chooser.make_menu()
    entry = next(one for one in menu.actions() if "What a TRO is" in one.text())
    entry.trigger()
    assert view.here == "amazon/what_is_tro"
    menu.deleteLater()


def test_the_language_changes_in_place(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "alibaba/complaint_number")
    write(empty, "IPP 7")
    page = view.page
    empty.ui.language.set("zh")
    empty.settle()
    assert view.page is page
    assert view.page.input.first.text() == "IPP 7"
    assert view.page.title.text() == "投诉编号"


# review and paper


def test_the_review_is_full_of_doors(empty: Opened) -> None:
    case = amazon(empty)
    empty.desk.answer(case, "amazon/cause", "unknown")
    empty.desk.answer(case, "amazon/counsel", "skipped:we have one")
    view = steps(empty, case, "amazon/cause")
    button(view.map, "Review the answers").click()
    empty.settle()
    text = words_of(view.review_page)
    assert "Left out: we have one" in text
    assert "I do not know" in text
    assert unnamed(view) == []
    view.review_page.doors["amazon/counsel"].click()
    assert view.here == "amazon/counsel"
    press(empty, Qt.Key.Key_Left, ALT)
    assert view.here == "review"


def test_the_checklist_is_printed_in_the_language(
    empty: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = amazon(empty)
    empty.desk.answer(case, "amazon/stand_still", "ticked:1")
    steps(empty, case, "amazon/cause")
    drawn: list[sheets.Sheet] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Accepted)
    monkeypatch.setattr(sheets, "draw", lambda sheet, _printer: drawn.append(sheet))
    for language in ("en", "zh"):
        empty.ui.language.set(language)
        press(empty, Qt.Key.Key_P, CTRL)
    english, chinese = drawn
    assert english.title == "Checklist: Amazon"
    assert len(english.rows) == len(empty.desk.path(case).steps) == len(chinese.rows)
    row = next(row for row in english.rows if "Do not move money" in row[1])
    assert row[2].split("\n")[0].startswith(TICKED)
    assert row[2].split("\n")[1].startswith(BOX)
    assert row[3] == "1 of 4 ticked"
    monkeypatch.undo()
    assert sheets.pdf(chinese).startswith(b"%PDF")
    metrics = QFontMetrics(QApplication.font())
    assert all(metrics.inFontUcs4(ord(sign)) for sign in BOX + TICKED)


# every step


@pytest.mark.parametrize("flow", ["amazon", "alibaba", "first_hours"])
def test_every_step_can_be_shown(empty: Opened, flow: str) -> None:
    case = amazon(empty)
    view = steps(empty, case, f"{flow}/keep_notice")
    faults = []
    for step in view.controller.path.steps:
        view.open_step(step.id)
        QApplication.processEvents()
        faults += [f"{step.id}: {line}" for line in unnamed(view)]
        assert view.page.step.id == step.id
    empty.settle()
    assert faults == []


@pytest.mark.parametrize("size", [(1280, 800), (910, 480)], ids=["full", "small"])
@pytest.mark.parametrize("flow", ["amazon", "alibaba"])
def test_no_step_is_clipped_or_left_in_english(
    empty: Opened, flow: str, size: tuple[int, int]
) -> None:
    case = amazon(empty, listings=ACCUSED[:1])
    empty.resize(*size)
    view = steps(empty, case, f"{flow}/keep_notice")
    empty.ui.language.use(pseudo())
    data = {*ACCUSED, str(empty.desk.folder), "TRO Desk", "中文", "English", "中", "EN"}
    states = view.controller.path.steps
    cited = [source for step in states for source in step.sources]
    cited += [error.source for step in states for error in step.errors]
    data |= {source for source in cited if isinstance(source, str)}
    faults = []
    for step in view.controller.path.steps[::3]:
        view.open_step(step.id)
        empty.settle()
        faults += [f"{step.id}: {line}" for line in clipped(view)]
        left = left_behind(view, data)
        letters = {f"QLabel: '{letter}' leaves '{letter}'" for letter in "ABCDEFGHIJ"}
        faults += [f"{step.id}: {line}" for line in left if line not in letters]
    assert faults == []


def test_a_tick_box_of_words_can_be_clicked_anywhere(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "amazon/stand_still")
    line = view.page.input.lines[1]
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    empty.settle()
    assert answer_of(empty, case, "amazon/stand_still") == "ticked:2"
    assert [one.isChecked() for one in line.findChildren(QCheckBox)] == [True]


# what helps


@pytest.mark.parametrize("flow", ["amazon", "alibaba", "first_hours"])
def test_every_door_leads_to_a_room(empty: Opened, flow: str) -> None:
    case = amazon(empty)
    view = steps(empty, case, f"{flow}/keep_notice")
    went: list[str] = []
    empty.ui.go = lambda name, **_where: went.append(name)
    empty.ui.choose_files = lambda _case=None: went.append("add_notice")
    doors = {step.go: step for step in view.controller.path.steps if step.go}
    for step in doors.values():
        helps.go(empty.ui, step, case)
    assert len(went) == len(doors)
    assert set(went) <= {"add_notice", *NAMES}
    letters = [one for s in view.controller.path.steps for one in s.records if ":" in one]
    assert letters or flow == "first_hours"


def test_a_record_is_made_from_a_step(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, "amazon/stand_still")
    button(view.page, "Add a task").click()
    empty.settle()
    dialog = empty.window.findChild(RecordDialog)
    assert dialog is not None
    assert (dialog.kind, dialog._case) == ("task", case)
    dialog.saved.emit(None)
    dialog.reject()
    empty.settle()
    assert view.here == "amazon/stand_still"


def test_a_step_asked_of_a_listing_names_it(empty: Opened) -> None:
    case = amazon(empty)
    view = steps(empty, case, f"amazon/mine@{ACCUSED[0]}")
    view.open_review()
    empty.settle()
    assert f"Is this listing mine?: {ACCUSED[0]}\n" in words_of(view) + "\n"
    assert "Item(" not in words_of(view)


@pytest.mark.parametrize("why", [True, False])
def test_a_card_without_reasons_is_titled_by_what_it_holds(sample: Opened, why: bool) -> None:
    steps = sample.desk.path(sample.case, "amazon").steps
    step = next(one for one in steps if one.why and not one.asks)
    card = WhyCard(sample.ui, step if why else replace(step, why=()))
    texts = [one.text() for one in card.findChildren(QLabel)]
    assert ("Why" in texts, "Where it stands" in texts) == (why, not why)
    assert any(text.startswith("Source: ") for text in texts)
    card.deleteLater()
