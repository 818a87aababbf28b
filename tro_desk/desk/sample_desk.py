"""The sample desk: a desk of its own beside the seller's, which can be removed without a trace.

A mark in its folder tells that it is the sample; without it nothing is ever removed here. The mark
is written first and removed last: who is stopped in the middle leaves a sample that is known as
one, and that the next start clears.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.base import atomic
from tro_desk.base.clock import Clock, ShiftedClock, SystemClock
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.desk.folder import own_folder

if TYPE_CHECKING:
    from tro_desk.desk.desk import Desk
    from tro_desk.papers import BriefOptions

MARK: Final = "sample.json"
BEGINS: Final = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)
"""The moment at which the sample begins, when it is made: its papers are of the weeks before."""

_MAKING, _READY, _GOING = "making", "ready", "going"


def sample_folder() -> Path:
    """Where the sample desk is made: beside the platform's own place for a desk."""
    own = own_folder()
    return own.with_name(f"{own.name} sample")


def is_sample(folder: Path) -> bool:
    """Whether the desk in this folder is the sample."""
    return (folder / MARK).is_file()


def clock_of(folder: Path) -> Clock:
    """The clock of a desk: the computer's; that of the sample began at `BEGINS` when it was made,
    so that its dates are as near as those of a notice that has just come."""
    mark = _read(folder)
    if mark is None:
        return SystemClock()
    try:
        made = datetime.fromisoformat(str(mark.get("made_at")))
        return ShiftedClock(BEGINS - made)
    except (ValueError, TypeError):
        return ShiftedClock(timedelta(0))


def marked(folder: Path, options: BriefOptions) -> BriefOptions:
    """The options of a brief, which says so on each page where the desk is the sample."""
    return replace(options, sample=True) if is_sample(folder) else options


def make_sample(
    folder: Path, papers: Path, job: Job = UNWATCHED, *, clock: Clock | None = None
) -> str:
    """The sample desk in `folder`, made of `papers` where it is not there yet; its case's id. By
    `clock`, else the computer's, it is kept when it was made.

    Raises as `open_desk`, `no_sample` (path), Cancelled, and `place_taken` (folder) where the
    folder holds anything else. What was begun is then removed.
    """
    from tro_desk.desk.open import open_desk

    mark = _read(folder)
    if mark is not None and mark.get("state") == _READY:
        with open_desk(folder) as desk:
            cases = desk.cases()
        if cases:
            return cases[-1].id
    if mark is not None:
        _clear(folder)
    elif folder.exists() and any(folder.iterdir()):
        raise DeskError("place_taken", folder=str(folder))
    try:
        _write(folder, _MAKING, (clock or SystemClock()).now())
        with open_desk(folder) as desk:
            job.check()
            case = desk.fill_sample(papers)
            job.check()
        made = _read(folder) or {}
        _write(folder, _READY, datetime.fromisoformat(str(made["made_at"])))
    except BaseException:
        _clear(folder)
        raise
    return case


def remove_sample(folder: Path) -> None:
    """Remove the sample desk: its folder with all in it, and backups of it that lie elsewhere.

    The desk is closed before. Does nothing where there is none. Raises DeskError `sample_left`
    (folder) where something could not be removed; the next start, or the next call, tries again.
    """
    if not is_sample(folder):
        return
    from tro_desk.store import backup
    from tro_desk.store.backup_state import StateFile

    state = StateFile(folder).read()
    elsewhere = {Path(state.folder)} if state.folder else set()
    with contextlib.suppress(OSError, KeyError, TypeError, ValueError):
        _write(folder, _GOING, datetime.fromisoformat(str((_read(folder) or {})["made_at"])))
    for place in elsewhere:
        for one in backup.kept(place, state.desk):
            with contextlib.suppress(OSError):
                one.path.unlink()
    _clear(folder)
    if folder.exists():
        raise DeskError("sample_left", folder=str(folder))


def finish_removal(folder: Path) -> None:
    """Remove what is left of a sample whose making or removal was cut off; nothing is raised."""
    mark = _read(folder)
    if mark is not None and mark.get("state") != _READY:
        with contextlib.suppress(DeskError):
            remove_sample(folder)


def cases_beside(desk: Desk, papers: Path) -> int:
    """How many cases of the sample desk were not brought by the sample's `papers`."""
    brought = {sha256(one.read_bytes()).hexdigest() for one in papers.rglob("*") if one.is_file()}
    count = 0
    for case_id in desk.case_ids():
        notices = desk.case(case_id).notices
        if not notices or any(one.evidence.sha256 not in brought for one in notices):
            count += 1
    return count


def _clear(folder: Path) -> None:
    """Everything in it, the mark last."""
    from tro_desk.store.backup_files import clear

    with contextlib.suppress(FileNotFoundError):
        for path in folder.iterdir():
            if path.name == MARK:
                continue
            if path.is_dir() and not path.is_symlink():
                clear(path)
            else:
                with contextlib.suppress(OSError):
                    path.unlink()
        left = [path for path in folder.iterdir() if path.name != MARK]
        if not left:
            (folder / MARK).unlink(missing_ok=True)
            folder.rmdir()


def _write(folder: Path, state: str, made: datetime) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        told = {"sample": True, "state": state, "made_at": made.isoformat()}
        atomic.write_text(folder / MARK, json.dumps(told) + "\n")
    except OSError as error:
        raise DeskError("desk_unwritable", folder=str(folder)) from error


def _read(folder: Path) -> dict[str, object] | None:
    """What the mark tells; None where there is none. One that is damaged is a mark all the same."""
    try:
        told = json.loads((folder / MARK).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        return {} if is_sample(folder) else None
    return told if isinstance(told, dict) else {}
