"""The window of the briefs that were made: opened, copied, compared, by hand and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui_review.kit import clipped, longer, settle
from tro_desk.desk import Desk, Said
from tro_desk.desk.preview import brief_options
from tro_desk.domain.facts import Status
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.brief.history_dialog import HistoryDialog
from tro_desk.ui.screens.brief.view import BriefView

OLD, NEW = "Hon. Ann Vale", "Hon. Bo Lin"
CHANGE = {
    "en": f"Judge: was {OLD}, now {NEW}",
    "zh": f"法官：由“{OLD}”改为“{NEW}”",
}
Show = Callable[..., HistoryDialog]


def say(desk: Desk, case: str, judge: str) -> None:
    desk.say(case, [Said("judge", judge, Status.CONFIRMED)])


@pytest.fixture
def changed(desk: Desk, case: str) -> str:
    """A case with a brief after which the judge changed, and a brief after that."""
    say(desk, case, OLD)
    desk.make_brief(case, brief_options("zh", "A4", ("case",)))
    say(desk, case, NEW)
    desk.make_brief(case, brief_options("en", "Letter", ("case",)))
    return case


@pytest.fixture
def show(qtbot: QtBot, make_ui: Callable[..., Ui], case: str) -> Show:
    def make(language: str = "zh", width: int = 720, look: str = "light") -> HistoryDialog:
        ui = make_ui("en" if language == "longer" else language, look)
        if language == "longer":
            ui.language.use(longer())
        dialog = HistoryDialog(ui, case)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.resize(width, 560)
        dialog.show()
        settle(qtbot, ui)
        return dialog

    return make


def lines(dialog: HistoryDialog) -> list[str]:
    return [dialog.list.item(at).text() for at in range(dialog.list.count())]


def test_a_case_without_a_brief(show: Show) -> None:
    dialog = show("en")
    assert not dialog.list.isVisible()
    assert dialog.empty.text() == "No brief was made of this case yet. Save or print one first."
    assert not dialog.open_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    assert not dialog.copy_button.isEnabled()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_briefs_are_listed_and_compared(
    show: Show, changed: str, language: str, qtbot: QtBot
) -> None:
    dialog = show(language)
    newest, oldest = lines(dialog)
    for line in (newest, oldest):
        assert ("北京时间" if language == "zh" else "Beijing time") in line
    stale = "已过时" if language == "zh" else "out of date"
    assert stale not in newest
    assert stale in oldest
    assert CHANGE[language] not in dialog.text.toPlainText()
    assert not dialog.copy_button.isEnabled()
    dialog.list.setCurrentRow(1)
    settle(qtbot, dialog._ui)
    assert CHANGE[language] in dialog.text.toPlainText()
    assert dialog.against.count() == 2
    dialog._ui.language.set("en" if language == "zh" else "zh")
    assert CHANGE["en" if language == "zh" else "zh"] in dialog.text.toPlainText()


def test_compared_with_a_later_brief(show: Show, changed: str, desk: Desk, qtbot: QtBot) -> None:
    say(desk, changed, "Hon. Cy Moss")
    dialog = show("en")
    dialog.list.setCurrentRow(1)
    settle(qtbot, dialog._ui)
    assert "now Hon. Cy Moss" in dialog.text.toPlainText()
    dialog.against.setCurrentIndex(1)
    dialog.against.activated.emit(1)
    settle(qtbot, dialog._ui)
    assert CHANGE["en"] in dialog.text.toPlainText()


def test_the_changes_are_copied_by_keyboard(show: Show, changed: str, qtbot: QtBot) -> None:
    dialog = show("en")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    settle(qtbot, dialog._ui)
    qtbot.waitUntil(lambda: dialog.copy_button.isEnabled())
    QTest.keyClick(dialog.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert copied.startswith("Facts\n")
    assert f"- {CHANGE['en']}" in copied.splitlines()


def test_an_old_brief_is_opened_and_saved(
    show: Show, changed: str, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = show("en")
    opened: list[Path] = []

    def show_file(path: Path) -> bool:
        opened.append(path)
        return True

    dialog.show_file = show_file
    dialog.ask_path = lambda name: str(tmp_path / Path(name).stem)
    dialog.list.setCurrentRow(1)
    settle(qtbot, dialog._ui)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    settle(qtbot, dialog._ui)
    QTest.keyClick(dialog.list, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, dialog._ui)
    data = desk.brief_data(changed, dialog.briefs[1].sha256)
    (saved,) = tmp_path.glob("TRO brief*.pdf")
    assert saved.read_bytes() == data
    assert [path.read_bytes() for path in opened] == [data]
    assert desk.folder / "work" in opened[0].parents  # a copy, which goes when the desk closes
    assert str(saved) in dialog.strip.text.text()


def test_a_brief_whose_files_were_altered(
    show: Show, changed: str, desk: Desk, qtbot: QtBot
) -> None:
    for path in (desk.folder / "briefs").iterdir():
        path.write_bytes(b"another")
    dialog = show("en")
    assert all("cannot be compared" in line for line in lines(dialog))
    assert "but not compared" in dialog.text.toPlainText()
    assert not dialog.against.isEnabled()
    dialog.open_copy()
    settle(qtbot, dialog._ui)
    assert dialog.strip.text.text().startswith("The kept file of this brief was changed")


def test_no_program_opens_it(show: Show, changed: str, qtbot: QtBot) -> None:
    dialog = show("en")
    dialog.show_file = lambda _path: False
    dialog.open_copy()
    settle(qtbot, dialog._ui)
    assert dialog.strip.text.text().startswith("No program on this computer")


@pytest.mark.parametrize("language", ["zh", "en", "longer"])
def test_all_words_have_room(show: Show, changed: str, language: str, qtbot: QtBot) -> None:
    dialog = show(language, 560)
    dialog.list.setCurrentRow(1)
    settle(qtbot, dialog._ui)
    assert list(clipped(dialog)) == []


def test_the_screen_opens_it(qtbot: QtBot, make_ui: Callable[..., Ui], changed: str) -> None:
    ui = make_ui("en")
    view = BriefView(ui)
    qtbot.addWidget(view)
    view.show()
    view.open(case=changed)
    settle(qtbot, ui)
    view.history_button.click()
    (dialog,) = view.findChildren(HistoryDialog)
    settle(qtbot, ui)
    assert len(dialog.briefs) == 2
    dialog.close()
