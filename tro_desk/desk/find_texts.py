"""Finds what was typed in all texts of the desk, and keeps the index of them up to date."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.domain.search import SearchHit, SearchResults, Text, TextKind
from tro_desk.domain.search_text import Query, query_of

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit
    from tro_desk.store.searching import Asked

_BEFORE: Final = 40
_AFTER: Final = 160
"""So many characters of a field stand around the first place in a snippet."""

_IN_INDEX: Final = tuple(kind for kind in TextKind if kind is not TextKind.CHANGE)

_SHARE: Final = 8
"""So many hits each kind has before another one takes its room."""

_AT_FIRST: Final = _SHARE + 2
_MOST_AT_ONCE: Final = 400

_REST: Final = 0.6
"""While texts go into the index, others may write for this part of the time that it took."""


def search(
    storage: Storage,
    typed: str,
    case_id: str | None,
    fields: Collection[str],
    changes: Collection[str],
    limit: int,
    job: Job,
) -> SearchResults:
    """See `SearchFace.search`."""
    query = query_of(typed)
    with storage.reading() as unit:
        if case_id is not None:
            unit.cases.require(case_id)
        waiting = unit.search.remaining()
        if query is None:
            return SearchResults((), False, waiting)
        found: list[Iterator[SearchHit]] = []
        if unit.search.ready():
            with _named_damage():
                asked = unit.search.ask(query.match, case_id)
            found = [_hits(unit, query, kind, asked, case_id, job) for kind in _IN_INDEX]
            if fields:
                said = unit.search.facts_of(fields, case_id, limit + 1)
                found[0] = _once(chain(_named(query, said), found[0]))
        if changes:
            found.append(_named(query, unit.search.changes_of(changes, case_id, limit + 1)))
        chosen = _fair(found, limit)
        more = any(next(hits, None) is not None for hits in found)
    return SearchResults(tuple(chosen), more, waiting)


def index_texts(storage: Storage, job: Job) -> int:
    """See `SearchFace.index_texts`."""
    from tro_desk.store.search_feed import Feed

    with storage.reading() as unit:
        ready, total = unit.search.ready(), unit.search.remaining()
    if not ready:
        with storage.writing() as unit:
            if not unit.search.ready():
                unit.search.make()
        with storage.reading() as unit:
            total = unit.search.remaining()
    feed, done = Feed(), 0
    while True:
        job.check()
        with storage.reading() as unit:
            part = unit.search.next(feed)
        if part is None:
            return done
        begun = time.monotonic()
        with storage.writing() as unit:
            unit.search.put(part)
        done += part.count
        job.report(min(done, total), total)
        if part.count:
            time.sleep((time.monotonic() - begun) * _REST)


def make_index_again(storage: Storage) -> None:
    """An empty index in place of one that cannot be read."""
    with storage.writing() as unit:
        unit.search.make()


@contextmanager
def _named_damage() -> Iterator[None]:
    from tro_desk.store.search import IndexDamagedError

    try:
        yield
    except IndexDamagedError as error:
        raise DeskError("search_damaged") from error


def _hits(
    unit: Unit, query: Query, kind: TextKind, asked: Asked, case_id: str | None, job: Job
) -> Iterator[SearchHit]:
    """The texts of a kind in which all that was typed stands, the newest first."""
    before, count = None, _AT_FIRST
    while True:
        job.check()
        with _named_damage():
            rows = asked.rows(kind, count, before)
        for text in unit.search.standing(kind, rows):
            yield from _of_text(query, text, case_id)
        if len(rows) < count:
            return
        before, count = rows[-1], min(2 * count, _MOST_AT_ONCE)


def _named(query: Query, texts: Sequence[Text]) -> Iterator[SearchHit]:
    """Texts whose names were typed: what was said of fields, lines of the log."""
    for text in texts:
        yield _hit(query, text, text.cases[0] if text.cases else "", 0, 0, 0)


def _once(hits: Iterator[SearchHit]) -> Iterator[SearchHit]:
    seen: set[int] = set()
    for hit in hits:
        if hit.number not in seen:
            seen.add(hit.number)
            yield hit


def _of_text(query: Query, text: Text, case_id: str | None) -> Iterator[SearchHit]:
    place = query.place([said for _name, said in text.parts]) if text.parts else None
    if place is None:
        return
    for case in text.cases or ("",):
        if case_id in (None, case):
            yield _hit(query, text, case, *place)


def _hit(query: Query, text: Text, case: str, at: int, start: int, end: int) -> SearchHit:
    name, said = text.parts[at]
    first, last = _cut(said, start, end)
    snippet = "".join(" " if sign.isspace() else sign for sign in said[first:last])
    marks = query.spans(said, first, last)
    return SearchHit(
        kind=text.kind,
        case=case,
        number=text.number,
        name=text.name,
        item=text.item,
        part=name,
        snippet=snippet,
        marks=tuple((begin - first, stop - first) for begin, stop in marks),
        start=start,
        end=end,
        before=bool(said[:first].strip()),
        after=bool(said[last:].strip()),
        at=text.at,
        tz=text.tz,
        evidence=text.evidence,
        evidence_name=text.evidence_name,
        page=text.page,
        notice=case in text.notices,
        store=text.store,
    )


def _cut(said: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around a place: from the beginning of a line or a word where one is near."""
    first = max(0, start - _BEFORE)
    if first:
        line = said.rfind("\n", first, start)
        space = said.find(" ", first, start)
        first = line + 1 if line >= 0 else space + 1 if space >= 0 else first
    return first, min(len(said), max(end, start + _AFTER))


def _fair(found: Sequence[Iterator[SearchHit]], limit: int) -> Sequence[SearchHit]:
    """Some hits of each kind first, then more of each in the order of the kinds."""
    chosen: list[list[SearchHit]] = []
    left = limit
    for share in (_SHARE, limit):
        for at, hits in enumerate(found):
            taken = list(islice(hits, min(share, left)))
            left -= len(taken)
            if at < len(chosen):
                chosen[at] += taken
            else:
                chosen.append(taken)
    return [hit for hits in chosen for hit in hits]
