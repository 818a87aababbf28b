"""The schema that migrations make, the file they make it in, and files that are no desk."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError

from tests.store.made import NOW, candidate, notice
from tro_desk.base.errors import DeskError
from tro_desk.store import Storage, custody_tables, sales_tables, schema, search_tables, tables


def _shapes(path: Path) -> dict[str, list[str]]:
    """The statement that made each table and index; its constraints in any order."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_master"
            " WHERE type IN ('table', 'index') AND name NOT LIKE 'sqlite_%'"
        )
        return {
            # A column that was added later stands in the last line, after the constraints.
            name: sorted(re.sub(r"\s+", " ", part).strip() for part in _parts(sql))
            for name, sql in rows
        }


def _parts(sql: str) -> list[str]:
    """A statement cut at the commas that stand in its outer brackets."""
    head, _, rest = sql.partition("(")
    parts, depth = [""], 0
    for sign in rest.rpartition(")")[0]:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [head, *parts]


def test_the_migrations_make_what_the_code_expects(tmp_path: Path) -> None:
    Storage(tmp_path / "desk", NOW).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    assert custody_tables.metadata is sales_tables.metadata is search_tables.metadata
    sales_tables.metadata.create_all(engine)
    engine.dispose()
    assert _shapes(tmp_path / "desk" / "desk.db") == _shapes(tmp_path / "plain.db")

    migrated = create_engine(f"sqlite:///{tmp_path / 'desk' / 'desk.db'}")
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, sales_tables.metadata) == []
        seen = connection.exec_driver_sql("SELECT * FROM current_facts").keys()
        assert {column.name for column in tables.current_facts.c} <= set(seen)
    migrated.dispose()


def test_a_desk_has_the_settings_that_keep_it_safe(tmp_path: Path) -> None:
    from tro_desk.store.engine import Engine

    Storage(tmp_path, NOW).close()
    engine = Engine(tmp_path / "desk.db")
    with engine.reading() as connection:

        def pragma(name: str) -> object:
            return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

        assert pragma("journal_mode") == "wal"
        assert pragma("foreign_keys") == 1
        assert pragma("synchronous") == 2
        assert pragma("user_version") == schema.VERSION
        assert pragma("busy_timeout") == 20_000
    engine.close()


def test_a_desk_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    Storage(tmp_path, NOW).close()
    with closing(sqlite3.connect(tmp_path / "desk.db")) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(DeskError) as caught:
        Storage(tmp_path, NOW)
    assert caught.value.code == "desk_newer"
    assert caught.value.params == {
        "folder": str(tmp_path),
        "version": schema.VERSION + 1,
        "known": schema.VERSION,
    }


def _text(path: Path) -> None:
    path.write_text("This is not a database. " * 100)


def _someone_elses(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def _cut_off(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _overwritten(path: Path) -> None:
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * 40_000)


@pytest.mark.parametrize("harm", [_text, _someone_elses, _cut_off, _overwritten])
def test_a_file_that_is_no_sound_desk_is_named_so(tmp_path: Path, harm: object) -> None:
    Storage(tmp_path, NOW).close()
    assert callable(harm)
    harm(tmp_path / "desk.db")
    before = (tmp_path / "desk.db").read_bytes()
    with pytest.raises(DeskError) as caught:
        Storage(tmp_path, NOW)
    assert caught.value.code == "desk_damaged"
    assert (tmp_path / "desk.db").read_bytes() == before


def test_a_desk_that_was_stopped_while_it_was_made_opens(tmp_path: Path) -> None:
    (tmp_path / "desk.db").touch()
    storage = Storage(tmp_path, NOW)
    with storage.reading() as unit:
        assert unit.cases.all() == ()
    storage.close()


def test_what_another_thread_has_half_made_is_no_old_desk(storage: Storage) -> None:
    """One saw it at its third migration, the other has ended since."""
    backups = storage.folder / "backups"
    left = backups / ".desk-v3-20260101T000000Z.db.1.part"
    left.write_bytes(b"being written by the other")
    schema.bring_up_to_date(storage._engine, 3, backups, NOW)
    assert list(backups.iterdir()) == [left]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("a file where the folder should be")
    with pytest.raises(DeskError) as caught:
        Storage(tmp_path / "desk", NOW)
    assert caught.value.code == "desk_unwritable"


def test_any_folder_name_will_do_and_nobody_else_may_look(tmp_path: Path) -> None:
    folder = tmp_path / "我的 案件" / "#1?mode=ro&%20'"
    Storage(folder, NOW).close()
    assert {path.name for path in folder.iterdir()} == {
        *("desk.db", "vault", "briefs", "backups", ".lock", "desk.pages")
    }
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_a_full_disk_is_named(storage: Storage, tmp_path: Path) -> None:
    with pytest.raises(DeskError) as caught, storage.writing(), open("/dev/full", "wb") as full:  # noqa: PTH123
        full.write(b"x" * 100_000)
    assert caught.value.code == "disk_full"


def test_what_does_not_fit_is_refused_by_the_database_itself(
    storage: Storage, tmp_path: Path
) -> None:
    path, read = notice(tmp_path / "in", candidate("asin", "B000000001", score=1001))

    def add() -> None:
        with storage.writing() as unit:
            case = unit.cases.require(unit.cases.add(NOW))
            unit.keep(path, read, NOW)
            unit.notices.add(case, read, NOW)

    with pytest.raises(IntegrityError, match="ck_candidates_score"):
        add()
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), storage.writing() as unit:
        unit.facts.take_back(1, 99, NOW)
    with storage.reading() as unit:
        assert unit.cases.all() == ()
        assert unit.notices.originals() == []


def test_a_moment_without_a_zone_is_refused(storage: Storage) -> None:
    with pytest.raises(Exception, match="needs a zone"), storage.writing() as unit:
        unit.cases.add(NOW.replace(tzinfo=None))
