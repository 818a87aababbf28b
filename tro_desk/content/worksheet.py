"""What settling, defending and defaulting mean, as data: content/law/worksheet.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from tro_desk.base.messages import Message
from tro_desk.content import loader
from tro_desk.content.loader import Row
from tro_desk.domain.worksheet import WAYS, WayText

WORKSHEET_FILE: Final = Path(__file__).resolve().parent / "law" / "worksheet.yaml"


@dataclass(frozen=True, slots=True)
class WayTable:
    """The three ways, in the order of the columns."""

    version: str
    checked_on: date
    rows: tuple[WayText, ...]


@cache
def way_table() -> WayTable:
    """The table. Raises ContentError where the file does not fit."""
    top = loader.read(WORKSHEET_FILE)
    rows = tuple(_row(row) for row in top.rows("ways"))
    if [row.id for row in rows] != list(WAYS):
        raise top.error("'ways' are settle, defend and default", "ways")
    table = WayTable(top.take("version", str), top.take("checked_on", date), rows)
    top.close()
    return table


def _row(row: Row) -> WayText:
    made = WayText(
        id=row.take("id", str),
        title=row.take("title", Message),
        points=row.messages("points"),
        source=row.citation("source"),
        checked=row.take("checked", bool),
    )
    row.close()
    said = " ".join(point.text for point in made.points).lower()
    if not made.checked and "ask your lawyer" not in said:
        raise row.error("what is not checked says 'ask your lawyer'")
    return made
