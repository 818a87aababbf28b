"""Where the program's own files are, in a checkout, in an installed wheel and when frozen, and
what names and paths every system takes.

Where the *seller's* files are is decided by `desk.folder`.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache
from pathlib import Path, PureWindowsPath
from typing import Final

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def _data_root() -> Path:
    """The folder that holds `assets` and `i18n`."""
    packed = _PACKAGE / "_data"  # a wheel or a frozen program carries its data inside the package
    return packed if packed.is_dir() else _PACKAGE.parent


def asset(*parts: str) -> Path:
    """Path of a file under `assets/`."""
    return _data_root().joinpath("assets", *parts)


def catalogs() -> Path:
    """The folder of the gettext catalogs, `i18n/`."""
    return _data_root() / "i18n"


# names and paths

LONGEST_DESK: Final = 140
"""Characters of the path of a desk. Windows takes 260 for a whole path, and the longest name inside
a desk, an original while it is being sealed, needs about 110 of them."""

LONGEST_NAME: Final = 120
"""Characters of the name of a file that the program makes."""

_MOST_BYTES: Final = 200  # of a name in UTF-8: some systems take 255, and put something before it
_PLAIN_PATH: Final = 240  # characters that any path on Windows may have, with a name to spare
_REFUSED: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # also what turns the writing around
_DEVICE: Final = re.compile(
    r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3]) *(\.|$)", re.I
)
_ENDING: Final = re.compile(r"\.[^. ]{1,12}$")


def fitting_name(name: str) -> str:
    """A name that every system takes for a file, as near to `name` as can be.

    Windows refuses some signs, a space or a dot at the end, and the names of devices (`NUL.pdf`);
    all refuse what is too long. The ending stays.
    """
    seen = "".join(
        "-" if _REFUSED.match(char) else char
        for char in unicodedata.normalize("NFC", name)
        if unicodedata.category(char) not in _UNSEEN or char in "\t\n"
    )
    made = seen.strip(" .")
    if _DEVICE.match(made):
        made = f"_{made}"
    found = _ENDING.search(made)
    ending = found.group() if found else ""
    stem = made.removesuffix(ending)
    while len(stem + ending) > LONGEST_NAME or len((stem + ending).encode()) > _MOST_BYTES:
        stem = stem[:-1]
    return f"{stem.rstrip(' .')}{ending}" if stem else "file" + ending


def reachable(path: Path, *, windows: bool = os.name == "nt") -> Path:
    """`path` in the form in which Windows takes more than 260 characters; elsewhere as it is."""
    return Path(extended(str(path.absolute()))) if windows else path


def extended(path: str) -> str:
    """An absolute path of Windows with the sign that lifts the limit of 260 characters, where it is
    near it. Such a path is taken as it stands: no `.`, `..` or slash is understood in it."""
    if len(path) <= _PLAIN_PATH or path.startswith("\\\\?\\"):
        return path
    parts = PureWindowsPath(path)
    named = [part for part in parts.parts[1:] if part != "."]
    while ".." in named:
        at = named.index("..")
        del named[max(0, at - 1) : at + 1]
    plain = "\\".join([parts.anchor.rstrip("\\"), *named])
    if plain.startswith("\\\\"):
        return "\\\\?\\UNC" + plain[1:]
    return "\\\\?\\" + plain
