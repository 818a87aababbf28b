"""What has to go into the index of the search: a slice at a time, each text once.

Rows of tables that only grow are told by the last row that went in. Papers are told by how many of
their pages did; names of shops and listings, which change, by the name itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    func,
    insert,
    or_,
    select,
    update,
)

from tro_desk.domain.search import TextKind
from tro_desk.domain.search_text import index_words
from tro_desk.store.answers import TAKEN_BACK
from tro_desk.store.log import Log
from tro_desk.store.sales_tables import listings
from tro_desk.store.search import SearchIndex, page_row
from tro_desk.store.search_parts import answer_parts, record_parts
from tro_desk.store.search_standing import standing_record
from tro_desk.store.search_tables import search_marks, search_names, search_papers
from tro_desk.store.tables import (
    answers,
    candidates,
    custom_deadlines,
    deadline_marks,
    evidence,
    facts,
    pages,
    records,
    stores,
)

_ROWS: Final = 400
_SIGNS: Final = 60_000
"""So much goes in at a time: the desk is not kept from others for more than a moment."""
_LOG: Final = "log"

Read = Callable[[Connection, int, int], Sequence[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class _Paper:
    sha256: str
    added_at: datetime
    before: int | None  # pages in the index; None where it is not known there
    after: int
    name: str
    pages: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """Texts for the index, cut into words, and where the index has to stand to take them."""

    kind: TextKind | None
    seen: int = 0
    done: int = 0
    rows: tuple[tuple[int, str], ...] = ()
    papers: tuple[_Paper, ...] = ()
    names: tuple[tuple[int, str], ...] = field(default=())

    @property
    def count(self) -> int:
        """How many texts these are."""
        new = sum(paper.before is None for paper in self.papers)
        pages = sum(len(paper.pages) for paper in self.papers)
        return len(self.rows) + len(self.names) + new + pages


def remaining(connection: Connection) -> int:
    """How many texts are not in the index yet."""
    marks = _marks(connection)
    count = 0
    for kind, (column, _read) in _GROWING.items():
        after = marks.get(kind.value, 0)
        if (connection.scalar(select(func.max(column))) or 0) > after:
            count += connection.scalar(select(func.count()).where(column > after)) or 0
    missing = select(
        func.count(),
        func.coalesce(func.sum(evidence.c.pages - func.coalesce(search_papers.c.pages, 0)), 0),
    )
    count += sum(int(one) for one in connection.execute(_of_papers(missing)).one())
    if marks.get(_LOG) != Log(connection).newest():
        for query in _NAMES.values():
            count += connection.scalar(select(func.count()).select_from(query.subquery())) or 0
    return count


class Feed:
    """Hands out what has to go in, slice by slice."""

    def __init__(self) -> None:
        self._waiting: list[Row[Any]] = []

    def next(self, connection: Connection) -> Slice | None:
        """What goes in next; None where everything is in. It only reads."""
        marks = _marks(connection)
        growing = _growing(connection, marks)
        if growing is not None:
            return growing
        if not self._waiting:
            query = _of_papers(select(evidence, search_papers.c.pages.label("before")))
            query = query.order_by(evidence.c.added_at)
            self._waiting = list(connection.execute(query))
        if self._waiting:
            return Slice(TextKind.PAGE, papers=_papers(connection, self._waiting))
        return _renamed(connection, marks)


def _growing(connection: Connection, marks: Mapping[str, int]) -> Slice | None:
    for kind, (column, read) in _GROWING.items():
        seen = marks.get(kind.value, 0)
        query = select(column).where(column > seen).order_by(column).limit(_ROWS)
        numbers = connection.scalars(query).all()
        if numbers:
            rows, done = _as_many(read(connection, seen, numbers[-1]), numbers[-1])
            return Slice(kind, seen, done, tuple((row, index_words(words)) for row, words in rows))
    return None


def _renamed(connection: Connection, marks: Mapping[str, int]) -> Slice | None:
    newest = Log(connection).newest()
    if marks.get(_LOG) != newest:
        for kind, query in _NAMES.items():
            names = tuple((row, said) for row, said in connection.execute(query.limit(_ROWS)))
            if names:
                return Slice(kind, names=names)
        return Slice(None, marks.get(_LOG, 0), newest)
    return None


def put(connection: Connection, part: Slice) -> None:
    """Put a slice into the index; nothing where somebody else did in the meantime."""
    if part.kind is None:
        _mark(connection, _LOG, part.done)
    elif part.papers:
        for paper in part.papers:
            _put_paper(connection, paper)
    elif part.names:
        _put_names(connection, part.kind, part.names)
    elif _marks(connection).get(part.kind.value, 0) == part.seen:
        SearchIndex(connection).add(part.kind, part.rows)
        _mark(connection, part.kind.value, part.done)


def _put_paper(connection: Connection, paper: _Paper) -> None:
    same = and_(search_papers.c.sha256 == paper.sha256, search_papers.c.added_at == paper.added_at)
    known = connection.execute(select(search_papers).where(same)).one_or_none()
    if (None if known is None else known.pages) != paper.before:
        return
    index = SearchIndex(connection)
    if known is not None:
        number = known.id
        connection.execute(update(search_papers).where(same).values(pages=paper.after))
    else:
        values = {"sha256": paper.sha256, "added_at": paper.added_at, "pages": paper.after}
        made = connection.execute(insert(search_papers).values(values))
        assert made.inserted_primary_key is not None
        number = made.inserted_primary_key[0]
        index.add(TextKind.PAPER, [(number, index_words(paper.name))])
    index.add(TextKind.PAGE, [(page_row(number, page), words) for page, words in paper.pages])


def _put_names(connection: Connection, kind: TextKind, names: Sequence[tuple[int, str]]) -> None:
    for row, said in names:
        values = {"kind": kind.value, "row": row, "text": said}
        same = and_(*(search_names.c[name] == value for name, value in values.items()))
        if connection.scalar(select(search_names.c.id).where(same)) is None:
            made = connection.execute(insert(search_names).values(values))
            assert made.inserted_primary_key is not None
            SearchIndex(connection).add(kind, [(made.inserted_primary_key[0], index_words(said))])


def _marks(connection: Connection) -> Mapping[str, int]:
    return {row.source: row.done for row in connection.execute(select(search_marks))}


def _mark(connection: Connection, source: str, done: int) -> None:
    same = search_marks.c.source == source
    if not connection.execute(update(search_marks).where(same).values(done=done)).rowcount:
        connection.execute(insert(search_marks).values(source=source, done=done))


def _as_many(rows: Sequence[tuple[int, str]], last: int) -> tuple[Sequence[tuple[int, str]], int]:
    """As many rows as go in at a time, one at least, and the last row that is done with them."""
    signs = 0
    for at, (_row, words) in enumerate(rows):
        signs += len(words)
        if signs > _SIGNS and at:
            return rows[:at], rows[at - 1][0]
    return rows, last


# papers


def _of_papers(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """`query` over papers whose name or pages are not all in the index."""
    same = and_(
        search_papers.c.sha256 == evidence.c.sha256,
        search_papers.c.added_at == evidence.c.added_at,
    )
    missing = or_(search_papers.c.id.is_(None), search_papers.c.pages < evidence.c.pages)
    return query.select_from(evidence.outerjoin(search_papers, same)).where(missing)


def _papers(connection: Connection, waiting: list[Row[Any]]) -> tuple[_Paper, ...]:
    """Papers of the next slice, taken from the end of `waiting`: the last that came."""
    found: list[_Paper] = []
    signs = 0
    while waiting and signs <= _SIGNS and len(found) < _ROWS:
        row = waiting.pop()
        after = row.before or 0
        texts: list[tuple[int, str]] = []
        query = select(pages.c.number, pages.c.text, pages.c.part).where(
            pages.c.sha256 == row.sha256, pages.c.number > after
        )
        for page in connection.execute(query.order_by(pages.c.number)):
            if signs > _SIGNS:
                break
            signs += len(page.text)
            after = page.number
            texts.append((page.number, index_words(f"{page.text}\n{page.part}")))
        else:
            after = row.pages
        found.append(_Paper(row.sha256, row.added_at, row.before, after, row.name, tuple(texts)))
    return tuple(found)


# rows of tables that only grow


def _standing(connection: Connection, after: int, last: int) -> Sequence[tuple[int, str]]:
    """Records as they stand: a version that was replaced meanwhile is found no more."""
    query = select(records.c.id, records.c.kind, records.c.body).where(
        records.c.id > after, records.c.id <= last, standing_record()
    )
    return [
        (row.id, _joined(record_parts(row.kind, row.body)))
        for row in connection.execute(query.order_by(records.c.id))
    ]


def _answered(connection: Connection, after: int, last: int) -> Sequence[tuple[int, str]]:
    query = select(answers.c.id, answers.c.value).where(
        answers.c.id > after, answers.c.id <= last, answers.c.step != TAKEN_BACK
    )
    return [
        (row.id, _joined(answer_parts(row.value)))
        for row in connection.execute(query.order_by(answers.c.id))
    ]


def _of(*columns: ColumnElement[Any]) -> Read:
    number, *texts = columns

    def read(connection: Connection, after: int, last: int) -> Sequence[tuple[int, str]]:
        query = select(number, *texts).where(number > after, number <= last).order_by(number)
        return [(row[0], "\n".join(row[1:])) for row in connection.execute(query)]

    return read


def _joined(parts: Sequence[tuple[str, str]]) -> str:
    return "\n".join(said for _name, said in parts)


_GROWING: Final[Mapping[TextKind, tuple[ColumnElement[int], Read]]] = {
    TextKind.FACT: (facts.c.id, _of(facts.c.id, facts.c.value)),
    TextKind.RECORD: (records.c.id, _standing),
    TextKind.ANSWER: (answers.c.id, _answered),
    TextKind.DATE: (
        custom_deadlines.c.id,
        _of(custom_deadlines.c.id, custom_deadlines.c.title, custom_deadlines.c.note),
    ),
    TextKind.MARK: (deadline_marks.c.id, _of(deadline_marks.c.id, deadline_marks.c.note)),
    TextKind.CANDIDATE: (
        candidates.c.id,
        _of(candidates.c.id, candidates.c.value, candidates.c.raw),
    ),
}
"""Kind -> its column of numbers, and what its texts are between two of them."""


def _named(kind: TextKind, row: ColumnElement[int], said: ColumnElement[str]) -> Select[int, str]:
    """Names that are not in the index as they read now."""
    known = select(search_names.c.id).where(
        search_names.c.kind == kind.value, search_names.c.row == row, search_names.c.text == said
    )
    return select(row, said.label("said")).where(~known.exists())


_NAMES: Final = {
    TextKind.STORE: _named(TextKind.STORE, stores.c.id, stores.c.name + "\n" + stores.c.seller_id),
    TextKind.LISTING: _named(
        TextKind.LISTING,
        listings.c.id,
        listings.c.title + "\n" + listings.c.sku + "\n" + listings.c.product_id,
    ),
}
