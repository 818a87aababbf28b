"""A window must paint before anything heavy is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = ("sqlalchemy", "alembic", "sqlite3", "reportlab", "pypdfium2", "PySide6", "yaml", "babel")


def _imported(*code: str) -> set[str]:
    """The packages that a new process imports while it runs `code`."""
    line = [sys.executable, "-X", "importtime", "-c", "; ".join(code)]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    names = {row.rpartition("|")[2].strip() for row in done.stderr.splitlines()}
    return {name.partition(".")[0] for name in names}


def test_importing_the_desk_is_cheap() -> None:
    imported = _imported("import tro_desk.desk")
    assert "tro_desk" in imported
    assert imported.isdisjoint(HEAVY)


def test_an_up_to_date_desk_opens_without_migrations(tmp_path: Path) -> None:
    open_it = "from pathlib import Path", "from tro_desk.desk import open_desk"
    use_it = f"desk = open_desk(Path({str(tmp_path)!r}))", "desk.cases()", "desk.close()"
    assert "alembic" in _imported(*open_it, *use_it)
    imported = _imported(*open_it, *use_it)
    assert "sqlalchemy" in imported
    assert imported.isdisjoint({"alembic", "mako", "reportlab", "pypdfium2", "PySide6"})
