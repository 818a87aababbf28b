"""The numbers on the papers in `notices` are kept in kept.json and may only rise."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.score.answers import answer
from tests.score.scoring import Score, expected, judge, papers
from tro_desk.base.errors import ReadError
from tro_desk.domain.reading import Reading
from tro_desk.intake import read_file, reading

HERE = Path(__file__).resolve().parent
NOTICES = HERE / "notices"
KEPT: dict[str, float] = json.loads((HERE / "kept.json").read_text(encoding="utf-8"))
MOST = 120.0  # seconds of processor time for all papers: 40 s on two cores, and room for slow ones


@pytest.mark.long
def test_the_numbers_hold() -> None:
    """One test, so that the scans are read once, by one worker."""
    reading.end_workers()
    before = _time_of_workers()
    score = Score()
    for paper in papers(NOTICES):
        read: Reading | ReadError
        try:
            read = read_file(paper)
        except ReadError as error:
            read = error
        judge(score, paper.name, expected(paper), read)
    reading.end_workers()
    spent = _time_of_workers() - before
    numbers = score.numbers()
    fallen = {name: numbers[name] for name, kept in KEPT.items() if numbers[name] < kept}
    assert score.invented == []
    assert score.unreadable == []
    assert [*score.types, *score.methods, *score.signs] == []
    assert not fallen, "\n".join([f"{fallen}", *score.notes])
    assert spent < MOST


def test_the_scoring_tells_good_from_bad() -> None:
    """Answers taken from the expectation score full; nothing, or traps, do not."""
    full, empty, trapped = (_made_up(way) for way in ("all", "none", "traps"))
    assert set(full.numbers().values()) == {1.0}
    wrong = (full.invented, full.types, full.methods, full.signs, full.unreadable)
    assert not any(wrong)
    assert empty.total().right == 0
    assert not empty.invented
    assert empty.signs
    assert trapped.invented
    assert trapped.total().recall < 0.02


def _made_up(way: str) -> Score:
    score = Score()
    for paper in papers(NOTICES):
        told = expected(paper)
        judge(score, paper.name, told, answer(told, way))
    return score


if sys.platform == "win32":

    def _time_of_workers() -> float:
        return 0.0

else:
    import resource

    def _time_of_workers() -> float:
        """Processor time of the processes that have ended, in seconds."""
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime
