"""The letters as a person writes them: kept at each pause, nothing lost, out as files."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.ui.conftest import NOW, Opened
from tests.ui.screens import clipped, left_behind, pseudo, reached_by_tab, unnamed
from tests.ui.test_walk import data_of
from tests.ui_letters.conftest import Shown
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.desk import Said, open_desk
from tro_desk.domain.facts import Status
from tro_desk.domain.records import Letter
from tro_desk.ui.screens.letters.view import PAUSE_MS


def kept(opened: Opened) -> dict[tuple[str, str], str]:
    """The kept texts by letter and language."""
    texts = {}
    for record in opened.desk.records(opened.case, "letter"):
        assert isinstance(record.body, Letter)
        texts[record.body.letter, record.body.language] = record.body.text
    return texts


def type_at_end(view: Any, text: str) -> None:
    view.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(view.editor, text)


def pause(opened: Opened, view: Any) -> None:
    """The pause after typing, without waiting for it."""
    assert view._pause.isActive()
    assert view._pause.interval() == PAUSE_MS == 300
    view._pause.timeout.emit()
    opened.settle()


def say(opened: Opened, field: str, value: str) -> None:
    opened.desk.say(opened.case, [Said(field, value, Status.CONFIRMED)])


# what is shown


def test_a_draft_is_shown_and_not_kept_before_it_is_changed(shown: Shown) -> None:
    opened, view = shown()
    assert "案号：1:26-cv-01234" in view.editor.toPlainText()
    assert view.text.mark.text().startswith("DRAFT / 草稿")
    assert "发出前请让律师过目" in view.text.mark.text()
    assert "A change keeps it" in view.text.state.text()
    assert kept(opened) == {}
    assert set(view.list.rows) == {form.id for form in opened.desk.letters()}
    assert view.list.rows["papers_extension"].isChecked()


def test_the_warnings_stand_beside_the_letter_and_never_in_it(shown: Shown) -> None:
    opened, view = shown("service_inquiry", "en")
    form = next(one for one in opened.desk.letters() if one.id == "service_inquiry")
    told = {one.text() for one in view.mind.findChildren(QLabel)}
    for warning in form.warnings:
        assert warning["en"] in told
        assert warning["en"] not in view.editor.toPlainText()
    opened.ui.language.set("zh")
    told = {one.text() for one in view.mind.findChildren(QLabel)}
    assert {warning["zh"] for warning in form.warnings} <= told
    assert "Store name:" in view.editor.toPlainText()  # the letter keeps its own language


def test_a_blank_of_the_list_is_found_in_the_text_until_it_is_filled(shown: Shown) -> None:
    opened, view = shown("service_inquiry", "zh")
    blank = "[发出日期：待填写]"
    count = len(view.blanks.buttons)
    view.blanks.buttons[blank].click()
    assert view.editor.textCursor().selectedText() == blank
    QTest.keyClicks(view.editor, "2026-03-05")
    assert blank not in view.blanks.buttons
    assert len(view.blanks.buttons) == count - 1
    assert str(count - 1) in view.blanks.title.text()
    pause(opened, view)
    assert "2026-03-05" in kept(opened)["service_inquiry", "zh"]


# keeping


def test_typing_is_kept_at_the_pause_with_every_version(shown: Shown) -> None:
    opened, view = shown()
    draft = view.editor.toPlainText()
    type_at_end(view, "A")
    assert view.text.state.text() == "Keeping ..."
    pause(opened, view)
    type_at_end(view, "B")
    pause(opened, view)
    record = opened.desk.records(opened.case, "letter")[0]
    assert (record.version, kept(opened)["papers_extension", "zh"]) == (2, draft + "AB")
    assert "version 2" in view.text.state.text()
    assert view.versions.title.text() == "2 versions"
    assert "Chinese" in view.list.rows["papers_extension"].accessibleName()


def test_nothing_is_lost_when_language_or_letter_is_switched(shown: Shown) -> None:
    opened, view = shown("service_inquiry", "zh")
    type_at_end(view, "one")
    view.text.language.buttons["en"].click()
    opened.settle()
    assert view.editor.toPlainText().startswith("To: ")
    type_at_end(view, "two")
    view.list.rows["litigation_hold"].click()
    opened.settle()
    type_at_end(view, "three")
    view.list.rows["service_inquiry"].click()
    opened.settle()
    assert view.editor.toPlainText().endswith("two")
    view.text.language.buttons["zh"].click()
    opened.settle()
    assert view.editor.toPlainText().endswith("one")
    ends = {key: text[-3:] for key, text in kept(opened).items()}
    assert ends[("service_inquiry", "zh")] == "one"
    assert ends[("service_inquiry", "en")] == "two"
    assert len(ends) == 3


def test_switching_fast_never_mixes_two_texts(shown: Shown) -> None:
    opened, view = shown("service_inquiry", "zh")
    type_at_end(view, "one")
    for language in ("en", "zh", "en", "zh", "en"):
        view.text.language.buttons[language].click()
        QTest.keyClicks(view.editor, "x")  # nobody knows yet whose text this would be
    opened.settle()
    assert view.editor.toPlainText().startswith("To: ")
    assert list(kept(opened)) == [("service_inquiry", "zh")]
    assert kept(opened)["service_inquiry", "zh"].endswith("one")


def test_what_was_typed_is_kept_on_the_way_to_another_page(shown: Shown) -> None:
    opened, view = shown()
    type_at_end(view, "last words")
    opened.go("today")
    assert kept(opened)["papers_extension", "zh"].endswith("last words")


def test_what_was_typed_is_kept_when_the_window_closes(shown: Shown) -> None:
    opened, view = shown()
    type_at_end(view, "last words")
    opened.window.close()
    assert kept(opened)["papers_extension", "zh"].endswith("last words")


def test_a_text_that_cannot_be_kept_stays_and_is_tried_again(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, view = shown()

    def busy(*_args: object, **_more: object) -> None:
        raise DeskError("desk_busy")

    with monkeypatch.context() as patched:
        patched.setattr(opened.desk, "save_letter", busy)
        type_at_end(view, "mine")
        pause(opened, view)
        assert view.text.state.text().startswith("Not kept yet")
        assert not view.strip.isHidden()
        view.text.language.buttons["en"].click()
        opened.settle()
        view.text.language.buttons["zh"].click()
        opened.settle()
        assert view.editor.toPlainText().endswith("mine")
        assert kept(opened) == {}
    type_at_end(view, "!")
    pause(opened, view)
    assert kept(opened)["papers_extension", "zh"].endswith("mine!")
    assert "Kept" in view.text.state.text()


# facts


def test_facts_that_changed_are_named_and_drafted_anew(shown: Shown) -> None:
    opened, view = shown()
    type_at_end(view, "my words")
    pause(opened, view)
    assert view.text.changes.isHidden()
    say(opened, "docket_number", "1:26-cv-09999")
    view.reload()
    opened.settle()
    assert "docket number: was 1:26-cv-01234, is 1:26-cv-09999" in view.text.changes.text.text()
    view.text.changes.anew.click()
    opened.settle()
    assert view.text.changes.isHidden()
    assert "案号：1:26-cv-09999" in view.editor.toPlainText()
    assert "my words" not in view.editor.toPlainText()
    record = opened.desk.records(opened.case, "letter")[0]
    texts = [one.body.text for one in opened.desk.record_versions(opened.case, "letter", 1)]
    assert texts[-2].endswith("my words")
    assert record.version == len(texts)
    view.editor.undo()  # and Ctrl+Z brings it back into the text
    assert view.editor.toPlainText().endswith("my words")


def test_a_text_that_says_it_already_rests_on_the_new_facts(shown: Shown) -> None:
    opened, view = shown()
    type_at_end(view, "my words")
    pause(opened, view)
    say(opened, "docket_number", "1:26-cv-09999")
    view.reload()
    opened.settle()
    view.text.changes.keep.click()
    opened.settle()
    assert view.text.changes.isHidden()
    assert view.editor.toPlainText().endswith("my words")
    assert opened.desk.letter_changes(opened.case, 1) == ()


# versions


def test_an_older_version_is_compared_and_taken(shown: Shown) -> None:
    opened, view = shown()
    draft = view.editor.toPlainText()
    for number, text in enumerate(("A", "B", "C")):
        type_at_end(view, text)
        opened.desk.clock = FixedClock(NOW.replace(hour=3 + number))
        pause(opened, view)
    view.versions.look.click()
    opened.settle()
    dialog = view.dialog
    assert dialog.list.count() == 3
    assert not dialog.take_button.isEnabled()  # the newest is what is there
    dialog.list.setCurrentRow(2)
    signs = [line[0] for line in dialog.text.toPlainText().split("\n")]
    assert signs.count("−") == signs.count("+") == 1
    assert unnamed(dialog) == []
    assert clipped(dialog) == []
    dialog.how.buttons["text"].click()
    assert dialog.text.toPlainText() == draft + "A"
    dialog.take_button.click()
    opened.settle()
    assert view.dialog is None
    assert view.editor.toPlainText() == draft + "A"
    assert opened.desk.records(opened.case, "letter")[0].version == 4


def test_versions_of_one_go_stand_as_one(shown: Shown) -> None:
    opened, view = shown()
    for text in "ABCD":
        type_at_end(view, text)
        pause(opened, view)
    view.open_versions()
    opened.settle()
    numbers = [
        view.dialog.list.item(row).data(Qt.ItemDataRole.UserRole)
        for row in range(view.dialog.list.count())
    ]
    assert numbers == [4, 1]
    view.dialog.all.click()
    assert view.dialog.list.count() == 4
    view.dialog.reject()


# search


def test_words_are_found_in_the_text(shown: Shown) -> None:
    opened, view = shown("service_inquiry", "en")
    QTest.keyClick(view.editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = view.text.search
    assert bar.isVisibleTo(view)
    QTest.keyClicks(bar.line, "restriction")
    total = view.editor.toPlainText().count("restriction")
    assert total >= 3
    assert bar.count.text() == f"{total} places"
    places = set()
    for _ in range(total):
        QTest.keyClick(bar.line, Qt.Key.Key_Return)
        assert view.editor.textCursor().selectedText() == "restriction"
        places.add(view.editor.textCursor().position())
    assert len(places) == total
    assert bar.count.text() == f"{bar.at + 1} of {total}"
    QTest.keyClicks(bar.line, "zz")
    assert bar.count.text() == "Not found"
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisibleTo(view)
    assert kept(opened) == {}  # looking is no change


# out


def test_saving_keeps_the_draft_and_writes_both_files(shown: Shown, tmp_path: Path) -> None:
    opened, view = shown("release_checklist", "en")
    asked: list[tuple[str, str]] = []

    def answer(name: str, kind: str) -> str:
        asked.append((name, kind))
        return str(tmp_path / "out" / "letter")

    (tmp_path / "out").mkdir()
    view.out.ask_path = answer
    view.word_button.click()
    opened.settle()
    view.pdf_button.click()
    opened.settle()
    assert asked[0] == ("Release letter- checklist to counsel 1-26-cv-01234.docx", "docx")
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == ["letter.docx", "letter.pdf"]
    with zipfile.ZipFile(tmp_path / "out" / "letter.docx") as package:
        assert "DRAFT / 草稿" in package.read("word/header1.xml").decode()
    assert "marked as a draft" in view.strip.text.text()
    assert list(kept(opened)) == [("release_checklist", "en")]


def test_saving_that_fails_says_why(shown: Shown, tmp_path: Path) -> None:
    opened, view = shown()
    view.out.ask_path = lambda _name, _kind: str(tmp_path / "none" / "letter.pdf")
    view.pdf_button.click()
    opened.settle()
    assert not view.strip.isHidden()
    assert view.strip.property("strip") == "error"


def test_a_text_that_is_not_kept_is_not_saved_as_an_older_one(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, view = shown()
    type_at_end(view, "A")
    pause(opened, view)
    asked: list[str] = []
    view.out.ask_path = lambda name, _kind: asked.append(name) or ""

    def busy(*_args: object, **_more: object) -> None:
        raise DeskError("desk_busy")

    monkeypatch.setattr(opened.desk, "save_letter", busy)
    type_at_end(view, "B")
    view.word_button.click()
    opened.settle()
    assert asked == []
    monkeypatch.undo()


def test_copying_takes_the_mark_along(shown: Shown) -> None:
    _opened, view = shown("service_inquiry", "zh")
    view.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("DRAFT / 草稿   发出前请让律师过目\n\n致：")
    assert text.endswith(view.editor.toPlainText())


def test_printing_goes_through_the_systems_dialog(shown: Shown, tmp_path: Path) -> None:
    opened, view = shown()
    out = tmp_path / "printed.pdf"

    def accept(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setResolution(72)
        return True

    view.out.ask_printer = accept
    view.print_button.click()
    for _ in range(40):
        opened.settle()
        if view.strip.text.text() == "Sent to the printer":
            break
        QTest.qWait(20)
    assert view.strip.text.text() == "Sent to the printer"
    assert out.read_bytes().startswith(b"%PDF")


# the window


def test_another_window_on_the_desk_sees_the_text(shown: Shown) -> None:
    opened, view = shown()
    type_at_end(view, "kept words")
    pause(opened, view)
    with open_desk(opened.desk.folder, FixedClock(NOW)) as other:
        body = other.records(opened.case, "letter")[0].body
    assert isinstance(body, Letter)
    assert body.text.endswith("kept words")


@pytest.mark.parametrize("size", [(1366, 690), (910, 480)], ids=["wide", "compact"])
def test_every_word_is_translated_and_has_its_room(shown: Shown, size: tuple[int, int]) -> None:
    opened, view = shown("alibaba_appeal", "zh")
    opened.resize(*size)
    type_at_end(view, "A")
    pause(opened, view)
    say(opened, "store_name", "Another shop")
    view.reload()
    opened.settle()
    view.text.search.begin()
    for which in ("text", "aside"):
        view.side.buttons[which].click()
        for words in ("en", "zh", "pseudo"):
            if words == "pseudo":
                opened.ui.language.use(pseudo())
            else:
                opened.ui.language.set(words)
            opened.settle()
            assert clipped(view) == [], words
        assert unnamed(view) == []
        values = data_of(opened) | {view.text.changes.text.text()}
        assert left_behind(view, values, [view.text.changes.text.text()]) == []
        opened.ui.language.set("en")


def test_the_keyboard_reaches_everything(shown: Shown) -> None:
    opened, view = shown()
    opened.window.activateWindow()
    reached = reached_by_tab(opened.window)
    for widget in (
        *(view.editor, view.copy_button, view.print_button, view.pdf_button, view.word_button),
        *(view.text.find_button, view.versions.anew),
        *view.blanks.buttons.values(),
    ):
        assert widget in reached, widget
    assert any(row in reached for row in view.list.rows.values())
    assert QApplication.focusWidget() is not None


def test_without_a_case_the_cases_are_shown(empty: Opened) -> None:
    empty.go("letters")
    assert empty.window._where[0] == "cases"


def test_the_case_has_a_door_and_another_case_has_letters_of_its_own(shown: Shown) -> None:
    opened, view = shown()
    type_at_end(view, "of the first")
    second = opened.desk.new_case()
    opened.window.open_case(second)
    opened.settle()
    assert opened.window.stack.currentWidget() is view
    assert "[docket number: not confirmed]" in view.editor.toPlainText()
    assert "of the first" not in view.editor.toPlainText()
    assert kept(opened)["papers_extension", "zh"].endswith("of the first")
    opened.go("case", case=opened.case)
    page = opened.window.screen_of("case")
    next(one for one in page.findChildren(QPushButton) if one.text() == "Letters").click()
    opened.settle()
    assert opened.window.stack.currentWidget() is view
    assert view.editor.toPlainText().endswith("of the first")


def test_of_many_changed_facts_each_is_named(shown: Shown) -> None:
    opened, view = shown()
    type_at_end(view, "A")
    pause(opened, view)
    days = ("tro_entered", "tro_expires", "hearing", "opposition_due", "answer_due")
    for number, field in enumerate(days):
        say(opened, field, f"2026-04-{10 + number}")
    view.reload()
    opened.settle()
    changed = opened.desk.letter_changes(opened.case, 1)
    assert len(changed) == 5
    told = view.text.changes.text.text()
    assert all(one.label["en"] in told for one in changed)
    assert told.count("\n") == 4
    assert all(one.now in view.text.changes.text.toolTip() for one in changed)
    opened.resize(910, 480)
    told = view.text.changes.text.text()
    assert all(one.label["en"] in told for one in changed)
    assert told.count("\n") == 1
    assert view.editor.height() > 4 * view.editor.fontMetrics().lineSpacing()
    opened.resize(1366, 690)
    assert view.text.changes.text.text().count("\n") == 4
