"""Two processes find what one finds, and end when they are no longer wanted."""

from __future__ import annotations

import multiprocessing
from contextlib import closing
from itertools import islice

import pytest

from tro_desk.base.errors import Cancelled
from tro_desk.domain.watch import Offer, WatchTerm
from tro_desk.watch import together
from tro_desk.watch.scan import Watch
from tro_desk.watch.together import scan_together

OFFERS = [
    Offer(
        f"B{number:02d}", f"a Kestrel lamp, kestral {number} 蓝家灯具店", "KESTREL" * (number % 2)
    )
    for number in range(41)
]
TERMS = [WatchTerm("Kestrel", source="a"), WatchTerm("蓝家灯王", weak=True), WatchTerm("!")]


class Told:
    """A job that remembers what it was told, and stops where it is asked to."""

    def __init__(self, checks: int = 1_000) -> None:
        self.done: list[tuple[int, int]] = []
        self.left = checks

    def report(self, done: int, total: int) -> None:
        self.done.append((done, total))

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def helpers() -> list[str]:
    """The processes of a scan that are still there: other tests of the run may have their own."""
    names = (process.name for process in multiprocessing.active_children())
    return [name for name in names if name == together.NAME]


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "MANY", 2)
    monkeypatch.setattr(together.os, "cpu_count", lambda: 2)


@pytest.mark.parametrize("close", [True, False])
def test_the_same_in_the_same_order(close: bool) -> None:
    watch, job = Watch(TERMS, close=close), Told()
    made = list(scan_together(watch, OFFERS, job))
    assert made == list(watch.scan(OFFERS))
    assert {match.kind for match in made} == ({"exact", "close"} if close else {"exact"})
    assert job.done[-1] == (41, 41)
    assert all(done <= total for done, total in job.done)
    assert not helpers()


def test_a_helper_that_cannot_work_is_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "serve", print)  # ends at once, without an answer
    watch = Watch(TERMS)
    assert list(scan_together(watch, OFFERS)) == list(watch.scan(OFFERS))


def test_nothing_is_left_of_a_scan_that_is_stopped() -> None:
    watch = Watch(TERMS)
    with pytest.raises(Cancelled):
        list(scan_together(watch, OFFERS, Told(checks=1)))
    with closing(scan_together(watch, OFFERS)) as found:
        assert len(list(islice(found, 3))) == 3
    assert not helpers()
