"""What can be done without opening a desk: read a file, try dates, look up a court."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.court import Court
from tro_desk.domain.deadline import Deadline, Input
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
