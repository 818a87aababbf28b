"""An error that nobody expected is kept and shown, without a word of the case."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from tests.conftest import ROOT
from tests.ui.conftest import NOW, Opened
from tests.ui.screens import unnamed
from tro_desk.base import log, trouble
from tro_desk.base.clock import FixedClock
from tro_desk.base.ending import Endings
from tro_desk.base.errors import DeskError
from tro_desk.ui.crash_dialog import CrashDialog, report
from tro_desk.ui.crash_hook import catch_all, let_go
from tro_desk.ui.crashes import Crashes

SECRETS = (
    *("li.wei@example.com", "1:26-cv-04321", "Nike, Inc.", "深圳市某某贸易", "48,210.55"),
    *(str(Path.home()), "notice-nike.pdf"),
)


def raised(secret: str) -> BaseException:
    """An error that quotes a value in every place that an error has."""
    try:
        try:
            {}[secret]
        except KeyError as first:
            first.add_note(secret)
            raise ValueError(f"for {secret} in {Path.home() / 'desk'}", secret) from first
    except ValueError as error:
        try:
            raise OSError(28, secret, secret) from error
        except OSError as last:
            return last


@pytest.mark.parametrize("secret", SECRETS)
def test_a_report_tells_places_and_no_values(secret: str) -> None:
    told = report(raised(secret))
    assert "OSError: ENOSPC" in told
    assert "caused by ValueError" in told
    assert "caused by KeyError" in told
    assert "test_crash.py:" in told
    for hidden in SECRETS:
        assert hidden not in told


def test_an_error_of_the_desk_tells_its_code_alone() -> None:
    told = trouble.told(DeskError("bad_value", field="plaintiff", value="Nike, Inc."))
    assert told == "tro_desk.base.errors.DeskError: bad_value"


def test_the_programs_own_words_are_told() -> None:
    from tro_desk.base.clock import FixedClock

    with pytest.raises(ValueError, match="aware") as caught:
        FixedClock(datetime(2026, 3, 4))  # noqa: DTZ001 - that is what is wrong
    told = trouble.told(caught.value)
    assert told.startswith("ValueError: a clock needs an aware moment")
    assert "\n  tro_desk/base/clock.py:" in told


def test_messages_of_python_that_quote_nothing_are_told() -> None:
    with pytest.raises(IndexError) as caught:
        [][0]
    assert "IndexError: list index out of range" in trouble.told(caught.value)


def test_a_chain_without_end_ends() -> None:
    one, two = ValueError("a"), ValueError("b")
    one.__cause__, two.__cause__ = two, one
    assert trouble.told(one).count("ValueError") == 2


def test_a_long_way_is_cut() -> None:
    def down(depth: int) -> None:
        if depth == 0:
            raise ValueError
        down(depth - 1)

    with pytest.raises(ValueError) as caught:  # noqa: PT011 - it says nothing
        down(200)
    assert len(trouble.told(caught.value).splitlines()) < 60


def test_the_dialog_says_what_happened_and_where_the_log_is(sample: Opened, tmp_path: Path) -> None:
    details = report(raised("li.wei@example.com"))
    dialog = CrashDialog(sample.ui, details, tmp_path / "tro-desk.log", sample.window)
    dialog.open()
    assert unnamed(dialog) == []
    dialog.copy()
    assert QGuiApplication.clipboard().text() == details
    dialog.accept()


def test_the_hook_logs_and_shows(tmp_path: Path) -> None:
    path = log.start(tmp_path)
    assert path is not None
    shown: list[BaseException] = []
    catch_all(shown.append)
    error = raised("1:26-cv-04321")
    sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=lambda: int("Nike, Inc."))
    thread.start()
    thread.join()
    let_go()
    log.stop()
    assert shown == [error]
    text = path.read_text(encoding="utf-8")
    assert "OSError: ENOSPC" in text
    assert "ValueError" in text
    assert "1:26-cv-04321" not in text
    assert "Nike" not in text


def test_the_log_drops_every_value_that_is_no_code(tmp_path: Path) -> None:
    path = log.start(tmp_path)
    assert path is not None
    logger = logging.getLogger("tro_desk.intake")
    logger.warning("page %d of %s: %s", 3, "notice-nike.pdf", log.Code("damaged"))
    logger.warning("whole: %s", ["Nike"])
    log.stop()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith("WARNING tro_desk.intake page 3 of [...]: damaged")
    assert lines[1].endswith("whole: [...]")


def test_a_log_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert log.start(tmp_path / "file") is None
    Endings(tmp_path / "file").begin(NOW)


def test_a_long_log_starts_anew(tmp_path: Path) -> None:
    (tmp_path / log.FILE_NAME).write_text("x" * 300_000, encoding="utf-8")
    path = log.start(tmp_path)
    log.stop()
    assert path is not None
    assert path.stat().st_size == 0
    assert (tmp_path / "tro-desk.old.log").stat().st_size == 300_000


# the last run


def crashes(opened: Opened, folder: Path) -> Crashes:
    made = Crashes(opened.ui, opened.window, None, Endings(folder), FixedClock(NOW))
    made.begin()
    opened.window.opened.emit()
    opened.settle()
    return made


def test_one_error_is_shown_at_a_time_and_kept(sample: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "log"
    keeper = crashes(sample, folder)
    keeper.show(raised("Nike, Inc."))
    first = keeper.dialog
    keeper.show(ValueError("another"))
    assert first is not None
    assert keeper.dialog is first
    assert "OSError" in first.details
    first.accept()
    assert keeper.dialog is None
    kept = "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
    assert "Nike" not in kept
    keeper._endings.end()


def test_the_last_error_is_told_once(sample: Opened, tmp_path: Path) -> None:
    endings = Endings(tmp_path)
    endings.begin(NOW)
    endings.keep(report(raised("Nike, Inc.")), datetime(2026, 3, 3, 1, 0, tzinfo=UTC))
    endings.end()
    keeper = crashes(sample, tmp_path)
    strip = sample.window.strips.ending
    assert not strip.isHidden()
    assert "made an error the last time, Tue 3 Mar 2026 9:00 a.m. Beijing" in strip.text.text()
    button = strip._action
    assert button is not None
    button.click()
    dialog = sample.window.findChild(CrashDialog)
    assert dialog is not None
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    assert "OSError: ENOSPC" in text.toPlainText()
    dialog.accept()
    keeper._endings.end()
    assert Endings(tmp_path).begin(NOW) is None


def test_a_run_that_closed_leaves_nothing(tmp_path: Path) -> None:
    endings = Endings(tmp_path)
    assert endings.begin(NOW) is None
    endings.end()
    assert list(tmp_path.iterdir()) == []


def test_an_abrupt_end_is_told_with_the_outcome_of_an_examination(
    sample: Opened, tmp_path: Path
) -> None:
    Endings(tmp_path)._folder.joinpath("window-open.json").write_text("{", encoding="utf-8")
    keeper = crashes(sample, tmp_path)
    strip = sample.window.strips.ending
    assert "was ended before it could close" in strip.text.text()
    assert "everything saved is there" in strip.text.text()
    keeper._endings.end()


def test_a_desk_that_lacks_something_is_not_said_to_be_whole(
    sample: Opened, tmp_path: Path
) -> None:
    notice = sample.desk.case(sample.case).notices[0]
    original = sample.desk.original(notice.evidence.sha256)
    original.chmod(0o600)
    original.unlink()
    (tmp_path / "window-open.json").write_text("{}", encoding="utf-8")
    keeper = crashes(sample, tmp_path)
    strip = sample.window.strips.ending
    assert "everything saved is there" not in strip.text.text()
    assert "1 problem was found" in strip.text.text()
    sample.ui.language.set("zh")
    assert "problem" not in strip.text.text()
    keeper._endings.end()


DIES = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from tro_desk.base.ending import Endings
import faulthandler
endings = Endings(Path(sys.argv[1]))
endings.begin(datetime(2026, 3, 4, tzinfo=UTC))
endings.watch_faults()
def nike():
    faulthandler._sigsegv()
nike()
"""


@pytest.mark.skipif(os.name == "nt", reason="the system shows a dialog of its own")
def test_a_process_that_died_of_itself_left_its_place(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DIES, str(tmp_path)], cwd=ROOT, check=False, capture_output=True
    )
    assert done.returncode != 0
    last = Endings(tmp_path).begin(NOW)
    assert last is not None
    assert last.abrupt
    assert "Fatal Python error: Segmentation fault" in last.report
    assert ":11 nike" in last.report
    assert str(ROOT) not in last.report


@pytest.mark.parametrize("text", ["", "[", "null", '{"at": 3}', '{"at": "x", "report": 1}'])
def test_a_damaged_note_of_an_error_is_no_obstacle(tmp_path: Path, text: str) -> None:
    (tmp_path / "last-error.json").write_text(text, encoding="utf-8")
    assert Endings(tmp_path).begin(NOW) is None
