"""Rows of the index as they stand in the desk now; what was removed is not among them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Select, func, or_, select

from tro_desk.domain.facts import Status
from tro_desk.domain.fields import FIELDS
from tro_desk.domain.search import OF_NO_CASE, Text, TextKind
from tro_desk.store.answers import TAKEN_BACK
from tro_desk.store.sales_tables import listings
from tro_desk.store.search_papers import pages_behind, papers_behind
from tro_desk.store.search_parts import answer_parts, record_parts
from tro_desk.store.search_standing import ROWS, in_use, standing_record
from tro_desk.store.search_tables import search_names, search_papers
from tro_desk.store.tables import (
    answers,
    candidates,
    current_facts,
    custom_deadlines,
    deadline_marks,
    evidence,
    facts,
    notices,
    record_papers,
    records,
    stores,
)

Rows = Sequence[int]
_SAID: Final = (Status.CONFIRMED.value, Status.NOT_SURE.value)


def standing(connection: Connection, kind: TextKind, rows: Rows) -> tuple[Text, ...]:
    """The texts of a kind behind rows of the index, in their order, as far as they still stand."""
    found = _READ[kind](connection, rows) if rows else {}
    return tuple(found[row] for row in rows if row in found)


def facts_of_fields(
    connection: Connection, fields: Iterable[str], case: int | None, limit: int
) -> tuple[Text, ...]:
    """What the seller said of these fields, the newest first."""
    query = select(current_facts.c.id).where(current_facts.c.field.in_(tuple(fields)))
    if case is not None:
        query = query.where(current_facts.c.case_id == case)
    newest = connection.scalars(query.order_by(current_facts.c.id.desc()).limit(limit)).all()
    return standing(connection, TextKind.FACT, newest)


def rows_of_case(kind: TextKind, case: int) -> Select[Any] | None:
    """The rows of a kind that belong to a case (of a page: the papers); None where none can."""
    if kind in OF_NO_CASE:
        return None
    if kind in (TextKind.PAPER, TextKind.PAGE):
        held = select(notices.c.sha256).where(notices.c.case_id == case)
        named = (
            select(record_papers.c.sha256)
            .join(records, records.c.id == record_papers.c.record_id)
            .where(records.c.case_id == case)
        )
        return select(search_papers.c.id).where(search_papers.c.sha256.in_(held.union(named)))
    if kind is TextKind.CANDIDATE:
        of_notice = candidates.c.notice_id == notices.c.id
        return select(candidates.c.id).join(notices, of_notice).where(notices.c.case_id == case)
    table = _OF_CASE[kind]
    return select(table.c.id).where(table.c.case_id == case)


_OF_CASE: Final = {
    TextKind.FACT: facts,
    TextKind.RECORD: records,
    TextKind.ANSWER: answers,
    TextKind.DATE: custom_deadlines,
    TextKind.MARK: deadline_marks,
}


_FACTS: Final = (
    select(current_facts, candidates.c.page, notices.c.sha256, evidence.c.name)
    .outerjoin(candidates, candidates.c.id == current_facts.c.candidate_id)
    .outerjoin(notices, notices.c.id == candidates.c.notice_id)
    .outerjoin(evidence, evidence.c.sha256 == notices.c.sha256)
    .where(
        current_facts.c.id.in_(ROWS),
        current_facts.c.status.in_(_SAID),
        in_use(current_facts.c.case_id),
    )
)
_SINGLE: Final = current_facts.c.field.in_([spec.name for spec in FIELDS.values() if not spec.many])
_SETTLED: Final = _SINGLE & (current_facts.c.status == Status.CONFIRMED.value)
_ANSWERED: Final = select(current_facts.c.id).where(
    current_facts.c.case_id == notices.c.case_id,
    current_facts.c.field == candidates.c.field,
    or_(current_facts.c.value == candidates.c.value, _SETTLED),
)
_CANDIDATES: Final = (
    select(candidates, notices.c.case_id, notices.c.sha256, notices.c.added_at, evidence.c.name)
    .join(notices, notices.c.id == candidates.c.notice_id)
    .join(evidence, evidence.c.sha256 == notices.c.sha256)
    .where(
        candidates.c.id.in_(ROWS),
        notices.c.removed_at.is_(None),
        in_use(notices.c.case_id),
        ~_ANSWERED.exists(),
    )
    .order_by(candidates.c.id)
)


def _facts(connection: Connection, rows: Rows) -> Mapping[int, Text]:
    return {
        row.id: Text(
            TextKind.FACT,
            row.id,
            (("value", row.value),),
            (f"c{row.case_id}",),
            row.field,
            row.status,
            row.at,
            row.tz,
            row.sha256 or "",
            row.name or "",
            row.page or 0,
            (f"c{row.case_id}",) if row.sha256 else (),
        )
        for row in connection.execute(_FACTS, {"rows": list(rows)})
    }


def _candidates(connection: Connection, rows: Rows) -> Mapping[int, Text]:
    """One for each value of a case that waits for an answer, as on the review screen."""
    best: dict[tuple[int, str, str], Any] = {}
    for row in connection.execute(_CANDIDATES, {"rows": list(rows)}):
        best.setdefault((row.case_id, row.field, row.value), row)
    return {
        row.id: Text(
            TextKind.CANDIDATE,
            row.id,
            (("value", row.value), ("raw", row.raw)),
            (f"c{row.case_id}",),
            row.field,
            "",
            row.added_at,
            row.tz,
            row.sha256,
            row.name,
            row.page,
            (f"c{row.case_id}",),
        )
        for row in best.values()
    }


def _records(connection: Connection, rows: Rows) -> Mapping[int, Text]:
    query = select(records).where(
        records.c.id.in_(rows),
        standing_record(),
        in_use(records.c.case_id),
    )
    found = {}
    for row in connection.execute(query):
        body = json.loads(row.body)
        item = f"{body['letter']}/{body['language']}" if row.kind == "letter" else ""
        found[row.id] = Text(
            TextKind.RECORD,
            row.number,
            tuple(record_parts(row.kind, row.body)),
            (f"c{row.case_id}",),
            row.kind,
            item,
            row.at,
            evidence=body.get("sha256", ""),
        )
    return found


def _answers(connection: Connection, rows: Rows) -> Mapping[int, Text]:
    """Answers that count: neither replaced nor taken back."""
    chosen = select(answers.c.case_id, answers.c.step, answers.c.item).where(answers.c.id.in_(rows))
    asked = {tuple(row) for row in connection.execute(chosen.distinct())}
    touched = {case for case, _step, _item in asked}
    taken = select(answers.c.value).where(
        answers.c.case_id.in_(touched), answers.c.step == TAKEN_BACK
    )
    back = {int(value) for value in connection.scalars(taken)}
    query = (
        select(answers)
        .where(answers.c.case_id.in_(touched), answers.c.step != TAKEN_BACK)
        .where(in_use(answers.c.case_id))
        .order_by(answers.c.id)
    )
    newest: dict[tuple[Any, ...], Any] = {}
    for row in connection.execute(query):
        if row.id not in back:
            newest[row.case_id, row.step, row.item] = row
    wanted = set(rows)
    return {
        row.id: Text(
            TextKind.ANSWER,
            row.id,
            tuple(answer_parts(row.value)),
            (f"c{row.case_id}",),
            row.step,
            row.item,
            row.at,
        )
        for row in newest.values()
        if row.id in wanted
    }


def _dates(connection: Connection, rows: Rows) -> Mapping[int, Text]:
    query = select(custom_deadlines).where(
        custom_deadlines.c.id.in_(rows),
        custom_deadlines.c.removed_at.is_(None),
        in_use(custom_deadlines.c.case_id),
    )
    return {
        row.id: Text(
            TextKind.DATE,
            row.id,
            (("title", row.title), ("note", row.note)),
            (f"c{row.case_id}",),
            f"custom:{row.id}",
            "",
            row.at,
            row.tz,
        )
        for row in connection.execute(query)
    }


def _marks(connection: Connection, rows: Rows) -> Mapping[int, Text]:
    newer = deadline_marks.alias()
    newest = (
        select(func.max(newer.c.id))
        .where(
            newer.c.case_id == deadline_marks.c.case_id,
            newer.c.deadline == deadline_marks.c.deadline,
        )
        .scalar_subquery()
    )
    query = select(deadline_marks).where(
        deadline_marks.c.id.in_(rows),
        deadline_marks.c.id == newest,
        in_use(deadline_marks.c.case_id),
    )
    return {
        row.id: Text(
            TextKind.MARK,
            row.id,
            (("note", row.note),),
            (f"c{row.case_id}",),
            row.deadline,
            row.state,
            row.at,
        )
        for row in connection.execute(query)
    }


def _stores(connection: Connection, rows: Rows) -> Mapping[int, Text]:
    query = (
        select(search_names.c.id.label("place"), stores)
        .join(stores, stores.c.id == search_names.c.row)
        .where(
            search_names.c.id.in_(rows),
            search_names.c.text == stores.c.name + "\n" + stores.c.seller_id,
            stores.c.removed_at.is_(None),
        )
    )
    return {
        row.place: Text(
            TextKind.STORE,
            row.id,
            (("name", row.name), ("seller_id", row.seller_id)),
            name=row.platform,
            store=row.id,
        )
        for row in connection.execute(query)
    }


def _listings(connection: Connection, rows: Rows) -> Mapping[int, Text]:
    said = listings.c.title + "\n" + listings.c.sku + "\n" + listings.c.product_id
    query = (
        select(search_names.c.id.label("place"), listings, stores.c.platform)
        .join(listings, listings.c.id == search_names.c.row)
        .join(stores, stores.c.id == listings.c.store_id)
        .where(
            search_names.c.id.in_(rows),
            search_names.c.text == said,
            stores.c.removed_at.is_(None),
        )
    )
    return {
        row.place: Text(
            TextKind.LISTING,
            row.id,
            (("title", row.title), ("sku", row.sku), ("product_id", row.product_id)),
            name=row.platform,
            at=row.at,
            store=row.store_id,
        )
        for row in connection.execute(query)
    }


_READ: Final[Mapping[TextKind, Callable[[Connection, Rows], Mapping[int, Text]]]] = {
    TextKind.FACT: _facts,
    TextKind.CANDIDATE: _candidates,
    TextKind.RECORD: _records,
    TextKind.ANSWER: _answers,
    TextKind.DATE: _dates,
    TextKind.MARK: _marks,
    TextKind.PAPER: papers_behind,
    TextKind.PAGE: pages_behind,
    TextKind.STORE: _stores,
    TextKind.LISTING: _listings,
}
