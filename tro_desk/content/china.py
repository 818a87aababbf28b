"""The working days of China as data: content/law/china.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tro_desk.base.messages import Message
from tro_desk.content import loader
from tro_desk.content.loader import Row

CHINA_FILE: Final = Path(__file__).resolve().parent / "law" / "china.yaml"


@dataclass(frozen=True, slots=True)
class ChinaTable:
    """Weekdays that are `off` and weekend days that are worked (`work`), each with its holiday.

    Between `first` and `last` the arrangement of the State Council is known. `checked` is false
    where nobody compared the table with the notices.
    """

    version: str
    checked_on: date
    source: str
    checked: bool
    first: date
    last: date
    off: Mapping[date, Message]
    work: Mapping[date, Message]


@cache
def china_table() -> ChinaTable:
    """The table. Raises ContentError where the file does not fit."""
    top = loader.read(CHINA_FILE)
    off: dict[date, Message] = {}
    work: dict[date, Message] = {}
    for row in top.rows("holidays"):
        row.take("id", str)
        name = row.take("name", Message)
        _days(row, "off", name, off, weekend=False)
        _days(row, "work", name, work, weekend=True)
        row.close()
    table = ChinaTable(
        version=top.take("version", str),
        checked_on=top.take("checked_on", date),
        source=top.take("source", str),
        checked=top.take("checked", bool),
        first=top.take("first", date),
        last=top.take("last", date),
        off=MappingProxyType(off),
        work=MappingProxyType(work),
    )
    top.close()
    return table


def _days(row: Row, key: str, name: Message, into: dict[date, Message], *, weekend: bool) -> None:
    for day in row.take(key, list, []):
        if not isinstance(day, date) or (day.weekday() >= 5) != weekend or day in into:
            raise row.error(f"'{key}' takes each {'weekend day' if weekend else 'weekday'} once")
        into[day] = name
