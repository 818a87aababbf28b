"""The numbers that Word puts before paragraphs: they are not in the text, and people cite them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LONGEST: Final = 60
_LARGEST: Final = 100_000


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class Numbering:
    """What `word/numbering.xml` says, told by `readers._xml.walk`, and how far the counting is."""

    _lists: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _used: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _list: str = ""
    _level: int = 0
    _num: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._list = attributes.get("abstractNumId", "")
            self._lists[self._list] = {}
        elif name == "lvl" and self._list:
            self._level = number(attributes.get("ilvl", "0"))
            self._lists[self._list][self._level] = _Level()
        elif name == "num":
            self._list, self._num = "", attributes.get("numId", "")
        elif name == "abstractNumId" and self._num:
            self._used[self._num] = value
        elif self._list and (level := self._lists[self._list].get(self._level)):
            if name == "start":
                level.start = number(value)
            elif name == "numFmt":
                level.form = value
            elif name == "lvlText":
                level.text = value[:_LONGEST]

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...

    def next(self, num: str, level: int) -> str:
        """The number of the next paragraph of a list, "" for bullets and unknown lists."""
        list_id = self._used.get(num, "")
        levels = self._lists.get(list_id, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(list_id, {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        if levels[level].form in ("bullet", "none"):
            return ""

        def count(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            of = levels.get(at, _Level())
            return _printed(counts.get(at, of.start), of.form)

        return re.sub(r"%([1-9])", count, levels[level].text)


def number(value: str) -> int:
    """A whole number of an attribute, 0 where it is none."""
    return (
        min(int(value), _LARGEST)
        if value.isascii() and value[:7].isdigit() and len(value) < 8
        else 0
    )


def _printed(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 % 5 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        letters = ""
        for value, sign in _ROMAN:
            letters += sign * (count // value)
            count %= value
        return letters.upper() if form == "upperRoman" else letters
    return str(count)
