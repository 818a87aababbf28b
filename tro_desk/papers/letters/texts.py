"""The texts of the letters: one file a letter, and `common.yaml` for what they share.

Each text stands in both languages, and both name the same places. What does not fit raises
ContentError with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tro_desk.content.loader import Row, read
from tro_desk.domain.fields import FIELDS
from tro_desk.domain.letters import LANGUAGES, LetterForm

FOLDER: Final = Path(__file__).parent
COMMON: Final = "common"
PLACE: Final = re.compile(r"\{([a-z_]+)\}")

Pair = Mapping[str, str]
"""A text language by language."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a letter: its label, and the fields of a case that fill it.

    Without fields the seller fills it. `named`: each value stands behind the name of its field.
    """

    name: str
    label: Pair
    fields: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Common:
    """What all letters share. `not_confirmed` and `to_fill_in` are blanks with a `{label}`."""

    draft: Pair
    mark: Pair
    not_confirmed: Pair
    to_fill_in: Pair
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter: what is told of it, its text, and the places its text names, in their order."""

    form: LetterForm
    order: int
    text: Pair
    places: tuple[str, ...]


@cache
def common() -> Common:
    """What all letters share."""
    return read_common(FOLDER / f"{COMMON}.yaml")


@cache
def letter_texts() -> Mapping[str, LetterText]:
    """The letters by id, in the order in which they are offered."""
    files = sorted(path for path in FOLDER.glob("*.yaml") if path.stem != COMMON)
    texts = sorted((read_letter(path, common()) for path in files), key=lambda one: one.order)
    return MappingProxyType({one.form.id: one for one in texts})


def letter_forms() -> tuple[LetterForm, ...]:
    """The letters that can be drafted, in the order in which they are offered."""
    return tuple(one.form for one in letter_texts().values())


def mark_of(language: str) -> tuple[str, str]:
    """The mark of every letter: that it is a draft, and who has to read it first."""
    shared = common()
    return " / ".join(shared.draft[code] for code in reversed(LANGUAGES)), shared.mark[language]


def read_common(path: Path) -> Common:
    """The shared part. Raises ContentError with file and line."""
    row = read(path)
    row.take("version", str)
    places = [_place(one) for one in row.rows("places")]
    if len({place.name for place in places}) != len(places):
        raise row.error("a place stands twice", "places")
    made = Common(
        _pair(row, "draft"),
        _pair(row, "mark"),
        _blank(row, "not_confirmed"),
        _blank(row, "to_fill_in"),
        MappingProxyType({place.name: place for place in places}),
    )
    row.close()
    return made


def read_letter(path: Path, shared: Common) -> LetterText:
    """A letter. Raises ContentError with file and line."""
    row = read(path)
    if row.take("id", str) != path.stem:
        raise row.error(f"the id is not '{path.stem}'", "id")
    text = _pair(row, "text")
    named = {code: tuple(dict.fromkeys(PLACE.findall(text[code]))) for code in LANGUAGES}
    for code in LANGUAGES:
        if (left := PLACE.sub("", text[code])) and ("{" in left or "}" in left):
            raise row.error(f"a brace of '{code}' belongs to no place", "text")
        for name in named[code]:
            if name not in shared.places:
                raise row.error(f"'{name}' is no place of {COMMON}.yaml", "text")
    first, *others = (set(names) for names in named.values())
    for other in others:
        if odd := sorted(first ^ other):
            raise row.error(f"'{odd[0]}' is not in every language", "text")
    form = LetterForm(
        path.stem,
        _pair(row, "title"),
        _pair(row, "about"),
        tuple(_languages(one) for one in row.rows("warnings")),
        tuple(_source(row, one) for one in row.take("sources", list, [])),
        row.take("checked", bool),
        row.take("checked_on", date),
    )
    for key in ("warnings", "sources"):
        if not getattr(form, key):
            raise row.error(f"a letter without {key}", key)
    made = LetterText(form, row.take("order", int), text, named[LANGUAGES[0]])
    row.close()
    return made


def _source(row: Row, value: object) -> Pair:
    """A source: the same in every language, or a pair where it holds words of our own."""
    if isinstance(value, str):
        return MappingProxyType(dict.fromkeys(LANGUAGES, value))
    if not isinstance(value, Row):
        raise row.error("a source is a string or a pair of languages", "sources")
    return _languages(value)


def _place(row: Row) -> Place:
    fields = row.texts("fields")
    for field in fields:
        if field not in FIELDS:
            raise row.error(f"'{field}' is no field", "fields")
    name, named = row.take("place", str), row.take("named", bool, False)
    if not PLACE.fullmatch(f"{{{name}}}"):
        raise row.error(f"'{name}' is no name of a place", "place")
    return Place(name, _languages(row), fields, named)


def _blank(row: Row, key: str) -> Pair:
    pair = _pair(row, key)
    for text in pair.values():
        if text.count("{label}") != 1 or not (text.startswith("[") and text.endswith("]")):
            raise row.error(f"'{key}' is to be [{{label}} ...]", key)
    return pair


def _pair(row: Row, key: str) -> Pair:
    return _languages(row.take(key, Row))


def _languages(row: Row) -> Pair:
    pair = {code: row.take(code, str).strip("\n") for code in LANGUAGES}
    for code, text in pair.items():
        if not text.strip():
            raise row.error(f"'{code}' is empty", code)
    row.close()
    return MappingProxyType(pair)
