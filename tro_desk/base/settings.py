"""The few choices that belong to the computer, not to a case: language, look, window.

A small JSON file. A file that cannot be understood is set aside under another name and said, never
silently replaced; the window then starts with the system's own choices. Only what was chosen here
is written: what another window chose meanwhile, and what a later version added, stays.
"""

from __future__ import annotations

import contextlib
import json
import unicodedata
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final

from tro_desk.base import atomic

FILE_NAME: Final = "settings.json"
_ASIDE: Final = "settings.damaged{number}.json"
_MOST_ASIDE: Final = 9
_LONGEST: Final = 32_768
"""Characters of a file or of a choice; nothing that anybody chose is longer."""


@dataclass(slots=True)
class Choices:
    """What the user chose; an empty string follows the system.

    `language` is a code of l10n.languages(); `theme` is system, light or dark; `case` is the case
    that was open last; `window` is the window's place as Qt writes it, in hex. `watched` is the
    folder in which new notices are looked for (empty: none), `watched_until` the time of the newest
    file seen there, in nanoseconds since 1970. `reminders` are minutes before a date; `lock_after`
    are minutes without a key or a click after which a desk with a passphrase is locked (0: never).
    `help_window` is the place of the help as Qt writes it, `help_zoom` its size in percent.
    `widths` is a JSON object of the widths that columns were given by hand.
    `taken_from` and `saved_to` are the folders in which files were chosen and saved last.
    `home` is the folder of the desk that opens where none is named (empty: the system's own place),
    `recent` a JSON list of the folders of other desks, that used last first; both are kept in the
    user's own settings file alone, never in that of a desk.
    """

    language: str = ""
    theme: str = "system"
    case: str = ""
    window: str = ""
    watched: str = ""
    watched_until: str = ""
    reminders: str = "10080,4320,1440,180"
    lock_after: str = "15"
    help_window: str = ""
    help_zoom: str = "100"
    widths: str = ""
    taken_from: str = ""
    saved_to: str = ""
    home: str = ""
    recent: str = ""


class Settings:
    """The choices of one settings file.

    `set_aside` is the new name of a damaged file that was found, else None.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self.choices = _choices(self._read())
        self._known = asdict(self.choices)

    def save(self) -> bool:
        """Write the choices; False where the folder cannot be written (they hold until the end)."""
        chosen = asdict(self.choices)
        found = self._read()
        own = {name: value for name, value in chosen.items() if value != self._known[name]}
        text = json.dumps({**chosen, **found, **own}, indent=1) + "\n"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write_text(self.path, text)
        except OSError:
            return False
        self._known = chosen
        return True

    def _read(self) -> dict[str, object]:
        """What the file holds; nothing where there is none, or where it had to be set aside."""
        try:
            with self.path.open(encoding="utf-8") as file:
                text = file.read(_LONGEST + 1)
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError):
            return self._damaged()
        if len(text) > _LONGEST:
            return self._damaged()
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return self._damaged()
        known = {field.name for field in fields(Choices)}
        if not isinstance(found, dict) or not all(
            _sound(value) for name, value in found.items() if name in known
        ):
            return self._damaged()
        return found

    def _damaged(self) -> dict[str, object]:
        with contextlib.suppress(OSError):
            aside = self._free_name()
            self.path.replace(aside)
            self.set_aside = aside
        return {}

    def _free_name(self) -> Path:
        """A name that no earlier damaged file has; the last one is given again."""
        for number in range(1, _MOST_ASIDE + 1):
            aside = self.path.with_name(_ASIDE.format(number="" if number == 1 else f"-{number}"))
            if not aside.exists():
                break
        return aside


def _choices(found: dict[str, object]) -> Choices:
    names = {field.name for field in fields(Choices)}
    return Choices(**{name: str(value) for name, value in found.items() if name in names})


def _sound(value: object) -> bool:
    """Whether a value is a line of text: no control character, no half of a character."""
    return isinstance(value, str) and all(
        unicodedata.category(char) not in ("Cc", "Cs") for char in value
    )
