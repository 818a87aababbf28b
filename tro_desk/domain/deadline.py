"""A date that shows its rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tro_desk.base.messages import Message


@dataclass(frozen=True, slots=True)
class Input:
    """A value that a deadline may rest on.

    `value` is canonical; `confirmed` is false for a candidate (the deadline is then provisional);
    `tz` is the IANA zone of a date, where it is known; `source` says where it stands
    (`evidence:<sha256>:<page>`, `seller`, or `command`).
    """

    field: str
    value: str
    confirmed: bool
    source: str
    tz: str | None = None


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step of the reasoning: a sentence and the rule or source it rests on."""

    text: Message
    rule: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline computed at one reading; never stored as truth.

    `status` is computed, as_printed, provisional or needs_input (then `due` is None and `missing`
    names the fields). `due` is the earliest defensible moment, aware, in the court's zone `tz`;
    `possible_later` is the later moment that a state holiday, a closure or the other reading of the
    rule would give. `checked` is false where the statement needs "ask your lawyer".
    `starts` is the trigger's own moment and `days` the length of the period, for a countdown bar;
    both are None where the date is fixed by the paper.
    """

    id: str
    title: Message
    rule: str
    status: str
    trigger: Input | None
    due: datetime | None
    tz: str | None
    possible_later: datetime | None
    trace: tuple[TraceStep, ...]
    missing: tuple[str, ...] = ()
    checked: bool = True
    starts: datetime | None = None
    days: int | None = None
