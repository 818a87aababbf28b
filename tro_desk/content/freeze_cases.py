"""What courts have said of the size of a freeze, as data: content/law/freeze_cases.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from tro_desk.base.messages import Message
from tro_desk.content import loader
from tro_desk.content.loader import Row
from tro_desk.domain.freeze import FreezeCase

FREEZE_CASES_FILE: Final = Path(__file__).resolve().parent / "law" / "freeze_cases.yaml"


@dataclass(frozen=True, slots=True)
class FreezeCaseTable:
    """All rows in the order of the file."""

    version: str
    checked_on: date
    rows: tuple[FreezeCase, ...]


@cache
def freeze_case_table() -> FreezeCaseTable:
    """The table. Raises ContentError where the file does not fit."""
    top = loader.read(FREEZE_CASES_FILE)
    rows = tuple(_row(row) for row in top.rows("cases"))
    table = FreezeCaseTable(top.take("version", str), top.take("checked_on", date), rows)
    top.close()
    return table


def _row(row: Row) -> FreezeCase:
    made = FreezeCase(
        id=row.take("id", str),
        name=row.take("name", str),
        cite=row.take("cite", str),
        text=row.take("text", Message),
        source=row.take("source", str),
        checked=row.take("checked", bool),
    )
    row.close()
    if not made.checked and "ask your lawyer" not in made.text.text.lower():
        raise row.error("what is not checked says 'ask your lawyer'")
    return made
