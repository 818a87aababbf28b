"""The windows of tests/ui, on real desks with lists of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import (  # noqa: F401 - fixtures
    Opened,
    _fonts,
    empty,
    open_window,
    sample,
    sample_desk,
)
from tro_desk.ui.screens.risk.view import RiskView


@pytest.fixture
def view(sample: Opened) -> RiskView:  # noqa: F811
    """The page on the sample case, whose brand is NORTHPERCH."""
    sample.go("risk")
    made = sample.window.screen_of("risk")
    assert isinstance(made, RiskView)
    return made


@pytest.fixture
def own_list(tmp_path: Path) -> Path:
    """A list of the seller's own, with a row that is none."""
    path = tmp_path / "my marks.csv"
    path.write_text(
        "mark,owner,source,date,note\n"
        "Cerulean Otter,Otter Ltd,register,2024-05-01,\n"
        "!!!,nobody,,,\n"
        "折纸鹤,Zhezhi,register,2023-01-01,\n"
        "green,Someone,register,2022-01-01,a common word\n",
        encoding="utf-8",
    )
    return path
