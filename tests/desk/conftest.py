from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SAMPLE_NOW
from tests.desk.backup_parts import fill
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import Desk, open_desk


@pytest.fixture
def desk(tmp_path: Path, empty_desk: Path) -> Iterator[Desk]:
    """An open, empty desk in tmp_path/desk whose clock stands at NOW."""
    shutil.copytree(empty_desk, tmp_path / "desk")
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        yield desk


@pytest.fixture
def sample(tmp_path: Path, filled_desk: tuple[Path, str]) -> Iterator[tuple[Desk, str]]:
    """An open desk with the sample case, and the case's id."""
    folder, case = filled_desk
    shutil.copytree(folder, tmp_path / "sample")
    with open_desk(tmp_path / "sample", FixedClock(SAMPLE_NOW)) as desk:
        yield desk, case


@pytest.fixture(scope="session")
def made_backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a desk with papers, only to be read."""
    folder = tmp_path_factory.mktemp("made")
    with open_desk(folder / "desk", FixedClock(NOW)) as desk:
        fill(desk, folder / "in")
        return desk.back_up(out=folder / "good.zip").content.path
