"""Every legal statement names its source, the day it was checked, and whether it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tro_desk import content
from tro_desk.content import china, courts, deadlines, freeze_cases, holidays, remedies
from tro_desk.content.loader import ContentError

LAW = courts.COURTS_FILE.parent
FILES = sorted(LAW.glob("*.yaml"))
ROWS = {
    "courts.yaml": (),
    "deadlines.yaml": ("deadlines",),
    "holidays.yaml": ("federal", "states", "closures"),
    "remedies.yaml": ("remedies",),
    "freeze_cases.yaml": ("cases",),
    "worksheet.yaml": ("ways",),
}
"""The lists of each file whose rows are legal statements."""


class Plain(yaml.SafeLoader):
    """Reads `!t` as text."""


Plain.add_constructor("!t", lambda loader, node: loader.construct_scalar(node))


def top(path: Path) -> dict[str, Any]:
    found = yaml.load(path.read_text(encoding="utf-8"), Plain)
    assert isinstance(found, dict)
    return found


def legal_rows() -> Iterator[Any]:
    for path in FILES:
        for name in ROWS.get(path.name, ()):
            for row in top(path)[name]:
                label = row.get("id") or f"{row.get('state', 'closure')} {row['day']}"
                yield pytest.param(row, id=f"{path.stem}: {label}")
                for number, note in enumerate(row.get("notes", ())):
                    yield pytest.param(note, id=f"{path.stem}: {label}, note {number}")


def test_every_file_is_known_here() -> None:
    assert {path.name for path in FILES} >= ROWS.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_has_a_version_and_the_day_it_was_checked(path: Path) -> None:
    head = top(path)
    assert isinstance(head["checked_on"], date)
    assert date.fromisoformat(head["version"]) >= head["checked_on"]


def test_the_table_of_courts_names_its_source() -> None:
    assert "courts-db" in top(courts.COURTS_FILE)["source"]


@pytest.mark.parametrize("row", [*legal_rows()])
def test_a_row_has_its_source(row: dict[str, Any]) -> None:
    assert len(row["source"]) > 5
    assert isinstance(row["checked"], bool)


@pytest.mark.parametrize("row", [*legal_rows()])
def test_what_was_not_seen_is_not_called_checked(row: dict[str, Any]) -> None:
    doubtful = ("general knowledge", "not checked", "disputed")
    if row["checked"] and any(word in row["source"] for word in doubtful):
        # A source beside the general knowledge: the row says which.
        assert "courtrules.net" in row["source"]


def test_the_version_is_the_newest_of_the_tables() -> None:
    assert content.law_version() == max(top(path)["version"] for path in FILES)


def test_rules_in_the_order_in_which_they_are_shown() -> None:
    assert [*deadlines.deadline_rules().rules] == [
        *("tro_expires", "tro_day_28", "dissolve_earliest_hearing", "answer_due"),
        *("waiver_answer_due", "default_possible", "hearing", "opposition_due", "rule_59e_due"),
        *("appeal_due", "counter_notice_window", "alibaba_response_due"),
    ]


def test_federal_holidays_are_the_eleven() -> None:
    assert len(holidays.holiday_table().federal) == 11


BROKEN = [
    ("deadlines", "    days: 14\n", "", "'trigger' and 'days' belong together"),
    ("deadlines", "trigger: served", "trigger: serve", "'trigger' must name a date field"),
    ("deadlines", "printed: hearing", "printed: plaintiff", "'printed' must name a date field"),
    ("deadlines", "prefer: earlier", "prefer: later", "'prefer' must be printed or earlier"),
    ("deadlines", "id: hearing", "id: answer_due", "deadline 'answer_due' twice"),
    ("deadlines", "unit: china_days", "unit: days", "'unit' must be one of"),
    ("deadlines", "longer_if: waiver_outside_us", "longer_if: served", "must name a choice"),
    ("deadlines", "      consent: tro_extended_consent\n", "", "missing 'consent'"),
    ("remedies", "floor: 1000\n", "floor: 300000\n", "'floor', 'ceiling' and 'wilful' must grow"),
    ("remedies", "kinds: [copyright]", "kinds: [copywrong]", "'kinds' takes kinds of right"),
    ("freeze_cases", "sales. Ask your lawyer.", "sales.", "what is not checked says"),
    (
        "china",
        "2026-09-20, 2026-10-10",
        "2026-09-20, 2026-10-09",
        "'work' takes each weekend day once",
    ),
    ("holidays", "kept: nearest", "kept: next", "'kept' must be one of friday"),
    ("deadlines", "given: {court: cacd,", "given: {curt: cacd,", "unknown key 'curt'"),
    ("holidays", "weekday: thursday", "weekday: thurday", "'thurday' is not a weekday"),
    ("holidays", "month: 7, day: 4", "month: 7", "a day needs month and day"),
    ("holidays", "month: 7, day: 4", "month: 17, day: 4", "a day needs month and day"),
    ("holidays", "day: pulaski", "day: pulasky", "no day 'pulasky' in state_days"),
    ("courts", "id: ilsd", "id: ilnd", "court 'ilnd' twice"),
    ("courts", "cite: N.D. Ill.", "cites: N.D. Ill.", "missing 'cite'"),
]


@pytest.mark.parametrize(("file", "old", "new", "what"), BROKEN, ids=[row[3] for row in BROKEN])
def test_a_mistake_is_reported_with_its_place(
    file: str, old: str, new: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (LAW / f"{file}.yaml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / f"{file}.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    module, name, read = {
        "china": (china, "CHINA_FILE", china.china_table),
        "courts": (courts, "COURTS_FILE", courts._table),
        "deadlines": (deadlines, "DEADLINES_FILE", deadlines.deadline_rules),
        "holidays": (holidays, "HOLIDAYS_FILE", holidays.holiday_table),
        "remedies": (remedies, "REMEDIES_FILE", remedies.remedy_table),
        "freeze_cases": (
            freeze_cases,
            "FREEZE_CASES_FILE",
            freeze_cases.freeze_case_table,
        ),
    }[file]
    monkeypatch.setattr(module, name, path)
    with pytest.raises(ContentError, match=rf"^{file}\.yaml:\d+: ") as caught:
        read.__wrapped__()  # what the cache holds is the table as it should be
    assert what in str(caught.value)
