"""Small files with damage are taken as they stand or put aside, and never end the program."""

from __future__ import annotations

import pytest

from tests.fuzz.shares import SHARES, tried

FEW = 500


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_damaged_settings(share: int) -> None:
    outcomes = tried("tests.fuzz.settings_trial", share, FEW)
    assert len(outcomes) > 5
