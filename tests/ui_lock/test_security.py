"""Settings > Security: a passphrase is set, changed, replaced and turned off, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.screens import clipped, left_behind, pseudo, unnamed
from tests.ui_lock.conftest import CHEAP, NOW, PASSPHRASE, Locked, opened_with
from tro_desk.base.errors import DeskError
from tro_desk.l10n import translator
from tro_desk.store import recovery_key
from tro_desk.ui.lock.forms import ChangePassphrase, NewSheet, SetPassphrase, TurnOff
from tro_desk.ui.lock.locking import State
from tro_desk.ui.lock.recovery_sheet import RecoverySheet, draw, html
from tro_desk.ui.printers import new_printer
from tro_desk.ui.screens.settings import security_card
from tro_desk.ui.screens.settings.security_card import SecurityCard

NEW = "an even longer passphrase"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that are made in a moment."""
    monkeypatch.setattr(security_card, "SetPassphrase", partial(SetPassphrase, kdf=CHEAP))
    monkeypatch.setattr(security_card, "ChangePassphrase", partial(ChangePassphrase, kdf=CHEAP))


@pytest.fixture
def plain(start: Callable[..., Locked]) -> Locked:
    """A desk without a passphrase, at the settings."""
    opened = start(sealed=False)
    opened.go("settings")
    return opened


@pytest.fixture
def sealed(unlocked: Locked) -> Locked:
    """A desk with a passphrase, at the settings."""
    unlocked.go("settings")
    return unlocked


def card(opened: Locked) -> SecurityCard:
    found = opened.window.screen_of("settings").security
    assert isinstance(found, SecurityCard)
    return found


def press(button: QWidget) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def shown_key(sheet: RecoverySheet) -> str:
    words = [one.text() for one in sheet.findChildren(QLabel)]
    return "-".join(word for word in words if len(word) == 5 and word.isupper())


def test_a_passphrase_is_set_and_the_sheet_typed_back(plain: Locked) -> None:
    one, folder = card(plain), plain.ui.desk.folder
    assert "is not encrypted" in one.state.text()
    assert not one.times.isVisible()
    press(one.set)
    form = one.dialog
    assert isinstance(form, SetPassphrase)
    QTest.keyClicks(form.new.line, "short")
    QTest.keyClick(form.new.line, Qt.Key.Key_Return)
    assert "at least 8 characters" in form.strip.text.text()
    assert not plain.ui.desk.sealed
    form.new.line.setText(NEW)
    form.again.line.setText(NEW + " ")
    press(form.keep)
    assert "differ" in form.strip.text.text()
    form.again.line.setText(NEW)
    press(form.keep)
    plain.settle()
    assert plain.ui.desk.sealed
    sheet = one.dialog
    assert isinstance(sheet, RecoverySheet)
    key = shown_key(sheet)
    assert recovery_key.secret_of(key)
    QTest.keyClicks(sheet.typed, key[:-1])
    press(sheet.keep)
    assert "This is not the key" in sheet.strip.text.text()
    sheet.typed.clear()
    QTest.keyClicks(sheet.typed, key.lower().replace("-", " "))
    QTest.keyClick(sheet.typed, Qt.Key.Key_Return)
    plain.settle()
    assert one.dialog is None
    assert "recovery sheet is right" in one.strip.text.text()
    assert one.times.isVisible()
    assert "is encrypted with a passphrase" in one.state.text()
    assert "may still be recoverable from an SSD" in one.state.text()
    assert plain.locking.keeper.on
    plain.lock()
    with opened_with(folder, NEW) as desk:
        assert len(desk.cases()) == 1
    plain.unlock(NEW)


def test_closing_the_sheet_says_first_what_that_means(sealed: Locked) -> None:
    one = card(sealed)
    one._show_sheet(sealed.key)
    sheet = one.dialog
    assert isinstance(sheet, RecoverySheet)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert "is not shown again" in sheet.strip.text.text()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    sealed.settle()
    assert one.dialog is None


def test_encrypting_can_be_stopped(plain: Locked, monkeypatch: pytest.MonkeyPatch) -> None:
    one = card(plain)
    one.set_passphrase()
    form = one.dialog
    assert isinstance(form, SetPassphrase)
    form.new.line.setText(NEW)
    form.again.line.setText(NEW)
    form._set()
    form.reject()
    plain.settle()
    assert form.isVisible()
    assert form.strip.text.text() == "Stopped. Everything is as it was before."
    assert not plain.ui.desk.sealed
    assert form.keep.isEnabled()
    assert len(plain.ui.desk.cases()) == 1
    form.reject()


def test_progress_is_told_while_it_encrypts(plain: Locked) -> None:
    one = card(plain)
    one.set_passphrase()
    form = one.dialog
    assert isinstance(form, SetPassphrase)
    told: list[float] = []
    form.progress.bar.set = lambda share, role=None: told.append(share)  # type: ignore[method-assign]
    form.new.line.setText(NEW)
    form.again.line.setText(NEW)
    form._set()
    assert not form.keep.isEnabled()
    assert form.progress.text.text() == "Encrypting the desk"
    plain.settle()
    assert told == sorted(told)
    assert told[-1] > 0
    assert one.dialog is not form


