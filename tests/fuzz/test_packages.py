"""Damaged packages are refused, or each file is named that is not as it was."""

from __future__ import annotations

import pytest

from tests.fuzz.shares import SHARES, tried

FEW = 250


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_damaged_packages(share: int) -> None:
    outcomes = tried("tests.fuzz.package_trial", share, FEW)
    assert len(outcomes) > 5
