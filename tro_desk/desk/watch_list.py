"""The seller's own watch lists: kept under the name of the file each came from."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.desk.trash import came_back, threw
from tro_desk.desk.values import LONGEST
from tro_desk.domain.watch import WatchList

if TYPE_CHECKING:
    from tro_desk.store import Storage


def import_watch_list(storage: Storage, now: datetime, path: Path, job: Job) -> WatchList:
    """Read a file and keep its terms; a list of the same name is replaced as a whole.

    Of equal terms the first counts. Raises what `watch.lists.read_watch_list` does; then nothing
    was changed.
    """
    from tro_desk.watch.lists import read_watch_list

    found = read_watch_list(path, job)
    first = {term.term: term for term in reversed(found.terms)}
    terms = tuple(term for term in found.terms if first[term.term] is term)
    job.check()
    with storage.writing() as unit:
        came_back(unit, now, ("watch_list", found.name))  # the file that is read now counts
        unit.watch_terms.save(found.name, terms, now)
        unit.log.add(now, "watch_list_saved", name=found.name, terms=len(terms))
    return found


def remove_watch_list(storage: Storage, now: datetime, name: str) -> None:
    """Let a list no longer count. Raises DeskError `unknown_watch_list` (name)."""
    with storage.writing() as unit:
        terms = unit.watch_terms.remove(name, now)
        if not terms:
            raise DeskError("unknown_watch_list", name=name[:LONGEST])
        unit.log.add(now, "watch_list_removed", name=name, terms=terms)
        threw(unit, now, "watch_list", None, name, [("watch_list", name)])
