"""Damaged desks open as they were, or what is wrong is told: no crash, and no silent loss."""

from __future__ import annotations

import pytest

from tests.fuzz.shares import SHARES, tried

FEW = 40


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_damaged_desks(share: int) -> None:
    outcomes = tried("tests.fuzz.desk_trial", share, FEW)
    assert len(outcomes) > 5
