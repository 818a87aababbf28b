"""Compares titles and listings with lists of marks, in the background; the newest question wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.domain.watch import Offer, ScanResult, WatchTerm
from tro_desk.ui.context import Ui

if TYPE_CHECKING:
    from tro_desk.domain.watch import WatchList
    from tro_desk.ui.jobs import Handle

Failed = Callable[[DeskError], None]


@dataclass(frozen=True, slots=True)
class Lists:
    """The terms that are watched: the seller's own lists by name, own cases, the starter list."""

    own: tuple[tuple[str, tuple[WatchTerm, ...]], ...]
    cases: tuple[WatchTerm, ...]
    starter: tuple[WatchTerm, ...]

    @property
    def terms(self) -> tuple[WatchTerm, ...]:
        """All of them, the seller's own first."""
        return (*(term for _name, terms in self.own for term in terms), *self.cases, *self.starter)


class RiskController:
    """One question at a time: a new one stops the one that runs."""

    def __init__(self, ui: Ui, owner: QObject) -> None:
        self._ui, self._owner = ui, owner
        self._running: Handle | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._running is not None and self._running.running

    def stop(self) -> None:
        """Stop what runs; nothing comes of it any more."""
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def check_titles(
        self, titles: tuple[str, ...], done: Callable[[ScanResult], None], failed: Failed
    ) -> None:
        """Compare titles that are typed."""
        desk = self._ui.desk
        self._ask(lambda job: desk.scan_titles(titles, job=job), done, failed)

    def check_file(
        self,
        path: Path,
        done: Callable[[ScanResult], None],
        failed: Failed,
        progress: Callable[[int, int], None],
    ) -> None:
        """Compare the listings of a file."""
        desk = self._ui.desk
        self._ask(lambda job: desk.scan_file(path, job=job), done, failed, progress)

    def check_listings(
        self,
        done: Callable[[ScanResult], None],
        failed: Failed,
        progress: Callable[[int, int], None],
    ) -> None:
        """Compare the listings of the seller's own shops."""
        desk = self._ui.desk

        def work(job: Job) -> ScanResult:
            own = desk.listings()
            return desk.scan_titles(
                [Offer(one.product_id or one.sku, one.title) for one in own if one.title], job=job
            )

        self._ask(work, done, failed, progress)

    def _ask(
        self,
        work: Callable[[Job], ScanResult],
        done: Callable[[ScanResult], None],
        failed: Failed,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self.stop()

        def told(error: DeskError) -> None:
            if not isinstance(error, Cancelled) or self._running is asked:
                failed(error)

        def answered(result: ScanResult) -> None:
            if self._running is asked:
                done(result)

        asked = self._ui.jobs.run(work, answered, told, progress, owner=self._owner)
        self._running = asked

    def save(self, make: Callable[[], ScanResult], out: Path, done: Callable[[], None]) -> None:
        """Write a result as a workbook."""
        desk, language = self._ui.desk, self._ui.language.code
        self._ui.jobs.run(
            lambda _job: desk.save_scan(make(), out, language),
            lambda _saved: done(),
            owner=self._owner,
        )

    # lists

    def read_lists(self, done: Callable[[Lists], None]) -> None:
        """Read the lists."""
        desk = self._ui.desk

        def work(_job: Job) -> Lists:
            return Lists(desk.watch_lists(), desk.own_marks(), desk.starter_marks())

        self._ui.jobs.run(work, done, owner=self._owner)

    def add_list(self, path: Path, done: Callable[[WatchList], None], failed: Failed) -> None:
        """Keep the terms of a file as a list of the seller's own."""
        desk = self._ui.desk
        self._ui.jobs.run(
            lambda _job: desk.import_watch_list(path), done, failed, owner=self._owner
        )

    def remove_list(self, name: str, done: Callable[[], None]) -> None:
        """Let a list of the seller's own no longer count."""
        desk = self._ui.desk
        self._ui.jobs.run(
            lambda _job: desk.remove_watch_list(name), lambda _gone: done(), owner=self._owner
        )
