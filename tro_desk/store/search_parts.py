"""What of a record and of an answer is text: their codes are not."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final

from tro_desk.domain.records import CHOICES, PAPERS

Parts = Sequence[tuple[str, str]]

_CODES: Final = frozenset({"zone", "sha256", "step", "item", "letter", "language", "basis"})
_SETTINGS: Final = frozenset({"brief"})
"""Kinds that hold what was chosen, not what was written."""
_REASONS: Final = ("skipped:", "impossible:")
_A_CODE: Final = re.compile(r"(?:ticked:[\d,]*|[a-z_][a-z0-9_,]*)")


def record_parts(kind: str, body: str) -> Parts:
    """Fields of a record (its body as JSON) with what stands in them; () where it says nothing."""
    parts: list[tuple[str, str]] = []
    if kind in _SETTINGS:
        return parts
    for name, value in json.loads(body).items():
        if name in _CODES or (kind, name) in CHOICES or name in PAPERS.get(kind, ()):
            continue
        if isinstance(value, str) and value and not name.endswith("_at") and name != "at":
            parts.append((name, value))
        elif isinstance(value, list):
            parts += ((one[0], one[1]) for one in value if isinstance(one, list) and one[1])
    return parts


def answer_parts(value: str) -> Parts:
    """What the seller typed of an answer as it is kept; () where a choice was made."""
    for word in _REASONS:
        if value.startswith(word):
            return [("reason", value.removeprefix(word))]
    if not value or _A_CODE.fullmatch(value):
        return ()
    return [("value", value.strip())]
