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
from tro_desk.domain.deadline import TRIGGERS
from tro_desk.domain.fields import FIELDS, Kind

DEADLINES_FILE: Final = Path(__file__).resolve().parent / "law" / "deadlines.yaml"

UNITS: Final = ("court_days", "business_days", "china_days")


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
class Restart:
    """What stops a period and starts another: between `stopped_by` and `trigger` none runs.

    From `trigger` on, `days` count under `rule`.
    """

    stopped_by: str
    trigger: str
    days: int
    rule: str
    text: Message
    source: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Extension:
    """How a period is extended: by an order of the day `trigger`, for as long as it was.

    `printed` is the new end where the order prints one; with `consent` it may be any.
    """

    trigger: str
    printed: str
    consent: str
    rule: str
    text: Message
    source: str
    checked: bool


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One row of content/law/deadlines.yaml.

    `triggers` are the fields that may start it, the first that is known counts; `days` is its
    length in `unit` (`court_days` under FRCP 6(a), `business_days` of the federal calendar,
    `china_days`, working days in China). Without triggers only a paper fixes the date (`printed`),
    or it `follows` the day after another deadline. `more_days`: the other length, where a
    "yes" in `longer_if` makes it the right one and a "no" rules it out. `always`: shown where the
    trigger is not known too, but not where `unless` is known and the trigger is not.
    `absent_if`: the field that ends the matter. `rolls`: the last day moves on to a business day;
    else it stays and the rolled day is possibly later. `prefers_printed`: a confirmed printed date
    stands before the computed one; else the earlier of both. `any_hour`: a date without an hour
    means any hour of that day, so that it begins with the day. `checked` is false where the
    statement needs "ask your lawyer".
    """

    id: str
    title: Message
    rule: str
    text: Message
    triggers: tuple[str, ...]
    days: int | None
    unit: str
    more_days: int | None
    longer_if: str | None
    always: bool
    unless: str | None
    absent_if: str | None
    follows: tuple[str, ...]
    rolls: bool
    printed: str | None
    prefers_printed: bool
    any_hour: bool
    restart: Restart | None
    extension: Extension | None
    notes: tuple[Note, ...]
    source: str
    checked: bool
    examples: tuple[Example, ...]

    @property
    def of_court(self) -> bool:
        """Whether the calendar of the case's court decides."""
        return self.unit == "court_days"


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
        triggers=_triggers(row),
        days=row.take("days", int, None),
        unit=row.take("unit", str, UNITS[0]),
        more_days=row.take("more_days", int, None),
        longer_if=_field(row, "longer_if", Kind.CHOICE),
        always=row.take("always", bool, False),
        unless=_field(row, "unless"),
        absent_if=_field(row, "absent_if"),
        follows=row.texts("follows"),
        rolls=row.take("rolls", bool, False),
        printed=_field(row, "printed"),
        prefers_printed=_prefers_printed(row),
        any_hour=row.take("any_hour", bool, False),
        restart=_restart(row.take("restart", Row, None)),
        extension=_extension(row.take("extension", Row, None)),
        notes=tuple(_note(note) for note in row.rows("notes")),
        source=row.take("source", str),
        checked=row.take("checked", bool),
        examples=tuple(_example(example) for example in row.rows("examples")),
    )
    row.close()
    if bool(rule.triggers) != (rule.days is not None):
        raise row.error("'trigger' and 'days' belong together")
    if not (rule.triggers or rule.printed or rule.follows):
        raise row.error("a deadline needs 'trigger', 'printed' or 'follows'")
    if rule.unit not in UNITS:
        raise row.error(f"'unit' must be one of {', '.join(UNITS)}, not '{rule.unit}'")
    if not rule.examples:
        raise row.error("a deadline needs an example")
    return rule


def _triggers(row: Row) -> tuple[str, ...]:
    first = _field(row, "trigger")
    second = _field(row, "or_trigger")
    return tuple(name for name in (first, second) if name is not None)


def _field(row: Row, key: str, kind: Kind = Kind.DATE) -> str | None:
    name: str | None = row.take(key, str, None)
    if name is not None and (
        name not in FIELDS or FIELDS[name].kind is not kind or name not in TRIGGERS
    ):
        raise row.error(f"'{key}' must name a {kind.value} field, not '{name}'")
    return name


def _needed(row: Row, key: str, kind: Kind = Kind.DATE) -> str:
    name = _field(row, key, kind)
    if name is None:
        raise row.error(f"missing '{key}'")
    return name


def _restart(row: Row | None) -> Restart | None:
    if row is None:
        return None
    made = Restart(
        _needed(row, "stopped_by"),
        _needed(row, "trigger"),
        row.take("days", int),
        row.take("rule", str),
        row.take("text", Message),
        row.take("source", str),
        row.take("checked", bool),
    )
    row.close()
    return made


def _extension(row: Row | None) -> Extension | None:
    if row is None:
        return None
    made = Extension(
        _needed(row, "trigger"),
        _needed(row, "printed"),
        _needed(row, "consent", Kind.CHOICE),
        row.take("rule", str),
        row.take("text", Message),
        row.take("source", str),
        row.take("checked", bool),
    )
    row.close()
    return made


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
