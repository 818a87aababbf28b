"""The log of the desk: who changed what, when."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, func, insert, select

from tro_desk.store.tables import log

_LAST: Final = 200
"""So many changes are asked for the time: one that a wrong clock dated far ahead is then past."""


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

    def newest_but(self, codes: Collection[str]) -> int:
        """The number of the last change of the desk that is none of `codes`; 0 for none."""
        return self._newest(log.c.what.not_in(codes))

    def newest_of(self, case: int, code: str) -> int:
        """The number of the last change of a case that is `code`; 0 for none."""
        return self._newest(log.c.case_id == case, log.c.what == code)

    def _newest(self, *which: ColumnElement[bool]) -> int:
        query = select(log.c.id).where(*which).order_by(log.c.id.desc()).limit(1)
        return self._connection.scalar(query) or 0

    def last_change(self, case: int) -> datetime | None:
        """When the case was last changed (UTC), as the clock told it then."""
        query = select(log.c.at).where(log.c.case_id == case)
        newest: datetime | None = self._connection.scalar(query.order_by(log.c.id.desc()).limit(1))
        return newest

    def latest(self) -> datetime | None:
        """The latest time (UTC) among the last changes of the desk; None where there is none."""
        last = select(log.c.at).order_by(log.c.id.desc()).limit(_LAST).subquery()
        latest: datetime | None = self._connection.scalar(select(func.max(last.c.at)))
        return latest
