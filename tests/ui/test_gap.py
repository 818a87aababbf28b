"""The window never stalls: the longest gap of the event loop stays under 100 ms."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from tests.ui.conftest import Opened
from tro_desk.base import paths

LONGEST = 0.100


class Heart(QTimer):
    """Beats as fast as the event loop lets it and remembers the longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self.setInterval(0)
        self.timeout.connect(self._beat)
        self.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def longest_gap(opened: Opened, work: Callable[[], None]) -> float:
    opened.settle()
    heart = Heart()
    work()
    opened.settle()
    heart.stop()
    return heart.longest


def least_gap(measure: Callable[[int], float]) -> float:
    """The least of up to three measurements: what the program needs, not what else ran.

    A quiet machine needs one; more are taken only until one is short enough.
    """
    least = float("inf")
    for number in range(3):
        least = min(least, measure(number))
        if least < LONGEST:
            break
    return least


def test_while_notices_are_read(empty: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(empty.ui, "go", lambda *_a, **_k: None)
    files = [
        str(paths.asset("sample", name)) for name in ("1-amazon-notice.pdf", "2-service-email.eml")
    ]

    def work() -> None:
        empty.window.add_files(files)
        while empty.window.taking_in.busy:
            empty.settle()

    assert least_gap(lambda _n: longest_gap(empty, work)) < LONGEST


def test_while_a_long_paper_is_read(
    empty: Opened, long_pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty.ui, "go", lambda *_a, **_k: None)

    def work() -> None:
        empty.window.add_files([str(long_pdf)])
        while empty.window.taking_in.busy:
            empty.settle(60)

    assert least_gap(lambda _n: longest_gap(empty, work)) < LONGEST


def test_while_a_brief_is_made(sample: Opened) -> None:
    from tro_desk.papers import BriefOptions

    options = BriefOptions(language="zh+en", paper="A4", sections=None)

    def work() -> None:
        sample.ui.jobs.run(
            lambda job: sample.desk.make_brief(sample.case, options, job=job), lambda _made: None
        )

    assert least_gap(lambda _n: longest_gap(sample, work)) < LONGEST


@pytest.mark.parametrize("screen", ["today", "case", "cases", "settings"])
def test_while_the_language_switches(sample: Opened, screen: str) -> None:
    sample.go(screen, **({"case": sample.case} if screen == "case" else {}))

    def switch(number: int) -> float:
        code = "zh" if number % 2 == 0 else "en"
        return longest_gap(sample, lambda: sample.ui.language.set(code))

    assert least_gap(switch) < LONGEST


def test_while_a_case_is_opened(sample: Opened) -> None:
    sample.go("case", case=sample.case)

    def back_and_forth(_number: int) -> float:
        sample.go("today")
        return longest_gap(sample, lambda: sample.window.go("case", case=sample.case))

    assert least_gap(back_and_forth) < LONGEST


def test_while_a_long_paper_is_reviewed(sample: Opened, long_pdf: Path) -> None:
    added = sample.desk.add_notice(long_pdf, sample.case)
    evidence = added.evidence.sha256

    def review(_number: int) -> float:
        sample.go("today")
        return longest_gap(
            sample,
            lambda: sample.window.go("review", case=sample.case, evidence=evidence),
        )

    assert least_gap(review) < LONGEST


def test_while_an_answer_is_saved(sample: Opened) -> None:
    sample.go("review", case=sample.case, field="served")
    view = sample.window.screen_of("review")

    def answer(number: int) -> float:
        act = view.controller.confirm if number % 2 == 0 else view.controller.not_sure
        row = next(row for row in view.controller.rows if row.field == "served")
        return longest_gap(sample, lambda: act(row.key))

    assert least_gap(answer) < LONGEST


def test_while_the_brief_is_drawn_for_the_screen(sample: Opened) -> None:
    def draw(_number: int) -> float:
        sample.go("today")
        return longest_gap(sample, lambda: sample.window.go("brief", case=sample.case))

    assert least_gap(draw) < LONGEST
