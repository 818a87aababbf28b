"""The 94 US district courts: names, citations, zones, and the spellings that papers use."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tro_desk.content import loader
from tro_desk.content.loader import Row
from tro_desk.domain.court import Court

COURTS_FILE: Final = Path(__file__).resolve().parent / "law" / "courts.yaml"

_FORMAL: Final = ("united states district court for the ", "u.s. district court for the ", "美国")
"""How a court's full name begins, before what tells it from the others."""


def courts() -> Mapping[str, Court]:
    """All district courts by id, in the order of the file (by id).

    Raises ContentError where content/law/courts.yaml does not fit.
    """
    return _table()[1]


def courts_version() -> str:
    """The version of the table of courts, a day in ISO form."""
    return _table()[0]


def find_court(text: str) -> tuple[Court, ...]:
    """The courts that `text` may mean, for a seller who types.

    Those that have it as id, citation, stamp prefix or spelling; where none has, those with a
    spelling that contains it ("northern district": several). Nothing for an empty text.
    """
    wanted = _folded(text)
    if not wanted:
        return ()
    exact = tuple(c for c in courts().values() if wanted in _spellings()[c.id])
    if exact:
        return exact
    return tuple(
        c for c in courts().values() if any(wanted in spelling for spelling in _spellings()[c.id])
    )


@cache
def _table() -> tuple[str, Mapping[str, Court]]:
    top = loader.read(COURTS_FILE)
    version = top.take("version", str)
    top.take("source", str)
    top.take("checked_on", date)
    endings = {True: top.texts("endings_zh"), False: top.texts("endings_zh_single")}
    rows = top.rows("courts")
    top.close()
    found: dict[str, Court] = {}
    for row in rows:
        court = _court(row, endings)
        if court.id in found:
            raise row.error(f"court '{court.id}' twice")
        found[court.id] = court
    return version, MappingProxyType(found)


def _court(row: Row, endings: Mapping[bool, tuple[str, ...]]) -> Court:
    name_en, name_zh = row.take("name_en", str), row.take("name_zh", str)
    several = not name_en.startswith("District of")
    chinese = (place + ending for place in row.texts("places_zh") for ending in endings[several])
    court = Court(
        id=row.take("id", str),
        name_en=name_en,
        name_zh=name_zh,
        cite=row.take("cite", str),
        tz=row.take("tz", str),
        state=row.take("state", str),
        ecf=row.take("ecf", str),
        aliases=row.texts("aliases") + tuple(name for name in chinese if name != name_zh),
        other_tz=row.texts("other_tz"),
    )
    row.close()
    return court


@cache
def _spellings() -> Mapping[str, frozenset[str]]:
    return {
        court.id: frozenset(
            _folded(text)
            for text in (court.id, court.name_en, court.name_zh, court.cite, *court.aliases)
        )
        for court in courts().values()
    }


def _folded(text: str) -> str:
    """Compatible forms united, case and stops dropped: `N. D. ILL.` and `nd ill` are the same."""
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    for start in _FORMAL:
        folded = folded.removeprefix(start)
    return "".join(char for char in folded if char not in ". ,()")
