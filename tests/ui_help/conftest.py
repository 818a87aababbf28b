"""The windows of tests/ui."""

from __future__ import annotations

from tests.ui.conftest import (  # noqa: F401 - fixtures
    _fonts,
    empty,
    open_window,
    sample,
    sample_desk,
)
