"""The rows and columns of the sheets: a column for each field of a record's form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from tro_desk.base.messages import M_
from tro_desk.desk.tables import Cell
from tro_desk.domain.money import Money
from tro_desk.domain.records import Record, Task
from tro_desk.l10n import Translator
from tro_desk.l10n.records import field_words
from tro_desk.ui.models.grid import Column
from tro_desk.ui.records.fields import FORMS, Editor, Field, codes
from tro_desk.ui.records.words import NOTHING, one_line, value_words


@dataclass(frozen=True, slots=True)
class Row:
    """A record, the names of its papers by SHA-256, and the day it is in Beijing."""

    record: Record
    names: Mapping[str, str] = field(compare=False)
    today: date

    @property
    def days_over(self) -> int | None:
        """Days since a task was due, below 0 while it is not; None for no open task with a day."""
        body = self.record.body
        if not isinstance(body, Task) or body.due is None or body.done_on is not None:
            return None
        return (self.today - body.due).days


def columns_of(kind: str) -> tuple[Column[Row], ...]:
    """The columns of a sheet: the fields in the order of the form, then which version it is."""
    made = [_column(kind, one) for one in FORMS[kind].fields]
    if kind == "task":
        made.insert(3, STATE)
    return (*made, VERSION, WRITTEN)


def name_of(words: Translator, row: Row) -> str:
    """A row in a few words: its first text, to be named by."""
    kind = row.record.kind
    wanted = ("title", "what", "name", "summary", "product", "about", "terms", "text")
    known = {one.name: one for one in FORMS[kind].fields}
    for name in wanted:
        if name in known:
            text = one_line(value_words(words, kind, known[name], row.record.body, row.names))
            if text != NOTHING:
                return text if len(text) <= 40 else f"{text[:39]}…"
    return value_words(words, kind, FORMS[kind].fields[0], row.record.body, row.names)


def in_order(kind: str, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows in the order of what happened; tasks that are open and due first in front."""
    return tuple(sorted(rows, key=partial(_place, kind)))


def _place(kind: str, row: Row) -> Any:
    body: Any = row.record.body
    match kind:
        case "contact" | "remediation":
            return body.at
        case "offer" | "points":
            return body.on
        case "task":
            return (body.done_on is not None, body.due or date.max)
        case "counsel":
            return not body.chosen
    return row.record.number


def _value(name: str, row: Row) -> Any:
    return getattr(row.record.body, name)


def _column(kind: str, one: Field) -> Column[Row]:
    def whole(words: Translator, row: Row) -> str:
        return value_words(words, kind, one, row.record.body, row.names)

    def text(words: Translator, row: Row) -> str:
        value = _value(one.name, row)
        if one.calendar is not None and value is not None:  # the head or a line names it
            return str(value)
        return one_line(whole(words, row))

    def key(row: Row) -> Any:
        value = _value(one.name, row)
        if one.editor is Editor.CHOICE:
            return codes(kind, one.name).index(value)
        if one.editor is Editor.TICK:
            return not value
        if isinstance(value, Money):
            return (value.currency, value.minor)
        return value

    def cell(row: Row) -> Cell:
        value = _value(one.name, row)
        if isinstance(value, str):
            return value
        return None if isinstance(value, datetime) else value

    sorted_by_value = one.editor in {
        *(Editor.CHOICE, Editor.TICK, Editor.MONEY),
        *(Editor.DAY, Editor.MOMENT, Editor.WHOLE),
    }
    as_such = {Editor.MONEY, Editor.DAY, Editor.WHOLE, Editor.LONG}
    return Column(
        field_words(kind, one.name),
        text,
        key if sorted_by_value else None,
        right=one.editor in (Editor.MONEY, Editor.WHOLE),
        tip=whole,
        cell=cell if one.editor in as_such else None,
        calendar=one.calendar,
    )


def state_words(words: Translator, row: Row) -> str:
    """How a task stands: done, open, due, or overdue by so many days."""
    body = row.record.body
    assert isinstance(body, Task)
    if body.done_on is not None:
        return words.say("records", "Done")
    over = row.days_over
    if over is None:
        return words.say("records", "Open")
    if over > 0:
        return words.plural("records", "{count} day overdue", "{count} days overdue", over)
    if over == 0:
        return words.say("records", "Due today")
    return words.plural("records", "Due in {count} day", "Due in {count} days", -over)


def _state_key(row: Row) -> tuple[bool, int]:
    body = row.record.body
    done = isinstance(body, Task) and body.done_on is not None
    over = row.days_over
    return (done, -over if over is not None else 1_000_000)


def _state_tone(row: Row) -> str | None:
    over = row.days_over
    if over is None:
        return None
    return "danger" if over > 0 else "date" if over >= -_SOON else None


def _changed(words: Translator, row: Row) -> str:
    moment = words.moment(words.beijing(row.record.at))
    return words.say("records", "Written on {moment}", moment=moment)


_SOON = 3
"""Days before a task is due from which it stands out."""

STATE: Column[Row] = Column(M_("records", "State"), state_words, _state_key, tone=_state_tone)
VERSION: Column[Row] = Column(
    M_("records", "Version"),
    lambda _words, row: str(row.record.version),
    lambda row: row.record.version,
    right=True,
    tip=_changed,
    cell=lambda row: row.record.version,
)
WRITTEN: Column[Row] = Column(
    M_("records", "First written"),
    lambda words, row: words.moment(words.beijing(row.record.first_at)),
    lambda row: row.record.first_at,
)
