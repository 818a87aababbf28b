"""Work in the background: results on the main thread, errors to the right place, a clean end."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.close()


def wait(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: not jobs.running, timeout=10_000)


def test_work_runs_elsewhere_and_its_result_comes_back_here(qtbot: QtBot, jobs: Jobs) -> None:
    here = threading.get_ident()
    seen: list[tuple[int, int]] = []
    jobs.run(
        lambda _job: threading.get_ident(),
        lambda there: seen.append((there, threading.get_ident())),
    )
    wait(qtbot, jobs)
    assert len(seen) == 1
    assert seen[0][0] != here
    assert seen[0][1] == here


def test_progress_arrives_in_order(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[int, int]] = []

    def work(job: Job) -> None:
        for page in range(4):
            job.report(page, 4)

    jobs.run(work, lambda _none: None, progress=lambda done, total: seen.append((done, total)))
    wait(qtbot, jobs)
    assert seen == [(0, 4), (1, 4), (2, 4), (3, 4)]


def test_a_cancelled_job_says_so(qtbot: QtBot, jobs: Jobs) -> None:
    started, failed = threading.Event(), []

    def work(job: Job) -> None:
        started.set()
        while True:
            job.check()

    handle = jobs.run(work, lambda _none: None, failed.append)
    assert started.wait(10)
    handle.cancel()
    wait(qtbot, jobs)
    assert [type(error) for error in failed] == [Cancelled]


def test_an_error_of_the_desk_goes_to_its_caller(qtbot: QtBot, jobs: Jobs) -> None:
    failed: list[DeskError] = []

    def work(_job: Job) -> None:
        raise DeskError("empty", name="a.pdf")

    jobs.run(work, lambda _none: None, failed.append)
    wait(qtbot, jobs)
    assert [error.code for error in failed] == ["empty"]


def test_an_error_that_nobody_took_is_told_to_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[DeskError] = []
    jobs.failed.connect(told.append)

    def work(_job: Job) -> None:
        raise DeskError("empty", name="a.pdf")

    jobs.run(work, lambda _none: None)
    wait(qtbot, jobs)
    assert [error.code for error in told] == ["empty"]


def test_an_unexpected_error_is_a_crash(qtbot: QtBot, jobs: Jobs) -> None:
    crashed: list[BaseException] = []
    jobs.crashed.connect(crashed.append)
    jobs.run(lambda _job: 1 // 0, lambda _none: None)
    wait(qtbot, jobs)
    assert [type(error) for error in crashed] == [ZeroDivisionError]


def test_nothing_is_called_for_a_widget_that_is_gone(qtbot: QtBot, jobs: Jobs) -> None:
    owner, seen = QObject(), []
    go_on = threading.Event()

    def work(_job: Job) -> int:
        go_on.wait(10)
        return 1

    jobs.run(work, seen.append, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    go_on.set()
    wait(qtbot, jobs)
    assert seen == []


def test_closing_stops_what_runs(qtbot: QtBot) -> None:
    jobs = Jobs()
    started, seen = threading.Event(), []

    def work(job: Job) -> None:
        started.set()
        while True:
            job.check()

    jobs.run(work, seen.append, seen.append)
    assert started.wait(10)
    assert jobs.close()
    qtbot.wait(1)
    assert seen == []
