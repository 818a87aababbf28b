"""The brief: the case as it stands, drawn, kept with its snapshot and their hashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk import __version__
from tro_desk.base.clock import Clock
from tro_desk.base.jobs import Job
from tro_desk.desk.brief_figures import figures_of
from tro_desk.desk.brief_records import paths_of, written_of
from tro_desk.desk.custody import heads_of
from tro_desk.desk.deadlines import deadlines_of
from tro_desk.desk.remedies import remedies_of
from tro_desk.desk.results import MadeBrief
from tro_desk.desk.sample_desk import marked
from tro_desk.desk.write_out import write_out
from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Deadline

if TYPE_CHECKING:
    from tro_desk.papers import BriefOptions, Snapshot
    from tro_desk.store import Storage, Unit
    from tro_desk.store.briefs import KeptBrief


def snapshot_of(storage: Storage, now: datetime, case_id: str, brief_to: str = "") -> Snapshot:
    """The case as the brief tells it at `now`."""
    with storage.reading() as unit:
        case = unit.cases.get(case_id)
        deadlines = deadlines_of(unit, case)
        paths = paths_of(unit, case, now, deadlines)
        told = snapshot(unit, case, deadlines, now, brief_to)
        papers = [paper.evidence.sha256 for paper in told.papers]
        if told.written is not None:
            papers += [one.evidence.sha256 for one in told.written.added]
        heads = heads_of(unit, tuple(dict.fromkeys(papers)), now)
        return replace(told, paths=paths, custody=heads)


def snapshot(
    unit: Unit, case: Case, deadlines: Sequence[Deadline], now: datetime, brief_to: str = ""
) -> Snapshot:
    """The same, of a case that was read already, without steps and custody: they date no brief."""
    from tro_desk.content import law_version
    from tro_desk.papers import build_snapshot

    versions = {"program": __version__, "law": law_version()}
    figures = figures_of(unit, case)
    return build_snapshot(
        case,
        deadlines,
        unit.shops.all(),
        now,
        versions,
        brief_to,
        closures=unit.closures.all(case.value("court") or ""),
        remedies=remedies_of(case),
        figures=figures,
        written=written_of(unit, case, figures.exposure, deadlines),
    )


def make_brief(
    storage: Storage,
    clock: Clock,
    case_id: str,
    options: BriefOptions,
    out: Path | None,
    job: Job,
) -> MadeBrief:
    """Draw the brief, keep PDF and snapshot in the desk, copy the PDF to `out`."""
    from tro_desk.papers import render_brief

    now = clock.now()
    told = snapshot_of(storage, now, case_id, options.counsel)
    drawn = render_brief(told, marked(storage.folder, options), job)
    job.check()
    with storage.writing() as unit:
        number = unit.cases.require(case_id)
        kept = unit.briefs.add(
            number,
            now,
            options.language,
            drawn.data,
            drawn.pages,
            drawn.first_page_of,
            told.to_json(),
        )
        unit.log.add(now, "brief_made", number, sha256=kept.sha256)
    if out is not None:
        write_out(out, drawn.data)
    return _made(kept, out_of_date=False)


def newest_brief(
    unit: Unit, case: Case, deadlines: Sequence[Deadline], now: datetime
) -> MadeBrief | None:
    """The newest brief of a case, and whether it still says what would be said now."""
    kept = unit.briefs.newest(unit.cases.number(case))
    if kept is None:
        return None
    told = _told(kept.snapshot)
    if told is None:
        return _made(kept, out_of_date=True)
    brief_to, key = told
    current = snapshot(unit, case, deadlines, now, brief_to)
    return _made(kept, out_of_date=key != current.content_key)


@lru_cache(maxsize=4)
def _told(kept: str) -> tuple[str, str] | None:
    """For whom a kept snapshot was made, and the key of what it says; read once, it never changes.

    None where an older version kept it in a form that can no longer be compared.
    """
    from tro_desk.papers import Snapshot

    try:
        told = Snapshot.from_json(kept)
    except ValueError:
        return None
    return told.brief_to, told.content_key


def _made(kept: KeptBrief, *, out_of_date: bool) -> MadeBrief:
    return MadeBrief(
        kept.made_at,
        kept.language,
        kept.pages,
        kept.sha256,
        kept.path,
        kept.data,
        kept.first_page_of,
        out_of_date,
    )
