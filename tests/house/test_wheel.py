"""An installed wheel is as whole as the checkout: catalogs, fonts, content, sample papers."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.long
def test_the_sample_case_is_worked_from_the_wheel(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("tro_desk-*.whl")
    place = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(place)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(place), "LANG": "zh_CN.UTF-8"}

    def run(*arguments: object) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "tro_desk", *map(str, arguments)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    where = subprocess.run(
        [sys.executable, "-c", "import tro_desk; print(tro_desk.__file__)"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert Path(where.stdout.strip()).is_relative_to(place)
    assert "示例案件" in run("demo", "--desk", tmp_path / "desk")
    run("brief", "c1", "--desk", tmp_path / "desk", "--out", tmp_path / "brief.pdf")
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF-")
