"""A window killed while a letter is written: what it had shown as kept is there."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.ui.killed import started
from tro_desk.desk import open_desk
from tro_desk.domain.records import Letter


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("seed", range(2))
def test_what_was_shown_as_kept_is_there(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "desk"
    with open_desk(folder) as desk:
        case = desk.new_case()
    process = started("tests.ui_letters.victim", folder, case)
    assert process.stdout is not None
    told, blow_after = 0, random.Random(seed).randrange(2, 6)
    for line in process.stdout:
        told = int(line.split("\t")[1])
        if told == blow_after:
            break
    process.kill()
    process.wait()
    process.stdout.close()
    assert told == blow_after
    with open_desk(folder) as desk:
        record = desk.records(case, "letter")[0]
    assert isinstance(record.body, Letter)
    for number in range(1, told + 1):
        assert f"word{number}" in record.body.text.split()
