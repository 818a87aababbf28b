"""Deadlines and the court-day calculator on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tro_desk.desk import open_desk


def test_every_trigger_can_be_typed(run: Run) -> None:
    answer = run(
        *("deadlines", "--json", "--court", "ilnd", "--tro-entered", "2026-05-20"),
        *("--tro-extended", "2026-06-02", "--tro-extended-until", "2026-07-01", "--with-consent"),
        *("--dissolve-notice", "2026-06-18", "--served", "2026-05-29", "--answer-due"),
        *("2026-06-12", "--waiver-sent", "2026-09-28", "--outside-us"),
        *("--hearing", "2026-07-08T09:30", "--opposition-due", "2026-07-01"),
        *("--judgment-entered", "2026-11-27", "--pi-entered", "2026-07-10"),
        *("--counter-notice-sent", "2026-05-04", "--ip-complaint-received", "2026-02-12"),
    )
    assert {item["id"]: (item["due"] or "")[:10] for item in answer.json["deadlines"]} == {
        "tro_expires": "2026-07-01",
        "tro_day_28": "2026-06-17",
        "dissolve_earliest_hearing": "2026-06-22",
        "answer_due": "2026-06-12",
        "waiver_answer_due": "2026-12-28",
        "default_possible": "2026-06-13",
        "hearing": "2026-07-08",
        "opposition_due": "2026-07-01",
        "rule_59e_due": "2026-12-28",
        "appeal_due": "2026-12-28",
        "counter_notice_window": "2026-05-18",
        "alibaba_response_due": "2026-02-24",
    }


def test_a_motion_stops_the_answer(run: Run) -> None:
    known = ("deadlines", "--json", "--court", "ilnd", "--served", "2026-10-30")
    stopped = run(*known, "--motion-filed", "2026-11-13").json["deadlines"]
    answer = next(item for item in stopped if item["id"] == "answer_due")
    assert (answer["status"], answer["missing"]) == ("needs_input", ["motion_decided"])
    decided = run(*known, "--motion-decided", "2026-12-18").json["deadlines"]
    answer = next(item for item in decided if item["id"] == "answer_due")
    assert answer["due"] == "2027-01-04T23:59:59-06:00"


def test_own_and_marked_dates_are_printed(run: Run, tmp_path: Path) -> None:
    with open_desk(tmp_path / "own") as desk:
        case = desk.new_case()
        desk.add_custom_deadline(case, "Call {counsel}", "fixed", 0, "2026-06-12", "")
        desk.mark_deadline(case, "answer_due", "moved", "2026-07-10T17:00", "America/Chicago")
        desk.mark_deadline(case, "custom:1", "done")
    items = run("deadlines", case, "--json", "--desk", str(tmp_path / "own")).json["deadlines"]
    own, answer = items[-1], next(item for item in items if item["id"] == "answer_due")
    assert (own["id"], own["title"], own["mark"]) == ("custom", "Call {counsel}", "done")
    assert (answer["due"], answer["mark"]) == ("2026-07-10T17:00:00-05:00", "moved")
    assert (answer["status"], "missing" in answer) == ("as_printed", False)


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        ("--court ilnd --from 2026-05-29 --days 21", "2026-06-22T23:59:59-05:00"),
        ("--court ilnd --from 2026-07-10 --days -7", "2026-07-02T23:59:59-05:00"),
        ("--court ilnd --from 2026-10-29T15:00 --hours 72", "2026-11-02T14:00:00-06:00"),
        ("--court nysd --from 2026-03-06T16:30 --hours 48", "2026-03-09T17:30:00-04:00"),
        ("--from 2026-09-29 --working-days 3", "2026-10-09T23:59:59+08:00"),
    ],
)
def test_count(run: Run, arguments: str, due: str) -> None:
    counted = run("count", *arguments.split(), "--json").json
    assert (counted["id"], counted["due"], counted["status"]) == ("custom", due, "computed")
    chinese, english = (
        run("--lang", code, "count", *arguments.split()).out for code in ("zh", "en")
    )
    assert "北京时间" in chinese
    assert "Beijing time" in english
    assert len(english.splitlines()) == len(chinese.splitlines()) > 5


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("--from 2026-05-29 --days 21", 1),  # no court
        ("--court nowhere --from 2026-05-29 --days 21", 1),
        ("--court ilnd --from 2026-05-29 --hours 72", 1),  # hours need an hour
        ("--court ilnd --from soon --days 21", 1),
        ("--court ilnd --from 2026-05-29 --days 0", 1),
        ("--court ilnd --from 2026-05-29 --days many", 2),
        ("--court ilnd --from 2026-05-29", 2),
        ("--court ilnd --days 21", 2),
        ("--court ilnd --from 2026-05-29 --days 21 --hours 3", 2),
    ],
)
def test_count_that_cannot_be_done(run: Run, arguments: str, status: int) -> None:
    for code in ("zh", "en"):
        answer = run("--lang", code, "count", *arguments.split())
        assert (answer.status, answer.out) == (status, "")
        assert "Traceback" not in answer.err
        assert any("\u4e00" <= letter <= "\u9fff" for letter in answer.err) == (code == "zh")
