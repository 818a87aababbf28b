"""The log of the desk: who changed what, when."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from tro_desk.store.tables import log


class Log:
    """Writes one row a change, in the transaction of the change itself."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        now: datetime,
        what: str,
        case: int | None = None,
        who: str = "seller",
        **params: str | int,
    ) -> None:
        """`what` is a code; `who` is seller, or desk for what it does by itself."""
        text = json.dumps(params, ensure_ascii=False, sort_keys=True)
        row = {"at": now, "who": who, "what": what, "case_id": case, "params": text}
        self._connection.execute(insert(log).values(row))

    def newest(self) -> int:
        """The number of the last change of the desk; 0 where there is none."""
        return self._connection.scalar(select(func.max(log.c.id))) or 0

    def newest_but(self, codes: Collection[str]) -> tuple[int, datetime | None]:
        """Number and time (UTC) of the last change of the desk that is none of `codes`."""
        query = select(log.c.id, log.c.at).where(log.c.what.not_in(codes))
        row = self._connection.execute(query.order_by(log.c.id.desc()).limit(1)).one_or_none()
        return (row.id, row.at) if row is not None else (0, None)

    def last_change(self, case: int) -> datetime | None:
        """When the case was last changed (UTC)."""
        newest: datetime | None = self._connection.scalar(
            select(func.max(log.c.at)).where(log.c.case_id == case)
        )
        return newest
