"""A log on this computer for the case that something goes wrong: it never leaves it by itself.

Addresses and the user's folder are taken out, so that a user can pass the file on.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Final

NAME: Final = "tro_desk"
FILE_NAME: Final = "tro-desk.log"

_LARGEST: Final = 262_144

_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def redacted(text: str) -> str:
    """`text` without e-mail addresses and without the path of the user's home folder."""
    return _MAIL.sub("[address]", text).replace(str(Path.home()), "~")


class _Redacting(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


def start(folder: Path) -> Path | None:
    """Log to `folder`/tro-desk.log; None where it cannot be written.

    A log over 256 KB is put beside as tro-desk.old.log first. Called again, it goes on in the new
    folder only. (logging.handlers is not used: it imports sockets.)
    """
    logger = logging.getLogger(NAME)
    stop()
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LARGEST:
            path.replace(path.with_suffix(".old.log"))
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_Redacting("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return path


def stop() -> None:
    """Close the log file."""
    logger = logging.getLogger(NAME)
    for handler in list(logger.handlers):
        if isinstance(handler, logging.FileHandler):
            logger.removeHandler(handler)
            handler.close()
