"""Windows, command lines and worker threads use one desk at the same time."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.parts import CERTAIN, add, confirmed
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import Desk, open_desk

ROUNDS = 15


def work(folder: Path, name: str) -> None:
    """What another process does: opens the desk, adds papers, confirms, makes a case."""
    with open_desk(folder / "desk", FixedClock(NOW)) as desk:
        for number in range(ROUNDS):
            text = f"{name} {number}"
            add(desk, folder / "in", *CERTAIN, case="c1", text=text, name=f"{text}.eml")
            desk.say("c1", [confirmed("store_name", text)])
        desk.new_case()


def _together(*jobs: Callable[[], None]) -> None:
    failed: list[BaseException] = []

    def run(job: Callable[[], None]) -> None:
        try:
            job()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def _in_thread(desk: Desk, folder: Path, name: str) -> Callable[[], None]:
    def job() -> None:
        for number in range(ROUNDS):
            text = f"{name} {number}"
            add(desk, folder / "in", *CERTAIN, case="c1", text=text, name=f"{text}.eml")
            (fact,) = desk.say("c1", [confirmed("store_name", text)])
            assert fact in desk.case("c1").facts
            desk.overview("c1")

    return job


def test_threads_and_processes_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    context = multiprocessing.get_context("spawn")
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        desk.new_case()
        others = [context.Process(target=work, args=(tmp_path, name)) for name in ("p0", "p1")]
        for process in others:
            process.start()
        _together(*(_in_thread(desk, tmp_path, f"t{number}") for number in range(4)))
        for process in others:
            process.join()
            assert process.exitcode == 0
            process.close()
        names = {f"{name} {n}" for name in ("p0", "p1", "t0", "t1", "t2", "t3") for n in range(15)}
        case = desk.case("c1")
        assert {fact.value for fact in case.confirmed("store_name")} == names
        assert {notice.evidence.name for notice in case.notices} == {f"{n}.eml" for n in names}
        assert len(desk.cases()) == 3
        for _ in names:
            assert len(desk.undo("c1")) == 1
        assert not desk.can_undo("c1")


def test_one_file_added_from_everywhere_is_kept_once(desk: Desk, tmp_path: Path) -> None:
    known: list[bool] = []

    def job() -> None:
        known.append(add(desk, tmp_path / threading.current_thread().name, *CERTAIN).new_case)

    _together(*[job] * 6)
    assert sorted(known) == [False] * 5 + [True]
    assert len(desk.case("c1").notices) == 1
    assert len(desk.cases()) == 1


def test_a_desk_is_made_once_by_all_that_open_it(tmp_path: Path) -> None:
    made: list[str] = []

    def job() -> None:
        with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
            made.append(desk.new_case())

    _together(*[job] * 6)
    assert sorted(made) == [f"c{number}" for number in range(1, 7)]


def test_opening_does_not_sweep_what_another_is_just_adding(desk: Desk, tmp_path: Path) -> None:
    """A file is in the vault before its row is there for all to see."""
    stop = threading.Event()

    def open_again() -> None:
        while not stop.is_set():
            open_desk(desk.folder, FixedClock(NOW)).close()

    def add_many() -> None:
        try:
            for number in range(40):
                desk.original(add(desk, tmp_path, text=f"paper {number}").evidence.sha256)
        finally:
            stop.set()

    _together(open_again, open_again, add_many)


def test_a_closed_desk_leaves_no_connection_open(
    tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        _together(*[lambda: len(desk.cases()) and None] * 8)
    assert not list((tmp_path / "desk").glob("desk.db-*"))
    assert not recwarn.list
