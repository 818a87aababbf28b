"""The examination of a desk: each kind of damage is found, and nothing that is sound is blamed."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk.backup_parts import Moving, Stopping, code_of, fill
from tests.desk.parts import CERTAIN, add
from tro_desk.base.errors import Cancelled
from tro_desk.desk import Desk, open_desk


def test_an_examination_finds_each_kind_of_damage(desk: Desk, tmp_path: Path) -> None:
    from tro_desk.domain.records import Document

    case = fill(desk, tmp_path / "in", papers=4)
    papers = [one.evidence.sha256 for one in desk.case(case).notices]
    record = desk.save_record(case, Document("Invoice", "yes", "", (papers[0],)))
    other = desk.save_record(case, Document("Licence", "no", ""))
    assert desk.check().problems == ()
    files = [desk.original(paper) for paper in papers[:2]]
    files[0].chmod(0o644)
    files[0].write_bytes(b"changed")
    files[1].unlink()
    (desk.folder / "vault" / "ab").mkdir()
    (desk.folder / "vault" / "ab" / "left behind.bin").write_bytes(b"x")
    brief = next((desk.folder / "briefs").glob("*.pdf"))
    brief.write_bytes(b"%PDF another")
    next((desk.folder / "briefs").glob("*.json")).unlink()
    with closing(sqlite3.connect(desk.folder / "desk.db")) as database, database:
        database.execute("DELETE FROM record_papers")
        database.execute("UPDATE records SET body = '{}' WHERE number = ?", (other.number,))
        database.execute("DELETE FROM pages WHERE sha256 = ?", (papers[3],))
        database.execute("INSERT INTO pages VALUES (?, 1, 'x', 'x', '')", ("f" * 64,))
    found = desk.check()
    assert record.number != other.number
    assert sorted(one.code for one in found.problems) == [
        "brief_changed",
        "brief_missing",
        "link_broken",
        "original_changed",
        "original_missing",
        "record_broken",
        "record_paper",
        "stray_file",
    ]
    assert {one.name for one in found.problems} >= {"0.eml", "1.eml", "left behind.bin", brief.name}
    assert found.originals == 4


def test_a_broken_database_is_told(desk: Desk, tmp_path: Path) -> None:
    fill(desk, tmp_path / "in")
    path = desk.folder / "desk.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'candidates'"
        ).fetchone()[0]
        size = database.execute("PRAGMA page_size").fetchone()[0]
    with path.open("rb+") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    assert "database_damaged" in {one.code for one in desk.check().problems}
    assert code_of(desk.back_up) == "desk_damaged"
    assert desk.backups().kept == ()


def test_an_examination_while_papers_are_added(desk: Desk, tmp_path: Path) -> None:
    case = desk.new_case()
    over = threading.Event()

    def write() -> None:
        for number in range(200):
            if over.is_set():
                return
            add(desk, tmp_path / "in", *CERTAIN, case=case, text=f"P{number}", name=f"{number}.eml")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        found = [desk.check() for _ in range(8)]
    finally:
        over.set()
        writer.join()
    assert [one.problems for one in found] == [()] * 8


def test_once_a_week_by_itself(tmp_path: Path) -> None:
    clock = Moving()
    with open_desk(tmp_path / "desk", clock) as desk:
        assert desk.check_if_due() is not None
        assert desk.check_if_due() is None
        clock.pass_by(days=7)
        assert desk.check_if_due() is not None
        clock.pass_by(days=-50)
        assert desk.check_if_due() is not None
        fill(desk, tmp_path / "in")
        with pytest.raises(Cancelled):
            desk.check(Stopping(0))
