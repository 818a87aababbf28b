"""What a desk remembers of its backups: where they go, which was the last good one.

A small JSON file beside the database, not in it: a backup changes nothing in the desk, and what is
chosen for one computer does not come back with a backup on another. A file that cannot be
understood is set aside, and everything is as at first.
"""

from __future__ import annotations

import contextlib
import json
import re
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from tro_desk.base import atomic
from tro_desk.domain.backup import REMIND_DAYS
from tro_desk.store.backup_files import told_of

FILE_NAME: Final = "backup.json"
_ASIDE: Final = "backup.damaged.json"
_LOCK = threading.RLock()


@dataclass(frozen=True, slots=True)
class State:
    """`desk` is the desk's own number (8 hex digits), moments are ISO in UTC, "" for none.

    `folder` is the chosen folder ("" for the desk's own); `last_change` the number of the newest
    line of the log that the last backup has; `checked` file names of backups with the moment they
    were last found good; `missed` the code of the last automatic backup's error; `examined` the
    moment the desk was last examined, `found` how many problems that told;
    `restoring` the place in which a restore works now (see `store.restore.sweep`); `apart` whether
    the chosen folder was on another disk than the desk when it was chosen.
    """

    desk: str
    folder: str = ""
    remind_days: int = 3
    paused: bool = False
    last_path: str = ""
    last_made_at: str = ""
    last_size: int = 0
    last_files: int = 0
    last_problems: int = 0
    last_change: int = -1
    checked: Mapping[str, str] = field(default_factory=dict)
    missed: str = ""
    missed_folder: str = ""
    examined: str = ""
    found: int = 0
    restoring: str = ""
    apart: bool = False


class StateFile:
    """The file of a desk's folder. Thread-safe."""

    def __init__(self, desk: Path) -> None:
        self._path = desk / FILE_NAME
        self.aside = desk / _ASIDE
        """Where a file is put that cannot be understood."""

    def read(self) -> State:
        """What is remembered; a desk without a number is given one, and keeps it."""
        with _LOCK:
            try:
                state = self._read()
            except OSError:  # it is there, and may be read the next time: it is not written over
                return State(secrets.token_hex(4))
            if state is None:
                state = State(secrets.token_hex(4))
                with contextlib.suppress(OSError):  # a folder that is read-only: until the end
                    self._write(state)
            return state

    def change(self, how: Callable[[State], State]) -> State:
        """Write what `how` makes of it; what cannot be written is lost without a word: the
        backup itself is what matters."""
        with _LOCK:
            state = how(self.read())
            with contextlib.suppress(OSError):
                self._read()
                self._write(state)
            return state

    def choose(self, how: Callable[[State], State]) -> State:
        """As `change`, for what the seller chose: what cannot be written is told.

        Raises DeskError `disk_full`, `desk_unwritable` (folder).
        """
        with _LOCK, told_of(self._path.parent, "desk"):
            state = how(self.read())
            self._read()
            self._write(state)
            return state

    def sweep(self) -> None:
        """Remove what a process left behind that was stopped while it wrote."""
        with _LOCK:
            for part in self._path.parent.glob(f".{FILE_NAME}.*.part"):
                with contextlib.suppress(OSError):
                    part.unlink()

    def _write(self, state: State) -> None:
        told = {**asdict(state), "checked": dict(state.checked)}
        atomic.write_text(self._path, json.dumps(told, ensure_ascii=False, indent=1) + "\n")

    def _read(self) -> State | None:
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (ValueError, RecursionError):
            self._damaged()
            return None
        known = {one.name for one in fields(State)}
        if not isinstance(told, dict):
            self._damaged()
            return None
        given = {name: value for name, value in told.items() if name in known}
        if _fits(given):
            return State(**given)
        self._damaged()
        if not _fits({"desk": given.get("desk")}):
            return None
        # What still makes sense is kept: the desk's number, by which it knows its own backups.
        state = State(**{name: value for name, value in given.items() if _fits_one(given, name)})
        with contextlib.suppress(OSError):
            self._write(state)
        return state

    def _damaged(self) -> None:
        with contextlib.suppress(OSError):
            self._path.replace(self.aside)


def _fits(given: Mapping[str, Any]) -> bool:
    model = State("00000000")
    if not re.fullmatch("[0-9a-f]{8}", str(given.get("desk", ""))):
        return False
    for name, value in given.items():
        if name == "checked":
            good = isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
        elif name == "remind_days":
            good = type(value) is int and value in REMIND_DAYS
        else:
            good = type(value) is type(getattr(model, name)) and _is_text(value)
        if not good:
            return False
    moments = [given.get("last_made_at", ""), given.get("examined", "")]
    return all(
        moment(text) is not None for text in (*moments, *given.get("checked", {}).values()) if text
    )


def _is_text(value: object) -> bool:
    """Whether a text can be written and be a path; true for what is none."""
    if not isinstance(value, str):
        return True
    with contextlib.suppress(UnicodeEncodeError):
        return b"\0" not in value.encode()
    return False


def _fits_one(given: Mapping[str, Any], name: str) -> bool:
    return _fits({"desk": given["desk"], name: given[name]})


def moment(text: str) -> datetime | None:
    """A moment as the file has it; None for none or nonsense."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
