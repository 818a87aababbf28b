"""The 94 US district courts: names, citations, zones, and the spellings that papers use."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
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


_DIRECTIONS: Final = {
    "Northern": "北",
    "Southern": "南",
    "Eastern": "东",
    "Western": "西",
    "Middle": "中",
    "Central": "中",
}
_SIMPLIFIED: Final = str.maketrans(
    "區聯約羅達諾賓亞喬澤華頓爾維蘭馬薩諸蘇東內關島緬猶懷岡納愛奧屬國紐號審師為電郵話標權稱務繫絡編請訴",
    "区联约罗达诺宾亚乔泽华顿尔维兰马萨诸苏东内关岛缅犹怀冈纳爱奥属国纽号审师为电邮话标权称务系络编请诉",
)


def courts() -> Mapping[str, Court]:
    """All district courts by id, in the order of the file (by id).

    Raises ContentError where content/law/courts.yaml does not fit.
    """
    return _table().courts


def courts_version() -> str:
    """The version of the table of courts, a day in ISO form."""
    return _table().version


def court_examples() -> Mapping[str, tuple[str, ...]]:
    """What papers print for each court, by id: a reader must find this court in it, no other."""
    return _table().examples


def chinese_districts() -> Mapping[str, str]:
    """Court id by the Chinese name of its district, without any word for district or court.

    `伊利诺伊州北`, `伊州北` (ilnd); a state with one district has no direction: `新泽西` (njd).
    """
    return _table().districts


def simplified(text: str) -> str:
    """Text with the traditional characters of court names and labels in their simplified form.

    Length and places stay as they are; other characters are left alone.
    """
    return text.translate(_SIMPLIFIED)


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


@dataclass(frozen=True, slots=True)
class _Table:
    version: str
    courts: Mapping[str, Court]
    examples: Mapping[str, tuple[str, ...]]
    districts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Words:
    """Chinese words that court names are made of; `states` by two-letter code."""

    parts: tuple[str, ...]
    endings: tuple[str, ...]
    single: tuple[str, ...]
    states: Mapping[str, Row]


@cache
def _table() -> _Table:
    top = loader.read(COURTS_FILE)
    version = top.take("version", str)
    top.take("source", str)
    top.take("checked_on", date)
    words = _Words(
        parts=top.texts("parts_zh"),
        endings=top.texts("endings_zh"),
        single=top.texts("endings_zh_single"),
        states={state.take("state", str): state for state in top.rows("states_zh")},
    )
    rows = top.rows("courts")
    top.close()
    found: dict[str, Court] = {}
    examples: dict[str, tuple[str, ...]] = {}
    districts: dict[str, str] = {}
    for row in rows:
        court, places = _court(row, words)
        if court.id in found:
            raise row.error(f"court '{court.id}' twice")
        found[court.id] = court
        examples[court.id] = row.texts("examples")
        districts |= dict.fromkeys(places, court.id)
        row.close()
    for state in words.states.values():
        state.close()
    return _Table(
        version, MappingProxyType(found), MappingProxyType(examples), MappingProxyType(districts)
    )


def _court(row: Row, words: _Words) -> tuple[Court, tuple[str, ...]]:
    """A court, and how Chinese writes its district before any word for it."""
    name_en, name_zh = row.take("name_en", str), row.take("name_zh", str)
    state = row.take("state", str)
    if state not in words.states:
        raise row.error(f"no Chinese name of '{state}'")
    direction = _DIRECTIONS.get(name_en.partition(" ")[0], "")
    places = tuple(name + direction for name in words.states[state].texts("names"))
    tails = (
        [part + ending for part in words.parts for ending in words.endings]
        if direction
        else words.single
    )
    chinese = (place + tail for place in places for tail in tails)
    court = Court(
        id=row.take("id", str),
        name_en=name_en,
        name_zh=name_zh,
        cite=row.take("cite", str),
        tz=row.take("tz", str),
        state=state,
        ecf=row.take("ecf", str),
        aliases=row.texts("aliases") + tuple(name for name in chinese if name != name_zh),
        other_tz=row.texts("other_tz"),
    )
    return court, places


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
    folded = simplified(" ".join(unicodedata.normalize("NFKC", text).casefold().split()))
    for start in _FORMAL:
        folded = folded.removeprefix(start)
    return "".join(char for char in folded if char not in ". ,()")
