"""The index of the search: FTS5, which only SQLite has. Derived from the rest, never truth.

The index holds words without their texts: a text is read where it stands, and only what stands
there now is found. The number of a text is made of its kind and its row, so that the texts of a
kind lie together, the newest last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, TextClause, delete, insert, select, text
from sqlalchemy.exc import DBAPIError

from tro_desk.domain.search import TextKind
from tro_desk.store.search_tables import search_marks, search_names, search_papers

VERSION: Final = 2
"""Raised when words are cut or kept in another way: then all is indexed again."""

# The last stand in front in an answer: what is rare before what fills a desk, so that one question
# tells all of it.
_ORDER: Final = (
    *(TextKind.PAGE, TextKind.CANDIDATE, TextKind.LISTING, TextKind.RECORD, TextKind.FACT),
    *(TextKind.PAPER, TextKind.ANSWER, TextKind.DATE, TextKind.MARK, TextKind.STORE),
)
_CODES: Final = {kind: code for code, kind in enumerate(_ORDER, 1)}
_KINDS: Final = {code: kind for kind, code in _CODES.items()}
_ROOM: Final = 48
_PAGES: Final = 20  # bits of a page's number below that of its paper
_CORRUPT_INDEX: Final = 267  # SQLITE_CORRUPT_VTAB
_VERSION: Final = "version"

# Words come in cut and folded; "ascii" only parts them at the spaces between them.
_MAKE: Final = (
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "words, content = '', columnsize = 0, tokenize = 'ascii')"
)


class IndexDamagedError(Exception):
    """The index cannot be read; it has to be made again."""


def page_row(paper: int, page: int) -> int:
    """The row of a page of a paper in the index."""
    return (paper << _PAGES) + page


def paper_and_page(row: int) -> tuple[int, int]:
    """What `page_row` was made of."""
    return row >> _PAGES, row & ((1 << _PAGES) - 1)


class Found(NamedTuple):
    """Rows of a kind, the last first; `all` where there are no others."""

    rows: Sequence[int]
    all: bool


class SearchIndex:
    """The index within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ready(self) -> bool:
        """Whether there is an index of this version."""
        made = self._connection.scalar(
            select(search_marks.c.done).where(search_marks.c.source == _VERSION)
        )
        return made == VERSION

    def make(self) -> None:
        """Begin anew: an empty index, nothing of what was in the old one is left."""
        run = self._connection.execute
        run(text("DROP TABLE IF EXISTS search_words"))
        for table in (search_marks, search_papers, search_names):
            run(delete(table))
        run(text(_MAKE))
        run(insert(search_marks).values(source=_VERSION, done=VERSION))

    def add(self, kind: TextKind, rows: Iterable[tuple[int, str]]) -> None:
        """Add texts of a kind: row and words each (`domain.search_text.index_words`)."""
        low = _CODES[kind] << _ROOM
        given = [{"row": low + row, "words": words} for row, words in rows if words]
        if given:
            query = text("INSERT INTO search_words (rowid, words) VALUES (:row, :words)")
            self._connection.execute(query, given)

    def find_some(self, match: str, most: int) -> Mapping[TextKind, Found]:
        """Kind -> rows that hold what `match` asks for, the last first, as far as `most` rows of
        all kinds together tell. Raises IndexDamagedError.
        """
        query = text(
            "SELECT rowid FROM search_words WHERE search_words MATCH :match"
            " ORDER BY rowid DESC LIMIT :limit"
        )
        numbers = self._asked(query, {"match": match, "limit": most})
        rows: dict[TextKind, list[int]] = {kind: [] for kind in reversed(_ORDER)}
        for number in numbers:
            rows[_KINDS[number >> _ROOM]].append(number & ((1 << _ROOM) - 1))
        last = numbers[-1] >> _ROOM if len(numbers) == most else 0
        return {kind: Found(found, _CODES[kind] > last) for kind, found in rows.items()}

    def find(
        self,
        match: str,
        kind: TextKind,
        limit: int,
        before: int | None = None,
        rows: Select[Any] | None = None,
    ) -> Sequence[int]:
        """Rows of a kind that hold what `match` asks for, the last first, those below `before`.

        With `rows` only of these (of a page: of papers with these numbers). Raises
        IndexDamagedError.
        """
        low = _CODES[kind] << _ROOM
        high = low + (before if before is not None else 1 << _ROOM)
        asked = "SELECT rowid FROM search_words WHERE search_words MATCH :match"
        asked += " AND rowid >= :low AND rowid < :high"
        query = text(asked)
        if rows is not None:
            number = f"((rowid - :low) >> {_PAGES})" if kind is TextKind.PAGE else "(rowid - :low)"
            inner = rows.compile(self._connection, compile_kwargs={"literal_binds": True})
            query = text(f"{asked} AND {number} IN ({inner})")
        query = text(f"{query} ORDER BY rowid DESC LIMIT :limit")
        told = {"match": match, "low": low, "high": high, "limit": limit}
        return [row - low for row in self._asked(query, told)]

    def _asked(self, query: TextClause, told: Mapping[str, object]) -> Sequence[int]:
        try:
            return self._connection.scalars(query, told).all()
        except DBAPIError as error:
            if getattr(error.orig, "sqlite_errorcode", 0) == _CORRUPT_INDEX:
                raise IndexDamagedError from error
            raise
