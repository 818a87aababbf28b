"""Ends a run of the benchmarks with one table of all that was measured."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.figures import MEASURED, table


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if MEASURED:
        terminalreporter.section("figures")
        for line in table():
            terminalreporter.write_line(line)
