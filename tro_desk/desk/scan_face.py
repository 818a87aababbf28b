"""The desk's calls for the risk check, a part of `Desk`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.clock import Clock
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.watch import Offer, ScanResult, WatchTerm

if TYPE_CHECKING:
    from tro_desk.desk.scan import Prepared
    from tro_desk.store import Storage


class ScanFace:
    """What can be compared with lists of marks; see `Desk`."""

    _storage: Storage
    clock: Clock
    _prepared: Prepared

    def scan_file(
        self, path: Path, watch: Path | None = None, job: Job = UNWATCHED, *, close: bool = True
    ) -> ScanResult:
        """Compare the listings of a file with a list of marks, the seller's own lists, the marks
        of the own cases and the starter list; stores nothing. Raises as `desk.scan.scan_file`."""
        from tro_desk.desk.scan import scan_file

        return scan_file(path, watch, self._known_terms(), job, close=close)

    def scan_titles(
        self,
        titles: Iterable[str | Offer],
        watch: Path | None = None,
        job: Job = UNWATCHED,
        *,
        close: bool = True,
    ) -> ScanResult:
        """The same for titles that are typed, or for own listings; a text is named by its number
        from 1."""
        from tro_desk.desk.scan import read_watch, scan_offers

        offers = [
            one if isinstance(one, Offer) else Offer(str(number), one)
            for number, one in enumerate(titles, 1)
        ]
        if watch is None:
            with self._storage.reading() as unit:
                change = unit.log.newest()
            return self._prepared.scan(offers, change, self._known_terms, job, close=close)
        return scan_offers(offers, read_watch(watch, job), self._known_terms(), job, close=close)

    def save_scan(self, result: ScanResult, out: Path, language: str) -> None:
        """Write a result as a workbook. Raises `cannot_write` (path)."""
        from tro_desk.desk.scan import save_scan

        save_scan(result, out, language, self.clock.now())

    def own_marks(self) -> tuple[WatchTerm, ...]:
        """The brands that the seller has confirmed in cases."""
        from tro_desk.desk.scan import own_marks

        with self._storage.reading() as unit:
            return own_marks([unit.cases.get(case) for case in unit.cases.ids()])

    def starter_marks(self) -> tuple[WatchTerm, ...]:
        """The small list to begin with, each name with its source and day."""
        from tro_desk.content.watch_terms import starter_terms

        return starter_terms()

    def _known_terms(self) -> tuple[WatchTerm, ...]:
        with self._storage.reading() as unit:
            own = [term for _name, terms in unit.watch_terms.lists() for term in terms]
        return (*own, *self.own_marks(), *self.starter_marks())
