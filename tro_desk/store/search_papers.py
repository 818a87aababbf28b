"""Originals and their pages behind rows of the index: what they are of, and what they say now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, and_, select

from tro_desk.domain.search import Text, TextKind
from tro_desk.store.sales_tables import balances, costs
from tro_desk.store.search import paper_and_page
from tro_desk.store.search_standing import ROWS, in_use, standing_record
from tro_desk.store.search_tables import search_papers
from tro_desk.store.tables import evidence, notices, pages, record_papers, records, stores

Rows = Sequence[int]

# Made once: a search asks them at every key.
_HEADS: Final = (
    select(search_papers.c.id, evidence)
    .join(
        evidence,
        and_(
            search_papers.c.sha256 == evidence.c.sha256,
            search_papers.c.added_at == evidence.c.added_at,
        ),
    )
    .where(search_papers.c.id.in_(ROWS))
)
_AS_NOTICES: Final = (
    select(notices.c.sha256, notices.c.case_id)
    .where(
        notices.c.sha256.in_(ROWS),
        notices.c.removed_at.is_(None),
        in_use(notices.c.case_id),
    )
    .order_by(notices.c.id)
)
_NAMED: Final = select(record_papers).where(record_papers.c.sha256.in_(ROWS))
_STANDING: Final = (
    select(records.c.id, records.c.case_id)
    .where(records.c.id.in_(ROWS), standing_record(), in_use(records.c.case_id))
    .order_by(records.c.id)
)
_PROOFS: Final = {
    place: select(table.c.sha256, table.c.store_id)
    .join(stores, stores.c.id == table.c.store_id)
    .where(
        table.c.sha256.in_(ROWS),
        table.c.removed_at.is_(None),
        stores.c.removed_at.is_(None),
    )
    for place, table in (("balances", balances), ("costs", costs))
}


def papers_behind(connection: Connection, rows: Rows) -> Mapping[int, Text]:
    """Names of originals, by their row in the index."""
    known = _known_papers(connection, rows)
    return {number: text for number, text in known.items() if text.cases or text.store}


def pages_behind(connection: Connection, rows: Rows) -> Mapping[int, Text]:
    """Pages of originals, by their row in the index."""
    wanted: dict[int, dict[int, int]] = defaultdict(dict)
    for place in rows:
        of_paper, page = paper_and_page(place)
        wanted[of_paper][page] = place
    found = {}
    for number, paper in papers_behind(connection, list(wanted)).items():
        query = select(pages.c.number, pages.c.text, pages.c.part).where(
            pages.c.sha256 == paper.evidence, pages.c.number.in_(list(wanted[number]))
        )
        for row in connection.execute(query):
            found[wanted[number][row.number]] = Text(
                TextKind.PAGE,
                row.number,
                (("text", row.text), ("part", row.part)),
                paper.cases,
                "",
                paper.item,
                paper.at,
                None,
                paper.evidence,
                paper.evidence_name,
                row.number,
                paper.notices,
                paper.store,
            )
    return found


def _known_papers(connection: Connection, numbers: Rows) -> Mapping[int, Text]:
    heads = connection.execute(_HEADS, {"rows": list(numbers)}).all()
    held = _holders(connection, [row.sha256 for row in heads])
    found = {}
    for row in heads:
        of_notices, of_records, proof = held[row.sha256]
        of_cases = (*of_notices, *(one for one in of_records if one not in of_notices))
        place, shop = proof if not of_cases else ("", 0)
        found[row.id] = Text(
            TextKind.PAPER,
            row.id,
            (("name", row.name),),
            of_cases,
            row.kind,
            place,
            row.added_at,
            None,
            row.sha256,
            row.name,
            0,
            tuple(of_notices),
            shop,
        )
    return found


_Held = tuple[list[str], list[str], tuple[str, int]]


def _holders(connection: Connection, papers: Sequence[str]) -> Mapping[str, _Held]:
    """Of each original: cases with it as a notice, cases whose records name it, shop it proves."""
    held: dict[str, _Held] = {}
    of_notices: dict[str, list[str]] = defaultdict(list)
    of_records: dict[str, list[str]] = defaultdict(list)
    proofs: dict[str, tuple[str, int]] = {}
    asked = {"rows": list(papers)}
    for row in connection.execute(_AS_NOTICES, asked):
        of_notices[row.sha256].append(f"c{row.case_id}")
    named: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(_NAMED, asked):
        named[row.record_id].append(row.sha256)
    if named:
        for row in connection.execute(_STANDING, {"rows": list(named)}):
            for paper in named[row.id]:
                if f"c{row.case_id}" not in of_records[paper]:
                    of_records[paper].append(f"c{row.case_id}")
    for place, query in _PROOFS.items():
        for row in connection.execute(query, asked):
            proofs[row.sha256] = (place, row.store_id)
    for paper in papers:
        held[paper] = (of_notices[paper], of_records[paper], proofs.get(paper, ("", 0)))
    return held
