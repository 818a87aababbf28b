"""The windows of tests/ui with the worksheet open."""

from __future__ import annotations

from tests.ui.conftest import (  # noqa: F401 - fixtures
    _fonts,
    empty,
    open_window,
    sample,
    sample_desk,
)
