"""What counts now, said once for the index of the search."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, func, select

from tro_desk.store.tables import cases, records

ROWS: Final[BindParameter[Any]] = bindparam("rows", expanding=True)
"""The rows that a query is asked for."""


@cache
def in_use(case: ColumnElement[int]) -> ColumnElement[bool]:
    """That the case is not in the trash."""
    return case.in_(select(cases.c.id).where(cases.c.removed_at.is_(None)))


@cache
def standing_record() -> ColumnElement[bool]:
    """That a row of `records` is the newest of its record, and that was not taken away."""
    newer = records.alias()
    newest = (
        select(func.max(newer.c.id))
        .where(
            newer.c.case_id == records.c.case_id,
            newer.c.kind == records.c.kind,
            newer.c.number == records.c.number,
        )
        .scalar_subquery()
    )
    return and_(records.c.removed == 0, records.c.id == newest)
