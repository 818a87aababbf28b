"""The works of others in the program, and their licences: assets/licences/parts.json.

`make licences` collects them from what is installed.
"""

from __future__ import annotations

import json
from functools import cache

from tro_desk.base import paths
from tro_desk.domain.part import Part


@cache
def parts() -> tuple[Part, ...]:
    """Every work by its name, the program itself first."""
    text = paths.asset("licences", "parts.json").read_text(encoding="utf-8")
    return tuple(Part(**row) for row in json.loads(text))


def licence_text(part: Part) -> str:
    """The licence of a part in full, with the notices that have to go with it."""
    return paths.asset("licences", "texts", part.file).read_text(encoding="utf-8")
