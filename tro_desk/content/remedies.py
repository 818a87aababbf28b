"""What the statutes let a court award, as data: content/law/remedies.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from tro_desk.base.messages import Message
from tro_desk.content import loader
from tro_desk.content.loader import Row
from tro_desk.domain.fields import FIELDS
from tro_desk.domain.money import Money

REMEDIES_FILE: Final = Path(__file__).resolve().parent / "law" / "remedies.yaml"


@dataclass(frozen=True, slots=True)
class RemedyRow:
    """One row of the table; the figures are for one `unit`, None where the statute names none."""

    id: str
    kinds: tuple[str, ...]
    title: Message
    statute: str
    text: Message
    unit: Message
    floor: Money | None
    ceiling: Money | None
    wilful: Money | None
    source: str
    checked: bool


@dataclass(frozen=True, slots=True)
class RemedyTable:
    """All rows in the order of the file."""

    version: str
    checked_on: date
    rows: tuple[RemedyRow, ...]


@cache
def remedy_table() -> RemedyTable:
    """The table. Raises ContentError where the file does not fit."""
    top = loader.read(REMEDIES_FILE)
    rows = tuple(_row(row) for row in top.rows("remedies"))
    table = RemedyTable(top.take("version", str), top.take("checked_on", date), rows)
    top.close()
    return table


def _row(row: Row) -> RemedyRow:
    kinds = row.texts("kinds")
    if not kinds or not set(kinds) <= set(FIELDS["ip_type"].choices):
        raise row.error("'kinds' takes kinds of right")
    made = RemedyRow(
        id=row.take("id", str),
        kinds=kinds,
        title=row.take("title", Message),
        statute=row.take("statute", str),
        text=row.take("text", Message),
        unit=row.take("unit", Message),
        floor=_dollars(row, "floor"),
        ceiling=_dollars(row, "ceiling"),
        wilful=_dollars(row, "wilful"),
        source=row.take("source", str),
        checked=row.take("checked", bool),
    )
    row.close()
    figures = [one.minor for one in (made.floor, made.ceiling, made.wilful) if one is not None]
    if figures != sorted(figures):
        raise row.error("'floor', 'ceiling' and 'wilful' must grow")
    return made


def _dollars(row: Row, key: str) -> Money | None:
    whole: int | None = row.take(key, int, None)
    return None if whole is None else Money("USD", whole * 100)
