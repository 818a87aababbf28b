"""How the program ended last time, kept in the folder of the log: nothing of a case is in it.

While a window is open a small file says so; one that is still there at the next start tells that
the program was ended before it could close. Python's own `faulthandler` writes where it was when
the process died of itself; an error that the window showed is kept until the next start.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from tro_desk.base import atomic, trouble

_OPEN: Final = "window-open.json"
_ERROR: Final = "last-error.json"
_FAULT: Final = "fault.txt"
_LONGEST: Final = 64_000


@dataclass(frozen=True, slots=True)
class Ending:
    """What the last run left behind.

    `abrupt`: it was ended before it could close. `report` tells of an error or of the place where
    the process died, without any value; empty where nothing is known. `at` is when (UTC), None
    where nobody knows.
    """

    abrupt: bool
    report: str
    at: datetime | None


class Endings:
    """One run of the program on one desk; `folder` is that of its log."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[str] | None = None

    def begin(self, now: datetime) -> Ending | None:
        """Read how the last run ended (None: as it should), and note that this one is open.

        Where the folder cannot be written nothing is noted.
        """
        last = self._read()
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            mark = {"pid": os.getpid(), "since": now.isoformat()}
            atomic.write_text(self._folder / _OPEN, json.dumps(mark))
        return last

    def watch_faults(self) -> None:
        """Let Python write down where it was, should the process die of itself; after `begin`."""
        with contextlib.suppress(OSError):
            self._file = (self._folder / _FAULT).open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def keep(self, report: str, now: datetime) -> None:
        """Keep an error for the next start."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            kept = {"at": now.isoformat(), "report": report[:_LONGEST]}
            atomic.write_text(self._folder / _ERROR, json.dumps(kept))

    def shown(self) -> None:
        """The last ending was shown: it is not shown again."""
        with contextlib.suppress(OSError):
            (self._folder / _ERROR).unlink(missing_ok=True)

    def end(self) -> None:
        """The program closes as it should."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
        for name in (_FAULT, _OPEN):
            with contextlib.suppress(OSError):
                (self._folder / name).unlink(missing_ok=True)

    def _read(self) -> Ending | None:
        abrupt = (self._folder / _OPEN).exists()
        fault = trouble.told_fault(self._text(_FAULT)) if abrupt else ""
        error, at = self._error()
        if not (abrupt or error):
            return None
        return Ending(abrupt, "\n\n".join(part for part in (error, fault) if part), at)

    def _error(self) -> tuple[str, datetime | None]:
        try:
            found = json.loads(self._text(_ERROR) or "null")
            report, at = str(found["report"]), datetime.fromisoformat(found["at"])
        except (ValueError, TypeError, KeyError, RecursionError):
            return "", None
        return report, at if at.tzinfo is not None else None

    def _text(self, name: str) -> str:
        try:
            with (self._folder / name).open(encoding="utf-8", errors="replace") as file:
                return file.read(_LONGEST * 2)
        except OSError:
            return ""
