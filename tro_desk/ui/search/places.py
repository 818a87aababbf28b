"""Steps, dates, letters of the open case and words of the glossary, found by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from tro_desk.base.messages import M_, Message
from tro_desk.desk.glossary import glossary
from tro_desk.domain.search_text import Query
from tro_desk.l10n import Translator

if TYPE_CHECKING:
    from tro_desk.desk import Desk

_EACH: Final = 2
"""So many of a kind are shown."""

_DATE, _STEP, _LETTER, _TERM = "date", "step", "letter", "term"
KINDS: Final[Mapping[str, Message]] = {
    _DATE: M_("search", "Date"),
    _STEP: M_("search", "Step"),
    _LETTER: M_("search", "Letter"),
    _TERM: M_("search", "Glossary"),
}
"""Kind of a place -> what it is called."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something with a name: `due` is when it is due (aware), `go` the screen with its arguments,
    `term` the word of the glossary.
    """

    kind: str
    name: Callable[[Translator], str]
    due: datetime | None = None
    go: tuple[str, tuple[tuple[str, Any], ...]] | None = None
    term: str = ""


def places_of(desk: Desk, case_id: str | None) -> tuple[Place, ...]:
    """What can be found by name; the case's own first. Read in the background."""
    return (*(_of_case(desk, case_id) if case_id is not None else ()), *_terms())


def matching(words: Translator, places: Sequence[Place], query: Query) -> tuple[Place, ...]:
    """The places whose names hold what was typed, some of each kind."""
    found: dict[str, list[Place]] = {}
    for place in places:
        of_kind = found.setdefault(place.kind, [])
        if len(of_kind) < _EACH and query.stands_in(place.name(words)):
            of_kind.append(place)
    return tuple(place for many in found.values() for place in many)


def _of_case(desk: Desk, case: str) -> Iterable[Place]:
    for date in desk.deadlines(case):
        where = (("case", case), ("trace", date.id))
        yield Place(_DATE, _rendered(date.title), date.due, ("dates", where))
    for step in desk.path(case).steps:
        yield Place(_STEP, _rendered(step.title), go=("steps", (("case", case), ("step", step.id))))
    for form in desk.letters():
        named = form.title
        yield Place(
            _LETTER,
            lambda words, named=named: named.get(words.language, named["en"]),  # type: ignore[misc]
            go=("letters", (("case", case), ("letter", form.id))),
        )


def _terms() -> Iterable[Place]:
    for name, term in glossary().items():
        yield Place(_TERM, _rendered(term.name), term=name)


def _rendered(message: Message) -> Callable[[Translator], str]:
    return lambda words: words.render(message)
