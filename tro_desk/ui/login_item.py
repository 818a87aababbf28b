"""Starting the program when the seller logs in: the one entry that each system keeps for it.

Windows: a value of the user's Run key. macOS: a launch agent. Others: an autostart entry (XDG).
Nothing outside the user's own settings is touched.
"""

from __future__ import annotations

import os
import plistlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from tro_desk.base import atomic

NAME: Final = "TRO Desk"
_RUN_KEY: Final = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
_AGENT: Final = "org.tro-desk.TRODesk"


def command(folder: Path | None = None) -> list[str]:
    """What starts the program, small and out of the way, on the desk that is open."""
    ours = not Path(sys.executable).stem.lower().startswith("python")  # a packed program
    program = [sys.executable] if ours else [sys.executable, "-m", "tro_desk"]
    desk = ["--desk", str(folder)] if folder is not None else []
    return [*program, "--minimized", *desk]


def is_on() -> bool:
    """Whether the program starts at login."""
    if sys.platform == "win32":
        return bool(_run_key().contains(NAME))
    return _entry().is_file()


def is_for(folder: Path) -> bool:
    """Whether the program starts at login on the desk in this folder."""
    if sys.platform == "win32":
        return str(folder) in str(_run_key().value(NAME) or "")
    try:
        return str(folder) in _entry().read_text(encoding="utf-8")
    except OSError:
        return False


def turn_on(arguments: Sequence[str]) -> None:
    """Start `arguments` at login. Raises OSError where the entry cannot be written."""
    if sys.platform == "win32":
        key = _run_key()
        key.setValue(NAME, " ".join(_quoted_windows(part) for part in arguments))
        key.sync()
        if key.status() != QSettings.Status.NoError:
            raise OSError("the registry refused the entry")
        return
    entry = _entry()
    entry.parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "darwin":
        agent = {"Label": _AGENT, "ProgramArguments": list(arguments), "RunAtLoad": True}
        atomic.write_bytes(entry, plistlib.dumps(agent))
        return
    line = " ".join(_quoted_desktop(part) for part in arguments)
    atomic.write_text(
        entry,
        f"[Desktop Entry]\nType=Application\nName={NAME}\nIcon=tro-desk\nExec={line}\n"
        "Terminal=false\nX-GNOME-Autostart-enabled=true\n",
    )


def turn_off() -> None:
    """Start it no more. Raises OSError where the entry cannot be removed."""
    if sys.platform == "win32":
        key = _run_key()
        key.remove(NAME)
        key.sync()
        return
    _entry().unlink(missing_ok=True)


def _run_key() -> QSettings:
    return QSettings(_RUN_KEY, QSettings.Format.NativeFormat)


def _entry() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{_AGENT}.plist"
    config = os.environ.get("XDG_CONFIG_HOME", "")
    folder = Path(config) if Path(config).is_absolute() else Path.home() / ".config"
    return folder / "autostart" / "tro-desk.desktop"


def _quoted_windows(part: str) -> str:
    """A path has no quote marks on Windows; blanks are what has to be held together."""
    return f'"{part}"' if " " in part else part


def _quoted_desktop(part: str) -> str:
    """As the Desktop Entry Specification wants it: quoted, then escaped as a string value."""
    inner = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in part)
    return f'"{inner}"'.replace("\\", "\\\\").replace("%", "%%")
