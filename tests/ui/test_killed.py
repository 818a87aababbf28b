"""A window killed at any moment: what it had shown as saved is there."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.ui.killed import started
from tro_desk.base import paths
from tro_desk.desk import open_desk


@pytest.fixture(scope="module")
def unanswered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed desk whose one case has the sample papers and no answer."""
    folder = tmp_path_factory.mktemp("unanswered") / "desk"
    with open_desk(folder) as desk:
        for name in ("1-amazon-notice.pdf", "2-service-email.eml"):
            desk.add_notice(paths.asset("sample", name))
    return folder


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("seed", range(5))
def test_what_the_window_showed_is_there(unanswered: Path, tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "desk"
    shutil.copytree(unanswered, folder)
    process = started("tests.ui.victim", folder, "c1")
    assert process.stdout is not None
    shown: list[tuple[str, str]] = []
    blow_after = random.Random(seed).randrange(1, 14)
    for line in process.stdout:
        if line.startswith("ROUND"):
            break
        _, field, value = line.rstrip("\n").split("\t")
        shown.append((field, value))
        if len(shown) == blow_after:
            process.kill()
    process.stdout.close()
    process.wait()
    assert len(shown) >= blow_after

    with sqlite3.connect(folder / "desk.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    with open_desk(folder) as desk:
        case = desk.case("c1")
        saved = {(fact.field, fact.value) for fact in case.facts}
        assert set(shown) <= saved
        assert len(case.notices) == 2
