"""What the first start does in the background, once it was agreed to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from tro_desk.base import paths
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.l10n.backup import check_sentence, counts_sentence
from tro_desk.ui.context import Ui
from tro_desk.ui.first_run.end_pages import Line
from tro_desk.ui.first_run.wanted import Wanted

if TYPE_CHECKING:
    from tro_desk.desk import Desk
    from tro_desk.domain.backup import Restored
    from tro_desk.ui.first_run.restore_page import RestorePage
    from tro_desk.ui.jobs import Handle

Failed = Callable[[DeskError], None]
Progress = Callable[[int, int], None]


class Work:
    """One thing at a time. `kdf` is for tests alone."""

    def __init__(self, ui: Ui, owner: QObject, kdf: Any = None) -> None:
        self._ui, self._owner, self._kdf = ui, owner, kdf
        self._running: Handle | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being made."""
        return self._running is not None and self._running.running

    def stop(self) -> None:
        """End it; what was begun is taken back."""
        if self._running is not None:
            self._running.cancel()

    def create(
        self,
        wanted: Wanted,
        done: Callable[[tuple[Desk, str]], None],
        failed: Failed,
        progress: Progress,
    ) -> None:
        """Make the desk as it is wanted."""
        assert wanted.place is not None
        place = wanted.place.folder
        passphrase = wanted.passphrase if wanted.locked else ""
        backups = None if wanted.backups_later else wanted.backups
        kdf, settings = self._kdf, self._ui.settings

        def work(job: Job) -> tuple[Desk, str]:
            from tro_desk.desk.new_desk import create_desk

            made = create_desk(place, passphrase, backups, job, kdf)
            settings.save()  # the language, if it was switched
            return made

        self._running = self._ui.jobs.run(work, done, failed, progress, owner=self._owner)

    def restore(
        self,
        page: RestorePage,
        done: Callable[[Restored], None],
        failed: Failed,
        progress: Progress,
    ) -> None:
        """Restore what the page names."""
        file, place, settings = page.file, page.place, self._ui.settings
        assert file is not None
        passphrase = page.passphrase.text or None
        recovery = None if passphrase else page.recovery.text.strip() or None

        def work(job: Job) -> Restored:
            from tro_desk.desk.new_desk import restore_first

            done = restore_first(file, place, job, passphrase, recovery)
            settings.save()
            return done

        self._running = self._ui.jobs.run(work, done, failed, progress, owner=self._owner)

    def sample(self, done: Callable[[Path], None], failed: Failed) -> None:
        """Make the sample desk."""

        def work(job: Job) -> Path:
            from tro_desk.desk.sample_desk import make_sample, sample_folder

            folder = sample_folder()
            make_sample(folder, paths.asset("sample"), job)
            return folder

        self._running = self._ui.jobs.run(work, done, failed, owner=self._owner)

    def take_over(self, folder: Path, done: Callable[[Path], None]) -> None:
        """From now on the desk in this folder opens where none is named."""
        settings = self._ui.settings

        def work(_job: object) -> Path:
            from tro_desk.desk.known_desks import make_home

            make_home(folder)
            settings.save()
            return folder

        self._running = self._ui.jobs.run(work, done, owner=self._owner)

    @staticmethod
    def lines_of(done: Restored) -> tuple[Line, ...]:
        """What was restored, and what was found when it was tried."""
        check = done.check
        assert check is not None
        folder = str(done.folder)
        return (
            lambda t: t.say("first run", "It lives in {folder}.", folder=folder),
            lambda t: t.say(
                "first run",
                "The file said {said}; the desk has {has}. {check}",
                said=counts_sentence(t, done.content.counts),
                has=counts_sentence(t, done.counts),
                check=check_sentence(t, check),
            ),
        )
