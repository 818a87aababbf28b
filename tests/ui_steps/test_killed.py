"""The steps killed at any moment: what the screen had shown as saved is there."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.ui.killed import started
from tests.ui_steps.victim import STEPS
from tro_desk.desk import open_desk


@pytest.fixture(scope="module")
def unanswered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed desk with one case and no answer."""
    folder = tmp_path_factory.mktemp("unanswered") / "desk"
    with open_desk(folder) as desk:
        assert desk.new_case() == "c1"
    return folder


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("seed", range(3))
def test_no_answer_is_lost(unanswered: Path, tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "desk"
    shutil.copytree(unanswered, folder)
    process = started("tests.ui_steps.victim", folder, "c1")
    assert process.stdout is not None
    shown: dict[str, str] = {}
    count, blow_after = 0, random.Random(seed).randrange(4, len(STEPS) + 1)
    for line in process.stdout:
        assert not line.startswith("ROUND")
        _, step, value = line.rstrip("\n").split("\t")
        shown[step] = value
        count += 1
        if count == blow_after:
            process.kill()
            break
    process.stdout.close()
    process.wait()
    assert count == blow_after

    with sqlite3.connect(folder / "desk.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    with open_desk(folder) as desk:
        path = desk.path("c1", "alibaba")
        kept = {step: found.answer for step in shown if (found := path.step(step)) is not None}
        following = next((step for step, _keys in STEPS[count:]), "")
        for step, value in shown.items():
            if step != following:  # which may have been answered anew before the blow fell
                assert kept[step] == value
            assert kept[step]
        assert all(shown.values())
