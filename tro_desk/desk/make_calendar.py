"""The dates of cases leave the desk as a file for any calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.desk.deadlines import all_deadlines
from tro_desk.desk.sample_desk import is_sample
from tro_desk.desk.write_out import write_out

if TYPE_CHECKING:
    from tro_desk.store import Storage


def make_calendar(
    storage: Storage,
    now: datetime,
    out: Path,
    language: str,
    leads: Sequence[int],
    case_id: str | None,
) -> int:
    """Write the .ics file; returns the number of dates in it (see `Desk.make_calendar`)."""
    from tro_desk.papers.calendar import render_calendar

    if case_id is not None:
        with storage.reading() as unit:
            unit.cases.require(case_id)
    dated = [one for one in all_deadlines(storage) if case_id in (None, one[0].id)]
    write_out(out, render_calendar(dated, language, now, leads, is_sample(storage.folder)))
    return sum(deadline.due is not None for _, deadlines in dated for deadline in deadlines)
