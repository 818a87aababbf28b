"""Where the program's own files are, in a checkout, in an installed wheel and when frozen.

Where the *seller's* files are is decided by `desk.folder`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

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
