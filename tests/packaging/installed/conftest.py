"""Where the packages are, and where pictures of them go."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT

DIST = Path(os.environ.get("TRO_DESK_DIST", ROOT / "dist"))


def package(pattern: str) -> Path:
    """The one package of a kind; the test is skipped where it was not made."""
    found = sorted(DIST.glob(pattern))
    if not found:
        pytest.skip(f"no {pattern} in {DIST}: make it first")
    assert len(found) == 1, found
    return found[0]


def need(*programs: str) -> None:
    """Skip the test where one of these is not installed."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")


@pytest.fixture(autouse=True)
def _no_socket_leaves_the_computer() -> None:
    """Held for the program elsewhere; here what reads the screen looks whether there is IPv6."""


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path:
    """An empty folder for what a test saw: out/packages/NAME."""
    folder = ROOT / "out/packages" / request.node.name.removeprefix("test_").replace("_", "-")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
