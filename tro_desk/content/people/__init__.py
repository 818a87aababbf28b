"""Law firms and judges that papers name, as tables: one file each, rows with examples."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tro_desk.content import loader
from tro_desk.content.courts import courts
from tro_desk.content.loader import Row
from tro_desk.domain.people import Firm, Judge

FIRMS_FILE: Final = Path(__file__).resolve().parent / "firms.yaml"
JUDGES_FILE: Final = Path(__file__).resolve().parent / "judges.yaml"


@cache
def firms() -> Mapping[str, Firm]:
    """All firms by id. Raises ContentError where content/people/firms.yaml does not fit."""
    found: dict[str, Firm] = {}
    for row in _rows(FIRMS_FILE, "firms"):
        firm = Firm(
            id=row.take("id", str),
            name=row.take("firm", str),
            aliases=row.texts("aliases"),
            lawyers=row.texts("lawyers"),
            domains=row.texts("domains"),
            source=row.take("source", str),
            verified=row.take("verified", bool),
            examples=row.texts("examples"),
        )
        row.close()
        if firm.id in found:
            raise row.error(f"firm '{firm.id}' twice")
        found[firm.id] = firm
    return MappingProxyType(found)


@cache
def judges() -> tuple[Judge, ...]:
    """All judges. Raises ContentError where content/people/judges.yaml does not fit."""
    found: list[Judge] = []
    for row in _rows(JUDGES_FILE, "judges"):
        judge = Judge(
            court=row.take("court", str),
            name=row.take("name", str),
            initials=row.take("initials", str),
            aliases=row.texts("aliases"),
            source=row.take("source", str),
            checked=row.take("checked", bool),
            examples=row.texts("examples"),
        )
        row.close()
        if judge.court not in courts():
            raise row.error(f"unknown court '{judge.court}'")
        if judge.initials and find_judge(judge.court, judge.initials, tuple(found)):
            raise row.error(f"initials '{judge.initials}' twice in '{judge.court}'")
        found.append(judge)
    return tuple(found)


def find_firm(text: str) -> Firm | None:
    """The firm that `text` names in full or in short, or None.

    Case, stops, commas and the firm's form (LLP, Ltd.) do not count.
    """
    return _firm_names().get(_folded(text))


def find_judge(court: str, text: str, table: tuple[Judge, ...] | None = None) -> Judge | None:
    """The judge of `court` whose name, surname or initials `text` is; None for any other."""
    wanted = _folded(text)
    for judge in judges() if table is None else table:
        spellings = (judge.name, surname(judge.name), judge.initials, *judge.aliases)
        if judge.court == court and wanted in map(_folded, filter(None, spellings)):
            return judge
    return None


@cache
def surnames() -> frozenset[str]:
    """The surnames of all judges of the table, in lower case."""
    return frozenset(surname(judge.name).casefold() for judge in judges())


def surname(name: str) -> str:
    """The last word of a person's name, without Jr. or a number behind it."""
    words = [word.strip(".,") for word in name.split()]
    return next((word for word in reversed(words) if word.casefold() not in _AFTER_SURNAME), "")


@cache
def _firm_names() -> Mapping[str, Firm]:
    return {_folded(name): firm for firm in firms().values() for name in (firm.name, *firm.aliases)}


def _rows(path: Path, name: str) -> tuple[Row, ...]:
    top = loader.read(path)
    top.take("version", str)
    top.take("checked_on", date)
    rows = top.rows(name)
    top.close()
    return rows


_AFTER_SURNAME: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_FORMS: Final = frozenset({"llp", "pllc", "llc", "pa", "pc", "ltd", "inc", "law", "firm", "律所"})


def _folded(text: str) -> str:
    words = "".join(c for c in text.casefold() if c not in ".,").split()
    kept = [word for word in words if word not in _FORMS and word not in ("&", "and")]
    return " ".join(kept or words)
