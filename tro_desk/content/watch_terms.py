"""What the risk check knows by itself: a few marks to begin with, and words that say little."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tro_desk.content import loader
from tro_desk.domain.watch import WEAK, WatchTerm

STARTER_FILE: Final = Path(__file__).resolve().parent / "watch" / "starter.yaml"
COMMON_FILE: Final = Path(__file__).resolve().parent / "watch" / "common.yaml"


@cache
def starter_terms() -> tuple[WatchTerm, ...]:
    """Names that stand in captions of Schedule A cases, each with its source and day.

    Raises ContentError where content/watch/starter.yaml does not fit.
    """
    top = loader.read(STARTER_FILE)
    top.take("version", str)
    top.take("checked_on", date)
    terms = []
    for row in top.rows("terms"):
        terms.append(
            WatchTerm(
                term=row.take("term", str),
                kind=row.take("kind", str),
                source=row.take("source", str),
                date=row.take("date", str),
                origin="starter",
                checked=row.take("checked", bool),
            )
        )
        row.close()
    top.close()
    return tuple(terms)


@cache
def common_words() -> Mapping[str, str]:
    """Common words of both languages, folded as written, each with its group (`domain.watch.WEAK`).

    Raises ContentError where content/watch/common.yaml does not fit.
    """
    top = loader.read(COMMON_FILE)
    top.take("version", str)
    found: dict[str, str] = {}
    for row in top.rows("groups"):
        group = row.take("id", str)
        if group not in WEAK:
            raise row.error(f"unknown group '{group}'")
        for key in ("en", "zh"):
            for word in row.take(key, str).split():
                if word in found:
                    raise row.error(f"'{word}' twice")
                found[word] = group
        row.close()
    top.close()
    return MappingProxyType(found)
