"""Notices of electronic filing: what courts really sent, and fictional ones of other layouts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.intake.conftest import DATA
from tro_desk.domain.reading import Reading
from tro_desk.intake import read_file

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "court-emails"


def best(reading: Reading, field: str) -> str | None:
    return next((c.value for c in reading.candidates if c.field == field), None)


def as_named(paths: list[Path]) -> list[object]:
    return [pytest.param(path, id=path.stem) for path in paths]


def test_the_samples_are_all_there(shared: Path) -> None:
    assert len(list((shared / "samples" / "court-emails").glob("*.eml"))) == 22


@pytest.mark.parametrize("path", as_named(sorted(SAMPLES.glob("*.eml"))))
def test_real_notice(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    reading = read_file(path)
    assert reading.notice_type == "court_email"
    assert best(reading, "docket_number") == expected["docket"]
    assert best(reading, "court") == expected["court"]
    assert best(reading, "judge_initials") == expected["judge_initials"]
    assert best(reading, "filed_stamp") == expected["filed"]
    assert best(reading, "case_name") == expected["case_name"]
    assert best(reading, "counsel_email") is None


@pytest.mark.parametrize("path", as_named(sorted(DATA.glob("nef_*.eml"))))
def test_fictional_notice(path: Path) -> None:
    golden = json.loads(path.with_suffix(".golden.json").read_text(encoding="utf-8"))
    zone = golden.pop("tz")
    dockets = golden.pop("all_dockets", [golden["docket_number"]])
    certain = golden.pop("docket_certain", True)
    reading = read_file(path)
    assert reading.notice_type == golden.pop("notice_type")
    assert {field: best(reading, field) for field in golden} == golden
    found = [c for c in reading.candidates if c.field == "docket_number"]
    assert [c.value for c in found] == dockets
    assert (found[0].score >= 900) == certain
    stamps = [c for c in reading.candidates if c.field == "filed_stamp"]
    assert stamps[0].tz == zone
    assert [c.field for c in reading.candidates if c.field.startswith("counsel_")] == []


def test_nothing_of_a_page_script_or_tracker_is_read() -> None:
    text = read_file(DATA / "nef_html_only.eml").document.pages[0].text
    assert "1:99-cv-99999" not in text
    assert "tracker.example" not in text
    assert "color: red" not in text
