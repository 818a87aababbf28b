"""Old desks open, a migration keeps a sound copy first, and none comes without a test."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.operations import Operations

from tests.store.made import NOW
from tro_desk.base.errors import DeskError
from tro_desk.base.registry import modules_of
from tro_desk.store import Storage, migrations, schema
from tro_desk.store.engine import Engine

DESKS = Path(__file__).resolve().parents[1] / "desks"
OLD = sorted(folder.name for folder in DESKS.glob("v*"))


@pytest.fixture
def old_desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    shutil.copytree(DESKS / "v1", folder)
    (folder / "backups").mkdir(exist_ok=True)  # an empty folder is not kept in a repository
    return folder


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_every_migration_has_a_desk_of_its_version() -> None:
    numbers = [int(module.__name__.rpartition(".v")[2][:4]) for module in modules_of(migrations)]
    assert numbers == list(range(1, schema.VERSION + 1))
    missing = [n for n in numbers if not any(name.split("-")[0] == f"v{n}" for name in OLD)]
    assert missing == [], "keep a desk of this version in tests/desks/"


@pytest.mark.parametrize("name", OLD)
def test_an_old_desk_opens_with_all_that_is_in_it(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "desk"
    shutil.copytree(DESKS / name, folder)
    storage = Storage(folder, NOW)
    with storage.reading() as unit:
        (case,) = unit.cases.all()
        assert case.value("docket_number") == "1:26-cv-01234"
        assert case.value("court") == "ilnd"
        assert len(case.notices) == 2
        assert any(case.open_candidates())
        assert [shop.name for shop in unit.shops.all()] == ["LANJIA Direct"]
        assert all(unit.vault.verify(*original) for original in unit.notices.originals())
        brief = unit.briefs.newest(1)
        assert brief is not None
        assert brief.data.startswith(b"%PDF-")
    storage.close()
    assert _version(folder / "desk.db") == schema.VERSION


def _add_colour(op: Operations) -> None:
    op.execute("ALTER TABLE stores ADD COLUMN colour TEXT")


def _fail_half_way(op: Operations) -> None:
    op.execute("DROP TABLE briefs")
    raise RuntimeError("half-way")


def _upgrade(folder: Path, step: object) -> None:
    engine = Engine(folder / "desk.db")
    try:
        assert callable(step)
        schema.bring_up_to_date(engine, 1, folder / "backups", NOW, 2, {2: step})
    finally:
        engine.close()


def test_a_migration_keeps_a_sound_copy_of_the_desk_before(old_desk: Path) -> None:
    left = old_desk / "backups" / ".desk-v1-20260301T000000Z.db.4711.part"
    left.write_text("of a process that was killed")
    left.with_name(f"{left.name}-journal").write_text("its journal")
    _upgrade(old_desk, _add_colour)
    (copy,) = (old_desk / "backups").iterdir()
    assert copy.name == "desk-v1-20260302T083000Z.db"
    assert _version(copy) == 1
    assert _version(old_desk / "desk.db") == 2
    with (
        closing(sqlite3.connect(copy)) as before,
        closing(sqlite3.connect(old_desk / "desk.db")) as after,
    ):
        for table in ("cases", "facts", "candidates", "pages", "log"):
            every = f"SELECT * FROM {table}"
            assert before.execute(every).fetchall() == after.execute(every).fetchall()
        assert "colour" in [row[1] for row in after.execute("PRAGMA table_info(stores)")]


def test_a_migration_that_fails_leaves_the_desk_as_it_was(old_desk: Path) -> None:
    with pytest.raises(RuntimeError, match="half-way"):
        _upgrade(old_desk, _fail_half_way)
    assert _version(old_desk / "desk.db") == 1
    storage = Storage(old_desk, NOW)
    with storage.reading() as unit:
        assert unit.briefs.newest(1) is not None
    storage.close()


def test_without_a_sound_copy_nothing_is_migrated(old_desk: Path) -> None:
    (old_desk / "backups").rmdir()
    (old_desk / "backups").write_text("a file where the folder should be")
    with pytest.raises(DeskError) as caught:
        _upgrade(old_desk, _add_colour)
    assert caught.value.code == "backup_failed"
    assert _version(old_desk / "desk.db") == 1
