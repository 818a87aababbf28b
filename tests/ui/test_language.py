"""Qt's own words come from the catalog, and a dead widget is not called."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.screens import pseudo
from tro_desk.base.settings import Settings
from tro_desk.ui.language import LanguageSwitch
from tro_desk.ui.qt_words import QT_WORDS
from tro_desk.ui.theme import Theme


def test_qts_own_buttons_follow(qtbot: QtBot) -> None:
    switch = LanguageSwitch("zh")
    box = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    qtbot.addWidget(box)
    assert {button.text() for button in box.buttons()} == {"确定", "取消"}
    switch.set("en")
    qtbot.waitUntil(lambda: {button.text() for button in box.buttons()} == {"OK", "Cancel"})
    switch.set("zh")
    qtbot.waitUntil(lambda: {button.text() for button in box.buttons()} == {"确定", "取消"})


def test_the_menu_of_a_text_field_follows(qtbot: QtBot) -> None:
    switch = LanguageSwitch("zh")
    line = QLineEdit("text")
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert "复制(&C)" in texts
    assert not any(text.isascii() for text in texts), texts
    menu.deleteLater()
    switch.set("en")


def test_qts_own_file_dialog_has_chinese(qtbot: QtBot) -> None:
    """Its English changes with Qt, and the texts that are told from it with it."""
    switch = LanguageSwitch("zh")
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    for mode in (QFileDialog.FileMode.ExistingFile, QFileDialog.FileMode.Directory):
        dialog.setFileMode(mode)
        for accept in QFileDialog.AcceptMode:
            dialog.setAcceptMode(accept)
            texts = {label.text() for label in dialog.findChildren(QLabel) if label.text()}
            texts |= {dialog.labelText(label) for label in QFileDialog.DialogLabel}
            assert len(texts) >= 5
            assert not any(text.isascii() for text in texts), texts
    switch.set("en")


def test_what_the_catalog_lacks_comes_from_qts_own_file(qtbot: QtBot) -> None:
    switch = LanguageSwitch("zh")
    assert "Abort" not in QT_WORDS
    assert switch.code == "zh"
    assert not QCoreApplication.translate("QPlatformTheme", "Abort").isascii()


def test_qts_words_have_chinese() -> None:
    from tro_desk.l10n import translator

    words = translator("zh")
    missing = [text for text in sorted(QT_WORDS) if words.say("qt", text).isascii()]
    assert missing == []


def test_a_dead_owner_is_not_called(qtbot: QtBot) -> None:
    switch = LanguageSwitch("en")
    owner, calls = QObject(), []
    switch.bind(owner, lambda t: calls.append(t.language))
    switch.set("zh")
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    switch.set("en")
    assert calls == ["en", "zh"]


def test_any_translator_can_be_used(qtbot: QtBot) -> None:
    switch = LanguageSwitch("en")
    switch.use(pseudo())
    assert switch.translator.say("nav", "Today").startswith("⟦Today")
    switch.set("en")


def test_icons_follow_the_look(qtbot: QtBot, tmp_path: Path) -> None:
    theme = Theme("light")
    light = theme.icon("clock").pixmap(18, 18).toImage()
    theme.choose("dark")
    dark = theme.icon("clock").pixmap(18, 18).toImage()
    assert light != dark
    assert theme.icon("clock") is not None
    assert Settings(tmp_path / "none.json").choices.theme == "system"
