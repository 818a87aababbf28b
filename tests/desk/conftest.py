from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import Desk, open_desk


@pytest.fixture
def desk(tmp_path: Path, empty_desk: Path) -> Iterator[Desk]:
    """An open, empty desk in tmp_path/desk whose clock stands at NOW."""
    shutil.copytree(empty_desk, tmp_path / "desk")
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        yield desk
