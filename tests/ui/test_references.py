"""The binding counts its references: on Python 3.11 a lost one ends a long session.

PySide6 6.12.0 loses one reference of None at each call without a result; pyproject.toml says so.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal

CALLS = 2_000


class _Bell(QObject):
    rung = Signal()


def test_calls_without_a_result_keep_their_references() -> None:
    bell = _Bell()
    heard: list[int] = []
    bell.rung.connect(lambda: heard.append(1))
    before = [sys.getrefcount(thing) for thing in (None, True, False)]
    for _ in range(CALLS):
        bell.setObjectName("bell")
        bell.blockSignals(False)
        bell.rung.emit()
    after = [sys.getrefcount(thing) for thing in (None, True, False)]
    assert len(heard) == CALLS
    lost = [old - new for old, new in zip(before, after, strict=True)]
    assert max(lost) < CALLS // 2
