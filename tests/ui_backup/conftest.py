"""The windows of tests/ui, on real desks."""

from __future__ import annotations

import pytest

from tests.ui.conftest import (  # noqa: F401 - fixtures
    Opened,
    _fonts,
    empty,
    open_window,
    sample,
    sample_desk,
)
from tro_desk.ui.screens.backup.view import BackupView


@pytest.fixture
def view(sample: Opened) -> BackupView:  # noqa: F811
    """The page of backups on the sample case."""
    sample.go("backup")
    made = sample.window.screen_of("backup")
    assert isinstance(made, BackupView)
    return made
