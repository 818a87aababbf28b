"""The deadline rules as data: what starts each, how long it runs, where that stands."""

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
from tro_desk.domain.fields import FIELDS, Kind

DEADLINES_FILE: Final = Path(__file__).resolve().parent / "law" / "deadlines.yaml"


@dataclass(frozen=True, slots=True)
class Example:
    """Inputs (field -> canonical value) and the moments they must give, in ISO 8601 with offset."""

    name: str
    given: Mapping[str, str]
    due: str
    later: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """What a person should know beside a computed date, and the rule it rests on."""

    text: Message
    rule: str
    source: str
    checked: bool


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One row of content/law/deadlines.yaml.

    `trigger` and `days` are None where only a paper can fix the date; `printed` is the field of
    that paper's date, None where no paper prints it. `rolls`: the last day moves on to a business
    day; else it stays and the rolled day is possibly later. `prefers_printed`: a confirmed printed
    date stands before the computed one; else the earlier of both. `any_hour`: a printed date
    without hour may mean any hour of it. `checked` is false where the statement needs "ask your
    lawyer".
    """

    id: str
    title: Message
    rule: str
    text: Message
    trigger: str | None
    days: int | None
    rolls: bool
    printed: str | None
    prefers_printed: bool
    any_hour: bool
    notes: tuple[Note, ...]
    source: str
    checked: bool
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class DeadlineTable:
    """All rules by id, in the order of the file."""

    version: str
    checked_on: date
    rules: Mapping[str, DeadlineRule]


@cache
def deadline_rules() -> DeadlineTable:
    """The table. Raises ContentError where the file does not fit."""
    top = loader.read(DEADLINES_FILE)
    rules: dict[str, DeadlineRule] = {}
    for row in top.rows("deadlines"):
        rule = _rule(row)
        if rule.id in rules:
            raise row.error(f"deadline '{rule.id}' twice")
        rules[rule.id] = rule
    table = DeadlineTable(
        top.take("version", str), top.take("checked_on", date), MappingProxyType(rules)
    )
    top.close()
    return table


def _rule(row: Row) -> DeadlineRule:
    rule = DeadlineRule(
        id=row.take("id", str),
        title=row.take("title", Message),
        rule=row.take("rule", str),
        text=row.take("text", Message),
        trigger=_field(row, "trigger"),
        days=row.take("days", int, None),
        rolls=row.take("rolls", bool, False),
        printed=_field(row, "printed"),
        prefers_printed=_prefers_printed(row),
        any_hour=row.take("any_hour", bool, False),
        notes=tuple(_note(note) for note in row.rows("notes")),
        source=row.take("source", str),
        checked=row.take("checked", bool),
        examples=tuple(_example(example) for example in row.rows("examples")),
    )
    row.close()
    if (rule.trigger is None) != (rule.days is None):
        raise row.error("'trigger' and 'days' belong together")
    if rule.trigger is None and rule.printed is None:
        raise row.error("a deadline needs 'trigger' or 'printed'")
    if not rule.examples:
        raise row.error("a deadline needs an example")
    return rule


def _field(row: Row, key: str) -> str | None:
    name: str | None = row.take(key, str, None)
    if name is not None and (name not in FIELDS or FIELDS[name].kind is not Kind.DATE):
        raise row.error(f"'{key}' must name a date field, not '{name}'")
    return name


def _prefers_printed(row: Row) -> bool:
    choice = row.take("prefer", str, "earlier")
    if choice not in ("printed", "earlier"):
        raise row.error(f"'prefer' must be printed or earlier, not '{choice}'")
    return choice == "printed"


def _note(row: Row) -> Note:
    note = Note(
        row.take("text", Message),
        row.take("rule", str),
        row.take("source", str),
        row.take("checked", bool),
    )
    row.close()
    return note


def _example(row: Row) -> Example:
    given = row.take("given", Row)
    values = {name: given.take(name, str, "") for name in FIELDS}
    given.close()
    example = Example(
        name=row.take("name", str),
        given=MappingProxyType({name: value for name, value in values.items() if value}),
        due=row.take("due", str),
        later=row.take("later", str, None),
    )
    row.close()
    return example
