"""Damaged backups are refused, or give back exactly what was in them."""

from __future__ import annotations

import pytest

from tests.fuzz.shares import SHARES, tried

FEW = 120


@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
def test_damaged_backups(share: int) -> None:
    outcomes = tried("tests.fuzz.backup_trial", share, FEW)
    assert len(outcomes) > 5
