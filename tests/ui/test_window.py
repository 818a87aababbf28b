"""The window at work: notices taken in, answers taken back, cases switched, sizes kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QProcess, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opened
from tro_desk.base import paths
from tro_desk.desk import Said, sample_desk
from tro_desk.domain.facts import Status

PDF = "1-amazon-notice.pdf"
MAIL = "2-service-email.eml"


def sample_file(name: str) -> str:
    return str(paths.asset("sample", name))


def words_of(root: QWidget) -> str:
    shown = [w.text() for w in root.findChildren(QLabel) if w.isVisibleTo(root)]
    shown += [w.text() for w in root.findChildren(QPushButton) if w.isVisibleTo(root)]
    return "\n".join(shown)


def button(root: QWidget, name: str) -> QPushButton:
    found = [
        w
        for w in root.findChildren(QPushButton)
        if w.isVisibleTo(root) and name in (w.text(), w.accessibleName())
    ]
    assert found, f"no button {name}"
    return found[0]


def test_an_empty_desk_says_how_to_begin(empty: Opened) -> None:
    today = empty.window.screen_of("today")
    text = words_of(today)
    assert "A TRO notice arrived? Start here" in text
    assert "Choose files" in text


def test_the_sample_is_a_desk_of_its_own(
    empty: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(sample_desk, "own_folder", lambda: tmp_path / "TRO Desk")
    monkeypatch.setattr(sample_desk, "make_sample", lambda folder, *_: folder.mkdir())
    monkeypatch.setattr(QProcess, "startDetached", lambda *given: started.append([*given[1]]))
    today = empty.window.screen_of("today")
    button(today, "Look around. Open the sample case").click()
    empty.settle()
    assert empty.desk.cases() == ()
    folder = str(tmp_path / "TRO Desk sample")
    assert [given[-4:] for given in started] == [["--desk", folder, "--lang", "en"]]


def test_a_saved_desk_is_opened_from_the_first_page(
    empty: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *g: (asked.append(g[1]) or "", ""))
    today = empty.window.screen_of("today")
    button(today, "New computer. Restore from a backup").click()
    empty.settle()
    assert asked == ["Choose a backup"]


def test_a_case_by_hand_starts_with_the_form(empty: Opened) -> None:
    today = empty.window.screen_of("today")
    button(today, "No file. Type the docket number and the dates by hand").click()
    empty.settle()
    dialog = empty.window.screen_of("case").dialog
    assert dialog is not None
    dialog.fields["docket_number"].input.setText("1:26-cv-01234")
    dialog.fields["court"].input.setEditText("N.D. Ill.")
    dialog.fields["tro_entered"].input.setText("2026-02-24")
    dialog.keep.click()
    empty.settle()
    assert empty.window.screen_of("case").dialog is None
    case = empty.desk.case(empty.desk.cases()[0].id)
    assert case.value("court") == "ilnd"
    assert case.value("tro_entered") == "2026-02-24"
    assert "TRO expires" in words_of(empty.window)
    assert "3 answers saved" in empty.window.strip.text.text()


def test_a_wrong_date_is_said_at_its_field_and_kept(sample: Opened) -> None:
    sample.go("case", case=sample.case, edit=True)
    dialog = sample.window.screen_of("case").dialog
    assert dialog is not None
    before = sample.desk.case(sample.case).facts
    dialog.fields["served"].input.setText("2026-02-31")
    dialog.keep.click()
    sample.settle()
    field = dialog.fields["served"]
    assert "This cannot be read" in field.error.text()
    assert field.input.text() == "2026-02-31"
    assert sample.desk.case(sample.case).facts == before
    dialog.reject()


def test_a_platform_is_shown_by_its_name_and_another_one_can_be_typed(sample: Opened) -> None:
    sample.go("case", case=sample.case, edit=True)
    dialog = sample.window.screen_of("case").dialog
    field = dialog.fields["platform"]
    assert (field.input.currentText(), field.typed) == ("Amazon", "amazon")
    field.input.setEditText("alibaba.COM")
    assert field.typed == "alibaba"
    field.input.setEditText("My Own Shop")
    assert field.typed == "My Own Shop"
    dialog.reject()


def test_undo_takes_the_last_batch_back(sample: Opened) -> None:
    sample.desk.say(sample.case, [Said("served", "2026-02-27", Status.CONFIRMED)])
    sample.go("case", case=sample.case)
    sample.window.activateWindow()
    QTest.keyClick(sample.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    sample.settle()
    assert sample.desk.case(sample.case).value("served") is None
    assert "1 answer taken back" in sample.window.strip.text.text()


def test_files_are_taken_in_and_reviewed(empty: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    went: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(empty.ui, "go", lambda name, **where: went.append((name, where)))
    empty.window.add_files([sample_file(PDF), sample_file(MAIL)])
    while empty.window.taking_in.busy:
        empty.settle()
    empty.settle()
    assert len(empty.desk.cases()) == 1
    notices = empty.desk.case(empty.desk.cases()[0].id).notices
    assert {notice.evidence.name for notice in notices} == {PDF, MAIL}
    assert [name for name, _where in went] == ["review"]
    assert empty.window.strip.text.text() == "2 files added."
    assert empty.window.progress.isHidden()


def test_a_known_file_is_said_to_be_known(sample: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample.ui, "go", lambda *_a, **_k: None)
    sample.window.add_files([sample_file(PDF)])
    while sample.window.taking_in.busy:
        sample.settle()
    assert sample.window.strip.text.text().startswith(f"You have {PDF} since")


def test_a_bad_file_is_said_in_place_and_changes_nothing(
    empty: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty.ui, "go", lambda *_a, **_k: None)
    bad = tmp_path / "notice.pdf"
    bad.write_bytes(b"")
    empty.window.add_files([str(bad)])
    while empty.window.taking_in.busy:
        empty.settle()
    assert "notice.pdf is empty" in empty.window.strip.text.text()
    empty.ui.language.set("zh")
    assert "notice.pdf" in empty.window.strip.text.text()
    assert "is empty" not in empty.window.strip.text.text()
    assert empty.desk.cases() == ()


def test_the_whole_window_takes_drops(sample: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[list[str]] = []
    monkeypatch.setattr(sample.window.taking_in, "add", lambda files, case: taken.append(files))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(sample_file(PDF))])
    event = QDropEvent(
        QPoint(700, 90),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    sample.window.dropEvent(event)
    assert taken == [[sample_file(PDF)]]


def test_why_leads_to_the_reasons(sample: Opened) -> None:
    sample.go("today")
    button(sample.window.screen_of("today"), "Why this day: TRO expires").click()
    sample.settle()
    rows = sample.window.screen_of("dates").table.rows
    assert [name for name, row in rows.items() if row.is_open] == ["tro_expires"]
    assert "FRCP 65(b)(2)" in words_of(rows["tro_expires"])


def test_a_row_unfolds_and_folds_by_key(sample: Opened) -> None:
    sample.go("case", case=sample.case)
    row = sample.window.screen_of("case").deadlines.rows["tro_expires"]
    row.arrow.setFocus()
    QTest.keyClick(row.arrow, Qt.Key.Key_Space)
    assert row.is_open
    assert row.arrow.accessibleName() == "Hide why: TRO expires"
    QTest.keyClick(row.arrow, Qt.Key.Key_Space)
    assert not row.is_open


def test_a_step_of_today_opens(sample: Opened) -> None:
    sample.go("today")
    step = sample.desk.overview(sample.case).path.next(3)[1]
    title = sample.ui.language.say(step.title)
    button(sample.window.screen_of("today"), f"Open: {title}").click()
    sample.settle()
    assert sample.window.stack.currentWidget() is sample.window.screen_of("steps")
    assert sample.window.screen_of("steps").here == step.id


def test_enter_opens_a_case_and_ctrl_c_copies_it(sample: Opened) -> None:
    sample.go("cases")
    table = sample.window.screen_of("cases").table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "1:26-cv-01234" in QApplication.clipboard().text()
    QTest.keyClick(table, Qt.Key.Key_Return)
    sample.settle()
    assert sample.window.stack.currentWidget() is sample.window.screen_of("case")


def test_the_switcher_lists_the_cases(sample: Opened) -> None:
    menu = sample.window.top.switcher.make_menu()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert "1:26-cv-01234" in texts[0]
    assert texts[-2:] == ["All cases", "Other desks"]
    menu.close()


def test_a_small_window_is_compact(sample: Opened) -> None:
    sample.resize(1093, 540)
    assert sample.window.nav.width() == 64
    assert sample.window.top.height() == 48
    assert "Add a notice" in words_of(sample.window.screen_of("today"))
    sample.resize(1280, 800)
    assert sample.window.nav.width() == 184


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_name_of_the_case_has_room_in_a_small_window(sample: Opened, language: str) -> None:
    sample.resize(910, 480)
    sample.window.choose_language(language)
    sample.settle()
    name = sample.window.top.switcher.name
    assert name.width() >= name.fontMetrics().horizontalAdvance(name.text())


def test_the_language_is_kept(sample: Opened) -> None:
    sample.window.top.languages.buttons["zh"].click()
    assert sample.ui.language.code == "zh"
    kept = json.loads(sample.ui.settings.path.read_text(encoding="utf-8"))
    assert kept["language"] == "zh"
    assert sample.window.nav.buttons["today"].accessibleName() == "今日"


def test_the_look_is_kept_and_followed(sample: Opened) -> None:
    sample.go("settings")
    settings = sample.window.screen_of("settings")
    light = sample.ui.theme.colour("bg")
    settings.looks.buttons["dark"].click()
    assert sample.ui.theme.dark
    assert sample.ui.theme.colour("bg") != light
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert app.palette().window().color() == sample.ui.theme.colour("bg")
    kept = json.loads(sample.ui.settings.path.read_text(encoding="utf-8"))
    assert kept["theme"] == "dark"
    settings.looks.buttons["light"].click()


def test_the_settings_lead_to_the_licences(sample: Opened) -> None:
    from PySide6.QtWidgets import QPushButton

    from tro_desk.ui.help.about import AboutDialog

    sample.go("settings")
    page = sample.window.screen_of("settings")
    next(one for one in page.findChildren(QPushButton) if one.text() == "Licences").click()
    (dialog,) = page.findChildren(AboutDialog)
    assert dialog.list.count() > 40
    dialog.accept()


def test_a_damaged_settings_file_is_said(
    open_window: Callable[..., Opened], tmp_path: Path
) -> None:
    (tmp_path / "settings.json").write_text("{ not json", encoding="utf-8")
    opened = open_window("en")
    assert "settings file was damaged" in opened.window.strips.settings.text.text()
    assert opened.window.strips.settings.isVisible()
    assert (tmp_path / "settings.damaged.json").read_text(encoding="utf-8") == "{ not json"


def test_a_long_paper_shows_its_pages_and_can_be_stopped(
    empty: Opened, long_pdf: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(empty.ui, "go", lambda *_a, **_k: None)
    empty.window.add_files([str(long_pdf)])
    text = empty.window.progress.text
    qtbot.waitUntil(lambda: text.text().startswith("Reading page "), timeout=30_000)
    assert text.text().endswith("of 250 of long.pdf")
    empty.window.progress.stop.click()
    empty.settle()
    assert empty.window.strip.text.text() == "Stopped. Nothing was changed."
    assert empty.desk.cases() == ()
    assert empty.window.progress.isHidden()
