"""Runs the program as a user starts it, and does what the argument names, for `test_whole_runs`.

Arguments: what to do (`sample`, `create`), and a filled desk that stands for the sample,
which would take seconds to make.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QApplication

from tro_desk.desk import sample_desk
from tro_desk.ui import app

DO, FILLED = sys.argv[1], Path(sys.argv[2])
started: list[list[str]] = []


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def copied(folder: Path, _papers: Path, _job: object) -> str:
    shutil.copytree(FILLED, folder)
    sample_desk._write(folder, "ready", datetime.now(UTC))
    return "c1"


def window_of(name: str) -> Any:
    found = [one for one in QApplication.topLevelWidgets() if type(one).__name__ == name]
    return found[0] if found and found[0].isVisible() else None


def until(ready: Callable[[], object]) -> Iterator[None]:
    while not ready():
        yield


def steps() -> Iterator[None]:
    yield from until(lambda: window_of("FirstRunWindow"))
    first = window_of("FirstRunWindow")
    if DO == "sample":
        first.try_sample()
    else:
        first.begin()
        for page in ("place", "lock", "backup"):
            yield from until(lambda page=page: first.page == page)
            first.go_on()
        yield from until(lambda: first.page == "done")
        first.question("done").others[0].click()
    yield from until(lambda: window_of("MainWindow"))
    window = window_of("MainWindow")
    quiet = lambda: window.ui.ready and not window.ui.jobs.running  # noqa: E731
    yield from until(quiet)
    say(f"title {window.windowTitle()} | {window.ui.desk.folder.name}")
    if DO == "sample":
        case = window.ui.case
        for name in ("today", "case", "dates", "exposure", "steps", "brief", "evidence", "backup"):
            window.go(name, case=case)
            yield from until(quiet)
            assert window.strips.pinned.isVisible(), name
        window.screen_of("backup").back_up()
        window.search()
        yield from until(quiet)
        window.strips.pinned.ask()
        yield from until(lambda: window.strips.pinned.dialog)
        window.strips.pinned.dialog.keep.click()
    else:
        window.close()


def look(walk: Iterator[None]) -> None:
    try:
        next(walk)
    except StopIteration:
        return
    except BaseException:
        import os
        import traceback

        traceback.print_exc()
        os._exit(9)
    QTimer.singleShot(10, lambda: look(walk))


def main() -> int:
    made = app.make_application

    def make_application() -> QApplication:
        application = made()
        QTimer.singleShot(0, lambda: look(steps()))
        return application

    app.make_application = make_application
    sample_desk.make_sample = copied  # type: ignore[assignment]
    QProcess.startDetached = lambda program, given: started.append([*given])  # type: ignore
    status = app.run(None, None)
    say(f"started {started}")
    return status


if __name__ == "__main__":  # a process that reads papers imports this module too
    sys.exit(main())
