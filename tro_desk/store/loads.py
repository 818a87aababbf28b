"""The exports that were loaded, and what the seller told of tables of unknown kind."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from tro_desk.base.errors import DeskError
from tro_desk.domain.sales import Export, Load, Skipped, Told
from tro_desk.store.listings import SkuProducts
from tro_desk.store.sales_tables import (
    goods,
    loads,
    mappings,
    movements,
    order_lines,
)
from tro_desk.store.versions import Merged

_LINES = {"orders": order_lines, "money": movements}


class Loads:
    """Loads within one transaction; one that was taken back stays as history."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, store: int | None = None) -> tuple[Load, ...]:
        """The loads of one shop or of all, newest first."""
        query = select(loads).order_by(loads.c.id.desc())
        if store is not None:
            query = query.where(loads.c.store_id == store)
        return tuple(self._load(row) for row in self._connection.execute(query))

    def count_standing(self, families: Iterable[str]) -> int:
        """How many files of these families are loaded, of all shops."""
        query = select(func.count()).where(
            loads.c.undone_at.is_(None), loads.c.family.in_(tuple(families))
        )
        return self._connection.scalar(query) or 0

    def require(self, number: int) -> Load:
        """The load of that number. Raises DeskError `unknown_load` (load)."""
        row = self._connection.execute(select(loads).where(loads.c.id == number)).one_or_none()
        if row is None:
            raise DeskError("unknown_load", load=number)
        return self._load(row)

    def standing(self, store: int, sha256: str) -> Load | None:
        """The load of that very file into a shop, where it was not taken back."""
        row = self._connection.execute(
            select(loads).where(
                loads.c.store_id == store, loads.c.sha256 == sha256, loads.c.undone_at.is_(None)
            )
        ).one_or_none()
        return self._load(row) if row is not None else None

    def add(self, store: int, export: Export, told: Told, now: datetime) -> int:
        """A new load, its lines still to be counted (`count`); its number."""
        made = self._connection.execute(
            insert(loads).values(
                store_id=store,
                family=export.family,
                report=export.report,
                locale=export.locale,
                name=export.name,
                sha256=export.sha256,
                size=export.size,
                encoding=export.encoding,
                header_line=export.header_line,
                currencies=json.dumps(export.currencies),
                first_day=_number(export.first_day),
                last_day=_number(export.last_day),
                period_stated=int(told.first_day is not None),
                rows=export.rows,
                loaded=0,
                known=0,
                changed=0,
                totals=json.dumps(dict(export.totals)),
                reconciled=None if export.reconciled is None else int(export.reconciled),
                off_by=export.off_by,
                damaged_ids=export.damaged_ids,
                skipped_count=export.skipped_count,
                skipped=json.dumps([(one.line, one.why) for one in export.skipped]),
                mapping=json.dumps(dict(told.columns), ensure_ascii=False),
                at=now,
            )
        )
        assert made.inserted_primary_key is not None
        return int(made.inserted_primary_key[0])

    def count(self, number: int, merged: Merged) -> None:
        """Note what became of the lines of a load."""
        self._connection.execute(
            update(loads)
            .where(loads.c.id == number)
            .values(loaded=merged.loaded, known=merged.known, changed=merged.changed)
        )

    def take_back(self, number: int, now: datetime) -> None:
        """Note that a load no longer counts."""
        self._connection.execute(update(loads).where(loads.c.id == number).values(undone_at=now))

    def put_back(self, number: int) -> None:
        """Note that a load counts again."""
        self._connection.execute(update(loads).where(loads.c.id == number).values(undone_at=None))

    def mapping(self, store: int, header: str) -> Told | None:
        """What the seller told of a table whose names have the digest `header`."""
        row = self._connection.execute(
            select(mappings).where(mappings.c.store_id == store, mappings.c.header == header)
        ).one_or_none()
        if row is None:
            return None
        return Told(columns=tuple(json.loads(row.columns).items()), **json.loads(row.options))

    def save_mapping(self, store: int, header: str, told: Told, now: datetime) -> None:
        """Remember what the seller told of such a table."""
        own = (mappings.c.store_id == store, mappings.c.header == header)
        said = {
            "columns": json.dumps(dict(told.columns), ensure_ascii=False),
            "options": json.dumps({"currency": told.currency, "date_order": told.date_order}),
            "at": now,
        }
        if not self._connection.execute(update(mappings).where(*own).values(said)).rowcount:
            self._connection.execute(insert(mappings).values(store_id=store, header=header, **said))

    def _unmatched(self, row: Row[Any]) -> int:
        """SKUs of a load whose product number no listing and no line of an order tells."""
        lines = _LINES.get(row.family)
        if lines is None:
            return 0
        joined = SkuProducts(self._connection).of(row.store_id)
        own = select(goods.c.id, goods.c.sku).where(
            goods.c.store_id == row.store_id, goods.c.report == row.report, goods.c.sku != ""
        )
        alone = [good for good, sku in self._connection.execute(own) if sku not in joined]
        of_load = select(lines.c.good).where(
            lines.c.good == bindparam("alone"), lines.c.load_id == row.id
        )
        found = (self._connection.execute(of_load.limit(1), {"alone": good}) for good in alone)
        return sum(rows.first() is not None for rows in found)

    def _load(self, row: Row[Any]) -> Load:
        export = Export(
            row.name,
            row.sha256,
            row.size,
            row.family,
            row.report,
            row.locale,
            row.encoding,
            row.header_line,
            tuple(json.loads(row.currencies)),
            _day(row.first_day),
            _day(row.last_day),
            row.rows,
            tuple(json.loads(row.totals).items()),
            None if row.reconciled is None else bool(row.reconciled),
            row.off_by,
            row.damaged_ids,
            tuple(Skipped(line, why) for line, why in json.loads(row.skipped)),
            row.skipped_count,
        )
        return Load(
            row.id,
            row.store_id,
            export,
            row.loaded,
            row.known,
            row.changed,
            self._unmatched(row),
            row.at,
            row.undone_at,
        )


def _number(day: date | None) -> int:
    return day.year * 10_000 + day.month * 100 + day.day if day is not None else 0


def _day(number: int) -> date | None:
    return date(number // 10_000, number // 100 % 100, number % 100) if number else None
