"""`tro-desk package` and `tro-desk verify` as somebody uses them, with the tools around."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tro_desk.cli import main


def process(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The command line as its own process."""
    return subprocess.run(
        [sys.executable, "-m", "tro_desk", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=120,
        check=False,
    )


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line within this process: a start takes longer than most of the commands."""

    def call(*arguments: object, typed: str = "") -> Done:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        capsys.readouterr()
        status = main([*map(str, arguments)])
        told = capsys.readouterr()
        return Done(status, told.out, told.err)

    return call


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, filled_desk: tuple[Path, str]) -> Path:
    folder = tmp_path_factory.mktemp("copy") / "desk"
    shutil.copytree(filled_desk[0], folder)
    return folder


def test_a_package_of_the_sample_case_is_made_checked_and_caught_when_changed(
    desk: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "材料.zip"
    done = process("package", "c1", "--desk", desk, "--out", out, "--lang", "en", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    made = json.loads(done.stdout)
    paths = [one["path"] for one in made["files"]]
    assert paths[:4] == ["brief.pdf", "exhibits.pdf", "figures.xlsx", "dates.ics"]
    assert paths[-3:] == ["VERIFY.txt", "manifest.json", "SHA256SUMS"]
    assert made["exhibits"][0]["bates"][0] == "LANJIA000002"
    assert sum(path.startswith("originals/") for path in paths) == len(made["exhibits"]) >= 2

    good = run("verify", out, "--json")
    assert (good.status, json.loads(good.out)["sound"]) == (0, True)
    assert json.loads(good.out)["package"]["sha256"] == made["package"]["sha256"]
    with zipfile.ZipFile(out) as archive:
        archive.extractall(tmp_path / "x")
        files = {name: archive.read(name) for name in archive.namelist()}
    summed = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "x", capture_output=True, check=False
    )
    assert summed.returncode == 0

    wrong = next(path for path in paths if path.startswith("originals/A"))
    files[wrong] += b" "
    del files["dates.ics"]
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    bad = run("verify", out, "--json")
    told = {one["path"]: one["outcome"] for one in json.loads(bad.out)["files"]}
    assert bad.status == 1
    assert {path for path, outcome in told.items() if outcome == "changed"} == {wrong}
    assert {path for path, outcome in told.items() if outcome == "missing"} == {"dates.ics"}
    spoken = run("verify", out, "--lang", "zh")
    assert spoken.status == 1
    assert spoken.err.count("\n") == 1
    assert wrong in spoken.out


def test_a_password_comes_from_standard_input_alone(desk: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "locked.zip"
    make = ("package", "--case", "c1", "--desk", desk, "--out", out, "--password-stdin")
    assert run(*make, typed="short\n").status == 1
    assert run(*make, typed="").status == 2
    assert not list(tmp_path.iterdir())
    assert run(*make, typed="long enough 密码\n").status == 0
    assert run("verify", out).status == 1
    assert run("verify", out, "--password-stdin", typed="another one\n").status == 1
    right = run("verify", out, "--password-stdin", "--json", typed="long enough 密码\n")
    assert (right.status, json.loads(right.out)["locked"]) == (0, True)


def test_what_would_go_in_is_shown_first_and_wrong_use_is_said(
    desk: Path, tmp_path: Path, run: Run
) -> None:
    listed = json.loads(run("package", "c1", "--desk", desk, "--list", "--json").out)
    assert listed["prefix"] == "LANJIA"
    names = [one["name"] for one in listed["originals"]]
    assert "1-amazon-notice.pdf" in names
    assert run("package", "c1", "--desk", desk).status == 2
    out = tmp_path / "no" / "folder.zip"
    for arguments in (
        ("c1", "--out", out),
        ("c9", "--out", tmp_path / "a.zip"),
        ("c1", "--out", tmp_path / "a.zip", "--evidence", "ffffffff"),
        ("c1", "--out", tmp_path / "a.zip", "--prefix", "no good"),
    ):
        done = run("package", "--desk", desk, *arguments)
        assert (done.status, done.out) == (1, "")
        assert done.err.count("\n") == 1
    assert not list(tmp_path.iterdir())
    assert run("verify", tmp_path / "nothing.zip").status == 1
    (tmp_path / "other.zip").write_bytes(b"PK")
    assert run("verify", tmp_path / "other.zip").status == 1
