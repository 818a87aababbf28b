"""The works of others in the program, and their licences: assets/licences/parts.json.

`make licences` collects them from what is installed. A packed program names beside them the
libraries that it took from the system it was packed on.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

from tro_desk.base import paths
from tro_desk.domain.part import Part

SYSTEM: Final = "system-licences"
"""Beside `assets/` in a program that was packed on Linux."""


@cache
def parts() -> tuple[Part, ...]:
    """Every work by its name, the program itself first, those of the system last."""
    own = _read(paths.asset("licences", "parts.json"))
    system = _system() / "parts.json"
    return own + (_read(system) if system.is_file() else ())


def licence_text(part: Part) -> str:
    """The licence of a part in full, with the notices that have to go with it."""
    own = paths.asset("licences", "texts", part.file)
    found = own if own.is_file() else _system() / part.file
    return found.read_text(encoding="utf-8", errors="replace")


def _system() -> Path:
    return paths.asset().parent / SYSTEM


def _read(file: Path) -> tuple[Part, ...]:
    return tuple(Part(**row) for row in json.loads(file.read_text(encoding="utf-8")))
