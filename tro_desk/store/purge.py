"""Rows that are removed for good, and the papers that nothing names any more."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import Connection, Select, Table, delete, select, union

from tro_desk.store import kept_lines
from tro_desk.store import sales_tables as sales
from tro_desk.store import tables as tab
from tro_desk.store.custody_tables import hold_ends
from tro_desk.store.trash import FLAGGED, Entry, Part


def purge(connection: Connection, entry: Entry) -> None:
    """Delete the rows of an entry of the trash. Of a case its number alone stays, for the log."""
    for part in entry.parts:
        _purge(connection, part)


def papers_of_case(connection: Connection, case: int) -> tuple[str, ...]:
    """The papers that anything of a case names, also what was taken out of it before."""
    return tuple(sorted(connection.scalars(union(*_of_case(case)))))


def is_used_beside(
    connection: Connection, sha256: str, cases: Collection[int], parts: Collection[Part]
) -> bool:
    """Whether a paper is named by anything but these cases and these parts of the trash."""
    notices = [int(which) for kind, which in parts if kind == "notice"]
    elsewhere = select(tab.notices.c.id).where(
        tab.notices.c.sha256 == sha256,
        tab.notices.c.case_id.not_in(cases),
        tab.notices.c.id.not_in(notices),
    )
    marks = select(tab.deadline_marks.c.id).where(
        tab.deadline_marks.c.sha256 == sha256, tab.deadline_marks.c.case_id.not_in(cases)
    )
    proofs = [
        select(table.c.id).where(table.c.sha256 == sha256, table.c.id.not_in(_rows(parts, kind)))
        for kind, table in _PROVED.items()
    ]
    if any(connection.scalar(query.limit(1)) for query in (elsewhere, marks, *proofs)):
        return True
    gone = {which for kind, which in parts if kind == "record"}
    rows = connection.execute(
        select(tab.records.c.case_id, tab.records.c.kind, tab.records.c.number)
        .join(tab.record_papers, tab.record_papers.c.record_id == tab.records.c.id)
        .where(tab.record_papers.c.sha256 == sha256, tab.records.c.case_id.not_in(cases))
    )
    return any(f"{row.case_id}/{row.kind}/{row.number}" not in gone for row in rows)


def papers_of_proofs(connection: Connection, parts: Collection[Part]) -> tuple[str, ...]:
    """The papers that prove the costs and balances among these parts."""
    found: set[str] = set()
    for kind, table in _PROVED.items():
        query = select(table.c.sha256).where(
            table.c.id.in_(_rows(parts, kind)), table.c.sha256.is_not(None)
        )
        found |= set(connection.scalars(query))
    return tuple(sorted(found))


def _rows(parts: Collection[Part], kind: str) -> list[int]:
    return [int(which) for one, which in parts if one == kind]


_PROVED: Final = {"cost": sales.costs, "balance": sales.balances}


def forget_papers(connection: Connection, papers: Collection[str]) -> None:
    """Delete the rows of papers that nothing names any more; their custody stays."""
    for table in (tab.pages, tab.evidence):
        connection.execute(delete(table).where(table.c.sha256.in_(papers)))


def _of_case(case: int) -> list[Select[Any]]:
    return [
        select(tab.notices.c.sha256).where(tab.notices.c.case_id == case),
        select(tab.record_papers.c.sha256)
        .join(tab.records, tab.records.c.id == tab.record_papers.c.record_id)
        .where(tab.records.c.case_id == case),
        select(tab.deadline_marks.c.sha256).where(
            tab.deadline_marks.c.case_id == case, tab.deadline_marks.c.sha256.is_not(None)
        ),
    ]


def _purge(connection: Connection, part: Part) -> None:
    kind, which = part
    if kind == "case":
        _case(connection, int(which))
    elif kind == "notice":
        _notices(connection, select(tab.notices.c.id).where(tab.notices.c.id == int(which)))
    elif kind == "record":
        case, of, number = which.split("/")
        own = tab.records.c
        _records(
            connection,
            select(own.id).where(
                own.case_id == int(case), own.kind == of, own.number == int(number)
            ),
        )
    elif kind == "load":
        # The row stays: listings and other loads may lean on its number. What it told is gone.
        kept_lines.forget(connection, int(which))
    elif kind == "store":
        _store(connection, int(which))
    elif kind == "watch_list":
        gone = sales.watch_terms.c.removed_at.is_not(None)
        connection.execute(delete(sales.watch_terms).where(sales.watch_terms.c.list == which, gone))
    else:
        table = FLAGGED[kind]
        connection.execute(delete(table).where(table.c.id == int(which)))


def _case(connection: Connection, case: int) -> None:
    batches = select(tab.batches.c.id).where(tab.batches.c.case_id == case)
    _delete(connection, tab.facts, tab.facts.c.case_id == case)
    _delete(connection, tab.undos, tab.undos.c.batch_id.in_(batches))
    _delete(connection, tab.batches, tab.batches.c.case_id == case)
    _notices(connection, select(tab.notices.c.id).where(tab.notices.c.case_id == case))
    _records(connection, select(tab.records.c.id).where(tab.records.c.case_id == case))
    for table in (
        *(tab.answers, tab.custom_deadlines, tab.deadline_marks, tab.reminded, tab.briefs),
        *(sales.listing_answers, hold_ends),
    ):
        _delete(connection, table, table.c.case_id == case)


def _notices(connection: Connection, which: Select[Any]) -> None:
    places = select(tab.candidates.c.id).where(tab.candidates.c.notice_id.in_(which))
    _delete(connection, tab.facts, tab.facts.c.candidate_id.in_(places))
    _delete(connection, tab.candidates, tab.candidates.c.notice_id.in_(which))
    _delete(connection, tab.signs, tab.signs.c.notice_id.in_(which))
    _delete(connection, tab.notices, tab.notices.c.id.in_(which))


def _records(connection: Connection, which: Select[Any]) -> None:
    _delete(connection, tab.record_papers, tab.record_papers.c.record_id.in_(which))
    _delete(connection, tab.records, tab.records.c.id.in_(which))


def _store(connection: Connection, store: int) -> None:
    listings = select(sales.listings.c.id).where(sales.listings.c.store_id == store)
    loads = select(sales.loads.c.id).where(sales.loads.c.store_id == store)
    own = select(sales.goods.c.id).where(sales.goods.c.store_id == store)
    for load in connection.scalars(loads).all():
        kept_lines.forget(connection, load)
    versions = sales.listing_versions
    _delete(connection, versions, versions.c.listing_id.in_(listings))
    _delete(connection, versions, versions.c.load_id.in_(loads))
    _delete(connection, sales.listings, sales.listings.c.store_id == store)
    _delete(connection, sales.good_products, sales.good_products.c.good.in_(own))
    _delete(connection, sales.goods, sales.goods.c.store_id == store)
    _delete(connection, sales.period_sales, sales.period_sales.c.load_id.in_(loads))
    for table in (sales.shop_months, sales.balances, sales.costs, sales.mappings):
        _delete(connection, table, table.c.store_id == store)
    _delete(connection, sales.loads, sales.loads.c.store_id == store)
    _delete(connection, tab.stores, tab.stores.c.id == store)


def _delete(connection: Connection, table: Table, which: Any) -> None:
    connection.execute(delete(table).where(which))
