"""Looks for new notices in one folder that the user chose, and offers them.

A file counts as new once it stands there whole: its size and time are the same at two looks. Each
is offered once. Nothing is read, and no screen changes, before the user says so.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from tro_desk.base.messages import M_
from tro_desk.domain.suffixes import READABLE_SUFFIXES
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.message_strip import MessageStrip

SECOND_LOOK_MS: Final = 1500
"""A file that has not changed for so long is whole."""
AGAIN_MS: Final = 20_000
"""Folders on a network do not always tell of a change: they are looked at this often."""


class Stamp(NamedTuple):
    """What tells that a file is still being written."""

    size: int
    time_ns: int


def look(folder: Path) -> dict[str, Stamp]:
    """The readable files of a folder (none of those below it). Raises OSError."""
    seen: dict[str, Stamp] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            hidden = entry.name.startswith((".", "~$"))
            if hidden or Path(entry.name).suffix.lower() not in READABLE_SUFFIXES:
                continue
            try:
                if entry.is_file():
                    told = entry.stat()
                    seen[entry.path] = Stamp(told.st_size, told.st_mtime_ns)
            except OSError:
                continue  # gone between the two calls
    return seen


def _nanoseconds(text: str) -> int:
    """A time as the settings hold it; 0 for what is none."""
    return int(text) if text.isdecimal() and len(text) < 30 else 0


class WatchFolder(QObject):
    """Watches `settings.choices.watched`; off where that is empty."""

    def __init__(self, ui: Ui, strip: MessageStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._strip = strip
        self._known: set[str] = set()
        self._before: dict[str, Stamp] = {}
        self._offered: list[str] = []
        self._missing = False
        self._looking = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SECOND_LOOK_MS)
        self._soon.timeout.connect(self.look_again)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self._soon.start())
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.look_again)

    @property
    def folder(self) -> str:
        """The folder, empty where none is watched."""
        return self._ui.settings.choices.watched

    def choose(self, folder: str) -> None:
        """Watch a folder from now on (empty: none): what lies in it already is not new."""
        choices = self._ui.settings.choices
        choices.watched = folder
        choices.watched_until = str(int(self._ui.clock.now().timestamp() * 1e9)) if folder else ""
        self._ui.settings.save()
        self._offered = []
        self.begin()

    def stop(self) -> None:
        """Look no more; what comes meanwhile is new at `begin`, and what was offered stays so."""
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._soon.stop()
        self._again.stop()
        self._known, self._before = set(), {}
        self._missing = False

    def begin(self) -> None:
        """Start with what the settings say; files newer than the last look are new."""
        self.stop()
        if self.folder:
            self._again.start()
            self._run(first=True)
            if self._offered:
                self._offer([])

    def look_again(self) -> None:
        """See what is new now."""
        if self.folder and not self._looking and self._again.isActive():
            self._run(first=False)

    def _run(self, *, first: bool) -> None:
        folder = self.folder
        self._looking = True

        def work(_job: object) -> dict[str, Stamp] | None:
            try:
                return look(Path(folder))
            except OSError:
                return None

        def done(seen: dict[str, Stamp] | None) -> None:
            self._looking = False
            if not self._again.isActive():
                return
            if folder != self.folder:
                self.begin()
            elif seen is None:
                self._gone(folder)
            else:
                self._saw(seen, first)

        self._ui.jobs.run(work, done, owner=self)

    def _saw(self, seen: dict[str, Stamp], first: bool) -> None:
        self._missing = False
        if not self._watcher.directories():
            self._watcher.addPath(self.folder)
        if first:
            last = _nanoseconds(self._ui.settings.choices.watched_until)
            self._known = {path for path, stamp in seen.items() if stamp.time_ns <= last}
        new = {path: stamp for path, stamp in seen.items() if path not in self._known}
        whole = [p for p, stamp in new.items() if self._before.get(p) == stamp and stamp.size > 0]
        self._before = new
        if whole:
            self._known.update(whole)
            self._offer(sorted(whole))
            choices = self._ui.settings.choices
            # A file from a computer whose clock is ahead must not hide those that come after it.
            now = int(self._ui.clock.now().timestamp() * 1e9)
            newest = min(now, max(seen[path].time_ns for path in whole))
            choices.watched_until = str(max(newest, _nanoseconds(choices.watched_until)))
            self._ui.settings.save()
        if len(whole) < len(new):
            self._soon.start()

    def _offer(self, paths: list[str]) -> None:
        self._offered += paths
        files = tuple(self._offered)
        name = Path(files[0]).name

        def words(t: Translator) -> str:
            if len(files) == 1:
                return t.say("watch", "{name} is new in the watched folder.", name=name)
            return t.plural(
                "watch",
                "{count} file is new in the watched folder.",
                "{count} files are new in the watched folder.",
                len(files),
            )

        def take() -> None:
            self._offered = []
            self._strip.clear()
            self._ui.add_files(list(files))

        self._strip.show_text(words, "info", (M_("watch", "Read now"), take))

    def _gone(self, folder: str) -> None:
        if self._missing:
            return
        self._missing = True
        self._strip.say(
            M_(
                "watch",
                "The watched folder {folder} is not there now. It is looked for again; you can "
                "choose another one in Settings.",
                folder=folder,
            ),
            "error",
        )
