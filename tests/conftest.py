"""What every test may use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[1]
SAMPLE_NOW = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)
"""The moment of the pictures: 10:20 in Beijing, 20:20 of the day before in Chicago."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: takes seconds by itself, and is run first")
    # How fast examples are made tells of the machine alone, not of the program.
    from hypothesis import HealthCheck, settings

    from tests.desk import forks
    from tests.offline import watch

    watch.begin()
    forks.keep_addresses_short()
    settings.register_profile("any machine", suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("any machine")


@pytest.hookimpl(trylast=True)  # after the order was drawn by lot
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests first: no process is left with one at the end while the others have none."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(autouse=True)
def _no_socket_leaves_the_computer() -> Iterator[None]:
    """Whatever opened one, in this test or while it was set up."""
    yield
    from tests.offline import watch

    assert watch.taken() == []


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference folder beside the checkout; tests that need it are skipped for a stranger."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the reference folder ../shared is not here")
    return folder


@pytest.fixture(scope="session")
def filled_desk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A closed desk with the sample case, to be copied and never opened, and the case's id.

    Defined here alone: a fixture that a conftest imports is made anew for its folder.
    """
    from tro_desk.base import paths
    from tro_desk.base.clock import FixedClock
    from tro_desk.desk import open_desk

    folder = tmp_path_factory.mktemp("sample") / "desk"
    with open_desk(folder, FixedClock(SAMPLE_NOW)) as desk:
        return folder, desk.fill_sample(paths.asset("sample"))


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed desk that went through all migrations and holds nothing, to be copied."""
    from tests.store.made import NOW
    from tro_desk.store import Storage

    folder = tmp_path_factory.mktemp("empty") / "desk"
    Storage(folder, NOW).close()
    return folder
