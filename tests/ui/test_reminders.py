"""Reminders in the window: told once, in words that name both clocks; chosen in the settings."""

from __future__ import annotations

import configparser
import re
import shlex
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from tests.ui.conftest import Opened
from tro_desk.base.clock import FixedClock
from tro_desk.l10n import translator
from tro_desk.ui import login_item
from tro_desk.ui.models.lead_times import LEADS, chosen_leads
from tro_desk.ui.reminders import Reminders, reminder_text


def _a_day_before(opened: Opened) -> Opened:
    """The same window when the first date of the case is a day away."""
    first = min(d.due for d in opened.desk.deadlines(opened.case) if d.due)
    opened.desk.clock = FixedClock(first - timedelta(days=1))
    return opened


def test_the_settings_hold_lead_times() -> None:
    assert chosen_leads("10080,4320,1440,180") == LEADS
    assert chosen_leads("180, 1440") == (180, 1440)
    assert chosen_leads("") == ()
    assert chosen_leads("soon,-180,7,1440x,180") == (180,)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_strip_tells_what_comes_near_and_only_once(
    open_window: Callable[..., Opened], language: str
) -> None:
    opened = _a_day_before(open_window(language))
    due = opened.desk.due_reminders(LEADS)
    assert due
    Reminders(opened.ui, opened.window)
    opened.settle()
    words = translator(language)
    for one in due:
        assert one.deadline.due is not None
        text = reminder_text(words, one)
        assert words.render(one.deadline.title) in text
        assert words.zone("America/Chicago") in text
        assert words.zone("Asia/Shanghai") in text
        assert "CST" not in text
        assert text in opened.window.strip.text.text()
    assert opened.desk.due_reminders(LEADS) == ()


def test_without_a_lead_time_nothing_is_told(sample: Opened) -> None:
    _a_day_before(sample).ui.settings.choices.reminders = ""
    Reminders(sample.ui, sample.window)
    sample.settle()
    assert sample.window.strip.isHidden()
    assert sample.desk.due_reminders(LEADS)


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", "support raise", extend=True)  # offscreen
def test_the_place_of_the_system_for_notifications_is_used(
    sample: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda _self: True)
    monkeypatch.setattr(
        QSystemTrayIcon,
        "showMessage",
        lambda _self, title, text, *_rest: shown.append((title, text)),
    )
    reminders = Reminders(_a_day_before(sample).ui, sample.window)
    sample.settle()
    assert len(shown) == 1
    assert "Chicago time" in shown[0][1]
    assert sample.window.strip.isHidden()
    assert reminders.tray is not None
    reminders.tray.messageClicked.emit()
    sample.settle()
    assert sample.window.isVisible()
    assert sample.ui.case == sample.case
    reminders.choose("")
    assert not reminders.tray.isVisible()


def test_the_choices_of_the_settings_page_hold_at_once(sample: Opened) -> None:
    sample.go("settings")
    card = sample.window.screen_of("settings").reminders
    told: list[str] = []
    sample.ui.remind = told.append
    card.leads[4_320].click()
    assert told == ["10080,1440,180"]
    assert sample.ui.settings.choices.reminders == "10080,1440,180"
    card.leads[4_320].click()
    assert told[-1] == "10080,4320,1440,180"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the entry of XDG desktops")
def test_start_at_login_is_one_entry_and_goes_without_trace(
    sample: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    sample.go("settings")
    card = sample.window.screen_of("settings").reminders
    assert not card.at_login.isChecked()
    card.at_login.click()
    (entry,) = (tmp_path / "config").rglob("*.*")
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment, method-assign]
    parsed.read(entry)
    line = parsed["Desktop Entry"]["Exec"]
    assert shlex.split(line) == [
        *(sys.executable, "-m", "tro_desk", "--minimized"),
        *(("--desk", str(sample.desk.folder)) if card._own_folder() else ()),
    ]
    assert login_item.is_on()
    card.at_login.click()
    assert not login_item.is_on()
    assert not list((tmp_path / "config").rglob("*.*"))


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the entry of XDG desktops")
def test_a_path_with_blanks_quotes_and_chinese_comes_back_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    wanted = ["/opt/TRO Desk/tro-desk", "--desk", '/home/王 芳/my "desk" $1 `x` 100% \\ end']
    login_item.turn_on(wanted)
    (entry,) = tmp_path.rglob("*.desktop")
    line = next(x for x in entry.read_text(encoding="utf-8").splitlines() if x.startswith("Exec="))
    # the string value is unescaped first, then the quoting is undone (Desktop Entry Specification)
    value = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    parts = re.findall(r'"((?:[^"\\`$]|\\["`$\\])*)"', value)
    assert [re.sub(r'\\(["`$\\])', r"\1", part) for part in parts] == wanted


def test_a_folder_that_cannot_be_written_is_said(
    sample: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    sample.go("settings")
    card = sample.window.screen_of("settings").reminders
    card.at_login.click()
    assert not card.at_login.isChecked()
    assert not sample.window.strip.isHidden()
