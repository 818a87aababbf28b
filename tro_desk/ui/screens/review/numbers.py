"""The numbers of the rows, by which list and page are joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.ui.models.mark import Mark
from tro_desk.ui.screens.review.rows import Row, State


class Numbers:
    """A number for each row, in the order of the fields at first; kept while it exists."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def given(self, rows: Sequence[Row], before: Iterable[Row]) -> tuple[Row, ...]:
        """The rows with their numbers; a row that is new for a field inherits the number of one
        that stood `before` and is gone."""
        fields = list(FIELDS)
        keys = {row.key for row in rows}
        free = {row.key: row.number for row in before}
        for row in sorted(rows, key=lambda row: fields.index(row.field)):
            if row.key not in self._known:
                heirs = [k for k in free if k.startswith(f"{row.field} ") and k not in keys]
                if heirs:
                    self._known[row.key] = free.pop(heirs[0])
                else:
                    self._known[row.key] = max(self._known.values(), default=0) + 1
        return tuple(replace(row, number=self._known[row.key]) for row in rows)


def marks_of(rows: Iterable[Row], evidence: str) -> list[Mark]:
    """The places of the rows in a paper, each with its row's number."""
    return [
        Mark(
            key=row.key,
            page=place.candidate.page,
            start=place.candidate.start,
            end=place.candidate.end,
            label=str(row.number) if item is row.items[-1] else "",
            date=FIELDS[row.field].kind is Kind.DATE,
        )
        for row in rows
        if row.state is not State.SET_ASIDE
        for item in row.items
        for place in item.places
        if place.evidence == evidence
    ]
