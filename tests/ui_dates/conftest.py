"""The windows of tests/ui, and desks with several cases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.conftest import (  # noqa: F401 - fixtures
    Opened,
    _fonts,
    empty,
    open_window,
    sample,
    sample_desk,
)
from tro_desk.desk import Desk, Said
from tro_desk.domain.facts import Status

COURTS = ("nysd", "cacd", "flsd", "ilnd", "gand")


def add_case(desk: Desk, number: int, served: str = "2026-02-24", tro: str = "2026-02-20") -> str:
    """A case by hand with both clocks running."""
    case = desk.new_case()
    facts = {
        "docket_number": f"1:26-cv-{10000 + number}",
        "court": COURTS[number % len(COURTS)],
        "plaintiff": f"Plaintiff {number} LLC",
        "tro_entered": tro,
        "served": served,
    }
    said = [Said(field, value, Status.CONFIRMED) for field, value in facts.items()]
    desk.say(case, said)
    return case


@pytest.fixture
def six(open_window: Callable[..., Opened]) -> Opened:  # noqa: F811
    """The sample case and five by hand; the first of them is overdue."""
    opened = open_window("en")
    for number in range(5):
        add_case(opened.desk, number, served="2026-02-05" if number == 0 else "2026-02-24")
    opened.ui.case = opened.case
    opened.go("today")
    opened.window.reload()
    opened.settle()
    return opened
