"""Lines of sales for a table of any length: arranged once, read where they are looked at."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.desk.matching import accused
from tro_desk.domain.lines import LineFilter, LineRow, LineSum

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit
    from tro_desk.store.line_window import Key, Stamp


class Lines:
    """The lines of one family of all shops. Thread-safe; takes no memory until arranged."""

    def __init__(self, storage: Storage, family: str) -> None:
        self._storage = storage
        self.family = family
        self._lock = threading.Lock()
        self._known: tuple[Stamp, tuple[Key, ...], int] | None = None

    def first(self, count: int) -> tuple[LineRow, ...]:
        """The first lines as they are stored, at once: what a table shows until it is arranged."""
        with self._storage.reading() as unit:
            return tuple(unit.lines.first(self.family, count))

    def arrange(
        self,
        wanted: LineFilter | None = None,
        sort: str = "",
        descending: bool = False,
        job: Job = UNWATCHED,
        head: int = 0,
    ) -> LineTable:
        """The lines that are wanted, sorted by a field of the family's row (see `domain.lines`).

        Without `sort` they stand as they are stored, those of one SKU together. The first `head`
        lines are read with the same look, so no load can come between. About two seconds for a
        million lines. Raises `unknown_case` (case), Cancelled.
        """
        wanted = wanted or LineFilter()
        with self._storage.reading() as unit:
            stamp, anchors, count = self._keys(unit)
            job.check()
            positions: Sequence[int] = range(1, count + 1)
            if sort or wanted != LineFilter():
                positions = unit.lines.positions(
                    self.family, wanted, _codes(unit, wanted), sort, descending, job
                )
            first = tuple(unit.lines.rows(self.family, anchors, positions[:head]))
        return LineTable(self, wanted, sort, descending, stamp, anchors, positions, first)

    def sums(self, wanted: LineFilter | None = None, job: Job = UNWATCHED) -> tuple[LineSum, ...]:
        """What the lines that are wanted come to. Raises `unknown_case` (case), Cancelled."""
        wanted = wanted or LineFilter()
        with self._storage.reading() as unit:
            return unit.lines.sums(self.family, wanted, _codes(unit, wanted), job)

    def _keys(self, unit: Unit) -> tuple[Stamp, tuple[Key, ...], int]:
        """Anchors and count, read again where a load came or went."""
        with self._lock:
            stamp = unit.lines.stamp()
            if self._known is None or self._known[0] != stamp:
                found = unit.lines
                self._known = (stamp, found.anchors(self.family), found.count(self.family))
            return self._known


class LineTable:
    """Lines in the order that was asked for. Thread-safe; never changes.

    `count` is how many there are, `first` those that were read with the order.
    """

    def __init__(
        self,
        lines: Lines,
        wanted: LineFilter,
        sort: str,
        descending: bool,
        stamp: Stamp,
        anchors: tuple[Key, ...],
        positions: Sequence[int],
        first: tuple[LineRow, ...],
    ) -> None:
        self._lines = lines
        self._wanted = wanted
        self._sort, self._descending = sort, descending
        self._stamp, self._anchors = stamp, anchors
        self._positions = positions
        self.count = len(positions)
        self.first = first

    def rows(self, start: int, stop: int) -> tuple[LineRow, ...]:
        """The lines from `start` (from 0) up to `stop`. A few milliseconds wherever they stand.

        Raises `sales_changed` where a load came or went since the table was arranged.
        """
        wanted = self._positions[start:stop]
        with self._lines._storage.reading() as unit:
            self._unchanged(unit)
            return tuple(unit.lines.rows(self._lines.family, self._anchors, wanted))

    def all(self, job: Job = UNWATCHED) -> Iterator[LineRow]:
        """Every line in order, for a file. Raises `sales_changed`, Cancelled."""
        with self._lines._storage.reading() as unit:
            self._unchanged(unit)
            yield from unit.lines.stream(
                self._lines.family,
                self._wanted,
                _codes(unit, self._wanted),
                self._sort,
                self._descending,
                job,
            )

    def _unchanged(self, unit: Unit) -> None:
        if unit.lines.stamp() != self._stamp:
            raise DeskError("sales_changed")


def _codes(unit: Unit, wanted: LineFilter) -> tuple[str, ...] | None:
    """The accused products that the filter asks for, None where it does not ask."""
    return tuple(accused(unit, unit.cases.get(wanted.case))) if wanted.case else None
