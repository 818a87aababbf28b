"""The chain of custody: whatever is changed, removed or moved in it is told."""

from __future__ import annotations

import getpass
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.store.made import NOW, notice
from tro_desk.base import person
from tro_desk.base.person import Person, this_person
from tro_desk.store import Storage
from tro_desk.store.custody import HASHED, digest, first_broken
from tro_desk.store.verify import verify

SHA = "a" * 64
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@st.composite
def chains(draw: st.DrawFn) -> list[dict[str, Any]]:
    """The rows of a sound record, as the database gives them."""
    rows: list[dict[str, Any]] = []
    before = ""
    for number in range(1, draw(st.integers(1, 6)) + 1):
        detail = draw(st.dictionaries(TEXTS, TEXTS | st.integers(0, 10**9), max_size=3))
        row = {
            "sha256": SHA,
            "number": number,
            "at": f"2026-03-{number:02}T08:30:00Z",
            "what": draw(st.sampled_from(["added", "viewed", "exported"])),
            "case_id": draw(st.none() | st.integers(1, 9)),
            "who": draw(TEXTS),
            "computer": draw(TEXTS),
            "detail": json.dumps(detail, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
            "late": draw(st.sampled_from([0, 1])),
            "previous": before,
        }
        before = digest(row)
        rows.append(row | {"hash": before})
    return rows


@settings(max_examples=50)
@given(chains())
def test_a_sound_record_is_whole(rows: list[dict[str, Any]]) -> None:
    assert first_broken(rows) is None


@settings(max_examples=50)
@given(chains(), st.data())
def test_a_changed_entry_is_told(rows: list[dict[str, Any]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.sampled_from([*HASHED, "hash"]))
    other = data.draw(TEXTS | st.integers(0, 9) | st.none())
    assume(other != rows[at][column])
    rows[at] = rows[at] | {column: other}
    broken = first_broken(rows)
    assert broken is not None
    assert broken <= at + 1


@settings(max_examples=50)
@given(chains(), st.data())
def test_an_entry_made_up_with_its_own_hash_is_told_by_the_next(
    rows: list[dict[str, Any]], data: st.DataObject
) -> None:
    assume(len(rows) > 1)
    at = data.draw(st.integers(0, len(rows) - 2))
    forged = rows[at] | {"who": rows[at]["who"] + "x"}
    rows[at] = forged | {"hash": digest(forged)}
    assert first_broken(rows) == at + 2


@settings(max_examples=50)
@given(chains(), st.data())
def test_a_removed_entry_is_told(rows: list[dict[str, Any]], data: st.DataObject) -> None:
    assume(len(rows) > 1)
    at = data.draw(st.integers(0, len(rows) - 2))  # a cut end is told by who printed it
    del rows[at]
    assert first_broken(rows) == at + 1


@settings(max_examples=50)
@given(chains(), st.data())
def test_entries_in_another_order_are_told(rows: list[dict[str, Any]], data: st.DataObject) -> None:
    assume(len(rows) > 1)
    other = data.draw(st.permutations(rows))
    assume(other != rows)
    numbered = [row | {"number": number} for number, row in enumerate(other, 1)]
    assert first_broken(other) is not None
    assert first_broken(numbered) is not None


@settings(max_examples=50)
@given(chains())
def test_an_entry_of_another_paper_does_not_pass(rows: list[dict[str, Any]]) -> None:
    rows[-1] = rows[-1] | {"sha256": "b" * 64}
    assert first_broken(rows) == len(rows)


@settings(max_examples=50)
@given(chains())
def test_the_same_detail_in_other_signs_is_told(rows: list[dict[str, Any]]) -> None:
    rows[0] = rows[0] | {"detail": rows[0]["detail"] + " "}
    assert first_broken(rows) == 1


# in a desk


@pytest.fixture
def kept(storage: Storage, tmp_path: Path) -> str:
    """A paper with three entries."""
    path, read = notice(tmp_path / "in")
    with storage.writing() as unit:
        case = unit.cases.require(unit.cases.add(NOW))
        unit.keep(path, read, NOW, case)
        unit.notices.add(case, read, NOW)
        for day in (1, 2):
            unit.custody.add(
                read.file.sha256, "viewed", NOW + timedelta(days=day), case, how="review"
            )
    return read.file.sha256


def test_what_was_written_is_read(storage: Storage, kept: str) -> None:
    with storage.reading() as unit:
        found = unit.custody.of(kept)
    assert [entry.what for entry in found.entries] == ["added", "viewed", "viewed"]
    assert found.broken is None
    assert found.head.entries == 3
    first = found.entries[0]
    assert (first.at, first.case) == (NOW, "c1")
    assert (first.user, first.computer) == (this_person().user, this_person().computer)
    assert dict(first.detail) == {"name": "notice.eml", "size": 9, "kind": "eml"}


def test_of_looks_one_is_written_a_day(storage: Storage, kept: str) -> None:
    with storage.reading() as unit:
        on = NOW + timedelta(days=1)
        assert unit.custody.has(kept, "viewed", on, 1, "review")
        assert unit.custody.has(kept, "viewed", on.replace(hour=23), 1, "review")
        assert not unit.custody.has(kept, "viewed", NOW, 1, "review")
        assert not unit.custody.has(kept, "viewed", on, 2, "review")
        assert not unit.custody.has(kept, "viewed", on, 1, "program")


def _sql(text: str) -> Callable[[sqlite3.Connection], object]:
    return lambda database: database.execute(text)


@pytest.mark.parametrize(
    ("harm", "at"),
    [
        (_sql("UPDATE custody SET at = '2026-03-04T09:30:00Z' WHERE number = 3"), "3"),
        (_sql("UPDATE custody SET who = 'nobody' WHERE number = 1"), "1"),
        (_sql("DELETE FROM custody WHERE number = 1"), "1"),
        (_sql("DELETE FROM custody WHERE number = 2"), "2"),
        (_sql("DELETE FROM custody"), "1"),
        (_sql("UPDATE custody SET number = 6 - number WHERE number > 1"), "2"),
        (_sql("UPDATE custody SET detail = 'no json' WHERE number = 2"), "2"),
    ],
)
def test_an_examination_names_a_broken_chain(
    storage: Storage, kept: str, harm: Callable[[sqlite3.Connection], object], at: str
) -> None:
    assert verify(storage, NOW).sound
    with closing(sqlite3.connect(storage.folder / "desk.db")) as database, database:
        harm(database)
    (problem,) = verify(storage, NOW).problems
    assert (problem.code, problem.name, problem.detail) == ("custody_broken", "notice.eml", at)
    with storage.reading() as unit:
        assert str(unit.custody.of(kept).broken or 1) == at


def test_an_old_desk_has_an_entry_for_each_original_written_later(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(Path(__file__).resolve().parents[1] / "desks" / "v4", tmp_path / "desk")
    storage = Storage(tmp_path / "desk", NOW)
    with storage.reading() as unit:
        originals = [sha256 for sha256, _kind in unit.notices.originals()]
        records = unit.custody.all(originals)
        assert len(records) == 2
        for sha256, record in records.items():
            (entry,) = record.entries
            assert record.broken is None
            assert (entry.what, entry.late, entry.user) == ("added", True, "")
            assert entry.at == unit.notices.require(sha256).added_at.replace(microsecond=0)
            assert "written" in dict(entry.detail)
    assert verify(storage, NOW).sound
    storage.close()


# who


def test_who_works_here_is_known_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "lan")
    assert person.this_person.__wrapped__().user == "lan"

    def none() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", none)
    assert person.this_person.__wrapped__() == Person("", person._computer())
