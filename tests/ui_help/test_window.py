"""The help window: F1 from each screen and dialog, search, ways back, links, size, languages."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QTextCursor, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from tests.conftest import ROOT
from tests.ui.conftest import Opened
from tests.ui.screens import clipped, left_behind, pseudo, unnamed
from tro_desk.content.help import help_pages
from tro_desk.ui.glossary_window import GlossaryWindow
from tro_desk.ui.help.opening import open_help
from tro_desk.ui.help.places import PAGES, page_of
from tro_desk.ui.help.window import HelpWindow
from tro_desk.ui.screens import NAMES


def helped(opened: Opened) -> HelpWindow:
    (found,) = opened.window.findChildren(HelpWindow)
    return found


def press(opened: Opened, key: Qt.Key, *, control: bool = False) -> None:
    modifiers = Qt.KeyboardModifier
    held = modifiers.ControlModifier if control else modifiers.NoModifier
    target = QApplication.activeWindow() or opened.window
    QTest.keyClick(target.focusWidget() or target, key, held)
    opened.settle()


def listed(window: HelpWindow) -> list[str]:
    rows = range(window.list.count())
    names = [window.list.item(row).data(Qt.ItemDataRole.UserRole) for row in rows]
    return [name for name in names if name]


def plain(window: HelpWindow) -> str:
    return window.text.toPlainText()


def px(window: HelpWindow, words: str) -> int:
    """The size of a text on the page."""
    at = window.text.document().find(words)
    assert not at.isNull(), words
    return int(at.charFormat().property(QTextFormat.Property.FontPixelSize.value))


def test_f1_tells_of_the_screen_that_is_shown(sample: Opened) -> None:
    for name in ("today", "stores", "risk", "settings", "steps"):
        sample.go(name, case=sample.case)
        sample.window.activateWindow()
        sample.settle()
        press(sample, Qt.Key.Key_F1)
        window = helped(sample)
        assert window.page == name
        title = next(page.title for page in help_pages("en") if page.id == name)
        assert window.windowTitle() == f"Help: {title}"
        assert plain(window).startswith(title)


def test_f1_in_a_small_window_says_why_a_step_is_there_first(sample: Opened) -> None:
    sample.resize(910, 480)
    sample.go("steps", case=sample.case)
    press(sample, Qt.Key.Key_F1)
    assert sample.window.screen_of("steps").aside.shown == "why"
    assert sample.window.findChildren(HelpWindow) == []
    press(sample, Qt.Key.Key_F1)
    assert helped(sample).page == "steps"


def test_f1_in_a_form_tells_of_it_beside_it(sample: Opened) -> None:
    sample.go("stores")
    sample.window.screen_of("stores").findChild(QDialog)
    sample.go("case", case=sample.case, edit=True)
    dialog = sample.window.screen_of("case").dialog
    assert dialog is not None
    dialog.activateWindow()
    sample.settle()
    press(sample, Qt.Key.Key_F1)
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow))
    assert window.page == "case"
    if dialog.isModal():
        assert window.parent() is dialog
        window._follow(QUrl("screen:today"))
        assert "Close the form first" in window.strip.text.text()
    window.close()
    dialog.reject()


@pytest.mark.parametrize("module", sorted(PAGES))
def test_a_dialog_of_no_screen_has_its_page(qtbot: object, module: str) -> None:
    made = type("Made", (QDialog,), {"__module__": f"{module}.some"})()
    assert page_of(made, "today") == PAGES[module]
    assert PAGES[module] in {page.id for page in help_pages("en")}
    of_screen = type("Made", (QDialog,), {"__module__": "tro_desk.ui.screens.brief.some"})()
    assert page_of(of_screen, "today") == "brief"
    assert page_of(QDialog(), "dates") == "dates"


def test_pages_are_searched_as_you_type(sample: Opened) -> None:
    window = open_help(sample.window, "start")
    sample.settle()
    everything = listed(window)
    assert set(NAMES) < set(everything)
    QTest.keyClicks(window.line, "recovery sheet")
    assert "lock" in listed(window)
    assert set(listed(window)) < set(everything)
    assert window.page in listed(window)
    assert window.text.extraSelections()
    assert window.count.text() == f"{len(listed(window))} pages"
    QTest.keyClick(window.line, Qt.Key.Key_Down)
    assert window.page == listed(window)[1]
    window.line.setText("no such word in it")
    assert listed(window) == []
    assert window.page
    window.back()
    assert window.page == "lock"
    window.back()
    assert window.page == "start"
    window.line.clear()
    assert listed(window) == everything
    assert not window.text.extraSelections()


def test_there_is_a_way_back_to_the_place(sample: Opened) -> None:
    window = open_help(sample.window, "start")
    assert not window.back_button.isEnabled()
    window.resize(700, 400)
    sample.settle()
    bar = window.text.verticalScrollBar()
    bar.setValue(60)
    window._follow(QUrl("help:dates"))
    assert window.page == "dates"
    assert bar.value() == 0
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page == "start"
    assert bar.value() == 60
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.page == "dates"
    assert not window.forward_button.isEnabled()
    window.back()
    window.show_page("lock")
    assert not window.forward_button.isEnabled()
    window.show_page("nonsense")
    assert window.page == "start"


def test_links_lead_to_terms_and_screens(sample: Opened) -> None:
    window = open_help(sample.window, "case")
    window._follow(QUrl("term:pi"))
    (terms,) = window.findChildren(GlossaryWindow)
    assert terms.term is not None
    assert terms.term.id == "pi"
    terms.close()
    window._follow(QUrl("screen:risk"))
    sample.settle()
    assert sample.window.screen_name == "risk"
    anchors = {
        part.charFormat().anchorHref()
        for block in _blocks(window)
        for part in _parts(block)
        if part.charFormat().isAnchor()
    }
    assert "term:pi" in anchors


def _blocks(window: HelpWindow) -> list[object]:
    found, block = [], window.text.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def _parts(block: object) -> list[object]:
    found, at = [], block.begin()  # type: ignore[attr-defined]
    while not at.atEnd():
        found.append(at.fragment())
        at += 1
    return found


def test_it_is_made_larger_and_remembered(sample: Opened) -> None:
    window = open_help(sample.window, "today")
    sample.settle()
    assert px(window, "Today") == 20
    assert px(window, "What it is for") == 16
    assert px(window, "It is what you see first") == 14
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert px(window, "It is what you see first") == round(14 * 1.25)
    window.resize(760, 510)
    window.close()
    sample.settle()
    again = open_help(sample.window, "today")
    sample.settle()
    assert again.size().width() == 760
    assert px(again, "It is what you see first") == round(14 * 1.25)
    QTest.keyClick(again, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert px(again, "Today") == 20
    QTest.keyClick(again, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert px(again, "It is what you see first") == round(14 * 0.9)


def test_text_is_selected_and_copied(sample: Opened) -> None:
    window = open_help(sample.window, "lock")
    window.text.moveCursor(QTextCursor.MoveOperation.Start)
    window.text.moveCursor(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    window.text.copy()
    assert QApplication.clipboard().text() == "Passphrase and lock"


def test_it_follows_language_and_look_in_place(sample: Opened) -> None:
    window = open_help(sample.window, "exposure")
    sample.ui.language.set("zh")
    assert window.page == "exposure"
    assert plain(window).startswith("风险敞口")
    assert window.windowTitle() == "帮助：风险敞口"
    assert "风险敞口" in [window.list.item(row).text() for row in range(window.list.count())]
    at = window.text.document().find("风险敞口")
    light = at.charFormat().foreground().color()
    sample.ui.theme.choose("dark")
    at = window.text.document().find("风险敞口")
    assert at.charFormat().foreground().color() != light
    assert at.charFormat().foreground().color() == QColor(sample.ui.theme.colour("text"))
    sample.ui.theme.choose("light")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_drawn_without_a_trace_of_its_markup(sample: Opened, language: str) -> None:
    sample.ui.language.set(language)
    window = open_help(sample.window, "start")
    for page in help_pages(language):
        window.show_page(page.id)
        text = plain(window)
        assert text.startswith(page.title)
        assert not [mark for mark in ("**", "](", "##", "{", "| ---") if mark in text], page.id
        assert window.text.horizontalScrollBar().maximum() == 0, page.id
    window.show_page("data")
    assert str(sample.desk.folder) in plain(window)


def test_it_is_named_whole_and_translated(sample: Opened) -> None:
    window = open_help(sample.window, "today")
    assert unnamed(window) == []
    for size in ((880, 620), (520, 340)):
        window.resize(*size)
        sample.settle()
        for language in ("zh", "en"):
            sample.ui.language.set(language)
            sample.settle()
            assert clipped(window) == []
    sample.ui.language.use(pseudo())
    titles = {page.title for page in help_pages("en")}
    assert left_behind(window, titles | {page.text for page in help_pages("en")}) == []


def test_the_menu_names_what_help_there_is(sample: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: shown.append(menu))
    sample.window.top.help.click()
    (menu,) = shown
    names = [one.text().partition("\t")[0] for one in menu.actions() if one.text()]
    assert names == [
        "Help on this page",
        "Guide",
        "Shortcuts",
        "Glossary",
        "What this program does not do",
        "Check for updates",
        "About TRO Desk",
    ]
    assert menu.activeAction() is menu.actions()[0]
    menu.actions()[2].trigger()
    assert helped(sample).page == "keys"
    menu.actions()[4].trigger()
    assert helped(sample).page == "limits"
    menu.deleteLater()


def test_a_locked_window_tells_of_the_lock(sample: Opened) -> None:
    sample.go("stores")
    cover = QDialog()
    sample.window.layers.addWidget(cover)
    sample.window.layers.cover(cover)
    sample.window.helping.show()
    assert helped(sample).page == "lock"
    sample.window.layers.uncover()
    sample.window.layers.removeWidget(cover)
    cover.deleteLater()


def test_nothing_of_it_is_imported_at_the_start() -> None:
    code = (
        "import sys, tro_desk.ui.app, tro_desk.ui.shell.window, tro_desk.ui.shell.bars;"
        "print([n for n in sys.modules if n.startswith(('tro_desk.ui.help', "
        "'tro_desk.content.help', 'tro_desk.content.parts', 'tro_desk.desk.about'))])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert told.stdout.strip() == "[]"
