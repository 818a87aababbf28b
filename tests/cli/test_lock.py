"""A desk locked, used and unlocked on the command line, as a script would."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import open_desk


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A file with each passphrase."""
    made = {"good": PASSPHRASE, "wrong": "wrong passphrase", "new": "a new passphrase"}
    for name, text in made.items():
        (tmp_path / f"{name}.txt").write_text(f"{text}\nanother line\n", encoding="utf-8")
    return {name: tmp_path / f"{name}.txt" for name in made}


@pytest.fixture
def recovery(tmp_path: Path) -> Path:
    """A locked desk with a cheap lock; the file with its recovery key."""
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        desk.new_case()
        key = desk.lock(PASSPHRASE, kdf=CHEAP)
    (tmp_path / "recovery.txt").write_text(key)
    return tmp_path / "recovery.txt"


def test_on_and_off(run: Run, tmp_path: Path, files: dict[str, Path]) -> None:
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        desk.new_case()
    made = run("lock", "on", "--json", "--new-passphrase-file", files["good"])
    assert made.json["state"] == "locked"
    assert len(made.json["recovery_key"].split("-")) == 8
    assert made.json["open_backups"] == []
    assert (tmp_path / "desk" / "desk.lock").exists()
    done = run("lock", "off", "--passphrase-file", files["good"])
    assert done.status == 0
    assert "no longer encrypted" in done.out
    assert not (tmp_path / "desk" / "desk.lock").exists()
    assert run("lock", "off", "--passphrase-file", files["good"]).status == 1


def test_a_command_on_a_locked_desk_needs_the_passphrase(
    run: Run, recovery: Path, files: dict[str, Path]
) -> None:
    bare = run("cases")
    assert (bare.status, bare.out) == (1, "")
    assert "is locked" in bare.err
    wrong = run("cases", "--passphrase-file", files["wrong"])
    assert wrong.status == 1
    assert "does not open the desk" in wrong.err
    assert PASSPHRASE not in wrong.err
    none = run("cases", "--passphrase-file", recovery.with_name("none.txt"))
    assert (none.status, "none.txt" in none.err) == (1, True)
    good = run("--passphrase-file", files["good"], "cases", "--json")
    assert len(good.json["cases"]) == 1


def test_the_recovery_key_sets_another_passphrase(
    run: Run, recovery: Path, files: dict[str, Path]
) -> None:
    done = run("lock", "change", "--recovery-file", recovery, "--new-passphrase-file", files["new"])
    assert done.status == 0, done.err
    made = run("lock", "recovery", "--json", "--passphrase-file", files["new"]).json
    assert made["recovery_key"] != recovery.read_text()
    recovery.write_text(recovery.read_text()[:-1])
    short = run(
        "lock", "change", "--recovery-file", recovery, "--new-passphrase-file", files["new"]
    )
    assert (short.status, "has 40 letters" in short.err) == (1, True)


def test_a_locked_backup_is_restored_by_its_passphrase(
    run: Run, tmp_path: Path, recovery: Path, files: dict[str, Path]
) -> None:
    out = tmp_path / "out.zip"
    assert run("backup", "--out", out, "--passphrase-file", files["good"]).status == 0
    bare = run("restore", out, "--into", tmp_path / "a")
    assert (bare.status, "of a locked desk" in bare.err) == (1, True)
    done = run("restore", out, "--into", tmp_path / "a", "--passphrase-file", files["good"])
    assert done.status == 0, done.err
    assert run("lock", "status", "--desk", tmp_path / "a", "--json").json == {"state": "locked"}
