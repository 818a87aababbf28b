"""The rows of the review: what was found in a case's papers and what the seller said of it.

Plain values made from a `Case`; no Qt, no words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from tro_desk.domain.case import Case
from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Fact, FoundFact, Status
from tro_desk.domain.fields import FIELDS
from tro_desk.domain.same import same_statement

IMPORTANT: Final = ("docket_number", "court", "plaintiff", "tro_entered", "served")
"""Fields that are asked for by hand where no paper tells them."""


class State(StrEnum):
    """Where a row stands."""

    OPEN = "open"
    MISSING = "missing"
    CONFIRMED = "confirmed"
    NOT_SURE = "not_sure"
    SET_ASIDE = "set_aside"


_OF_STATUS: Final = {
    Status.CONFIRMED: State.CONFIRMED,
    Status.NOT_SURE: State.NOT_SURE,
    Status.REJECTED: State.SET_ASIDE,
}
_RANK: Final = {
    State.OPEN: 0,
    State.MISSING: 1,
    State.CONFIRMED: 2,
    State.NOT_SURE: 2,
    State.SET_ASIDE: 3,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One value and the places where it stands: the best of each paper, the first to be shown
    first. No place: the seller stated it by hand.
    """

    value: str
    tz: str | None
    places: tuple[FoundFact, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a value, or several values of one field with the same answer.

    `number` is the small number beside the places. `rivals` counts the different values that wait
    for a choice, where the field holds only one; `against` are the values that other papers tell
    where one is confirmed. `key` names the row for as long as it exists.
    """

    key: str
    number: int
    field: str
    state: State
    items: tuple[Item, ...]
    rivals: int = 0
    edited: bool = False
    against: tuple[Item, ...] = ()

    @property
    def place(self) -> FoundFact | None:
        """Where the row's first value stands."""
        return next((place for item in self.items for place in item.places), None)

    @property
    def settled(self) -> bool:
        """Whether the seller has answered."""
        return self.state not in (State.OPEN, State.MISSING)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows there are, and how many of each kind.

    `open` ones were found and wait for an answer, as `Case.open_rows` counts them; `missing` ones
    stand in no paper.
    """

    all: int
    confirmed: int
    open: int
    not_sure: int
    missing: int


def count(rows: Sequence[Row]) -> Counts:
    """The figures of the title; what was set aside does not count."""
    states = [row.state for row in rows if row.state is not State.SET_ASIDE]
    return Counts(
        len(states),
        states.count(State.CONFIRMED),
        states.count(State.OPEN),
        states.count(State.NOT_SURE),
        states.count(State.MISSING),
    )


def build(case: Case, first: str | None = None, apart: frozenset[str] = frozenset()) -> list[Row]:
    """The rows of a case in the order of the fields, not numbered yet.

    `first` is the paper (SHA-256) whose places come first; the values of the fields in `apart` are
    shown one by one.
    """
    rows: list[Row] = []
    for name, spec in FIELDS.items():
        places = _places(case, name, first)
        answers = {f.value: f for f in case.facts if f.field == name}
        answers = {v: f for v, f in answers.items() if f.status is not Status.WITHDRAWN}
        confirmed = case.confirmed(name)
        if not spec.many and confirmed:
            row = _answered(confirmed[0], places)
            others = [Item(v, p[0].candidate.tz, p) for v, p in places.items() if v not in answers]
            rows.append(replace(row, against=tuple(others)))
            continue
        loose = [Item(v, p[0].candidate.tz, p) for v, p in places.items() if v not in answers]
        told = [_answered(fact, places) for fact in answers.values()]
        unsure = [row for row in told if row.state is State.NOT_SURE]
        if spec.many:
            together = name not in apart
            rows += _many(name, State.OPEN, loose, together)
            for state in (State.CONFIRMED, State.NOT_SURE, State.SET_ASIDE):
                items = [row.items[0] for row in told if row.state is state]
                rows += _many(name, state, items, together)
            continue
        rivals = len(loose) + len(unsure)
        rivals = rivals if rivals > 1 else 0
        rows += [_row(name, State.OPEN, (item,), rivals) for item in loose]
        rows += unsure
        if name in IMPORTANT and not loose and not unsure:
            rows.append(_row(name, State.MISSING, ()))
        rows += [row for row in told if row.state is State.SET_ASIDE]
    return rows


def unsettled_first(rows: Sequence[Row]) -> list[Row]:
    """What waits for an answer, then what nobody found, then what is answered."""
    return sorted(rows, key=lambda row: _RANK[row.state])


def keep_order(order: Sequence[str], rows: Sequence[Row]) -> list[Row]:
    """The rows in the order they had, so that nothing moves under the hand that answers.

    A new row takes the place of a row of its field that has gone, or stands after its field.
    """
    by_key = {row.key: row for row in rows}
    place = {key: float(index) for index, key in enumerate(order)}
    gone = [key for key in order if key not in by_key]
    at: dict[str, float] = {}
    for index, row in enumerate(rows):
        if row.key in place:
            at[row.key] = place[row.key]
            continue
        left = next((key for key in gone if _field(key) == row.field), None)
        same = [place[key] for key in order if _field(key) == row.field]
        base = place[left] if left else max(same, default=float(len(order)))
        at[row.key] = base + (index + 1) / (len(rows) + 2)
    return sorted(rows, key=lambda row: at[row.key])


def snippet(text: str, start: int, end: int, before: int = 28, after: int = 90) -> str:
    """What stands around a place, on one line, cut at words with an ellipsis."""
    left = text[max(0, start - before) : start].rsplit("\n", 1)[-1]
    cut = len(left) < start and start - len(left) > 0 and text[start - len(left) - 1] != "\n"
    if cut and " " in left:
        left = left.split(" ", 1)[1]
    right = text[end : end + after]
    more = end + after < len(text)
    folded = " ".join(f"{left}{text[start:end]}{right}".split())
    return ("…" if cut and left else "") + folded + ("…" if more else "")


def snippet_of(place: FoundFact, texts: Mapping[str, Sequence[Page]]) -> str:
    """The words around a place of a paper; what was printed, where the text is not there."""
    found = place.candidate
    for page in texts.get(place.evidence, ()):
        if page.number == found.page:
            return snippet(page.text, found.start, found.end)
    return found.raw


def _field(key: str) -> str:
    return key.split(" ", 1)[0]


def _places(case: Case, field: str, first: str | None) -> dict[str, tuple[FoundFact, ...]]:
    """Value -> its best place in each paper; values and places best first.

    Spellings that say the same stand under the one that `Case.open_candidates` keeps.
    """
    hits = [f for notice in case.notices for f in notice.found if f.candidate.field == field]
    hits.sort(key=lambda f: (f.evidence != first, -f.candidate.score))
    places: dict[str, dict[str, FoundFact]] = {}
    kept = [fact.value for fact in case.confirmed(field)]
    kept += [found.candidate.value for found in case.open_candidates(field)]
    for hit in hits:
        value = hit.candidate.value
        if not FIELDS[field].many:
            value = next((v for v in kept if same_statement(field, v, value)), value)
        places.setdefault(value, {}).setdefault(hit.evidence, hit)
    return {value: tuple(by_paper.values()) for value, by_paper in places.items()}


def _answered(fact: Fact, places: Mapping[str, tuple[FoundFact, ...]]) -> Row:
    stands = places.get(fact.value, ())
    if not stands and fact.found is not None:
        stands = (fact.found,)
    item = Item(fact.value, fact.tz, stands)
    return _row(fact.field, _OF_STATUS[fact.status], (item,), edited=fact.edited)


def _many(field: str, state: State, items: Sequence[Item], together: bool) -> Iterator[Row]:
    if together and len(items) > 1:
        yield Row(f"{field} *{state}", 0, field, state, tuple(items))
        return
    for item in items:
        yield _row(field, state, (item,))


def _row(
    field: str, state: State, items: tuple[Item, ...], rivals: int = 0, edited: bool = False
) -> Row:
    key = f"{field} ={items[0].value}" if items else f"{field} ?"
    return Row(key, 0, field, state, items, rivals, edited)
