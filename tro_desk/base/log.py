"""A log on this computer for the case that something goes wrong: it never leaves it by itself.

Addresses and the user's folder are taken out, so that a user can pass the file on.
"""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

NAME: Final = "tro_desk"
FILE_NAME: Final = "tro-desk.log"

_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def redacted(text: str) -> str:
    """`text` without e-mail addresses and without the path of the user's home folder."""
    return _MAIL.sub("[address]", text).replace(str(Path.home()), "~")


class _Redacting(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


def start(folder: Path) -> Path | None:
    """Log to `folder`/tro-desk.log, at most three files of 256 KB; None where it cannot be written.

    Called again, it goes on in the new folder only.
    """
    logger = logging.getLogger(NAME)
    stop()
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=262_144, backupCount=2, encoding="utf-8")
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
        if isinstance(handler, RotatingFileHandler):
            logger.removeHandler(handler)
            handler.close()
