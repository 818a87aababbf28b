"""Which records a case has, by kind, without reading what they say."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from tro_desk.store.tables import records


class RecordNumbers:
    """Numbers of records within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, case: int) -> Mapping[str, tuple[int, ...]]:
        """Kind -> numbers of the records that were not taken away, the first made first."""
        newest = (
            select(func.max(records.c.id))
            .where(records.c.case_id == case)
            .group_by(records.c.kind, records.c.number)
        )
        rows = self._connection.execute(
            select(records.c.kind, records.c.number)
            .where(records.c.id.in_(newest), records.c.removed == 0)
            .order_by(records.c.kind, records.c.number)
        )
        found: dict[str, tuple[int, ...]] = {}
        for row in rows:
            found[row.kind] = (*found.get(row.kind, ()), row.number)
        return found
