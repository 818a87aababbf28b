"""The glossary window: searched in both languages, read and copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.conftest import Opened
from tests.ui.screens import unnamed
from tro_desk.ui.glossary_window import GlossaryWindow, show_glossary


def shown(opened: Opened) -> GlossaryWindow:
    found = opened.window.findChild(GlossaryWindow)
    assert isinstance(found, GlossaryWindow)
    return found


def names(window: GlossaryWindow) -> list[str]:
    return [window.list.item(row).text() for row in range(window.list.count())]


def test_it_opens_from_anywhere_once(sample: Opened) -> None:
    sample.window.top.words.click()
    window = shown(sample)
    QTest.keyClick(
        sample.window,
        Qt.Key.Key_G,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert len(sample.window.findChildren(GlossaryWindow)) == 1
    assert window.list.count() == 152
    assert unnamed(window) == []
    QTest.keyClick(window, Qt.Key.Key_Escape)
    sample.settle()
    assert sample.window.findChildren(GlossaryWindow) == []


def test_two_chinese_characters_find_and_so_does_english(sample: Opened) -> None:
    sample.window.explain()
    window = shown(sample)
    QTest.keyClicks(window.line, "dissolve")
    assert "motion to dissolve" in names(window)
    assert window.list.count() < 20
    window.line.setText("撤诉")
    assert "voluntary dismissal" in names(window)
    assert "background-color" in window.text.toHtml()
    window.line.setText("ｓｅａｌｅｄ")
    assert "sealed / under seal" in names(window)
    window.line.setText("no such word here")
    assert names(window) == []
    assert "No term" in window.text.toPlainText()
    assert not window.copy.isEnabled()


def test_a_term_is_read_in_both_languages_and_copied(sample: Opened) -> None:
    window = show_glossary(sample.ui, "tro", sample.window)
    assert window.term is not None
    assert window.term.id == "tro"
    text = window.text.toPlainText()
    assert "临时限制令" in text
    assert "FRCP 65(b)(2)" in text
    assert "14 天" in text
    window.copy.click()
    assert QGuiApplication.clipboard().text().splitlines()[:2] == [
        "temporary restraining order (TRO)",
        "临时限制令",
    ]
    sample.ui.language.set("zh")
    assert window.text.toPlainText().startswith("临时限制令")
    assert window.windowTitle() == "术语表"
    show_glossary(sample.ui, "plaintiff", sample.window)
    assert "请问律师" in window.text.toPlainText()
    window.close()


def test_the_arrow_keys_of_the_line_walk_the_list(sample: Opened) -> None:
    sample.window.explain()
    window = shown(sample)
    sample.settle()
    QTest.keyClick(window.line, Qt.Key.Key_Down)
    assert window.list.currentRow() == 1
    QTest.keyClick(window.line, Qt.Key.Key_Up)
    QTest.keyClick(window.line, Qt.Key.Key_Up)
    assert window.list.currentRow() == 0
