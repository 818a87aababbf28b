from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.backup_parts import Moving
from tests.faults.jobs import fill
from tro_desk.desk import Desk, open_desk


@pytest.fixture
def clock() -> Moving:
    """A clock that is moved by hand, back too."""
    return Moving()


@pytest.fixture
def desk(tmp_path: Path, empty_desk: Path, clock: Moving) -> Iterator[Desk]:
    """An open, empty desk in tmp_path/desk with that clock."""
    shutil.copytree(empty_desk, tmp_path / "desk")
    with open_desk(tmp_path / "desk", clock) as desk:
        yield desk


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, empty_desk: Path) -> Path:
    """A folder with a closed desk and what is given to its jobs, to be copied."""
    folder = tmp_path_factory.mktemp("faults")
    shutil.copytree(empty_desk, folder / "disk" / "desk")
    with open_desk(folder / "disk" / "desk", Moving()) as desk:
        fill(desk, folder / "given")
    return folder
