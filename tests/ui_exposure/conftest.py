"""The windows of tests/ui, on a desk whose figures are made by hand."""

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
from tests.ui_exposure import kit
from tro_desk.domain.exposure import Exposure


@pytest.fixture
def shown(
    open_window: Callable[..., Opened],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., tuple[Opened, Any]]:
    """Opens the page on figures made by hand; gives the window and the page."""

    def show(make: Callable[[str], Exposure] = kit.exposure, language: str = "en") -> Any:
        opened = open_window(language)
        monkeypatch.setattr(opened.desk, "exposure", make)
        monkeypatch.setattr(opened.desk, "matches", lambda _case: kit.matches())
        opened.go("exposure", case=opened.case)
        return opened, opened.window.screen_of("exposure")

    return show
