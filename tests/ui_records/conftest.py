"""The windows of tests/ui, and a case with records of every kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.ui.conftest import (  # noqa: F401 - fixtures
    Opened,
    _fonts,
    empty,
    open_window,
    sample,
    sample_desk,
)
from tro_desk.desk import Desk
from tro_desk.domain.money import Money
from tro_desk.domain.records import (
    Contact,
    Counsel,
    Defence,
    Document,
    Offer,
    Points,
    Remediation,
    Task,
)

BEIJING = "Asia/Shanghai"
CHICAGO = "America/Chicago"


def fill(desk: Desk, case: str) -> str:
    """Two records of each kind but points; the SHA-256 of a paper that some of them name."""
    paper = desk.case_evidence(case)[0].evidence.sha256
    at = datetime(2026, 2, 27, 8, 30, tzinfo=UTC)
    save = desk.save_record
    save(
        case,
        Contact(at, BEIJING, "platform", "Seller support", "case", "out", "Asked for the papers."),
    )
    save(
        case,
        Contact(
            datetime(2026, 2, 28, 15, 5, tzinfo=UTC), CHICAGO, "own_counsel", "Lee Park", "phone",
            "in", "The lawyer called back.\nWants the order.", (paper,),
        ),
    )  # fmt: skip
    save(
        case,
        Remediation(
            "B0ZZK2M9QF", "captured", at, BEIJING, "Wang Li", "Before it is taken down", (paper,)
        ),
    )
    save(case, Remediation("B0ZZK2M9QF", "taken_down", at, BEIJING, "Wang Li", "The TRO says so"))
    usd = Money.of(Decimal("4000"), "USD")
    lower = Money.of(Decimal("2500"), "USD")
    save(
        case,
        Offer(date(2026, 2, 26), "plaintiff", usd, "Release of both shops", "refused", None, ""),
    )
    save(
        case,
        Offer(
            date(2026, 3, 2), "plaintiff", lower, "The same, less", "open", date(2026, 3, 9),
            "Sent to the lawyer", (paper,),
        ),
    )  # fmt: skip
    save(
        case,
        Counsel(
            "Lee Park", "Park Law", "N.D. Ill., Illinois", "6300001", "flat", "USD 3,500", "none",
            "Answer and talks; no trial", "English, Chinese", "", True,
        ),
    )  # fmt: skip
    save(
        case,
        Counsel("Ana Ruiz", "Ruiz LLP", "N.D. Ill.", "", "hourly", "USD 420", "asked", "", "", ""),
    )
    save(case, Task("Send the sales report", "Wang Li", date(2026, 3, 2), None))
    save(case, Task("Ask the bank", "Chen", date(2026, 3, 6), None, "ask_bank"))
    save(case, Task("Capture the pages", "Wang Li", date(2026, 2, 26), date(2026, 2, 26)))
    save(case, Points(date(2026, 2, 25), 6, "1 of 3", "Report on the phone stand"))
    save(case, Document("Invoice of Example Plastics", "yes", "", (paper,)))
    save(case, Document("Licence of the brand", "asked", "Promised for Friday"))
    save(case, Defence("sales", "Two orders only.\nNone to Illinois.", "", (paper,)))
    save(case, Defence("", "We drew the stand ourselves."))
    return paper


@pytest.fixture
def written(sample: Opened) -> Opened:  # noqa: F811
    """An English window on the sample case with records."""
    fill(sample.desk, sample.case)
    return sample


def sheet_of(opened: Opened, kind: str, **where: object) -> Any:
    """Open a sheet and give it."""
    opened.go("records", case=opened.case, kind=kind, **where)
    return opened.window.screen_of("records").sheet


def rows_of(sheet: Any) -> list[tuple[str, ...]]:
    """What stands in the table, line by line."""
    return [sheet.grid.cells(sheet.grid.row(line)) for line in range(sheet.grid.rowCount())]


def choose(sheet: Any, words: str) -> None:
    """Put the cursor on the first row that holds these words."""
    at = next(at for at, row in enumerate(rows_of(sheet)) if words in "\n".join(row))
    sheet.table.setCurrentIndex(sheet.grid.index(at, 0))


def menu_of(sheet: Any) -> dict[str, Callable[[], object]]:
    """What the menu of the row with the cursor offers, beside copying."""
    offers = sheet.table.actions_of(sheet.table.currentIndex().row())
    return {words.text: act for words, act in offers}


def file_of(folder: Path, name: str = "chat.png") -> Path:
    """A file that no reader opens."""
    path = folder / name
    path.write_bytes(b"a picture of a chat")
    return path
