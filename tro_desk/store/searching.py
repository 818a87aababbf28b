"""The search within one transaction: its index, what has to go into it, and what it finds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from operator import neg
from typing import Final

from sqlalchemy import Connection

from tro_desk.domain.search import Text, TextKind
from tro_desk.store import search_changes, search_feed, search_found
from tro_desk.store.cases import number_of
from tro_desk.store.search import SearchIndex
from tro_desk.store.search_feed import Feed, Slice

_FEW: Final = 4_000
"""So many rows are read at first: a question that is put once costs less than ten."""


class Asked:
    """What the index answers; see `Searching.ask`."""

    def __init__(
        self, connection: Connection, index: SearchIndex, match: str, case: int | None
    ) -> None:
        self._connection, self._index = connection, index
        self._match, self._case = match, case
        self._some = index.find_some(match, _FEW) if case is None else {}

    def rows(self, kind: TextKind, limit: int, before: int | None = None) -> Sequence[int]:
        """Rows of a kind, the newest first, those below `before`. Raises IndexDamagedError."""
        if kind in self._some:
            known = self._some[kind]
            start = bisect_right(known.rows, -before, key=neg) if before is not None else 0
            if known.all or len(known.rows) >= start + limit:
                return known.rows[start : start + limit]
        if self._case is None:
            return self._index.find(self._match, kind, limit, before)
        own = search_found.rows_of_case(kind, self._case)
        return () if own is None else self._index.find(self._match, kind, limit, before, own)


class Searching:
    """What `store.search` and its neighbours do, on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._index = SearchIndex(connection)

    def ready(self) -> bool:
        """Whether there is an index that this program can ask."""
        return self._index.ready()

    def make(self) -> None:
        """An empty index in place of the one that is there."""
        self._index.make()

    def forget(self) -> None:
        """Let no word stay in the index of what was deleted for good: it is made again."""
        if self._index.ready():
            self._index.make()

    def remaining(self) -> int:
        """How many texts are not in the index yet."""
        return search_feed.remaining(self._connection)

    def next(self, feed: Feed) -> Slice | None:
        """What goes into the index next; None where all is in."""
        return feed.next(self._connection)

    def put(self, part: Slice) -> None:
        """Put it in."""
        search_feed.put(self._connection, part)

    def ask(self, match: str, case_id: str | None = None) -> Asked:
        """The rows that hold what is asked for, to be taken kind by kind; of a case, or of all.

        Raises IndexDamagedError.
        """
        case = None if case_id is None else number_of(case_id)
        return Asked(self._connection, self._index, match, case)

    def standing(self, kind: TextKind, rows: Sequence[int]) -> tuple[Text, ...]:
        """The texts behind rows of the index, in their order, as far as they still stand."""
        return search_found.standing(self._connection, kind, rows)

    def facts_of(
        self, fields: Collection[str], case_id: str | None, limit: int
    ) -> tuple[Text, ...]:
        """What the seller said of these fields, the newest first."""
        case = None if case_id is None else number_of(case_id)
        return search_found.facts_of_fields(self._connection, fields, case, limit)

    def changes_of(
        self, codes: Collection[str], case_id: str | None, limit: int
    ) -> tuple[Text, ...]:
        """The lines of the log with these codes, the newest first."""
        case = None if case_id is None else number_of(case_id)
        return search_changes.changes_of_codes(self._connection, codes, case, limit)
