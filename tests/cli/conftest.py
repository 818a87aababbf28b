"""The command line as a user runs it: its own process, its own folder, a plain environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
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


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `tro-desk ARGUMENTS` with a home of its own; never sees a traceback."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "en_US.UTF-8",
        "TRO_DESK_DIR": str(tmp_path / "desk"),
    }
    environment |= {key: os.environ[key] for key in ("SYSTEMROOT",) if key in os.environ}

    def call(*arguments: object, **more: str) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "tro_desk", *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            cwd=ROOT,
            env=environment | more,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode in (0, 1, 2), done.stderr
        return Answer(done.returncode, done.stdout, done.stderr)

    return call
