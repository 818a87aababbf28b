"""A log on this computer for the case that something goes wrong: it never leaves it by itself.

It holds nothing of a case: of an error only what `base.trouble` tells, of a message its fixed
words, numbers and codes. A user can pass the file on, and a locked desk leaves none of its words
in it.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Final

from tro_desk.base import trouble

NAME: Final = "tro_desk"
FILE_NAME: Final = "tro-desk.log"

_LARGEST: Final = 262_144

_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DROPPED: Final = "[...]"


class Code(str):
    """A text that is written into the log as it is: a code or a place in the program."""


def redacted(text: str) -> str:
    """`text` without e-mail addresses and without the path of the user's home folder."""
    return _MAIL.sub("[address]", text).replace(str(Path.home()), "~")


class _Redacting(logging.Formatter):
    """Writes fixed words, numbers and `Code`; every other value is dropped."""

    def format(self, record: logging.LogRecord) -> str:
        words = str(record.msg)
        if record.args:
            given = record.args if isinstance(record.args, tuple) else (record.args,)
            words %= tuple(_kept(value) for value in given)
        text = f"{self.formatTime(record)} {record.levelname} {record.name} {words}"
        if record.exc_info and record.exc_info[1] is not None:
            text += "\n" + trouble.told(record.exc_info[1])
        return redacted(text)


def _kept(value: object) -> object:
    return value if isinstance(value, Code | int | float) else _DROPPED


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
    handler.setFormatter(_Redacting())
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
