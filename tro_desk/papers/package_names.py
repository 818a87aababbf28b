"""The names of files in a package: plain, unique, and never a way out of its folder."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

BRIEF: Final = "brief.pdf"
EXHIBITS: Final = "exhibits.pdf"
FIGURES: Final = "figures.xlsx"
DATES: Final = "dates.ics"
CUSTODY: Final = "custody.csv"
MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"
VERIFY: Final = "VERIFY.txt"
ORIGINALS: Final = "originals/"

_LONGEST: Final = 80
_PLAIN: Final = re.compile(r"[^A-Za-z0-9._-]+")
_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def original_name(letter: str, name: str, kind: str) -> str:
    """Where an original lies: `originals/A-Notice-from-Amazon.pdf`.

    The letter of its exhibit makes it unique. Only ASCII is kept of its own name, because not every
    program unpacks more; the whole name is in the manifest. Without an ending it gets its kind's.
    """
    plain = unicodedata.normalize("NFKC", name)
    found = _ENDING.search(plain)
    ending = found.group().lower() if found else f".{kind}"
    stem = plain[: found.start()] if found else plain
    stem = _PLAIN.sub("-", stem).replace("..", ".").strip("-._")[:_LONGEST].rstrip("-._")
    return f"{ORIGINALS}{letter}{'-' if stem else ''}{stem}{ending}"


def is_safe(path: str) -> bool:
    """Whether a name in an archive stays inside the folder it is unpacked to, on any system."""
    if not path or path.startswith("/") or "\\" in path or ":" in path or "\0" in path:
        return False
    if any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in path):
        return False
    return all(part not in ("", ".", "..") for part in path.rstrip("/").split("/"))
