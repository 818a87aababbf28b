"""The command line in processes of its own, with a folder of their own and a plain environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Answer]
SECONDS = 120


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A plain environment, with a home and a desk of its own."""
    home = tmp_path / "home"
    home.mkdir()
    return plain() | {"HOME": str(home), "TRO_DESK_DIR": str(tmp_path / "desk")}


def plain() -> dict[str, str]:
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    return kept | {"LANG": "en_US.UTF-8"}


def checked(status: int, out: str, err: str) -> Answer:
    """What a call gave; never a traceback."""
    assert "Traceback" not in err, err
    assert status in (0, 1, 2), err
    return Answer(status, out, err)


@pytest.fixture
def cold(environment: dict[str, str]) -> Run:
    """Runs `tro-desk ARGUMENTS` in a new interpreter, as a user does."""

    def call(*arguments: object, **more: str) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "tro_desk", *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
            cwd=ROOT,
            env=environment | more,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return checked(done.returncode, done.stdout, done.stderr)

    return call


@pytest.fixture(scope="session")
def warm() -> Iterator[subprocess.Popen[str]]:
    """The process of tests/cli/warm.py."""
    command = [sys.executable, "-m", "tests.cli.warm"]
    ends = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, encoding="utf-8", cwd=ROOT, env=plain(), **ends) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def run(request: pytest.FixtureRequest, environment: dict[str, str], tmp_path: Path) -> Run:
    """Runs `tro-desk ARGUMENTS` in a process of its own that need not import the program anew."""
    if not hasattr(os, "fork"):
        return request.getfixturevalue("cold")
    process = request.getfixturevalue("warm")
    told = [tmp_path / "stdout", tmp_path / "stderr"]

    def call(*arguments: object, **more: str) -> Answer:
        shape = {
            "arguments": [str(argument) for argument in arguments],
            "environment": environment | more,
            "told": [str(path) for path in told],
            "seconds": SECONDS,
        }
        process.stdin.write(json.dumps(shape) + "\n")
        process.stdin.flush()
        status = int(process.stdout.readline())
        return checked(status, *(path.read_text(encoding="utf-8") for path in told))

    return call


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """As `run`, in this process: one reader of files serves all calls of a test."""
    from tro_desk import cli

    monkeypatch.setenv("TRO_DESK_DIR", str(tmp_path / "desk"))

    def call(*arguments: object) -> Answer:
        capsys.readouterr()
        status = cli.main([str(argument) for argument in arguments])
        return Answer(status, *capsys.readouterr())

    return call
