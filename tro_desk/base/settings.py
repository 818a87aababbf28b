"""The few choices that belong to the computer, not to a case: language, look, window.

A small JSON file. A file that cannot be understood is set aside under another name and said, never
silently replaced; the window then starts with the system's own choices.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final

from tro_desk.base import atomic

FILE_NAME: Final = "settings.json"
_ASIDE: Final = "settings.damaged.json"


@dataclass(slots=True)
class Choices:
    """What the user chose; an empty string follows the system.

    `language` is a code of l10n.languages(); `theme` is system, light or dark; `case` is the case
    that was open last; `window` is the window's place as Qt writes it, in hex. `watched` is the
    folder in which new notices are looked for (empty: none), `watched_until` the time of the newest
    file seen there, in nanoseconds since 1970.
    """

    language: str = ""
    theme: str = "system"
    case: str = ""
    window: str = ""
    watched: str = ""
    watched_until: str = ""
    reminders: str = "10080,4320,1440,180"


class Settings:
    """The choices of one settings file.

    `set_aside` is the new name of a damaged file that was found, else None.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self.choices = self._load()

    def _load(self) -> Choices:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return Choices()
        except (OSError, UnicodeDecodeError):
            return self._damaged()
        try:
            found = json.loads(text)
        except ValueError:
            return self._damaged()
        names = {field.name for field in fields(Choices)}
        if not isinstance(found, dict) or not all(
            isinstance(value, str) for name, value in found.items() if name in names
        ):
            return self._damaged()
        return Choices(**{name: value for name, value in found.items() if name in names})

    def _damaged(self) -> Choices:
        aside = self.path.with_name(_ASIDE)
        with contextlib.suppress(OSError):
            self.path.replace(aside)
            self.set_aside = aside
        return Choices()

    def save(self) -> bool:
        """Write the choices; False where the folder cannot be written (they hold until the end)."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write_text(self.path, json.dumps(asdict(self.choices), indent=1) + "\n")
        except OSError:
            return False
        return True
