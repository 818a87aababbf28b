"""What can be done without opening a desk: read a file, try dates, look up a court."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.base.messages import M_, Message
from tro_desk.domain.court import Court
from tro_desk.domain.deadline import Closure, CustomDeadline, Deadline, Input
from tro_desk.domain.reading import Reading


def read_notice(path: Path, job: Job = UNWATCHED) -> Reading:
    """The facts found in a file, with their places; stores nothing.

    Raises ReadError where the file cannot be read, Cancelled where the user stops it.
    """
    from tro_desk.intake import read_file

    return read_file(path, job)


def deadlines_for(typed: Mapping[str, str]) -> tuple[Deadline, ...]:
    """The deadlines that typed values give (`court`, `served`, `tro_entered`, ...; canonical).

    Raises DeskError `bad_value` for a court that is not known or a date that is none: a deadline is
    never computed from half of what was typed.
    """
    from tro_desk.desk.values import canonical
    from tro_desk.law import compute_deadlines

    return compute_deadlines(
        [Input(field, canonical(field, value), True, "command") for field, value in typed.items()]
    )


def count(
    court: str,
    start: str,
    length: int,
    unit: str,
    closures: Sequence[Closure] = (),
    *,
    by_mail: bool = False,
) -> Deadline:
    """The court-day calculator: `length` days or hours from `start`, backward where negative.

    `unit` is court_days (FRCP 6(a)), hours (6(a)(2)) or china_days (working days in China); `court`
    may be empty for the last. `by_mail`: days that run from service by mail, possibly 3 more. The
    deadline's id is `custom`. Raises DeskError `bad_value` (field: court, starts, length or unit;
    value).
    """
    from tro_desk.desk.custom_deadlines import valid
    from tro_desk.desk.values import canonical
    from tro_desk.law import count_days

    if unit == "fixed":
        raise DeskError("bad_value", field="unit", value=unit)
    wanted = valid(CustomDeadline(0, "-", "", unit, length, start, ""))
    named = canonical("court", court) if court.strip() else ""
    if not named and unit != "china_days":
        raise DeskError("bad_value", field="court", value=court)
    return count_days(wanted, named, closures, by_mail=by_mail)


def courts() -> Mapping[str, Court]:
    """The table of federal district courts by id."""
    from tro_desk.content.courts import courts as table

    return table()


def find_court(text: str) -> tuple[Court, ...]:
    """The courts that a typed text may mean, in either language; exact spellings first."""
    from tro_desk.content.courts import find_court as find

    return find(text)


def law_version() -> str:
    """The version of the tables of courts, holidays and rules."""
    from tro_desk.content import law_version as version

    return version()


def holidays(
    court_ids: Iterable[str], first: date, last: date, closures: Sequence[Closure] = ()
) -> Mapping[date, tuple[Message, ...]]:
    """The names of the days from `first` to `last` on which courts rest, weekends apart.

    Federal holidays count for every court; of the courts in `court_ids` also the holidays of their
    states and the days in `closures`.
    """
    from tro_desk.content.courts import courts as table
    from tro_desk.law.calendar import DayOff, Kind, day_off, perhaps_off

    known = [table()[court] for court in court_ids if court in table()]
    closed = {court.id: {one.on for one in closures if one.court == court.id} for court in known}
    found: dict[date, tuple[Message, ...]] = {}
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        offs: list[DayOff | None] = [day_off(day)]
        offs += [perhaps_off(day, court.state, closed[court.id]) for court in known]
        names: list[Message] = []
        for off in offs:
            if off is None or off.kind is Kind.WEEKEND:
                continue
            name = off.name or M_("holiday", "Court closed")
            if name not in names:
                names.append(name)
        if names:
            found[day] = tuple(names)
    return found