def test_the_passphrase_is_changed(sealed: Locked) -> None:
    one, folder = card(sealed), sealed.ui.desk.folder
    press(one.change)
    form = one.dialog
    assert isinstance(form, ChangePassphrase)
    form.old.line.setText("not the passphrase")
    form.new.line.setText(NEW)
    form.again.line.setText(NEW)
    press(form.keep)
    sealed.settle()
    assert "does not open the desk" in form.strip.text.text()
    assert form.old.text == ""
    form.old.line.setText(PASSPHRASE)
    press(form.keep)
    sealed.settle()
    assert one.strip.text.text() == "The passphrase was changed."
    sealed.lock()
    with pytest.raises(DeskError) as refused:
        opened_with(folder, PASSPHRASE)
    assert refused.value.code == "wrong_passphrase"
    sealed.unlock(NEW)


def test_a_new_sheet_replaces_the_old_key(sealed: Locked) -> None:
    one = card(sealed)
    press(one.sheet)
    form = one.dialog
    assert isinstance(form, NewSheet)
    form.passphrase.line.setText(PASSPHRASE)
    press(form.keep)
    sealed.settle()
    sheet = one.dialog
    assert isinstance(sheet, RecoverySheet)
    key = shown_key(sheet)
    assert key != sealed.key
    sheet.typed.setText(key)
    press(sheet.keep)
    sealed.lock()
    screen = sealed.locking.screen
    screen._turn()
    screen.key.line.setText(sealed.key)
    screen.new.line.setText(NEW)
    screen.again.line.setText(NEW)
    screen._press()
    sealed.settle()
    assert sealed.locking.state is State.LOCKED
    screen.key.line.setText(key)
    screen._press()
    sealed.settle()
    assert sealed.locking.state is State.OPEN


def test_the_passphrase_is_turned_off(sealed: Locked) -> None:
    one = card(sealed)
    press(one.off)
    form = one.dialog
    assert isinstance(form, TurnOff)
    form.passphrase.line.setText(PASSPHRASE)
    press(form.keep)
    sealed.settle()
    assert not sealed.ui.desk.sealed
    assert "is not encrypted" in one.state.text()
    assert one.set.isVisible()
    assert not sealed.locking.keeper.on
    sealed.window.lock()
    assert sealed.locking.state is State.OPEN


def test_damaged_files_are_set_aside_where_the_seller_says_so(sealed: Locked) -> None:
    desk = sealed.ui.desk
    path = next((desk.folder / "vault").rglob("*.sealed"))
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1])
    press(card(sealed).off)
    form = card(sealed).dialog
    assert isinstance(form, TurnOff)
    assert not form.aside.isVisible()
    form.passphrase.line.setText(PASSPHRASE)
    press(form.keep)
    sealed.settle()
    assert desk.sealed
    assert "these of its files are damaged: " in form.strip.text.text()
    assert clipped(form) == []
    press(form.aside)
    press(form.keep)
    sealed.settle()
    assert not desk.sealed
    assert list((desk.folder / "set-aside").rglob(path.name))


def test_the_minutes_are_kept(sealed: Locked) -> None:
    one = card(sealed)
    assert one.after.current == "15"
    press(one.after.buttons["0"])
    assert sealed.ui.settings.choices.lock_after == "0"
    assert '"lock_after": "0"' in sealed.ui.settings.path.read_text(encoding="utf-8")


def test_backups_elsewhere_that_are_not_encrypted_are_named(plain: Locked, tmp_path: Path) -> None:
    elsewhere = tmp_path / "usb"
    elsewhere.mkdir()
    plain.ui.desk.back_up(to=elsewhere)
    plain.ui.desk.lock(PASSPHRASE, kdf=CHEAP)
    one = card(plain)
    one.reload()
    plain.settle()
    found = plain.ui.desk.open_backups()
    assert len(found) == 1
    text = one.plain.text().replace("\u200b", "")
    assert "1 backup in another folder is not encrypted" in text
    assert str(found[0]) in text
    assert one.plain.isVisible()


@pytest.mark.parametrize("form", ["set", "change", "sheet", "off", "key"])
def test_every_form_is_translated_and_has_room(sealed: Locked, form: str) -> None:
    one = card(sealed)
    if form == "key":
        one._show_sheet(sealed.key)
    else:
        kind = {"set": SetPassphrase, "change": ChangePassphrase, "sheet": NewSheet, "off": TurnOff}
        one._show_dialog(kind[form](sealed.ui, lambda *_: None, one))
    dialog = one.dialog
    assert dialog is not None
    assert unnamed(dialog) == []
    for words in ("en", "zh"):
        sealed.ui.language.set(words)
        dialog.fit_height()  # type: ignore[attr-defined]
        sealed.settle()
        assert clipped(dialog) == []
    sealed.ui.language.use(pseudo())
    sealed.settle()
    assert left_behind(dialog, sealed.key.split("-")) == []
    dialog.done(0)


@pytest.mark.usefixtures("qapp", "_fonts")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_sheet_on_paper(tmp_path: Path, language: str) -> None:
    """One page with the key, the folder and what to do with it."""
    from pypdf import PdfReader

    key = recovery_key.new()
    words = translator(language)
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    draw(words, key, Path("/somewhere/桌 <1>"), NOW, printer)
    pages = PdfReader(tmp_path / "sheet.pdf").pages
    assert len(pages) == 1
    document = QTextDocument()
    document.setHtml(html(words, key, Path("/somewhere/桌 <1>"), NOW))
    text = document.toPlainText()
    for group in key.split("-"):
        assert group in text
    assert "/somewhere/桌 <1>" in text
    assert words.say("lock", "Made {when}", when=words.beijing(NOW)) in text
