"""The windows of tests/ui, with the letters open on confirmed facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.conftest import (  # noqa: F401 - fixtures
    Opened,
    _fonts,
    empty,
    open_window,
    sample,
    sample_desk,
)

Shown = Callable[..., tuple[Opened, Any]]


@pytest.fixture
def shown(open_window: Callable[..., Opened]) -> Shown:  # noqa: F811
    """Opens a letter; gives the window and the screen."""

    def show(letter: str = "papers_extension", language: str = "zh", ui: str = "en") -> Any:
        opened = open_window(ui)
        opened.desk.confirm_certain(opened.case)
        opened.go("letters", case=opened.case, letter=letter, language=language)
        return opened, opened.window.screen_of("letters")

    return show
