"""Backup, restore and the examination of a desk on the command line, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Run
from tests.desk.backup_parts import fill
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.cli import main
from tro_desk.desk import open_desk


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process: there are many."""
    monkeypatch.setenv("TRO_DESK_DIR", str(tmp_path / "desk"))

    def call(*arguments: object) -> Answer:
        status = main([str(one) for one in arguments])
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return call


def test_a_backup_comes_back(run: Run, tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        fill(desk, tmp_path / "in")
    out, new = tmp_path / "备份 1.zip", tmp_path / "new desk"
    shape = run("backup", "--out", out, "--json").json
    assert (shape["file"], shape["files"], shape["counts"]["evidence"]) == (str(out), 5, 3)
    done = run("restore", out, "--desk", new, "--json").json
    assert (done["desk"], done["counts"], done["problems"]) == (str(new), shape["counts"], [])
    again = run("restore", out, "--into", new, "--lang", "zh")
    assert (again.status, again.out) == (1, "")
    assert len(again.err.splitlines()) == 1
    assert run("verify", "--desk", new, "--json").json["problems"] == []
    next((new / "vault").rglob("*.eml")).unlink()
    answer = run("verify", "--desk", new)
    assert answer.status == 1
    assert "1 problem." in answer.out
    assert run("verify", out).status == 0
    assert run("restore", tmp_path / "in" / "0.eml", "--into", tmp_path / "x").status == 1
    assert not (tmp_path / "x").exists()
    assert run("restore", out).status == 2


def test_a_desk_moves_as_one_file(run: Run, tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        fill(desk, tmp_path / "in")
    out, new = tmp_path / "搬家.trocase", tmp_path / "new"
    shape = run("backup", "--to", out, "--json").json
    assert (shape["file"], shape["counts"]["evidence"]) == (str(out), 3)
    assert run("verify", out).status == 0
    done = run("restore", out, "--into", new, "--json").json
    assert (done["desk"], done["counts"]) == (str(new), shape["counts"])
    folder = tmp_path / "a folder.trocase"
    folder.mkdir()
    inside = Path(run("backup", "--to", folder, "--json").json["file"])
    assert (inside.parent, inside.suffix) == (folder, ".zip")
