from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.made import NOW
from tro_desk.store import Storage


@pytest.fixture
def storage(tmp_path: Path, empty_desk: Path) -> Iterator[Storage]:
    """An open, empty desk in tmp_path/desk."""
    shutil.copytree(empty_desk, tmp_path / "desk")
    storage = Storage(tmp_path / "desk", NOW)
    yield storage
    storage.close()
