"""The table at the end of `make bench` has every figure, and says which is above its bar."""

from __future__ import annotations

import pytest

from tests.benchmarks import figures


def test_a_figure_above_its_bar_fails_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "MEASURED", [])
    figures.held("load", 0.934, 1.5, peer="the sqlite3 program")
    figures.held("memory", 1234.4, 1300, "MB")
    with pytest.raises(AssertionError, match=r"paint: 1\.97 times"):
        figures.held("paint", 1.97, 1.5)
    assert figures.table() == [
        "figure  measured    at most     measured beside",
        "load    0.93 times  1.50 times  the sqlite3 program",
        "memory  1,234 MB    1,300 MB    -",
        "paint   1.97 times  1.50 times  -                    above the bar",
    ]
