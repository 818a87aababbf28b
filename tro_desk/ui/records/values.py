"""What stands in a form becomes a record, and a record what stands in a form. Without Qt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.domain.records import KINDS, Body, Contact, EvidenceNote, Record, Remediation
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.records.fields import FORMS, Editor, Field

if TYPE_CHECKING:
    from tro_desk.desk import Desk

_HOUR: Final = re.compile(r"(\d{1,2})[:.](\d{2})")


@dataclass(frozen=True, slots=True)
class Clock:
    """A day and an hour as they are typed, and the zone in which they are said."""

    day: str
    hour: str
    zone: str


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as it is typed, and its currency."""

    text: str
    currency: str


Typed = str | bool | Clock | Amount | tuple[str | Path, ...] | None
"""What stands in an editor; None where nothing of a choice was chosen, papers by hash or file."""


def typed_of(field: Field, body: Body) -> Typed:
    """What an editor shows of a record."""
    value = getattr(body, field.name)
    if field.editor is Editor.MOMENT:
        assert isinstance(body, Contact | Remediation | EvidenceNote)
        zone = body.zone or BEIJING
        there = value.astimezone(ZoneInfo(zone))
        return Clock(there.date().isoformat(), f"{there:%H:%M}", zone)
    if field.editor is Editor.MONEY:
        return Amount(str(value.amount), value.currency) if value is not None else Amount("", "USD")
    if field.editor in (Editor.DAY, Editor.WHOLE):
        return "" if value is None else str(value)
    return value  # type: ignore[no-any-return]


def empty_of(field: Field, codes: tuple[str, ...], now: datetime) -> Typed:
    """What an editor shows in a new form; `now` is aware."""
    match field.editor:
        case Editor.MOMENT:
            here = now.astimezone(ZoneInfo(BEIJING))
            return Clock(here.date().isoformat(), f"{here:%H:%M}", BEIJING)
        case Editor.MONEY:
            return Amount("", "USD")
        case Editor.CHOICE:
            return "" if "" in codes else field.first
        case Editor.TICK:
            return False
        case Editor.PAPERS:
            return ()
        case _:
            return ""


def moment_of(name: str, typed: Clock, before: datetime | None = None) -> datetime:
    """The moment that is typed, in its zone.

    An hour that comes twice is the first of the two, unless it is that of `before`. Raises
    DeskError `bad_value` (field, value) for what is none, also for an hour that a clock leaves out.
    """
    from tro_desk.desk.values import canonical_day

    said = f"{typed.day} {typed.hour}".strip()
    match = _HOUR.fullmatch(unicodedata.normalize("NFKC", typed.hour).strip())
    day = canonical_day(name, typed.day)
    if match is None or "T" in day:
        raise DeskError("bad_value", field=name, value=said)
    try:
        hour = time(int(match[1]), int(match[2]))
    except ValueError as error:
        raise DeskError("bad_value", field=name, value=said) from error
    zone = ZoneInfo(typed.zone)
    made = datetime.combine(date.fromisoformat(day), hour, zone)
    if made.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != made.replace(tzinfo=None):
        raise DeskError("bad_value", field=name, value=said, left_out=1)
    if before is not None:
        later = made.replace(fold=1)
        known = before.replace(second=0, microsecond=0)
        if later.astimezone(UTC) == known.astimezone(UTC):
            made = later
    return made


class Saving:
    """Makes a record of a form in a worker thread and saves it.

    Files become evidence of the case first; one that is kept is not kept again where the form is
    saved a second time after an error.
    """

    def __init__(
        self, desk: Desk, kind: str, case_id: str, number: int, *, step: str, item: str
    ) -> None:
        self._desk, self._kind, self._case, self._number = desk, kind, case_id, number
        self._step, self._item = step, item
        self._kept: dict[Path, str] = {}

    def save(self, typed: Mapping[str, Typed], before: Body | None, job: Job) -> Record:
        """Save what is typed. Raises DeskError, with `field` where a field is wrong."""
        form = FORMS[self._kind]
        given: dict[str, Any] = {}
        for field in form.fields:
            given[field.name] = self._value(field, typed[field.name], before)
        for field in form.fields:  # nothing is kept while a field is wrong
            if field.editor is Editor.PAPERS:
                given[field.name] = self._papers(typed[field.name], job)
        clock = next((one for one in typed.values() if isinstance(one, Clock)), None)
        if clock is not None:
            given["zone"] = clock.zone
        if before is not None:
            body = replace(before, **given)
        else:
            names = {field.name for field in fields(KINDS[self._kind])}
            if "step" in names:
                given["step"] = self._step
            body = KINDS[self._kind](**given)
        return self._desk.save_record(self._case, body, self._number)

    def _value(self, field: Field, typed: Any, before: Body | None) -> Any:
        name = field.name
        if field.needed and (typed is None or (isinstance(typed, str) and not typed.strip())):
            raise DeskError("bad_value", field=name, value="")
        match field.editor:
            case Editor.MOMENT:
                return moment_of(name, typed, getattr(before, name, None))
            case Editor.DAY:
                return self._day(name, typed)
            case Editor.MONEY:
                if not typed.text.strip():
                    return None
                return self._desk.typed_amount(name, typed.text, typed.currency)
            case Editor.WHOLE:
                return self._whole(name, typed)
            case Editor.PAPERS:
                return ()
            case _:
                return typed

    def _day(self, name: str, typed: str) -> date | None:
        from tro_desk.desk.values import canonical_day

        if not typed.strip():
            return None
        day = canonical_day(name, typed)
        if "T" in day:
            raise DeskError("bad_value", field=name, value=typed)
        return date.fromisoformat(day)

    def _whole(self, name: str, typed: str) -> int | None:
        text = unicodedata.normalize("NFKC", typed).strip()
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,9}", text):
            raise DeskError("bad_value", field=name, value=typed)
        return int(text)

    def _papers(self, typed: Any, job: Job) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._keep(one, job) for one in typed))

    def _keep(self, paper: str | Path, job: Job) -> str:
        if isinstance(paper, str):
            return paper
        if paper not in self._kept:
            body = self._desk.add_evidence(
                self._case, paper, step=self._step, item=self._item, zone=BEIJING, job=job
            ).body
            assert isinstance(body, EvidenceNote)
            self._kept[paper] = body.sha256
        return self._kept[paper]
